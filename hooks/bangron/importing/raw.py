"""What a reader hands over: the lines of a document, and what its format said of each.

In: nothing; this is the contract between the readers and the understanding half
of `importing`. A reader turns a file into a `RawDocument`; joining, outline and
facts start from there and never see a file. Not its job: to read, to join, to
understand.
"""

from dataclasses import dataclass
from enum import StrEnum


class Flow(StrEnum):
    """What one line of the document stands for."""

    PRINTED_LINES = "printed-lines"  # txt: a line as printed; paragraphs may be wrapped
    PARAGRAPHS = "paragraphs"  # docx, html, pdf: a line is a whole paragraph
    MARKDOWN = "markdown"  # as printed lines, with marks for headings, emphasis, notes


class RawKind(StrEnum):
    """What the format itself said about a line."""

    TEXT = "text"
    HEADING = "heading"
    ROW = "row"
    FOOTNOTE = "footnote"
    PAGE_BREAK = "page-break"


@dataclass(frozen=True, slots=True)
class RawLine:
    """One line."""

    text: str
    """In NFC, without its line end; spaces at both ends stay, they carry meaning (DOMAIN 1.1).

    A note's place is marked `[^label]`, where the format tells; a cell of several
    lines parts them by a newline.
    """

    line: int
    """From 1, in the source text; a running number where the format has no lines."""

    kind: RawKind = RawKind.TEXT
    cells: tuple[str, ...] = ()
    """The cells of a `ROW`, in which `text` repeats them parted by tabs."""

    level: int = 0
    """Of a `HEADING`, from 1."""

    label: str = ""
    """Of a `FOOTNOTE`: its printed number."""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A document as read."""

    path: str
    """As messages show it."""

    lines: tuple[RawLine, ...]
    flow: Flow = Flow.PRINTED_LINES
