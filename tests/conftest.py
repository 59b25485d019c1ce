"""Settings that every test shares."""

from hypothesis import settings

# No deadline: a slow or busy machine is no fault of the code. The same examples
# on every run, so that a failure in CI is the failure on the desk.
settings.register_profile("bangron", deadline=None, derandomize=True, max_examples=60)
# New examples and many, for the desk: pytest --hypothesis-profile=thorough
settings.register_profile("thorough", deadline=None, max_examples=3000)
settings.load_profile("bangron")
