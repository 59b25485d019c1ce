"""Data flows one way (DESIGN.md, section 2); this reads every import and holds it."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[1] / "hooks"

SHARED = frozenset({"data", "text", "problems", "messages", "model"})
"""What every room may import."""

ROOMS: dict[str, frozenset[str]] = {
    # A room, and the rooms it may import besides itself.
    "": frozenset(),  # bangron/__init__.py: the version and nothing else
    "data": frozenset(),
    "messages": frozenset({"data"}),
    "problems": frozenset({"messages"}),
    "model": frozenset({"problems"}),
    "text": SHARED,
    "content": SHARED,
    "importing": SHARED,
    "checking": SHARED | {"content", "importing"},
    "banners": SHARED | {"content", "checking"},
    "site": SHARED | {"content", "importing", "checking", "banners"},
    "commands": SHARED | {"content", "importing", "checking", "banners"},
    "cli": SHARED | {"commands"},
    "__main__": frozenset({"cli"}),
    "publicity": frozenset({"site"}),  # the MkDocs hook, beside the package
}

FENCED: dict[str, frozenset[str]] = {
    # A library, and the only rooms that may import it.
    "PIL": frozenset({"banners"}),
    "mkdocs": frozenset({"site", "publicity"}),
    "material": frozenset({"site", "publicity"}),
    "properdocs": frozenset({"site", "publicity"}),
    "docx": frozenset({"importing"}),
    "pypdf": frozenset({"importing"}),
    "pdfminer": frozenset({"importing"}),
    "pypdfium2": frozenset({"importing"}),
    "pypdfium2_raw": frozenset({"importing"}),
    "click": frozenset({"cli", "commands", "__main__"}),
}

STANDARD_LIBRARY_ONLY = frozenset({"", "model", "problems", "text"})
"""Rooms without any third party, so that they outlive every one of them."""

IMPORT_CALLS = ("import_module", "__import__")

FLOW = "data flows content or importing → model → checking → banners → site (DESIGN.md, 2)"


def violations(hooks: Path) -> list[str]:
    """Return `file:line: what; mend` for every import below a hooks folder that breaks the rules."""
    return [
        f"{path.relative_to(hooks.parent).as_posix()}:{line}: {fault}"
        for path in sorted(hooks.rglob("*.py"))
        for line, name in imports(path, hooks)
        if (fault := fault_of(room_of(path.relative_to(hooks).with_suffix("").parts), name))
    ]


def room_of(parts: tuple[str, ...]) -> str:
    """Return the room of a module, given by the parts of its path or of its dotted name."""
    inside = parts[1:] if parts[0] == "bangron" else parts
    return "" if inside in ((), ("__init__",)) else inside[0]


def imports(path: Path, hooks: Path) -> Iterator[tuple[int, str]]:
    """Yield line and full dotted name of everything a module imports, wherever it does so."""
    package = path.relative_to(hooks).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), path.name)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            near = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join((*near, *([node.module] if node.module else [])))
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(IMPORT_CALLS):
            named = [arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant)]
            yield from ((node.lineno, name) for name in named if isinstance(name, str))


def fault_of(room: str, name: str) -> str:
    """Return what is wrong with a room's import and how to mend it; empty if nothing is."""
    top = name.partition(".")[0]
    if room not in ROOMS:
        return f"the room '{room}' is not in the plan of the house; add it to DESIGN.md and ROOMS"
    if top == "bangron":
        return own_fault(room, name)
    allowed = FENCED.get(top)
    if allowed is not None and room not in allowed:
        return f"{room} must not import {top}; leave that to {' and '.join(sorted(allowed))}"
    if room in STANDARD_LIBRARY_ONLY and top not in sys.stdlib_module_names:
        return f"{room or 'bangron'} uses the standard library alone; do without {top}"
    return ""


def own_fault(room: str, name: str) -> str:
    """Return what is wrong with importing one of the package's own modules."""
    target = room_of(tuple(name.split(".")))
    if target not in ROOMS:
        return ""  # a name of bangron/__init__.py, such as __version__
    if target in ROOMS[room] | {room, ""}:
        return ""
    return f"{room or 'bangron'} must not import {name}; {FLOW}"


def test_imports_flow_one_way() -> None:
    assert violations(HOOKS) == []


def test_every_room_was_looked_at() -> None:
    rooms = {room_of(path.relative_to(HOOKS).with_suffix("").parts) for path in HOOKS.rglob("*.py")}
    assert {"", "text", "problems", "messages", "model", "content", "banners", "site"} <= rooms


@pytest.mark.parametrize(
    ("path", "code", "fault"),
    [
        ("bangron/text/x.py", "import bangron.site.events", "text must not import bangron.site"),
        ("bangron/text/x.py", "import yaml", "standard library alone"),
        ("bangron/model.py", "from bangron.text.normal import fold", "model must not import"),
        ("bangron/model.py", "from .messages import say", "model must not import bangron.messages"),
        ("bangron/content/x.py", "from PIL import Image", "must not import PIL"),
        ("bangron/content/x.py", "from bangron import importing", "content must not import"),
        ("bangron/importing/x.py", "from ..content import files", "importing must not import"),
        ("bangron/checking/x.py", "from bangron.banners.jobs import start", "checking must not"),
        ("bangron/banners/x.py", "def f():\n    import mkdocs.plugins", "must not import mkdocs"),
        ("bangron/banners/deep/x.py", "from ...site import events", "banners must not import"),
        ("bangron/site/x.py", "from bangron.cli import main", "site must not import bangron.cli"),
        ("bangron/site/x.py", "import PIL.Image", "must not import PIL"),
        ("bangron/site/x.py", "import click", "must not import click"),
        ("bangron/cli.py", "from bangron.site import events", "cli must not import bangron.site"),
        ("bangron/cli.py", "import bangron.banners.jobs", "cli must not import bangron.banners"),
        ("bangron/commands/x.py", "from bangron.site import events", "commands must not import"),
        ("bangron/site/x.py", "from bangron.commands import common", "site must not import"),
        ("bangron/cli.py", "import_module('bangron.site')", "cli must not import bangron.site"),
        ("bangron/__init__.py", "from bangron.model import Plan", "bangron must not import"),
        ("bangron/attic/x.py", "import re", "'attic' is not in the plan of the house"),
        ("publicity.py", "from bangron.banners import jobs", "publicity must not import"),
    ],
)
def test_a_planted_violation_is_found(tmp_path: Path, path: str, code: str, fault: str) -> None:
    file = tmp_path / "hooks" / path
    file.parent.mkdir(parents=True)
    file.write_text(f'"""A module."""\n{code}\n', encoding="utf-8")
    (found,) = violations(tmp_path / "hooks")
    line = 2 + code.count("\n")
    assert found.startswith(f"hooks/{path}:{line}: ")
    assert fault in found


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("bangron/text/x.py", "from bangron.model import Side\nfrom .normal import fold"),
        ("bangron/content/x.py", "import yaml\nfrom bangron.text.slugs import slugify"),
        ("bangron/banners/x.py", "from PIL import Image\nfrom . import layout"),
        ("bangron/site/x.py", "import mkdocs.plugins\nfrom bangron.banners.jobs import start"),
        ("bangron/cli.py", "from bangron import __version__\nimport click"),
        ("publicity.py", "from bangron.site.events import Publicity"),
    ],
)
def test_what_flows_the_right_way_passes(tmp_path: Path, path: str, code: str) -> None:
    file = tmp_path / "hooks" / path
    file.parent.mkdir(parents=True)
    file.write_text(code, encoding="utf-8")
    assert violations(tmp_path / "hooks") == []
