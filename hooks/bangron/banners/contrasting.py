"""Measure how well the words of a banner stand out: at the worst pixel behind them, as drawn.

In: a layout and a palette. Out: the least contrast ratio (WCAG 2.1, 1.4.3) of any
text with any pixel behind its ink. Ornament, panels and photos are measured by
what they look like, not by what a template meant.
"""

import math
from dataclasses import replace

from PIL import Image

from bangron.banners.drawing import bare, palette_bytes, under_text
from bangron.banners.layout import Backdrop, Layout, Line, Picture, Rule, Shape
from bangron.banners.palettes import Colour, Palette, contrast

MEASURED_PX = 12_000_000  # a larger ground takes long to draw, and its tones are the same
FEW_COLOURS = 4096  # are looked at one by one
BIN = 8  # levels; more colours are rounded towards the ink: a photo is judged a little too strictly
MOST_COLOURS = (256 // BIN) ** 3


def worst_contrast(layout: Layout, palette: Palette) -> float:
    """Return the least contrast of any text with what lies behind it, 1 to 21.

    A huge banner is measured on a smaller drawing of itself.
    """
    area = layout.backdrop.width_px * layout.backdrop.height_px
    if area > MEASURED_PX:
        layout = smaller(layout, math.ceil(math.sqrt(area / MEASURED_PX)))
    if layout.pictures:
        ground = under_text(layout, palette)
        return min(over_photo(ground, line, palette) for line in layout.lines)
    indices = bare(layout)
    colours = palette_bytes(palette)
    return min(over_ground(indices, line, palette, colours) for line in layout.lines)


def smaller(layout: Layout, times: int) -> Layout:
    """Return everything of a banner that letters may stand on, so many times smaller."""

    def part(length: float) -> int:
        return max(1, round(length / times))

    backdrop = layout.backdrop
    shapes = tuple(
        Shape(shape.tone, tuple((x / times, y / times) for x, y in shape.points))
        for shape in backdrop.shapes
    )
    rules = tuple(
        Rule(
            rule.left_px // times,
            rule.top_px // times,
            -(-rule.right_px // times),
            -(-rule.bottom_px // times),
            rule.tone,
        )
        for rule in layout.rules
    )
    pictures: list[Picture] = []
    for placed in layout.pictures:
        left, top = (round(edge / times) for edge in placed.box[:2])
        width, height = placed.box[2] - placed.box[0], placed.box[3] - placed.box[1]
        box = (left, top, left + part(width), top + part(height))
        pictures.append(replace(placed, box=box))
    lines: list[Line] = []
    for line in layout.lines:
        x, y, right, bottom = (edge / times for edge in line.ink_box)
        lines.append(replace(line, ink_box=(x, y, right, bottom)))
    return replace(
        layout,
        backdrop=Backdrop(part(backdrop.width_px), part(backdrop.height_px), shapes),
        rules=rules,
        pictures=tuple(pictures),
        blocks=(),
        lines=tuple(lines),
    )


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
