"""Spaces, punctuation, quotation marks, brackets, and characters nobody sees.

What only moves white space is mended safely; what changes a mark is asked.
"""

import re
import unicodedata
from collections.abc import Iterator

from bangron.checking.document import Document, Form, Kind
from bangron.checking.rule import Edit, Family, Finding, Rule, found, mended
from bangron.problems import Severity

DOUBLE_SPACE = re.compile(r"(?<=[^\s|])[ \u00a0]{2,}(?=[^\s|])")
SPACE_BEFORE = re.compile(r"(?<=[^\s|>#-]) +(?=[,;:!?](?:\s|$)|\.(?:\s*$|\s+[^\W\d_]))")
HALF_HYPHEN = re.compile(r"(?<=[^\W\d_])(?<!\b[IVX])(?<!\b[IVX]{2})(?<!\b[IVX]{3})(?:- (?=[^\W\d_])| -(?=[^\W\d_]))")
INSIDE_BRACKET = re.compile(r"(?<=[(“\[]) +(?=\S)|(?<=[^\s(“\[|]) +(?=[)”])")
STRAIGHT_INSIDE = re.compile(r"\" +(?=\S)|(?<=\S) +\"")
LEADING = re.compile(r"^[ \u00a0]+(?=\S)")
NUMBERED = re.compile(r"\s*(?:\d+|[a-zđ]|[IVX]+)[.)]$")


def _body(document: Document) -> Iterator[tuple[int, str]]:
    """Yield number and text of the lines that hold prose: code and front matter left out."""
    fenced = False
    for number, typed in enumerate(document.lines, start=1):
        if document.form is Form.PAGE:
            if number < document.body_line:
                continue
            if typed.lstrip().startswith(("```", "~~~")):
                fenced = not fenced
            if fenced or typed.startswith(("    ", "\t")):
                continue
        if typed.strip():
            yield number, typed


def double_space(document: Document) -> Iterator[Finding]:
    """Two spaces where one is enough; in a page, an item's number may stand apart."""
    if document.form is Form.DATA:
        return
    for number, typed in _body(document):
        if "  " not in typed and "\u00a0 " not in typed and " \u00a0" not in typed:
            continue
        for gap in DOUBLE_SPACE.finditer(typed):
            yield mended(number, gap.start(), gap.end(), " ", typed)


def space_before_mark(document: Document) -> Iterator[Finding]:
    """A space before a comma, semicolon, colon, full stop, exclamation or question mark."""
    if document.form is Form.DATA:
        return
    for number, typed in _body(document):
        for gap in SPACE_BEFORE.finditer(typed):
            if not typed[: gap.start()].strip().startswith("....") and "..." not in typed[gap.end() : gap.end() + 3]:
                yield mended(number, gap.start(), gap.end(), "", typed)


def half_spaced_hyphen(document: Document) -> Iterator[Finding]:
    """A hyphen between words with a space on one side alone: "kinh tế- xã hội"."""
    if document.form is Form.DATA:
        return
    for number, typed in _body(document):
        for gap in HALF_HYPHEN.finditer(typed):
            yield mended(number, gap.start(), gap.end(), " - ", typed)


RULES = (
    Rule("double-space", Family.TYPOGRAPHY, Severity.WARNING, "DOMAIN 4.4", double_space),
    Rule("space-before-mark", Family.TYPOGRAPHY, Severity.WARNING, "DOMAIN 4.4", space_before_mark),
    Rule(
        "half-spaced-hyphen", Family.TYPOGRAPHY, Severity.WARNING, "DOMAIN 4.4", half_spaced_hyphen
    ),
)
