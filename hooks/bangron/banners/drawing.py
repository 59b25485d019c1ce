"""Draw a layout as a picture of at most 256 colours, laid out on purpose.

In: a `Layout` and a `Palette`. Out: a Pillow picture in palette mode. A pixel's
index says which of 8 grounds it shows and how much of which ink covers it, so
colours are exact, nothing is dithered, no band shows, and files are small.

An index is `ground * CODES + cover`: cover 0 is bare ground, 1 to `STEPS` the
primary ink, the rest the secondary one. Text is drawn glyph by glyph at the
places that the font's own tables give, to the nearest pixel; Pillow's BASIC engine
only turns one glyph at a time into pixels, so no shaping library has a say.
"""

import math
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageChops, ImageDraw, ImageFont

from bangron.banners.faces import face, font_bytes
from bangron.banners.layout import Backdrop, Layout, Line
from bangron.banners.palettes import Palette, blend

GROUNDS = 8
STEPS = 7  # grey levels of a letter's edge, for each ink: no pixel is off by more than 1/14
INKS = ("primary", "secondary")
CODES = 1 + STEPS * len(INKS)

SHADE, DIM, GROUND, GLOW, RULE = (
    0,
    2,
    4,
    6,
    7,
)  # places on the ramp of grounds; between them lie blends
TONES = {"shade": SHADE, "dim": DIM, "ground": GROUND, "glow": GLOW}
RAMP_STEP = 30  # the ramp is drawn with room between its places, then rounded

SCREEN_PX = 2_500_000  # the ornament drawn four times finer takes 40 MB
CLOTH_PX = 20_000_000  # twice finer takes 80 MB; larger pictures are seen from afar

KEPT_SIZE_PX = 200  # larger glyphs are not kept: they fill memory and seldom return


def draw(layout: Layout, palette: Palette) -> Image.Image:
    """Return the picture of a layout, in mode P."""
    picture = ground(layout.backdrop).copy()
    for rule in layout.rules:
        box = (rule.left_px, rule.top_px, rule.right_px, rule.bottom_px)
        picture.paste(RULE * CODES, box)
    for line in layout.lines:
        draw_line(picture, line)
    picture.putpalette(palette_bytes(palette))
    return picture


@lru_cache(maxsize=32)
def ground(backdrop: Backdrop) -> Image.Image:
    """Return the indices of the bare ground, in mode L."""
    width, height = backdrop.width_px, backdrop.height_px
    fine = fineness(width * height)
    canvas = Image.new("L", (width * fine, height * fine), GROUND * RAMP_STEP)
    pen = ImageDraw.Draw(canvas)
    for shape in backdrop.shapes:
        points = [(x * fine, y * fine) for x, y in shape.points]
        pen.polygon(points, fill=TONES[shape.tone] * RAMP_STEP)
    small = canvas.resize((width, height), Image.Resampling.BOX) if fine > 1 else canvas
    return small.point([round(level / RAMP_STEP) * CODES for level in range(256)])


def fineness(area_px: int) -> int:
    """Return how many times finer the ornament is drawn than shown; less for huge pictures."""
    if area_px <= SCREEN_PX:
        return 4
    return 2 if area_px <= CLOTH_PX else 1


def draw_line(picture: Image.Image, line: Line) -> None:
    """Cover the ground of `picture`, in mode L, with the letters of `line`."""
    left, top = math.floor(line.ink_box[0]) - 2, math.floor(line.ink_box[1]) - 2
    right, bottom = math.ceil(line.ink_box[2]) + 2, math.ceil(line.ink_box[3]) + 2
    cover = Image.new("L", (right - left, bottom - top))
    style = line.style
    for char, place in face(style.font).pen(line.text, style.tracking):
        if char.isspace():
            continue
        mask, dx, dy = glyph(style.font, line.size_px, char)
        at = (round(line.x_px + place * line.size_px) - left + dx, line.baseline_px - top + dy)
        cover.paste(255, (*at, at[0] + mask.width, at[1] + mask.height), mask)
    steps = cover.point(levels(INKS.index(style.ink)))
    box = (left, top, right, bottom)
    picture.paste(ImageChops.add(picture.crop(box), steps), box)


@lru_cache(maxsize=len(INKS))
def levels(ink: int) -> list[int]:
    """Return the table that turns coverage, 0 to 255, into the cover part of an index."""
    steps = (round(level * STEPS / 255) for level in range(256))
    return [step + ink * STEPS if step else 0 for step in steps]


def glyph(name: str, size_px: int, char: str) -> tuple[Image.Image, int, int]:
    """Return one letter's coverage, and where its corner lies from the pen on the baseline."""
    if size_px > KEPT_SIZE_PX:
        return draw_glyph(name, size_px, char)
    return kept_glyph(name, size_px, char)


@lru_cache(maxsize=4096)
def kept_glyph(name: str, size_px: int, char: str) -> tuple[Image.Image, int, int]:
    """Return what `draw_glyph` returns, and keep it."""
    return draw_glyph(name, size_px, char)


def draw_glyph(name: str, size_px: int, char: str) -> tuple[Image.Image, int, int]:
    """Return one letter's coverage in mode L, and where its corner lies from the pen."""
    extent = face(name).measure(char)
    left = math.floor(extent.left * size_px) - 2
    top = -math.ceil(extent.ascent * size_px) - 2
    width = math.ceil(extent.right * size_px) - left + 2
    height = math.ceil(extent.descent * size_px) - top + 2
    mask = Image.new("L", (width, height))
    pen = ImageDraw.Draw(mask)
    pen.text((-left, -top), char, fill=255, font=font(name, size_px), anchor="ls")
    return mask, left, top


@lru_cache(maxsize=64)
def font(name: str, size_px: int) -> ImageFont.FreeTypeFont:
    """Return Pillow's font, its layout engine pinned: RAQM is not on every machine."""
    return ImageFont.truetype(
        BytesIO(font_bytes(name)), size_px, layout_engine=ImageFont.Layout.BASIC
    )


@lru_cache(maxsize=16)
def palette_bytes(palette: Palette) -> bytes:
    """Return the colours of all indices, three bytes each."""
    colours: list[int] = []
    for place in range(GROUNDS):
        below = ramp_colour(palette, place)
        colours.extend(below)
        for ink in (palette.primary, palette.secondary):
            for step in range(1, STEPS + 1):
                colours.extend(blend(below, ink, step / STEPS))
    return bytes(colours)


def ramp_colour(palette: Palette, place: int) -> tuple[int, int, int]:
    """Return the colour at one place of the ramp of grounds."""
    if place >= RULE:
        return palette.rule
    if place <= GROUND:
        return blend(palette.shade, palette.ground, (place - SHADE) / (GROUND - SHADE))
    return blend(palette.ground, palette.glow, (place - GROUND) / (GLOW - GROUND))
