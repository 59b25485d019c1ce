"""Splits a Markdown page into its front matter and its body.

In: the text of a page. Out: the mapping between the two `---` lines, the body,
and the line at which the body starts.
"""

import re
from dataclasses import dataclass

from bangron.content.yaml_tree import Mapping, parse_yaml
from bangron.problems import Problem, Source

# The same fences that MkDocs takes: `---` first, `---` or `...` last (mkdocs.utils.meta).
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Page:
    """A page in two parts."""

    meta: Mapping
    body: str
    body_line: int
    """The line of the file, from 1, on which the body starts."""


def body_of(text: str) -> str:
    """Return what a page says below its front matter; all of it where there is none."""
    found = FRONT_MATTER.match(text)
    return text[found.end() :] if found else text


def split_page(text: str, path: str) -> tuple[Page | None, tuple[Problem, ...]]:
    """Return the page, or None and why its front matter cannot be read."""
    top = Source(path, 1)
    found = FRONT_MATTER.match(text)
    if found is None:
        rule = "front-matter-open" if text.startswith("---") else "front-matter-missing"
        return None, (Problem.make(rule, top),)
    node, problems = parse_yaml(found.group(1) or "", path, first_line=2)
    body_line = text.count("\n", 0, found.end()) + 1
    if problems and node is None:
        return None, problems
    if node is None:
        node = Mapping(top, {}, {})
    if not isinstance(node, Mapping):
        return None, (*problems, Problem.make("front-matter-no-keys", top))
    return Page(node, text[found.end() :], body_line), problems
