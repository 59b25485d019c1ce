"""Puts letters into printed lines, and lines that share a height into segments.

In: the letters of a page. Out: rows from top to bottom, each a list of segments
from left to right; two segments of a row are parted by a gap no word space is
as wide as. Raised small letters keep a mark, since a footnote may hang on them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from bangron.importing.encodings.restoring import read_in_font
from bangron.importing.readers.pdf.letters import Letter

# All in ems.
SAME_BASELINE = 0.2
MARK_GAP = 2.5  # a footnote's number may stand this far before its text
RAISED = 0.1  # least rise of a footnote mark over the line
SMALL = 0.8  # a mark is smaller than this against its line
WORD_SPACE = 0.2
HINTED_SPACE = 0.06  # enough where PDFium thinks that a word ends
COLUMN_GAP = 2.0  # wider than any space of a justified line
LABEL_GAP = 6.0  # a printed number and its text may stand this far apart

_LABEL = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVXLC]{1,6}|[a-zđ])[.)]?\)?-?|[-–+*•]")


@dataclass(slots=True)
class Segment:
    """A run of letters on one height without a column gap in it."""

    letters: list[Letter]
    raised: frozenset[int]
    """Which of the letters are small and raised."""

    @property
    def left(self) -> float:
        """Where its first letter begins."""
        return self.letters[0].left

    @property
    def text_left(self) -> float:
        """Where its text begins after a printed number or dash; else where it begins."""
        spaces = [i for i, c in enumerate(self.letters) if c.text.isspace() or self._is_gap(i)]
        at = spaces[0] if spaces else 0
        head = "".join(c.text for c in self.letters[:at])
        if not _LABEL.fullmatch(head.strip()):
            return self.left
        return next((c.left for c in self.letters[at:] if not c.text.isspace()), self.left)

    @property
    def first_word_pt(self) -> float:
        """How wide its first word is."""
        ends = (i for i, c in enumerate(self.letters) if c.text.isspace() or self._is_gap(i))
        end = next(ends, len(self.letters))
        return self.letters[max(end, 1) - 1].right - self.left

    def _is_gap(self, at: int) -> bool:
        """Tell whether a space that no letter stands for is before a letter."""
        return at > 0 and _is_spaced(self.letters[at - 1], self.letters[at])

    @property
    def right(self) -> float:
        """Where its last letter that can be seen ends."""
        seen = [letter.right for letter in self.letters if not letter.text.isspace()]
        return max(seen, default=self.left)

    @property
    def size_pt(self) -> float:
        """The em of most of its letters."""
        return median(letter.size_pt for letter in self.letters)

    @property
    def baseline(self) -> float:
        """The height that most of its letters stand on."""
        return median(letter.baseline for letter in self.letters)

    def text(self, marks: frozenset[str] = frozenset()) -> str:
        """Return what is printed; a raised number in `marks` becomes a Markdown footnote mark.

        One space at the end stays: a hyphen before it is no broken word (DOMAIN 1.1).
        """
        out: list[str] = []
        pending: list[Letter] = []
        for i, letter in enumerate(self.letters):
            if i and _is_spaced(self.letters[i - 1], letter) and pending:
                pending.append(_space_before(letter))
            if pending and (
                letter.font != pending[-1].font or (i in self.raised) != (i - 1 in self.raised)
            ):
                out.append(_shown(pending, marks, is_raised=i - 1 in self.raised))
                pending = []
            pending.append(letter)
        out.append(_shown(pending, marks, is_raised=len(self.letters) - 1 in self.raised))
        text = re.sub(" {2,}", " ", "".join(out)).lstrip()
        return f"{text.rstrip()} " if text != text.rstrip() else text


Row = list[Segment]


def rows_of(letters: Iterable[Letter]) -> list[Row]:
    """Return the rows of a page from top to bottom."""
    lines = _lines(letters)
    rows = [row for line in lines if (row := _segments(line))]
    return sorted(rows, key=lambda row: row[0].baseline)


def _lines(letters: Iterable[Letter]) -> list[list[Letter]]:
    """Gather letters on one height; large ones first, so that marks find the line they belong to."""
    lines: list[list[Letter]] = []
    firsts: list[Letter] = []  # the largest letter of each line, which stands for it
    visible = [c for c in letters if c.size_pt > 0]
    last = -1  # letters come in running order, so the last line is the likeliest
    for letter in sorted(visible, key=lambda c: -round(c.size_pt, 1)):
        order = [last, *range(len(lines))] if last >= 0 else []
        at = next((i for i in order if _belongs(letter, firsts[i], lines[i])), None)
        if at is None:
            lines.append([])
            firsts.append(letter)
            at = len(lines) - 1
        lines[at].append(letter)
        last = at
    return lines


def _belongs(letter: Letter, first: Letter, line: Sequence[Letter]) -> bool:
    """Tell whether a letter stands on a line, or is a small mark that touches it."""
    size_pt, rise = first.size_pt, first.baseline - letter.baseline
    if abs(rise) <= SAME_BASELINE * size_pt:
        return True
    if letter.size_pt > SMALL * size_pt or not RAISED * size_pt < rise < 0.7 * size_pt:
        return False
    return any(
        -1 < letter.left - c.right < MARK_GAP * size_pt
        or -1 < c.left - letter.right < MARK_GAP * size_pt
        for c in line
    )


def _segments(line: list[Letter]) -> Row:
    """Part a line at its column gaps."""
    letters = sorted(line, key=lambda c: (c.left, c.right))
    while (
        letters and letters[-1].text.isspace() and len(letters) > 1 and letters[-2].text.isspace()
    ):
        letters.pop()
    while letters and letters[0].text.isspace():
        letters.pop(0)
    if not letters:
        return []
    size_pt = median(c.size_pt for c in letters)
    baseline = median(c.baseline for c in letters)
    cuts = [0]
    for i, (before, letter) in enumerate(pairwise(letters), 1):
        gap = letter.left - before.right
        head = "".join(c.text for c in letters[cuts[-1] : i]).strip()
        limit = LABEL_GAP if _LABEL.fullmatch(head) else COLUMN_GAP
        if gap > limit * size_pt:
            cuts.append(i)
    parts = [letters[a:b] for a, b in pairwise([*cuts, len(letters)])]
    return [
        Segment(part, frozenset(i for i, c in enumerate(part) if _is_raised(c, baseline, size_pt)))
        for part in parts
        if any(not c.text.isspace() for c in part)
    ]


def _is_raised(letter: Letter, baseline: float, size_pt: float) -> bool:
    """Tell whether a letter is a small one above its line."""
    return letter.size_pt < SMALL * size_pt and baseline - letter.baseline > RAISED * size_pt


def _is_spaced(before: Letter, letter: Letter) -> bool:
    """Tell whether a space belongs between two letters that neither is one."""
    if before.text.isspace() or letter.text.isspace():
        return False
    gap = letter.left - before.right
    size_pt = max(before.size_pt, letter.size_pt)
    return gap > (HINTED_SPACE if letter.after_space else WORD_SPACE) * size_pt


def _space_before(letter: Letter) -> Letter:
    """Return the space that stands before a letter, in its font."""
    left = letter.left
    return Letter(" ", left, left, letter.baseline, letter.size_pt, letter.font, after_space=False)


def _shown(letters: list[Letter], marks: frozenset[str], *, is_raised: bool) -> str:
    """Return letters of one font as text."""
    if not letters:
        return ""
    text = read_in_font("".join(c.text for c in letters), letters[0].font)
    label = text.strip(" []()")
    return f"[^{label}]" if is_raised and label in marks else text
