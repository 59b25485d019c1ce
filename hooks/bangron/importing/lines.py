"""Cleans the lines a reader handed over, and says of each what its marks meant.

In: a `RawDocument`. Out: `Line`s without blank lines, Markdown and HTML marks,
page numbers and drawn rules; what those said is kept as data (gap, heading
level, emphasis, place of a note). Not its job: to join lines into paragraphs.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bangron.importing.official import RECIPIENTS, is_name, is_office, kind_of_line
from bangron.importing.raw import Flow, RawDocument, RawKind, RawLine
from bangron.text.normal import INVISIBLE, LOOKALIKE_D

# Private-use characters stand for marks while lines are joined; a source's own are removed.
BOLD, NOTE_START, NOTE_END = "\ue000", "\ue001", "\ue002"

_HIDDEN = re.compile(f"[{INVISIBLE}\ue000-\uf8ff\ufffc\ufffd]")
# Bullets of Word's symbol fonts, as a PDF copies them.
_BULLET = re.compile(r"^(?=\s*[\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf06e\uf076])\s*.\s*")
_ODD_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(?=\S)(.*?)\s*#*\s*$")
_RULE = re.compile(r"\s*(?:[-_*=–—─]\s*){3,}$")
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–]\s*\d{1,3}\s*[-–]|(?:Trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?)\s*"
)
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOTE_PLACES = (
    re.compile(r"\[\^([\w-]{1,12})\](?!:)"),
    re.compile(r"<sup>\s*[\[(]?\s*(\d{1,3})\s*[\])]?\s*</sup>", re.IGNORECASE),
    re.compile(r"(?<=\S)\(?([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\)?"),
)
_NOTE_DEFINITION = re.compile(r"\s*\[\^([\w-]{1,12})\]:\s*(.*)$")
_STRONG = re.compile(r"\*\*\*?|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]{1,300}?)(?<=[^\s*])\*(?![\w*])")
_TAG = re.compile(
    r"</?(?:p|br|b|i|u|em|strong|span|div|sup|sub|font|center|h[1-6]|a|o:p|ul|ol|li|table|tbody"
    r"|thead|tr|td|th)(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_CELL_END = re.compile(r"</p>\s*(?:\t|\|)\s*<p>|</t[dh]>\s*<t[dh]>", re.IGNORECASE)
_ENTITIES = {"&nbsp;": " ", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"'}
_TABLE_RULE = re.compile(
    r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$|\s*\|\s*:?-{2,}:?\s*\|\s*$"
)
_EMPTY_ROW = re.compile(r"\d{1,3}|[.…]+")  # the first cell of a row that is left to be filled in
_MARK_CELL = re.compile(
    r"(?:[-+*•–]|(?:\d{1,2}|[IVXLC]{1,6}|[A-Zđa-z])[.)/-]|(?:\d{1,2}\.)+\d{0,2}\.?)"
)
_QUOC_HIEU = re.compile(
    r"(?<=\S)\s+(?=CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM\s*$"
    r"|Độc lập\s*[-–]\s*Tự do)"
)
# What a converter left on the last line of the text: "năm 2023./. Nơi nhận:".
_BEHIND_THE_END = re.compile(r"(?<=\./\.)\s+(?=Nơi nhận|NƠI NHẬN|[A-ZĐÀ-Ỹ]{2})")
_COLUMN_GAP = re.compile(r"\s{3,}|\t+")
_DASH = re.compile(r"[-–+]\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something."""

    text: str
    """Stripped; emphasis and places of notes as private-use characters."""

    line: int
    gap: int = 0
    """Blank lines above it."""

    indented: bool = False
    cut_at_hyphen: bool = False
    """Ends in a hyphen with no space behind: a number or word goes on in the next line."""

    level: int = 0
    """Of a heading, by the format."""

    cells: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    """What stands side by side, parted by wide space; empty where nothing does."""

    ruled: bool = False
    """A drawn rule stands above it."""

    broken: bool = False
    """A page break stands above it."""

    note: str = ""
    """Label, where the format says that the line is a footnote."""


def clean_lines(raw: RawDocument) -> tuple[Line, ...]:
    """Return the lines of a document that say something, in order."""
    lines = tuple(_spoken(raw.lines))
    return _without_columns(lines)


def is_markdown(raw: RawDocument) -> bool:
    """Tell whether the text is Markdown, by its flow or by a heading's mark."""
    return raw.flow is Flow.MARKDOWN or (
        raw.flow is Flow.PRINTED_LINES
        and any(line.kind is RawKind.TEXT and _HEADING.match(line.text) for line in raw.lines)
    )


def _spoken(raws: tuple[RawLine, ...]) -> Iterator[Line]:
    """Yield the cleaned lines, each with what blank lines, rules and breaks above it said."""
    gap, ruled, broken = 0, False, False
    for raw in raws:
        text = _plain(raw.text)
        broken = broken or raw.kind is RawKind.PAGE_BREAK or "\f" in text
        text = text.replace("\f", "")
        if raw.kind is RawKind.PAGE_BREAK or (_PAGE_NUMBER.fullmatch(text) and "\t" not in text):
            continue
        if not text.strip() and not any(cell.strip() for cell in raw.cells):
            gap += 1
            continue
        if _TABLE_RULE.match(text):
            continue
        if _RULE.match(text):
            ruled = True
            continue
        for part in _BEHIND_THE_END.split(text) if raw.kind is RawKind.TEXT else (text,):
            line = _line(raw, part)
            if line.text or line.cells:
                yield replace(line, gap=gap, ruled=ruled, broken=broken)
                gap, ruled, broken = 0, False, False


