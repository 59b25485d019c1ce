"""Reads the data files that come with the package: word lists, messages, formats.

In: YAML of our own. Out: its values. Files that staff write are read by
`content.yaml_tree`, which trusts nothing and knows every line.
"""

from typing import Any

import yaml

# libyaml, which PyYAML's wheels carry, is ten times faster; its absence changes nothing else.
FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_data(text: str) -> Any:  # noqa: ANN401 - whatever the file holds; its reader knows
    """Return what a data file holds."""
    return yaml.load(text, Loader=FAST_LOADER)  # noqa: S506 - either loader is a safe one
