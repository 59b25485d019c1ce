"""A paragraph with the source lines of each of its parts, and what can be done with one.

In: cleaned lines. Out: `Block`s: plain text, with emphasis and places of notes as
data. Not its job: which lines belong together (`joining`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bangron.importing.lexicon import key
from bangron.importing.lines import BOLD, NOTE_END, NOTE_START, Line

ENDED = re.compile(r"(?:[.:;!?…]|[.;]?[”\")])$")
"""How a paragraph ends; one that a page break cut does not."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, or a row of a table."""

    text: str
    """Without marks of any kind."""

    pieces: tuple[tuple[int, int], ...]
    """Offset in `text` and source line, for each part that came from another line."""

    key: str
    """`text` for patterns, of the same length (`lexicon.key`)."""

    level: int = 0
    cells: tuple[str, ...] = ()
    gap: int = 0
    ruled: bool = False
    strong: tuple[tuple[int, int], ...] = ()
    """Spans that were printed bold, where that is not all of it."""

    refs: tuple[tuple[int, str], ...] = ()
    """Offset and label of the places of notes."""

    note: str = ""
    """Label, where the block is itself a note."""

    def line_at(self, offset: int) -> int:
        """Return the source line of a character."""
        return self.pieces[max(0, bisect_right(self.pieces, (offset, 1 << 60)) - 1)][1]

    @property
    def first_line(self) -> int:
        """The source line it begins on."""
        return self.pieces[0][1]

    @property
    def is_finished(self) -> bool:
        """Tell whether it ends as a sentence or an item does."""
        return bool(ENDED.search(self.text))


def build_block(lines: Iterable[Line]) -> Block:
    """Return the block of some lines: marks taken out, their places kept."""
    marked = ""
    marked_pieces: list[tuple[int, int]] = []
    first: Line | None = None
    glue = ""
    for line in lines:
        first = first or line
        marked += glue
        marked_pieces.append((len(marked), line.line))
        marked += line.text
        glue = "" if line.cut_at_hyphen else " "
    assert first is not None  # noqa: S101 - callers never hand over an empty list
    text, strong, refs, kept = _unmarked(marked)
    pieces = tuple((kept[min(at, len(marked))], line) for at, line in marked_pieces)
    return Block(
        text,
        pieces,
        key(text),
        level=first.level,
        cells=tuple(_unmarked(cell)[0].strip() for cell in first.cells),
        gap=first.gap,
        ruled=first.ruled,
        strong=strong,
        refs=refs,
        note=first.note,
    )


def glue_blocks(first: Block, second: Block) -> Block:
    """Return one paragraph of two halves that something stood between."""
    at = len(first.text) + 1
    text = f"{first.text} {second.text}"
    return replace(
        first,
        text=text,
        key=key(text),
        pieces=(*first.pieces, *((at + offset, line) for offset, line in second.pieces)),
        strong=(*first.strong, *((at + start, at + end) for start, end in second.strong)),
        refs=(*first.refs, *((at + offset, label) for offset, label in second.refs)),
    )


def cut_block(block: Block, start: int, end: int | None = None) -> Block:
    """Return a part of a block, its lines kept; spaces at both ends are cut."""
    stop = len(block.text) if end is None else end
    while start < stop and block.text[start].isspace():
        start += 1
    while stop > start and block.text[stop - 1].isspace():
        stop -= 1
    text = block.text[start:stop]
    inside = [(at - start, line) for at, line in block.pieces if start < at < stop]
    return replace(
        block,
        text=text,
        key=block.key[start:stop],
        pieces=((0, block.line_at(start)), *inside),
        strong=tuple(
            (max(a, start) - start, min(b, stop) - start)
            for a, b in block.strong
            if a < stop and b > start
        ),
        refs=tuple((at - start, label) for at, label in block.refs if start <= at <= stop),
    )


def note_label(text: str) -> str:
    """Return the label that a note's text begins with: `1.`, `(1)`, `[1]`, `¹`; "" for none."""
    found = re.match(
        rf"(?:{NOTE_START}(\w+){NOTE_END}|\((\d{{1,2}})\)|\[(\d{{1,2}})\]|(\d{{1,2}})[.)]?(?=\s))\s*",
        text,
    )
    return next((group for group in found.groups() if group), "") if found else ""


def _unmarked(
    marked: str,
) -> tuple[str, tuple[tuple[int, int], ...], tuple[tuple[int, str], ...], list[int]]:
    """Return plain text, bold spans, places of notes, and each old offset's new one."""
    out: list[str] = []
    kept: list[int] = []
    strong: list[tuple[int, int]] = []
    refs: list[tuple[int, str]] = []
    bold_from: int | None = None
    at = 0
    while at < len(marked):
        letter = marked[at]
        kept.append(len(out))
        if letter == BOLD:
            if bold_from is None:
                bold_from = len(out)
            else:
                strong += [(bold_from, len(out))] if len(out) > bold_from else []
                bold_from = None
        elif letter == NOTE_START and (end := marked.find(NOTE_END, at)) > 0:
            refs.append((len(out), marked[at + 1 : end]))
            kept += [len(out)] * (end - at)
            at = end
        else:
            out.append(letter)
        at += 1
    kept.append(len(out))
    text = "".join(out)
    partial = [(a, b) for a, b in strong if text[:a].strip() or text[b:].strip()]
    return text, tuple(partial), tuple(refs), kept
