"""Show a large banner small: the same in every line, letter and place.

In: the layout of a whole banner. Out: the same layout in fewer pixels, and its
picture. Nothing is laid out anew, since a line that just fits at one size may
break at another.
"""

from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from PIL import Image

from bangron.banners.drawing import draw
from bangron.banners.layout import Backdrop, Block, Layout, Line, Rule, Shape
from bangron.banners.palettes import Palette

# Letters have whole pixels: drawn larger and reduced, they are at most a fortieth off their width.
FINER = 2
COLOURS = 256

Piece = TypeVar("Piece", Rule, Block)


def reduced_picture(layout: Layout, palette: Palette, width_px: int, height_px: int) -> Image.Image:
    """Return the picture of a layout in another size of the same proportions.

    Its mode is P, or RGB where it shows pictures of the brand's.
    """
    fine = draw(reduced(layout, width_px * FINER, height_px * FINER), palette)
    small = fine.convert("RGB").resize((width_px, height_px), Image.Resampling.BOX)
    if layout.pictures:
        return small
    return small.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def reduced(layout: Layout, width_px: int, height_px: int) -> Layout:
    """Return a layout with every length in the proportion of the new size to its own."""
    part = width_px / layout.backdrop.width_px

    def box(edges: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
        left, top, right, bottom = (round(edge * part) for edge in edges)
        return left, top, max(right, left + 1), max(bottom, top + 1)

    def piece(one: Piece) -> Piece:
        left, top, right, bottom = box((one.left_px, one.top_px, one.right_px, one.bottom_px))
        return replace(one, left_px=left, top_px=top, right_px=right, bottom_px=bottom)

    return Layout(
        backdrop=reduced_backdrop(layout.backdrop, width_px, height_px),
        safe_box=box(layout.safe_box),
        lines=tuple(reduced_line(line, part) for line in layout.lines),
        rules=tuple(piece(rule) for rule in layout.rules),
        pictures=tuple(replace(one, box=box(one.box)) for one in layout.pictures),
        blocks=tuple(piece(block) for block in layout.blocks),
    )


@lru_cache(maxsize=32)
def reduced_backdrop(backdrop: Backdrop, width_px: int, height_px: int) -> Backdrop:
    """Return a backdrop in another size; the same value each time, as drawers keep its picture."""
    part = width_px / backdrop.width_px
    shapes = tuple(
        Shape(shape.tone, tuple((x * part, y * part) for x, y in shape.points))
        for shape in backdrop.shapes
    )
    return Backdrop(width_px, height_px, shapes)


def reduced_line(line: Line, part: float) -> Line:
    """Return a line of text in another size; its letters have whole pixels, at least one."""
    left, top, right, bottom = (edge * part for edge in line.ink_box)
    return replace(
        line,
        size_px=max(1, round(line.size_px * part)),
        x_px=line.x_px * part,
        baseline_px=round(line.baseline_px * part),
        ink_box=(left, top, right, bottom),
    )
