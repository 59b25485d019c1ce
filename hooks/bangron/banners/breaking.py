"""Cut a row of words into lines.

In: the words' widths, the width of a space, the cost of a break before each
word, the words that must begin a line, a number of lines and the widest line
allowed. Out: where lines begin. All breakpoints are weighed together by dynamic
programming; nothing is filled greedily. Fonts, sizes and zones are not known here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

RAGGED = 400.0  # cost of a line that is off the ideal width by its whole (DOMAIN 3.5)
TOO_LONG = 2.0  # a line over the ideal disturbs more than one under it
LONE_WORD = 250.0  # a line of one word
SHORT_END = 120.0  # a last line under `SHORT_END_PART` of the widest looks lost
SHORT_END_PART = 0.4
INFINITE = float("inf")

Starts = tuple[int, ...]
"""The index of the first word of every line; the first is 0."""


@dataclass(frozen=True, slots=True)
class Row:
    """Words to be cut into lines, as widths in any one unit."""

    widths: tuple[float, ...]
    space: float
    costs: tuple[int, ...]
    """The cost of beginning a line with each word; the first is not looked at."""

    forced: frozenset[int] = frozenset()
    """Words that must begin a line."""

    def ends(self) -> list[float]:
        """Return where each word ends when all stand on one line, with 0.0 before the first."""
        steps = (width + self.space for width in self.widths)
        return list(accumulate(steps, initial=0.0))

    @property
    def fewest_lines(self) -> int:
        """The number of lines that the forced breaks alone make."""
        return len(self.forced) + 1


def line_widths(row: Row, starts: Starts) -> tuple[float, ...]:
    """Return the width of every line."""
    ends = row.ends()
    stops = (*starts[1:], len(row.widths))
    return tuple(
        ends[stop] - ends[start] - row.space for start, stop in zip(starts, stops, strict=True)
    )


def break_cost(row: Row, starts: Starts) -> float:
    """Return what all the breaks cost, forced ones nothing."""
    return float(sum(row.costs[at] for at in starts[1:] if at not in row.forced))


def narrowest(row: Row, most_lines: int) -> tuple[float, ...]:
    """Return, for 1 to `most_lines` lines, the least width that the widest line can have.

    Infinite where the forced breaks need more lines.
    """
    ends = row.ends()
    blocks = forced_blocks(row)
    longest = max(row.widths)
    whole = max(ends[stop] - ends[start] - row.space for start, stop in blocks)
    found: list[float] = []
    for count in range(1, most_lines + 1):
        if count < len(blocks):
            found.append(INFINITE)
            continue
        low, high = longest, whole
        if lines_needed(row, ends, blocks, low) <= count:
            high = low
        while high - low > longest * 0.002:
            middle = (low + high) / 2
            if lines_needed(row, ends, blocks, middle) <= count:
                high = middle
            else:
                low = middle
        found.append(high)
        whole = high
    return tuple(found)


def forced_blocks(row: Row) -> tuple[tuple[int, int], ...]:
    """Return the ranges of words between forced breaks."""
    edges = (0, *sorted(row.forced), len(row.widths))
    return tuple(zip(edges, edges[1:], strict=False))


def lines_needed(
    row: Row, ends: list[float], blocks: tuple[tuple[int, int], ...], width: float
) -> int:
    """Return the least number of lines of at most `width`, each block on lines of its own."""
    count = 0
    for start, stop in blocks:
        at = start
        while at < stop:
            room = ends[at] + width + row.space + 1e-9
            following = at + 1
            while following < stop and ends[following + 1] <= room:
                following += 1
            at = following
            count += 1
    return count


def best_breaks(row: Row, count: int, widest: float) -> tuple[float, Starts] | None:
    """Return the best way to cut `row` into `count` lines of at most `widest`, and its cost.

    The best has the least sum of break costs, raggedness against equal lines,
    and what lone words and short last lines cost. None where there is no way.
    """
    words = len(row.widths)
    if count > words or count < row.fewest_lines:
        return None
    ends = row.ends()
    ideal = min((ends[-1] - count * row.space) / count, widest)
    before: list[float] = [0.0] + [INFINITE] * words
    back: list[list[int]] = []
    for line in range(1, count + 1):
        last = line == count
        now = [INFINITE] * (words + 1)
        came = [0] * (words + 1)
        for stop in range(words if last else line, words + 1 if last else words - count + line + 1):
            for start in range(stop - 1, line - 2, -1):
                width = ends[stop] - ends[start] - row.space
                if width > widest + 1e-9:
                    break
                if before[start] < INFINITE:
                    cost = before[start] + ragged(width, ideal, last=last)
                    if start and start not in row.forced:
                        cost += row.costs[start]
                    if stop - start == 1 and words > 1:
                        cost += LONE_WORD
                    if cost < now[stop]:
                        now[stop] = cost
                        came[stop] = start
                if start in row.forced:
                    break
        back.append(came)
        before = now
    return (before[words], trace(back, words)) if before[words] < INFINITE else None


def ragged(width: float, ideal: float, *, last: bool) -> float:
    """Return what a line's width costs beside the ideal one."""
    off = width / ideal - 1
    cost = RAGGED * off * off
    if off > 0:
        cost *= TOO_LONG
    if last and width < SHORT_END_PART * ideal:
        cost += SHORT_END
    return cost


def trace(back: list[list[int]], words: int) -> Starts:
    """Return the starts of the lines that the table `back` remembers."""
    starts: list[int] = []
    stop = words
    for came in reversed(back):
        stop = came[stop]
        starts.append(stop)
    return tuple(reversed(starts))
