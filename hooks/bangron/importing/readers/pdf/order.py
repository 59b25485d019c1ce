"""Finds the order in which the rows of a page are read.

In: the rows of a page. Out: its segments in reading order, with a mark where a
paragraph starts. Two columns, as at the head and the foot of an official
document, are read left then right; everything else is read row by row.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from bangron.importing.readers.pdf.printed import Row, Segment

COLUMNS = 2  # of the head and foot of an official document
NARROWEST_GUTTER = 0.7  # ems
LARGER_LEADING = 1.25  # times the usual distance of lines, and a paragraph starts
INDENT = 1.0  # ems to the right of the margin
HANGING = 0.5  # ems between a label's text and the lines that hang below it
SHORT = 1.0  # ems that a full line may end before the margin, its space included
ENDS = (".", ";", ":", "…", "?", "!")
SAME_EDGE_PT = 2.0  # lines of one left edge differ by no more
NEXT_ROW = 4.0  # ems to the next row of a block; a signature leaves room above the name
CLOSEST_LINES = 1.0  # ems; lines of one column are never closer


@dataclass(slots=True)
class Placed:
    """One or more segments that are read as one line."""

    segments: Row
    starts_paragraph: bool = False
    in_column: bool = False


def in_order(rows: Sequence[Row], frame: "Frame", before: Placed | None = None) -> list[Placed]:
    """Return the lines of a page, or of a part of it, in reading order.

    `before` is the last line of the page before, whose paragraph may go on.
    """
    rows = _side_by_side(rows)
    out: list[Placed] = []
    at = 0
    while at < len(rows):
        end = _column_block(rows, at)
        if end > at:
            out += _by_column(rows[at:end])
            at = end
        else:
            out.append(Placed(rows[at]))
            at += 1
    _mark_paragraphs(out, frame, before)
    return out


def _side_by_side(rows: Sequence[Row]) -> list[Row]:
    """Put rows together that are too close to stand in one column: they stand side by side."""
    out: list[Row] = []
    for row in rows:
        above = out[-1] if out else []
        if len(above) == len(row) == 1:
            left, right = sorted((above[0], row[0]), key=lambda segment: segment.left)
            size_pt = max(left.size_pt, right.size_pt)
            is_close = row[0].baseline - above[0].baseline < CLOSEST_LINES * size_pt
            if is_close and right.left - left.right > NARROWEST_GUTTER * size_pt:
                out[-1] = [left, right]
                continue
        out.append(row)
    return out


def _column_block(rows: Sequence[Row], start: int) -> int:
    """Return the end of the two-column block that starts at a row; the start if none does."""
    if len(rows[start]) != COLUMNS:
        return start
    block = _Block(rows[start])
    end = start + 1
    while end < len(rows) and block.takes(rows[end], rows[end - 1]):
        end += 1
    return end


class _Block:
    """Two columns as far as they have been seen."""

    def __init__(self, row: Row) -> None:
        self._left, self._right = [row[0]], [row[1]]

    def takes(self, row: Row, before: Row) -> bool:
        """Add a row if its segments keep to the columns; tell whether they do."""
        size_pt = row[0].size_pt
        if len(row) > COLUMNS or _foot(row) - _foot(before) > NEXT_ROW * size_pt:
            return False
        left = max(s.right for s in self._left)
        right = min(s.left for s in self._right)
        lefts = [s for s in row if s.right < right]
        rights = [s for s in row if s.left > left]
        if len(row) == 1:
            return self._takes_one(row[0], is_left=bool(lefts), is_right=bool(rights))
        gap = min(right, row[1].left) - max(left, row[0].right)
        if gap < NARROWEST_GUTTER * size_pt:
            return False
        self._left.append(row[0])
        self._right.append(row[1])
        return True

    def _takes_one(self, segment: Segment, *, is_left: bool, is_right: bool) -> bool:
        """Add the only segment of a row, if it lines up with one of the columns."""
        for column, fits in ((self._left, is_left), (self._right, is_right)):
            if fits and _lines_up(segment, column):
                column.append(segment)
                return True
        return False

    def columns(self) -> tuple[list[Segment], list[Segment]]:
        """Return both columns from top to bottom."""
        return self._left, self._right


def _foot(row: Row) -> float:
    """Return the lowest baseline of a row."""
    return max(segment.baseline for segment in row)


def _lines_up(segment: Segment, column: Sequence[Segment]) -> bool:
    """Tell whether a segment stands on the edge or the middle of a column."""
    on_edge = all(abs(segment.left - s.left) < SAME_EDGE_PT for s in column)
    middle = (min(s.left for s in column) + max(s.right for s in column)) / 2
    return on_edge or abs((segment.left + segment.right) / 2 - middle) < segment.size_pt / 2


def _by_column(rows: Sequence[Row]) -> Iterator[Placed]:
    """Yield a block of two columns: the left one, then the right one."""
    block = _Block(rows[0])
    for before, row in pairwise(rows):
        block.takes(row, before)
    for column in block.columns():
        for number, segment in enumerate(column):
            yield Placed([segment], starts_paragraph=number == 0, in_column=True)


@dataclass(frozen=True, slots=True)
class Frame:
    """How the text of pages is set."""

    margin: float
    right: float
    leading: float

    @classmethod
    def of(cls, pages: Sequence[Sequence[Row]], width: float) -> "Frame":
        """Measure pages of one width: a page alone may hold no line that is full.

        Where none is, the margins are taken for alike: lines of a list of
        slogans end early, each of them.
        """
        plain = [[row[0] for row in rows if len(row) == 1] for rows in pages]
        segments = [segment for page in plain for segment in page]
        if not segments:
            return cls(0.0, 0.0, 0.0)
        steps = [
            below.baseline - above.baseline for page in plain for above, below in pairwise(page)
        ]
        margin = _margin(segments)
        right = max(width - margin, *(segment.right for segment in segments))
        return cls(margin, right, median(steps) if steps else 0.0)


def _mark_paragraphs(lines: Sequence[Placed], frame: Frame, before: Placed | None) -> None:
    """Mark the lines that begin a paragraph by a larger gap, an indent, or a short line before."""
    for above, line in pairwise(lines):
        if not line.in_column:
            is_apart = above.in_column or _is_apart(above, line, frame)
            line.starts_paragraph = is_apart or _starts(above, line, frame)
    if lines and not lines[0].in_column:
        starts = before is None or before.in_column or _starts(before, lines[0], frame)
        lines[0].starts_paragraph = starts


def _margin(segments: Sequence[Segment]) -> float:
    """Return where most lines begin."""
    lefts = Counter(round(segment.left) for segment in segments)
    return float(min(left for left, count in lefts.items() if count == max(lefts.values())))


def _is_apart(before: Placed, line: Placed, frame: Frame) -> bool:
    """Tell whether there is more room between two lines than usual."""
    step = line.segments[0].baseline - before.segments[-1].baseline
    return 0 < LARGER_LEADING * frame.leading < step


def _starts(before: Placed, line: Placed, frame: Frame) -> bool:
    """Tell whether a line begins a paragraph, by how it and the line before are placed."""
    above, segment = before.segments[-1], line.segments[0]
    is_centred = _is_centred(segment, frame) and _is_centred(above, frame)
    room = above.left - frame.margin if is_centred else 0.0
    room += frame.right - above.right
    if room > segment.first_word_pt + SHORT * segment.size_pt:
        return True  # its first word would have stood on the line before, had it belonged there
    if is_centred:
        return False
    if segment.text_left > segment.left:  # a printed number or a dash
        is_moved = abs(segment.left - above.left) > SAME_EDGE_PT
        if is_moved or above.text().rstrip().endswith(ENDS):
            return True
    return _is_indented(segment, frame) and _is_first_line(before, segment)


def _is_first_line(before: Placed, segment: Segment) -> bool:
    """Tell whether an indented line is the first of its paragraph, not one that hangs or goes on."""
    above = before.segments[0]
    step = segment.left - above.left
    if step > INDENT * segment.size_pt:
        return abs(segment.left - above.text_left) > HANGING * segment.size_pt
    # On one edge: where wrapped lines go back to the margin, only a new paragraph stands so.
    return abs(step) <= SAME_EDGE_PT and before.starts_paragraph


def _is_indented(segment: Segment, frame: Frame) -> bool:
    """Tell whether a line begins right of the margin, and is not just centred."""
    indented = segment.left > frame.margin + INDENT * segment.size_pt
    return indented and not _is_centred(segment, frame)


def _is_centred(segment: Segment, frame: Frame) -> bool:
    """Tell whether a line leaves about the same room on both sides."""
    room = segment.left - frame.margin
    return room > segment.size_pt and abs(room - (frame.right - segment.right)) < segment.size_pt