def _plain(text: str) -> str:
    """Return the text in NFC, with plain spaces and nothing invisible."""
    text = _ODD_SPACES.sub(" ", unicodedata.normalize("NFC", text)).translate(LOOKALIKE_D)
    text = _BULLET.sub("- ", text)
    for entity, letter in _ENTITIES.items():
        text = text.replace(entity, letter)
    return _HIDDEN.sub("", text)


def _line(raw: RawLine, text: str) -> Line:
    """Return one line with its marks read."""
    level, note = raw.level, raw.label if raw.kind is RawKind.FOOTNOTE else ""
    if raw.kind is RawKind.TEXT and (found := _HEADING.match(text)):
        level, text = len(found[1]), found[2]
    if not note and (found := _NOTE_DEFINITION.match(text)):
        note, text = found[1], found[2]
    cells = tuple(_plain(cell) for cell in raw.cells) if raw.kind is RawKind.ROW else _cells(text)
    if cells:
        return Line("", raw.line, level=level, cells=tuple(_unmarked(cell) for cell in cells))
    marked = _unmarked(text)
    columns = tuple(part for part in _COLUMN_GAP.split(marked.strip()) if part)
    return Line(
        " ".join(marked.split()),
        raw.line,
        columns=columns if len(columns) > 1 else (),
        indented=text[:1] == " ",
        cut_at_hyphen=text.endswith("-") and not text.endswith(" -"),
        level=level,
        note=note,
    )


def _cells(text: str) -> tuple[str, ...]:
    """Return the cells of a line that is a row: parted by tabs, bars or HTML; () if it is none."""
    if _CELL_END.search(text):
        return tuple(_CELL_END.split(text))
    bare = text.strip(" ")
    if bare.startswith("|") and bare.endswith("|") and bare.count("|") >= len("||"):
        return tuple(cell.strip() for cell in bare[1:-1].split("|"))
    if "\t" not in bare:
        return ()
    cells = tuple(cell.strip() for cell in bare.split("\t"))
    filled = [cell for cell in cells if cell]
    if len(filled) == len("ab") and cells[0] and _MARK_CELL.fullmatch(cells[0]):
        return ()  # a list's mark, a tab, its text
    is_row = len(filled) > 1 or (bool(filled) and bool(_EMPTY_ROW.fullmatch(filled[0])))
    return cells if is_row else ()


def _unmarked(text: str) -> str:
    """Return the text with its Markdown and HTML marks turned into ours, or taken out."""
    for place in _NOTE_PLACES:
        text = place.sub(
            lambda found: f"{NOTE_START}{found[1].translate(_SUPERSCRIPT)}{NOTE_END}", text
        )
    text = re.sub(r"<br\s*/?>", "\n", text, flags=re.IGNORECASE)
    text = _TAG.sub("", text)
    return _EMPHASIS.sub(r"\1", _STRONG.sub(BOLD, text))


def _without_columns(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Set side-by-side columns under each other: the head above the kind, and the closing."""
    kind_at = next((i for i, line in enumerate(lines) if _has_kind(line)), 0)
    closing_at = next((i for i, line in enumerate(lines) if _opens_closing(line)), len(lines))
    out: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        parts = _columns(line) if at <= kind_at or at >= closing_at else ()
        if not parts or (at > closing_at and not _is_closing_row(parts)):
            out.append(line)
            at += 1
            continue
        rows = [parts]
        while at + len(rows) < len(lines):
            more = _columns(lines[at + len(rows)])
            if not more or (at > kind_at and not _is_closing_row(more)):
                break
            rows.append(more)
        columns = max(map(len, rows))
        for column in range(columns):
            for offset, row in enumerate(rows):
                source = lines[at + offset]
                texts = row[column].split("\n") if column < len(row) else []
                out += [
                    Line(" ".join(text.split()), source.line, source.gap)
                    for text in texts
                    if text.strip(f" {BOLD}")
                ]
        at += len(rows)
    return tuple(out)


def _columns(line: Line) -> tuple[str, ...]:
    """Return what stands side by side in a line; () where nothing does."""
    if line.cells or line.level or line.note:
        return line.cells
    if line.columns and not _MARK_CELL.fullmatch(line.columns[0]):
        return line.columns
    parts = tuple(part for part in _QUOC_HIEU.split(line.text) if part)
    return parts if len(parts) > 1 else ()


def _has_kind(line: Line) -> bool:
    """Tell whether a line, or one of its cells, is the kind of the document."""
    return any(
        kind_of_line(part.replace(BOLD, ""))
        for cell in (line.text, *line.cells)
        for part in cell.split("\n")
    )


def _opens_closing(line: Line) -> bool:
    return any(
        RECIPIENTS.match(part.replace(BOLD, "").strip(" *")) for part in (line.text, *line.cells)
    )


def _is_closing_row(parts: tuple[str, ...]) -> bool:
    """Tell whether side-by-side texts are recipients and signature, not a table of an annex."""
    texts = [text.replace(BOLD, "").strip() for text in parts if text.strip(f" {BOLD}")]
    strong = [t for t in texts if _DASH.match(t) or RECIPIENTS.match(t) or is_office(t)]
    weak = [text for text in texts if is_name(text) or text.isupper()]
    return len(texts) <= len({*strong, *weak}) and bool(strong or len(texts) == 1)
