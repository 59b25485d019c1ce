"""Cut a row of words into lines.

In: the words' widths, the width of a space, the cost of a break before each
word, the words that must begin a line, a number of lines and the widest line
allowed. Out: where lines begin. All breakpoints are weighed together by dynamic
programming; nothing is filled greedily. Fonts, sizes and zones are not known here.
"""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise

RAGGED = (
    500.0  # cost of a line that is off the ideal width by its whole (DOMAIN 3.5 began with 400)
)
EASY = 0.08  # of the ideal width: in centred lines the eye does not see less
TOO_LONG = 1.5  # a line over the ideal disturbs more than one under it
LONE_WORD = 250.0  # a line of one syllable
LONE_PAIR = 60.0  # a line of two
SHORT_END = 120.0  # a last line under `SHORT_END_PART` of the widest looks lost
SHORT_END_PART = 0.4
STRADDLE = 70.0  # a line that holds a comma and is cut inside a clause, for each end that is
STRADDLE_STOP = 160.0  # the same with a semicolon or a stop
SENTENCE = 1000  # marks a stop in a sum of commas, of which no text has so many
CLOSE = 0.004  # of a width: near enough to tell which numbers of lines are worth a look
TOLERANCE = 1e-9  # of widths: sums of the same numbers in another order differ that little
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

    clauses: frozenset[int] = frozenset()
    """Words that begin a clause."""

    sentences: frozenset[int] = frozenset()
    """Those of them that follow a stop, not a comma."""

    syllables: tuple[int, ...] = ()
    """How many syllables each item has, where some have more than one."""

    def ends(self) -> list[float]:
        """Return where each word ends when all stand on one line, with 0.0 before the first."""
        steps = (width + self.space for width in self.widths)
        return list(accumulate(steps, initial=0.0))

    @property
    def fewest_lines(self) -> int:
        """The number of lines that the forced breaks alone make."""
        return len(self.forced) + 1


def bound(row: Row, bond: int) -> tuple[Row, tuple[int, ...]]:
    """Return the row with words whose break costs `bond` or more joined, and where each item began.

    A forced break is never joined over.
    """
    starts = [
        at for at in range(len(row.widths)) if not at or at in row.forced or row.costs[at] < bond
    ]
    place = {start: index for index, start in enumerate(starts)}
    joined = Row(
        widths=line_widths(row, tuple(starts)),
        space=row.space,
        costs=tuple(row.costs[start] for start in starts),
        forced=frozenset(place[at] for at in row.forced),
        clauses=frozenset(place[at] for at in row.clauses if at in place),
        sentences=frozenset(place[at] for at in row.sentences if at in place),
        syllables=tuple(stop - start for start, stop in pairwise((*starts, len(row.widths)))),
    )
    return joined, tuple(starts)


def line_widths(row: Row, starts: Starts) -> tuple[float, ...]:
    """Return the width of every line."""
    ends = row.ends()
    stops = (*starts[1:], len(row.widths))
    return tuple(
        ends[stop] - ends[start] - row.space for start, stop in zip(starts, stops, strict=True)
    )


def narrowest(row: Row, most_lines: int) -> tuple[float, ...]:
    """Return, for 1 to `most_lines` lines, the least width that the widest line can have.

    Infinite where the forced breaks need more lines.
    """
    ends = row.ends()
    blocks = forced_blocks(row)
    low = max(row.widths)
    high = max(ends[stop] - ends[start] - row.space for start, stop in blocks)
    found = [INFINITE] * min(len(blocks) - 1, most_lines)
    for count in range(len(blocks), most_lines + 1):
        if high > low and lines_needed(row, ends, blocks, low) <= count:
            high = low
        narrow = low
        while high - narrow > high * CLOSE:
            middle = (narrow + high) / 2
            if lines_needed(row, ends, blocks, middle) <= count:
                high = middle
            else:
                narrow = middle
        found.append(high)
    return tuple(found)


def forced_blocks(row: Row) -> tuple[tuple[int, int], ...]:
    """Return the ranges of words between forced breaks."""
    edges = (0, *sorted(row.forced), len(row.widths))
    return tuple(pairwise(edges))


def lines_needed(
    row: Row, ends: list[float], blocks: tuple[tuple[int, int], ...], width: float
) -> int:
    """Return the least number of lines of at most `width`, each block on lines of its own."""
    count = 0
    for start, stop in blocks:
        at = start
        while at < stop:
            room = ends[at] + width + row.space + TOLERANCE
            at = max(at + 1, bisect_right(ends, room, at + 1, stop + 1) - 1)
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
    judge = Judge(row, ideal)
    before: list[float] = [0.0] + [INFINITE] * words
    back: list[list[int]] = []
    for line in range(1, count + 1):
        last = line == count
        now = [INFINITE] * (words + 1)
        came = [0] * (words + 1)
        for stop in (words,) if last else range(line, words - count + line + 1):
            for start in range(stop - 1, line - 2, -1):
                width = ends[stop] - ends[start] - row.space
                if width > widest + TOLERANCE:
                    break
                if before[start] < INFINITE:
                    cost = before[start] + judge.line(start, stop, width)
                    if cost < now[stop]:
                        now[stop], came[stop] = cost, start
                if start in row.forced:
                    break
        back.append(came)
        before = now
    return (before[words], trace(back, words)) if before[words] < INFINITE else None


class Judge:
    """What one line of a row costs, whatever stands on the others."""

    def __init__(self, row: Row, ideal: float) -> None:
        """Judge lines of `row` against the width `ideal`."""
        self.ideal = ideal
        self.words = len(row.widths)
        free = {0, *row.forced}
        self.breaks = [0 if at in free else cost for at, cost in enumerate(row.costs)]
        self.lone = {1: LONE_WORD, 2: LONE_PAIR} if self.words > 1 else {}
        self.syllables = list(accumulate(row.syllables or (1,) * self.words, initial=0))
        # The clause each word belongs to: a line straddles where its ends are in different ones.
        marks = ((at in row.clauses) + SENTENCE * (at in row.sentences) for at in range(self.words))
        self.clause = list(accumulate(marks))
        whole = {0, self.words, *row.forced, *row.clauses}
        self.cut = [at not in whole for at in range(self.words + 1)]

    def line(self, start: int, stop: int, width: float) -> float:
        """Return the cost of a line of the words `start` to `stop` - 1, with the break before it."""
        off = width / self.ideal - 1
        seen = max(0.0, abs(off) - EASY)
        cost = RAGGED * seen * seen
        if off > 0:
            cost *= TOO_LONG
        cost += self.lone.get(self.syllables[stop] - self.syllables[start], 0.0)
        if stop == self.words and width < SHORT_END_PART * self.ideal:
            cost += SHORT_END
        held = self.clause[stop - 1] - self.clause[start]
        if held:
            weight = STRADDLE_STOP if held >= SENTENCE else STRADDLE
            cost += weight * (self.cut[start] + self.cut[stop])
        return cost + self.breaks[start]


def trace(back: list[list[int]], words: int) -> Starts:
    """Return the starts of the lines that the table `back` remembers."""
    starts: list[int] = []
    stop = words
    for came in reversed(back):
        stop = came[stop]
        starts.append(stop)
    return tuple(reversed(starts))
