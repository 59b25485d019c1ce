"""Set a text as large as a box allows, in lines that read well.

In: words, a font's measures, a box, the smallest and largest size. Out: a
`Setting`: the lines, one size, one leading, all from measured ink; or None where
even the smallest size does not fit. Where the box stands on the banner, and what
is drawn, is not known here.

The rule (DESIGN section 6): of all ways to break the text that reach at least
`LEAST_PART` of the largest possible size, the one that reads best.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bangron.banners.breaking import INFINITE, Row, Starts, best_breaks, narrowest
from bangron.banners.costs import break_costs
from bangron.banners.faces import Extent, Metrics
from bangron.banners.wording import Wording
from bangron.text.compounds import Lexicon

LEAST_PART = 0.85  # of the largest size; below it, size wins over a nicer break
SIZE_COST = 600.0  # a tenth of the size is worth a little more than a comma at the line's end
MOST_LINES = 16  # more is a text, not a slogan
LINE_GAP = 0.05  # em between the ink of two lines, at the least
LEAST_PITCH = 1.2  # em; lines set closer than this look crowded whatever their ink
MOST_WORDS = 160  # more cannot be legible in any format, and breaking is quadratic


@dataclass(frozen=True, slots=True)
class Setting:
    """A text cut into lines and sized."""

    lines: tuple[str, ...]
    extents: tuple[Extent, ...]
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
    extents = [metrics.measure(word, tracking) for word in words.words]
    row = Row(
        widths=tuple(extent.advance for extent in extents),
        space=metrics.space + 2 * tracking,
        costs=break_costs(words.words, lexicon),
        forced=words.forced,
    )
    block = Block(max(e.ascent for e in extents), max(e.descent for e in extents))
    widths = narrowest(row, min(room.most_lines, len(words.words)))
    sizes = [block.size_px(room, count, width) for count, width in enumerate(widths, 1)]
    largest = max(sizes)
    settings = (
        (cost, set_lines(words, starts, metrics, room, tracking))
        for cost, starts in candidates(row, room, sizes, largest)
    )
    fitting = [(cost, s) for cost, s in settings if s.size_px >= room.smallest_px]
    if not fitting:
        return None
    top = max(max(s.size_px for _, s in fitting), largest)
    return min(fitting, key=lambda f: f[0] + SIZE_COST * (1 - f[1].size_px / top))[1]


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


def candidates(
    row: Row, room: Room, sizes: list[float], largest: float
) -> Iterator[tuple[float, Starts]]:
    """Yield the best breaks, with their cost, for every number of lines worth a look."""
    widest = room.width_px / (largest * LEAST_PART)
    for count, size in enumerate(sizes, 1):
        if size >= largest * LEAST_PART:
            found = best_breaks(row, count, widest)
            if found is not None:
                yield found


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
    return Setting(lines, extents, int(size), tracking, pitch)


def leading(extents: tuple[Extent, ...]) -> float:
    """Return one distance from baseline to baseline, in em, at which no ink of two lines meets."""
    needed = (
        upper.descent + lower.ascent + LINE_GAP
        for upper, lower in zip(extents, extents[1:], strict=False)
    )
    return max(LEAST_PITCH, max(needed, default=0.0))
