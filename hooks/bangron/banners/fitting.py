"""Set a text as large as a box allows, in lines that read well.

In: words, a font's measures, a box, the smallest and largest size. Out: a
`Setting`: the lines, one size, one leading, all from measured ink; or None where
even the smallest size does not fit. Where the box stands on the banner, and what
is drawn, is not known here.

The rule (DESIGN section 6): where a layout that breaks no word, name, number or
date reaches a good part of the largest possible size (`KEPT_WHOLE`), none is
broken. Of what is left, the one that reads best, size being one of the things weighed.
"""

import itertools
from dataclasses import dataclass

from bangron.banners.breaking import INFINITE, Row, Starts, best_breaks, bound, narrowest
from bangron.banners.costs import (
    BOND,
    CLAUSE_ENDS,
    IN_NUMBER,
    IN_WORD,
    STOPS,
    break_costs,
    clause_starts,
)
from bangron.banners.faces import Extent, Metrics
from bangron.banners.wording import Wording
from bangron.text.compounds import Lexicon

# What is kept whole while that leaves so much of the largest size: first everything, then long
# words may part between the words they are made of, at last only names, numbers and dates hold.
# DESIGN asks for this at 0.85; type a little smaller is seen less than a date in two halves.
KEPT_WHOLE = ((BOND, 0.7), (IN_WORD, 0.6), (IN_NUMBER, 0.45))
# For a nicer break a text may give up a little of its size, or more while it stays comfortable.
NEAR_PART = 0.75  # of the largest size
LEAST_PART = 0.6  # of the largest size, where that is still comfortable
COMFORTABLE = 0.5  # of the largest type that the room would show
SIZE_COST = 620.0  # a tenth of the size is worth a little more than a comma at the line's end
LINE_COST = 50.0  # so that every comma does not make a line
MOST_LINES = 16  # more is a text, not a slogan
LINE_GAP = 0.05  # em between the ink of two lines, at the least
LEAST_PITCH = 1.2  # em; lines set closer than this look crowded whatever their ink
QUOTES = "“”‘’"  # so light that a centred line is centred without them
MOST_WORDS = 100  # about 420 characters: more is a text, and no banner carries it


@dataclass(frozen=True, slots=True)
class Setting:
    """A text cut into lines and sized."""

    lines: tuple[str, ...]
    extents: tuple[Extent, ...]
    shifts: tuple[float, ...]
    """How far, in em, each line moves to look centred: its quotation marks weigh nothing."""

    size_px: int
    tracking: float
    """Em added between letters."""

    pitch: float
    """From one baseline to the next, in em."""

    @property
    def ascent_px(self) -> float:
        """The ink above the first baseline."""
        return self.extents[0].ascent * self.size_px

    @property
    def height_px(self) -> float:
        """From the top of the first line's ink to the bottom of the last one's."""
        first, last = self.extents[0], self.extents[-1]
        em = first.ascent + (len(self.lines) - 1) * self.pitch + last.descent
        return em * self.size_px

    @property
    def width_px(self) -> float:
        """The ink of the widest line."""
        return max(extent.right - extent.left for extent in self.extents) * self.size_px


@dataclass(frozen=True, slots=True)
class Room:
    """What a text is fitted into."""

    width_px: float
    height_px: float
    smallest_px: int
    largest_px: int
    most_lines: int = MOST_LINES


def fit(
    words: Wording, metrics: Metrics, room: Room, lexicon: Lexicon, tracking: float = 0.0
) -> Setting | None:
    """Return `words` set as large as `room` allows, or None where the smallest size is too large.

    Every character must be in the font. Sizes are whole pixels.
    """
    if not words.words or len(words.words) > MOST_WORDS:
        return None
    if room.width_px <= 0 or room.height_px <= 0:
        return None
    row, block = measured(words, metrics, lexicon, tracking)
    found = [
        (cost, set_lines(words, starts, metrics, room, tracking))
        for cost, starts in candidates(row, block, room)
    ]
    fitting = [(cost, setting) for cost, setting in found if setting.size_px >= room.smallest_px]
    if not fitting:
        return None
    largest = max(setting.size_px for _, setting in fitting)
    # A loss of size hurts the more, the smaller a text is for its room.
    pressure = SIZE_COST * room.largest_px / largest

    def weight(found: tuple[float, Setting]) -> float:
        cost, setting = found
        return cost + LINE_COST * len(setting.lines) + pressure * (1 - setting.size_px / largest)

    return min(fitting, key=weight)[1]


