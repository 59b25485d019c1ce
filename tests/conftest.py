"""Settings that every test shares."""

import pytest
from hypothesis import settings

# No deadline: a slow or busy machine is no fault of the code. The same examples
# on every run, so that a failure in CI is the failure on the desk.
settings.register_profile("bangron", deadline=None, derandomize=True, max_examples=60)
# New examples and many, for the desk: pytest --hypothesis-profile=thorough
settings.register_profile("thorough", deadline=None, max_examples=3000)
settings.load_profile("bangron")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """With -n, give one worker all browser tests, for they share one site and one Chromium.

    The mark `xdist_group` would say so more plainly, but pytest 9.2 does not group by it
    (pytest-xdist issue 1386). Every other test goes to whichever worker is free.
    """
    from xdist.scheduler import LoadScopeScheduling  # noqa: PLC0415 - only where it is installed

    class BrowserTogether(LoadScopeScheduling):  # type: ignore[misc]  # xdist ships no types
        def _split_scope(self, nodeid: str) -> str:
            return "browser" if "tests/browser/" in nodeid else nodeid

    return BrowserTogether(config, log)
