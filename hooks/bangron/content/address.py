"""Reads where the site will stand from its configuration, for what is printed and scanned.

In: the configuration file of MkDocs. Out: the address, or nothing. MkDocs itself
gives the address of the preview while it serves one; a code on a banner must
never lead there. Everything else of the configuration is MkDocs' business.
"""

from collections.abc import Mapping as Variables
from pathlib import Path

from bangron.content.files import read_text
from bangron.content.yaml_tree import Mapping, Scalar, Sequence, parse_yaml

KEY = "site_url"


def read_site_url(configuration: Path, environment: Variables[str, str]) -> str:
    """Return the site's address; empty where the file does not say, or cannot be read.

    `!ENV [NAME, OTHER, default]` means the first variable that is set, else the default.
    """
    text, _ = read_text(configuration, configuration.parent)
    tree, _ = parse_yaml(text or "", configuration.name)
    node = tree.entries.get(KEY) if isinstance(tree, Mapping) else None
    if isinstance(node, Scalar):
        return node.text or ""
    if not isinstance(node, Sequence):
        return ""
    words = [one.text for one in node.items if isinstance(one, Scalar) and one.text]
    given = [environment[name] for name in words if name in environment]
    return (given or words[-1:] or [""])[0]