def measured(
    words: Wording, metrics: Metrics, lexicon: Lexicon, tracking: float
) -> tuple[Row, "Block"]:
    """Return the words as widths and costs, and the height that a line of them may need."""
    extents = [metrics.measure(word, tracking) for word in words.words]
    row = Row(
        widths=tuple(extent.advance for extent in extents),
        space=metrics.space + 2 * tracking,
        costs=break_costs(words.words, lexicon),
        forced=words.forced,
        clauses=clause_starts(words.words, CLAUSE_ENDS, lexicon),
        sentences=clause_starts(words.words, STOPS, lexicon),
    )
    return row, Block(max(e.ascent for e in extents), max(e.descent for e in extents))


@dataclass(frozen=True, slots=True)
class Block:
    """The tallest and deepest ink of any word: what a line of the text may need."""

    ascent: float
    descent: float

    @property
    def pitch(self) -> float:
        """The leading that no two lines of the text can be too tall for, in em."""
        return max(LEAST_PITCH, self.ascent + self.descent + LINE_GAP)

    def size_px(self, room: Room, count: int, width: float) -> float:
        """Return the size at which `count` lines, the widest `width` em wide, fill the room."""
        if width == INFINITE:
            return 0.0
        height = self.ascent + self.descent + (count - 1) * self.pitch
        return min(room.width_px / width, room.height_px / height, room.largest_px)


def candidates(row: Row, block: Block, room: Room) -> list[tuple[float, Starts]]:
    """Return the best breaks, with their cost, for every number of lines worth a look."""
    largest = max(sizes_of(row, block, room))
    for bond, part in KEPT_WHOLE:
        whole, starts = bound(row, bond)
        # What would be illegible is no way to keep words whole.
        if max(sizes_of(whole, block, room)) >= max(largest * part, room.smallest_px):
            found = best_of_each(whole, block, room)
            if found:
                return [(cost, tuple(starts[at] for at in breaks)) for cost, breaks in found]
    return best_of_each(row, block, room)


def sizes_of(row: Row, block: Block, room: Room) -> list[float]:
    """Return the largest possible size for 1, 2, … lines."""
    widths = narrowest(row, min(room.most_lines, len(row.widths)))
    return [block.size_px(room, count, width) for count, width in enumerate(widths, 1)]


def best_of_each(row: Row, block: Block, room: Room) -> list[tuple[float, Starts]]:
    """Return the best breaks, with their cost, for each number of lines that is large enough."""
    sizes = sizes_of(row, block, room)
    largest = max(sizes)
    least_px = max(largest * LEAST_PART, min(largest * NEAR_PART, room.largest_px * COMFORTABLE))
    found = (
        best_breaks(row, count, room.width_px / least_px)
        for count, size in enumerate(sizes, 1)
        if size >= least_px
    )
    return [breaks for breaks in found if breaks is not None]


def set_lines(
    words: Wording, starts: Starts, metrics: Metrics, room: Room, tracking: float
) -> Setting:
    """Return the setting that the line starts make, at the largest whole size that fits."""
    stops = (*starts[1:], len(words.words))
    lines = tuple(" ".join(words.words[a:b]) for a, b in zip(starts, stops, strict=True))
    extents = tuple(metrics.measure(line, tracking) for line in lines)
    pitch = leading(extents)
    width = max(extent.right - extent.left for extent in extents)
    height = extents[0].ascent + (len(lines) - 1) * pitch + extents[-1].descent
    size = min(room.width_px / width, room.height_px / height, room.largest_px)
    shifts = tuple(optical_shift(line, metrics, tracking) for line in lines)
    return Setting(lines, extents, shifts, int(size), tracking, pitch)


def optical_shift(line: str, metrics: Metrics, tracking: float) -> float:
    """Return how far right, in em, a line moves so that its words stand in the middle."""
    words = line.strip(QUOTES)
    before, _, after = line.partition(words) if words else ("", "", "")
    lead = metrics.measure(before, tracking).advance
    trail = metrics.measure(after, tracking).advance
    return (trail - lead) / 2


def leading(extents: tuple[Extent, ...]) -> float:
    """Return one distance from baseline to baseline, in em, at which no ink of two lines meets."""
    needed = (
        upper.descent + lower.ascent + LINE_GAP for upper, lower in itertools.pairwise(extents)
    )
    return max(LEAST_PITCH, max(needed, default=0.0))
