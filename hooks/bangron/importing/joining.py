"""Restores paragraphs from the lines of a document, in all three families (DOMAIN 1.1).

In: cleaned lines. Out: `Block`s, each with the source lines of every part of
its text. Printed lines are joined where the type area broke them, numbers cut at
a hyphen too ("23-" / "QĐ/TW"); paragraphs that a page break cut are made whole.
Not its job: notes (`notes`), parts and numbering (`outline`).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bangron.importing.blocks import ENDED, Block, build_block, note_label
from bangron.importing.lexicon import any_of, key
from bangron.importing.lines import BOLD, NOTE_END, NOTE_START, Line
from bangron.importing.marks import Mark, is_next, read_mark
from bangron.importing.official import is_office, kind_of_line

LONG_LINE = 40  # characters; a shorter one is a heading or the end of a paragraph
WRAPPED_FROM = 0.3  # share of long lines without an end; a text of whole paragraphs has some 0.05
LONGEST_PRINTED_LINE = 130  # characters; A4 at 13 points holds some 85
SHORT_HEADING = 60  # characters; DOMAIN 1.1, rule 3c
SHORTFALL = 12  # characters that a paragraph's last line is shorter than a full one; rule 3d

_STOP = re.compile(r"[.:;…]$")  # rule 3d; a closing quote is no end there
_LOWER = re.compile(r"[“\"(‘]?[a-zà-ỹđ]")
_UPPER = re.compile(r"[“\"(‘]?[A-ZĐÀ-Ỹ]")
# The number, the place and day, the star below a Party body.
_HEAD_LINE = re.compile(
    r"Số\s*:?\s*[\d.…/_-]|Số\s*:|[^,.;:]{1,40},\s*ngày[\s.…_\d]+tháng|\*$", re.IGNORECASE
)
_ADDRESSED = re.compile(r"(?:Nơi nhận|NƠI NHẬN|Kính gửi|KÍNH GỬI)(?!\w)")
_MOTTO = re.compile(r"Độc lập\s*[-–]\s*Tự do|CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM$")
_END_MARK = re.compile(r"\./\.?$|\./\.")
_OPENER = re.compile(rf"{any_of('openers')}\s")
_WEAK_NOTE = re.compile(r"(?<=[^\W\d_])\((\d{1,2})\)")


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
        """Tell whether a line begins a new block: the first rule that knows decides."""
        if last.cells or line.cells or line.note or line.level or last.level:
            return True
        if last.cut_at_hyphen and line.gap <= self.usual_gap + 1:
            return False
        before, here = _bare(last), _bare(line)
        for verdict in (self._by_zone(before, here), self._by_words(line, before, here)):
            if verdict is not None:
                return verdict
        if self.markdown or not self.wrapped:
            return line.gap > 0 if self.markdown else True
        return self._by_layout(line, before, here)

    def _by_zone(self, before: str, here: str) -> bool | None:
        """Decide by the fixed lines of head, title and closing."""
        if self.zone == "kind" or any(_stands_alone(text, self.zone) for text in (before, here)):
            return True
        in_caps = self.zone == "closing" and (here.isupper() or before.isupper())
        opens = self.zone == "title" and _OPENER.match(key(here))
        return True if in_caps or opens else None

    def _by_words(self, line: Line, before: str, here: str) -> bool | None:
        """Decide by capitals, marks, and sentences that run on."""
        if before.isupper():
            return not self._caps_go_on(here, line)
        if self._opens_note(line, here):
            return True
        if mark := read_mark(here):
            return not self._is_cut_mark(mark, before, here)
        goes_on = _LOWER.match(here) or (here[:1].isdigit() and len(before) >= LONG_LINE)
        if not ENDED.search(before) and goes_on and not _is_heading(before):
            return False
        return True if self._after_note(before, here) else None

    def _by_layout(self, line: Line, before: str, here: str) -> bool:
        """Decide by gaps and lengths, where printed lines are wrapped (DOMAIN 1.1, rules 2, 3)."""
        if line.gap != self.usual_gap and (line.gap > self.usual_gap or line.indented):
            return line.gap > self.usual_gap  # a smaller one is a page break in a paragraph
        if _is_heading(before):
            return True
        if self.zone == "closing":
            return bool(ENDED.search(before))
        is_sentence = bool(_STOP.search(before) and _UPPER.match(here))
        return is_sentence and (len(before) < self.full - SHORTFALL or len(here) <= self.full - 1)

    def _caps_go_on(self, here: str, line: Line) -> bool:
        """Tell whether a heading in capitals goes on in this line."""
        return (
            self.zone in ("title", "body")
            and here.isupper()
            and (self.wrapped or self.markdown)
            and line.gap <= self.usual_gap
            and not read_mark(here)
            and len(_bare(self.parts[-1])) > self.full - 2 * SHORTFALL
        )

    def _is_cut_mark(self, mark: Mark, before: str, here: str) -> bool:
        """Tell whether what looks like a mark is the middle of a sentence: "kinh tế / - xã hội"."""
        if ENDED.search(before) or _is_heading(before) or before.endswith(","):
            return False
        if mark.style == "dash":
            return bool(_LOWER.match(here[mark.end :])) and self.wrapped
        return (self.wrapped or bool(_LOWER.match(here[mark.end :]))) and not is_next(
            mark, self.last_marks
        )

    def _opens_note(self, line: Line, here: str) -> bool:
        """Tell whether a note at the foot of the page begins: its label stands in the text above."""
        label = note_label(here)
        if not label or (here[0].isdigit() and not line.ruled):
            return False  # "1. " is an item's mark too
        places = (f"({label})", f"{NOTE_START}{label}{NOTE_END}")
        above = (part.text for part in self.parts)
        return label in self.refs or any(place in text for text in above for place in places)

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


def _bare(line: Line) -> str:
    """Return the text of a line without emphasis."""
    return line.text.replace(BOLD, "")


def _is_cut(before: str, here: str) -> bool:
    """Tell whether a line ends in the middle of a sentence."""
    is_open = not ENDED.search(before) and not before.endswith(",") and not before.isupper()
    return is_open and read_mark(here) is None


def _runs_on(before: str, here: str) -> bool:
    return bool(before and not ENDED.search(before) and _LOWER.match(here) and not before.isupper())


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
    if zone == "head" and len(text) < SHORT_HEADING and _HEAD_LINE.match(text):
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
