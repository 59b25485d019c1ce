"""Restores paragraphs from the lines of a document, in all three families (DOMAIN 1.1).

In: cleaned lines. Out: `Block`s, each with the source lines of every part of
its text. Printed lines are joined where the type area broke them, numbers cut at
a hyphen too ("23-" / "QĐ/TW"); paragraphs that a page break cut are made whole.
Not its job: notes (`notes`), parts and numbering (`outline`).
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from bangron.importing.lexicon import any_of, key
from bangron.importing.lines import BOLD, NOTE_END, NOTE_START, Line
from bangron.importing.marks import Mark, is_next, read_mark
from bangron.importing.official import is_office, kind_of_line

LONG_LINE = 40  # characters; a shorter one is a heading or the end of a paragraph
WRAPPED_FROM = 0.3  # share of long lines without an end; a text of whole paragraphs has some 0.05
LONGEST_PRINTED_LINE = 130  # characters; A4 at 13 points holds some 85
SHORT_HEADING = 60  # characters; DOMAIN 1.1, rule 3c
SHORTFALL = 12  # characters that a paragraph's last line is shorter than a full one; rule 3d

_END = re.compile(r"(?:[.:;!?…]|[.;]?[”\")])$")
_STOP = re.compile(r"[.:;…]$")  # rule 3d; a closing quote is no end there
_LOWER = re.compile(r"[“\"(‘]?[a-zà-ỹđ]")
_UPPER = re.compile(r"[“\"(‘]?[A-ZĐÀ-Ỹ]")
_NUMBER_LINE = re.compile(r"Số\s*:?\s*[\d.…/_-]|Số\s*:", re.IGNORECASE)
_PLACE_DATE = re.compile(r"[^,.;:]{1,40},\s*ngày[\s.…_\d]+tháng", re.IGNORECASE)
_ADDRESSED = re.compile(r"(?:Nơi nhận|NƠI NHẬN|Kính gửi|KÍNH GỬI)(?!\w)")
_MOTTO = re.compile(r"Độc lập\s*[-–]\s*Tự do|CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM$")
_END_MARK = re.compile(r"\./\.?$|\./\.")
_OPENER = re.compile(rf"{any_of('openers')}\s")
_WEAK_NOTE = re.compile(r"(?<=[^\W\d_])\((\d{1,2})\)")


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
        return bool(_END.search(self.text))


@dataclass(slots=True)
class _Joiner:
    """The state of one pass over the lines."""

    wrapped: bool
    markdown: bool
    usual_gap: int
    full: int
    parts: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    zone: str = "head"
    last_marks: dict[str, Mark] = field(default_factory=dict)
    refs: set[str] = field(default_factory=set)

    def take(self, line: Line) -> None:
        """Add a line to the open block, or close it and begin another."""
        if self.parts and self.starts(self.parts[-1], line):
            self.close()
        self.parts.append(line)
        self.zone = _zone_after(self.zone, line)
        if len(self.parts) == 1 and (mark := read_mark(_bare(line))):
            self.last_marks[mark.style] = mark

    def close(self) -> None:
        """Turn the open lines into a block."""
        if self.parts:
            block = build_block(self.parts)
            self.refs |= {label for _, label in block.refs}
            self.refs.update(_WEAK_NOTE.findall(block.text))
            self.blocks.append(block)
            self.parts = []

    def starts(self, last: Line, line: Line) -> bool:
        """Tell whether a line begins a new block."""
        if last.cells or line.cells or line.note or line.level or last.level:
            return True
        if last.cut_at_hyphen and not line.gap > self.usual_gap + 1:
            return False
        before, here = _bare(last), _bare(line)
        if self.zone == "kind" or any(_stands_alone(text, self.zone) for text in (before, here)):
            return True
        if self.zone == "closing" and (here.isupper() or before.isupper()):
            return True
        if self.zone == "title" and _OPENER.match(key(here)) and self.parts:
            return True
        if before.isupper():
            return not self._caps_go_on(here, line)
        mark = read_mark(here)
        runs_on = not _END.search(before) and bool(_LOWER.match(here))
        if mark:
            return not self._is_cut_mark(mark, before, here)
        if runs_on and not _is_heading(before):
            return False
        if self._after_note(before, here):
            return True
        return self._starts_by_layout(line, before, here)

    def _starts_by_layout(self, line: Line, before: str, here: str) -> bool:
        """Decide by gaps and lengths, as far as the family lets them speak."""
        if self.markdown:
            return line.gap > 0
        if not self.wrapped:
            return True
        if line.gap > self.usual_gap:
            return True
        if line.gap < self.usual_gap and line.indented:
            return False  # a page break inside a paragraph (DOMAIN 1.1, rule 2)
        if _is_heading(before):
            return True
        if self.zone == "closing":
            return bool(_END.search(before))
        is_sentence = bool(_STOP.search(before) and _UPPER.match(here))
        return is_sentence and (len(before) < self.full - SHORTFALL or len(here) <= self.full - 1)

    def _caps_go_on(self, here: str, line: Line) -> bool:
        """Tell whether a heading in capitals goes on in this line."""
        return (
            self.zone == "body"
            and here.isupper()
            and (self.wrapped or self.markdown)
            and line.gap <= self.usual_gap
            and not read_mark(here)
            and len(_bare(self.parts[-1])) > self.full - 2 * SHORTFALL
        )

    def _is_cut_mark(self, mark: Mark, before: str, here: str) -> bool:
        """Tell whether what looks like a mark is the middle of a sentence: "kinh tế / - xã hội"."""
        if _END.search(before) or _is_heading(before) or before.endswith(","):
            return False
        if mark.style == "dash":
            return bool(_LOWER.match(here[mark.end :])) and self.wrapped
        return (self.wrapped or bool(_LOWER.match(here[mark.end :]))) and not is_next(
            mark, self.last_marks
        )

    def _after_note(self, before: str, here: str) -> bool:
        """Tell whether a sentence that a note at the foot of the page cut goes on here."""
        label = note_label(_bare(self.parts[0]))
        return bool(label and label in self.refs and before.endswith(".") and _LOWER.match(here))


def join(lines: Sequence[Line], *, markdown: bool) -> tuple[Block, ...]:
    """Return the paragraphs of a document."""
    pairs = [(last, line) for last, line in pairwise(lines) if not last.cells and not line.cells]
    gaps = Counter(line.gap for last, line in pairs if _runs_on(_bare(last), _bare(line)))
    lengths = sorted(len(_bare(line)) for line in lines if not line.cells)
    long = [pair for pair in pairs if len(_bare(pair[0])) >= LONG_LINE]
    cut = [pair for pair in long if _is_cut(_bare(pair[0]), _bare(pair[1]))]
    wrapped = bool(
        not markdown
        and long
        and len(cut) >= WRAPPED_FROM * len(long)
        and lengths[len(lengths) * 9 // 10] <= LONGEST_PRINTED_LINE
    )
    usual_gap = min(gaps, key=lambda gap: (-gaps[gap], gap)) if gaps else 0
    joiner = _Joiner(
        wrapped=wrapped,
        markdown=markdown,
        usual_gap=usual_gap if wrapped else 0,
        full=lengths[len(lengths) * 3 // 4] if lengths else 0,
    )
    for line in lines:
        joiner.take(line)
    joiner.close()
    return tuple(joiner.blocks)


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


def _bare(line: Line) -> str:
    """Return the text of a line without emphasis."""
    return line.text.replace(BOLD, "")


def _is_cut(before: str, here: str) -> bool:
    """Tell whether a line ends in the middle of a sentence."""
    is_open = not _END.search(before) and not before.endswith(",") and not before.isupper()
    return is_open and read_mark(here) is None


def _runs_on(before: str, here: str) -> bool:
    return bool(before and not _END.search(before) and _LOWER.match(here) and not before.isupper())


def _is_heading(text: str) -> bool:
    """Tell whether a line is a short heading: a mark, few letters, no end (rule 3c)."""
    mark = read_mark(text)
    return bool(
        mark
        and mark.style != "dash"
        and len(text) < SHORT_HEADING
        and not re.search(r"[.,:;!?…]$", text)
    )


def _stands_alone(text: str, zone: str) -> bool:
    """Tell whether a line is a part of the head or the closing, never of a paragraph."""
    if zone == "head" and len(text) < SHORT_HEADING:
        if _NUMBER_LINE.match(text) or _PLACE_DATE.match(text) or text == "*":
            return True
    return bool(
        (kind_of_line(text) and zone == "head")
        or (_ADDRESSED.match(text) and len(text) < SHORT_HEADING)
        or _MOTTO.match(text)
        or (zone != "title" and is_office(text))
    )


def _zone_after(zone: str, line: Line) -> str:
    """Return the part of the document that the line after this one is in."""
    text = _bare(line)
    if zone == "head" and kind_of_line(text):
        return "kind"
    if zone == "kind":
        return "title"
    if zone in ("title", "head") and (
        _OPENER.match(key(text)) or read_mark(text) or _STOP.search(text)
    ):
        return "body" if zone == "title" else zone
    if zone == "body" and (_ADDRESSED.match(text) or _END_MARK.search(text)):
        return "closing"
    return zone


def opens_body(block: Block) -> bool:
    """Tell whether a block is no longer the title: grounds, a mark, or a whole sentence."""
    return bool(
        _OPENER.match(block.key) or read_mark(block.text) or block.level or _STOP.search(block.text)
    )
