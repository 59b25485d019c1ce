"""Measure how well the words of a banner stand out: at the worst pixel behind them, as drawn.

In: a layout and a palette. Out: the least contrast ratio (WCAG 2.1, 1.4.3) of any
text with any pixel behind its ink. Ornament, panels and photos are measured by
what they look like, not by what a template meant.
"""

from PIL import Image

from bangron.banners.drawing import bare, palette_bytes, under_text
from bangron.banners.layout import Layout, Line
from bangron.banners.palettes import Colour, Palette, contrast

FEW_COLOURS = 4096  # are looked at one by one
BIN = 8  # levels; more colours are rounded towards the ink: a photo is judged a little too strictly
MOST_COLOURS = (256 // BIN) ** 3


def worst_contrast(layout: Layout, palette: Palette) -> float:
    """Return the least contrast of any text with what lies behind it, 1 to 21."""
    if layout.pictures:
        ground = under_text(layout, palette)
        return min(over_photo(ground, line, palette) for line in layout.lines)
    indices = bare(layout)
    colours = palette_bytes(palette)
    return min(over_ground(indices, line, palette, colours) for line in layout.lines)


def behind(line: Line) -> tuple[int, int, int, int]:
    """Return the pixels that a line's ink may cover."""
    left, top, right, bottom = line.ink_box
    return int(left), int(top), int(right) + 1, int(bottom) + 1


def over_ground(indices: Image.Image, line: Line, palette: Palette, colours: bytes) -> float:
    """Return the least contrast of a line over grounds that are named by indices."""
    ink: Colour = getattr(palette, line.style.ink)
    counts = indices.crop(behind(line)).histogram()
    seen = (tuple(colours[3 * at : 3 * at + 3]) for at, count in enumerate(counts) if count)
    return min(contrast(ink, (red, green, blue)) for red, green, blue in seen)


def over_photo(ground: Image.Image, line: Line, palette: Palette) -> float:
    """Return the least contrast of a line over pixels of any colour."""
    ink: Colour = getattr(palette, line.style.ink)
    part = ground.crop(behind(line))
    found = part.getcolors(FEW_COLOURS) or [
        seen
        for towards in (0, BIN - 1)
        for seen in rounded(part, towards).getcolors(MOST_COLOURS) or []
    ]
    return min(
        contrast(ink, (seen[0], seen[1], seen[2])) for _, seen in found if isinstance(seen, tuple)
    )


def rounded(part: Image.Image, towards: int) -> Image.Image:
    """Return a picture of fewer colours, each channel moved to one end of its bin."""
    return part.point([level // BIN * BIN + towards for level in range(256)] * 3)
