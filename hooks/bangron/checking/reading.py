"""Turns a page or a data file of the project into a `Document`.

In: the text of a file and its path. Out: a `Document`. A page is cut at blank
lines, as Markdown is; a data file and front matter at their keys, by their
lines, so that every character is found again even where YAML is broken. Plans
as they arrive are read by `raw`. Nothing is judged here.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from bangron.checking.document import Document, Form, Kind, Writer
from bangron.content.front_matter import FRONT_MATTER
from bangron.model import Plan
from bangron.text.normal import nfc

# Values that name things for the program and are never read as prose.
IDS = frozenset({
    "campaign", "date", "day", "end", "formats", "from", "hang_from", "hang_to", "id", "item",
    "kind", "mode", "number", "palette", "plan", "printed", "side", "slug", "start", "status",
    "successors", "template", "until", "variant_of", "year",
})  # fmt: skip
NOTES = frozenset({"note", "origin"})
# Values that repeat what a document prints, with its capitals and spelling.
PRINTED = frozenset({
    "attribution", "columns", "event", "footer", "issuer", "kicker", "name", "parent", "place",
    "recipients", "title",
})  # fmt: skip

KEY = re.compile(r"^(\s*(?:- +)*)([^\s:#{}\[\]\"'-][^:#{}\[\]\"']{0,40}):(?:\s+|$)")
FLOW_VALUE = re.compile(r"([a-z_]+):\s+(.*?)\s*(?=,\s*[a-z_]+:\s|\}\s*$)")
DASHES = re.compile(r"\s*(?:- +)+")
COMMENT = re.compile(r"(?:^|\s)#.*$")
BLOCK_MARKS = re.compile(r"[>|][+-]?\s*$")
SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)+(?:, [a-z0-9-]+)*")
QUOTED = re.compile("“[^”]*”")

LONGEST_FLOW_VALUE = 2000  # characters; a mapping on one line has some 200

ITEM = re.compile(r"\s*(?:[-*+] |\d{1,2}(?:\.\d{1,2})*[.)] |[a-zđ][).] )")
HEADING = re.compile(r"\s*#{1,6}\s")
FENCE = re.compile(r"\s*(?:```|~~~)")
TABLE_RULE = re.compile(r"\s*\|?[\s|:-]+\|?\s*$")


def read_page(text: str, path: str, plan: Plan | None = None, file: Path | None = None) -> Document:
    """Return a Markdown page, front matter and body."""
    lines = nfc(text).split("\n")
    writer = Writer()
    front = FRONT_MATTER.match(text)
    body_line = text.count("\n", 0, front.end()) + 1 if front else 1
    if front:
        _write_values(writer, lines, 2, body_line - 1)
    _write_body(writer, lines, body_line)
    return writer.document(path, Form.PAGE, lines, plan, body_line, file=file)


def read_data(text: str, path: str, file: Path | None = None) -> Document:
    """Return a YAML file of the project."""
    lines = nfc(text).split("\n")
    writer = Writer()
    _write_values(writer, lines, 1, len(lines) + 1)
    return writer.document(path, Form.DATA, lines, None, len(lines) + 1, file=file)


def _write_values(writer: Writer, lines: list[str], first: int, after: int) -> None:
    """Write the values of the YAML lines `first` to `after` - 1."""
    role = ""
    for number in range(first, min(after, len(lines) + 1)):
        typed = lines[number - 1]
        if not typed.strip() or typed.lstrip().startswith("#") or typed.strip() in ("---", "..."):
            continue
        key = KEY.match(typed)
        if key:
            _close_value(writer, role)
            role = key[2]
            start = key.end()
        else:
            dashes = DASHES.match(typed)
            if dashes:
                _close_value(writer, role)
            start = dashes.end() if dashes else len(typed) - len(typed.lstrip())
        for name, begin, end in _values(typed, start):
            if name:
                _close_value(writer, role)
                role = name
            if role in IDS or begin >= end or SLUG.fullmatch(typed, begin, end):
                continue
            if not name:
                writer.space()
            writer.piece(_masked(typed[begin:end], role), number, begin + 1)
    _close_value(writer, role)


def _close_value(writer: Writer, role: str) -> None:
    if role in NOTES:
        writer.close(Kind.NOTE, role)
    else:
        kinds = {"text": Kind.SLOGAN}
        writer.close(kinds.get(role, Kind.PRINTED if role in PRINTED else Kind.FIELD), role)


def _masked(value: str, role: str) -> str:
    """Return a value; in a note, what stands in quotation marks is hidden: it may quote a fault."""
    if role not in NOTES:
        return value
    return QUOTED.sub(lambda quote: "“" + "·" * (len(quote[0]) - 2) + "”", value)


def _values(typed: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Yield (key or "", start, stop) of what a line says after its key."""
    value = typed[start:]
    if value.startswith("{") and len(value) < LONGEST_FLOW_VALUE:
        for pair in FLOW_VALUE.finditer(typed, start):
            begin, end = pair.span(2)
            yield (pair[1], *_unquoted(typed, begin, end))
        return
    if BLOCK_MARKS.match(value):
        return
    if value[:1] not in ("'", '"'):
        value = COMMENT.sub("", value)
    yield ("", *_unquoted(typed, start, start + len(value.rstrip())))


def _unquoted(typed: str, start: int, stop: int) -> tuple[int, int]:
    """Return a range without the quotation marks, brackets and spaces at its ends."""
    while start < stop and typed[start] in " '\"[":
        start += 1
    while stop > start and typed[stop - 1] in " '\"]":
        stop -= 1
    return start, stop


def _write_body(writer: Writer, lines: list[str], first: int) -> None:
    """Write the Markdown lines from `first` on."""
    fenced = False
    kind = Kind.PROSE
    for number in range(first, len(lines) + 1):
        typed = lines[number - 1]
        if FENCE.match(typed):
            fenced = not fenced
            continue
        if fenced:
            continue
        if not typed.strip():
            writer.close(kind)
            kind = Kind.PROSE
        elif typed.lstrip().startswith("|"):
            _write_row(writer, typed, number)
        elif HEADING.match(typed) or ITEM.match(typed):
            writer.close(kind)
            kind = Kind.HEADING if HEADING.match(typed) else Kind.ITEM
            writer.line(typed, number)
            if kind is Kind.HEADING:
                writer.close(kind)
                kind = Kind.PROSE
        else:
            writer.space()
            writer.line(typed, number, len(typed) - len(typed.lstrip()))
    writer.close(kind)


def _write_row(writer: Writer, typed: str, number: int) -> None:
    """Write a row of a Markdown table."""
    if TABLE_RULE.match(typed):
        return
    at = 0
    for cell in typed.split("|"):
        start = at + len(cell) - len(cell.lstrip())
        stop = at + len(cell.rstrip())
        if start < stop:
            writer.line(typed, number, start, stop)
            writer.close(Kind.CELL)
        at += len(cell) + 1
