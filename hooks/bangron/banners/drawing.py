"""Draw a layout as a picture of at most 256 colours, laid out on purpose.

In: a `Layout` and a `Palette`. Out: a Pillow picture in palette mode; in RGB
only where it shows a picture of the brand's. A pixel's index says which of 11
grounds it shows and how much of which ink covers it, so colours are exact,
nothing is dithered, no band shows, and files are small.

An index is `ground * CODES + cover`: cover 0 is bare ground, then come `STEPS`
of each ink. Two indices are left for the white and black of codes. Text is drawn glyph by glyph at the
places that the font's own tables give, to the nearest pixel; Pillow's BASIC engine
only turns one glyph at a time into pixels, so no shaping library has a say.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageOps

from bangron.banners.assets import pixels
from bangron.banners.faces import face, font_bytes
from bangron.banners.layout import PANEL_TONES, Backdrop, Layout, Line, Picture, Shape
from bangron.banners.palettes import Colour, Palette, blend

GROUNDS = 11
STEPS = 7  # grey levels of a letter's edge, for each ink: no pixel is off by more than 1/14
INKS = ("primary", "secondary", "on_panel")
CODES = 1 + STEPS * len(INKS)

# Places among the grounds. From shade to glow they are a ramp, with blends between; from mist to
# panel, another one, from the ground to the panel's colour.
SHADE, DIM, GROUND, GLOW, RULE, MIST, VEIL, PANEL = 0, 2, 4, 6, 7, 8, 9, 10
TONES = {
    "shade": SHADE,
    "dim": DIM,
    "ground": GROUND,
    "glow": GLOW,
    "rule": RULE,
    "mist": MIST,
    "veil": VEIL,
    "panel": PANEL,
}
RAMP_STEP = 30  # the ramp is drawn with room between its places, then rounded
PANEL_STEPS = PANEL - RULE  # from no panel to all of it
WHITE, BLACK = GROUNDS * CODES, GROUNDS * CODES + 1
PAPER, PRINT = (255, 255, 255), (0, 0, 0)

SCREEN_PX = 2_500_000  # the ornament drawn four times finer takes 40 MB
CLOTH_PX = 20_000_000  # twice finer takes 80 MB; larger pictures are seen from afar

BAND_PX = 8_000_000  # a larger ground is drawn in bands: A0 at 300 dpi has 140 million pixels

KEPT_SIZE_PX = 200  # larger glyphs are not kept: they fill memory and seldom return


def draw(layout: Layout, palette: Palette) -> Image.Image:
    """Return the picture of a layout: in mode P, or RGB where it shows pictures."""
    if layout.pictures:
        return draw_pictures(layout, palette)
    picture = bare(layout)
    for line in layout.lines:
        draw_line(picture, line)
    picture.putpalette(palette_bytes(palette))
    return picture


def bare(layout: Layout) -> Image.Image:
    """Return the indices of a banner without its letters and pictures, in mode L."""
    picture = own_ground(layout.backdrop)
    for rule in layout.rules:
        box = (rule.left_px, rule.top_px, rule.right_px, rule.bottom_px)
        picture.paste(TONES[rule.tone] * CODES, box)
    for block in layout.blocks:
        box = (block.left_px, block.top_px, block.right_px, block.bottom_px)
        picture.paste(WHITE if block.white else BLACK, box)
    return picture


def draw_pictures(layout: Layout, palette: Palette) -> Image.Image:
    """Return the picture of a layout that shows pictures, in mode RGB."""
    canvas = under_text(layout, palette)
    for line in layout.lines:
        cover, box = letters(line)
        canvas.paste(getattr(palette, line.style.ink), box, cover)
    return canvas


def under_text(layout: Layout, palette: Palette) -> Image.Image:
    """Return everything but the letters, in mode RGB: what contrast is measured on."""
    indices = bare(layout)
    free = ground(layout.backdrop).point(NO_PANEL)
    for rule in layout.rules:
        free.paste(0, (rule.left_px, rule.top_px, rule.right_px, rule.bottom_px))
    indices.putpalette(palette_bytes(palette))
    canvas = indices.convert("RGB")
    for placed in layout.pictures:
        paste_picture(canvas, placed, free)
    return canvas


NO_PANEL = [
    # How much of the image shows at each ground: all, but on the panel, and part at its edge.
    round(255 * (1 - max(0, index // CODES - RULE) / PANEL_STEPS)) if index < WHITE else 0
    for index in range(256)
]


def paste_picture(canvas: Image.Image, placed: Picture, free: Image.Image) -> None:
    """Put one of the brand's pictures in its place; an image only where no panel stands."""
    left, top, right, bottom = placed.box
    size = (right - left, bottom - top)
    source = pixels(placed.asset, size[0] * 2, size[1] * 2)
    if placed.role == "image":
        fitting = ImageOps.fit(source, size, Image.Resampling.LANCZOS)
        cover = ImageChops.multiply(fitting.getchannel("A"), free.crop(placed.box))
    else:
        # In premultiplied colours, or what is hidden beside a logo's edge would show as a fringe.
        shrunk = source.convert("RGBa").resize(size, Image.Resampling.LANCZOS)
        fitting = shrunk.convert("RGBA")
        cover = fitting.getchannel("A")
    canvas.paste(fitting.convert("RGB"), placed.box, cover)


def own_ground(backdrop: Backdrop) -> Image.Image:
    """Return the bare ground to be drawn on: a copy of the one that is kept, or, huge, none but it."""
    if backdrop.width_px * backdrop.height_px > CLOTH_PX:
        return drawn_ground(backdrop)
    return ground(backdrop).copy()


@lru_cache(maxsize=32)
def ground(backdrop: Backdrop) -> Image.Image:
    """Return the indices of the bare ground, in mode L, and keep them."""
    return drawn_ground(backdrop)


def drawn_ground(backdrop: Backdrop) -> Image.Image:
    """Return the indices of the bare ground, in mode L: a large one drawn band by band."""
    width, height = backdrop.width_px, backdrop.height_px
    rows = max(1, BAND_PX // width)
    if rows >= height:
        return band(backdrop, 0, height)
    canvas = Image.new("L", (width, height))
    for top in range(0, height, rows):
        canvas.paste(band(backdrop, top, min(top + rows, height)), (0, top))
    return canvas


def band(backdrop: Backdrop, top: int, bottom: int) -> Image.Image:
    """Return the ground from the row `top` to `bottom`; now and then an edge rounds otherwise than in the whole."""
    ramp = [shape for shape in backdrop.shapes if shape.tone not in PANEL_TONES]
    panel = [shape for shape in backdrop.shapes if shape.tone in PANEL_TONES]
    shades = {tone: place * RAMP_STEP for tone, place in TONES.items()}
    rows = Rows(backdrop.width_px, top, bottom, fineness(backdrop.width_px * backdrop.height_px))
    drawn = rows.polygons(ramp, GROUND * RAMP_STEP, shades)
    indices = drawn.point([round(level / RAMP_STEP) * CODES for level in range(256)])
    if panel:
        whole = 255 // PANEL_STEPS
        parts = {tone: (TONES[tone] - RULE) * whole for tone in PANEL_TONES}
        cover = rows.polygons(panel, 0, parts).point([round(level / whole) for level in range(256)])
        places = cover.point([(RULE + level) * CODES if level else 0 for level in range(256)])
        indices.paste(places, (0, 0), cover.point([0, *[255] * 255]))
    return indices


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of a picture, and how many times finer than shown they are drawn."""

    width: int
    top: int
    bottom: int
    fine: int

    def polygons(
        self, shapes: list[Shape], ground_level: int, levels: dict[str, int]
    ) -> Image.Image:
        """Return polygons, each at the level of its tone, in mode L."""
        size = (self.width, self.bottom - self.top)
        fine = self.fine
        canvas = Image.new("L", (size[0] * fine, size[1] * fine), ground_level)
        pen = ImageDraw.Draw(canvas)
        for shape in shapes:
            points = [(x * fine, (y - self.top) * fine) for x, y in shape.points]
            pen.polygon(points, fill=levels[shape.tone])
        return canvas.resize(size, Image.Resampling.BOX) if fine > 1 else canvas


def fineness(area_px: int) -> int:
    """Return how many times finer the ornament is drawn than shown; less for huge pictures."""
    if area_px <= SCREEN_PX:
        return 4
    return 2 if area_px <= CLOTH_PX else 1


def draw_line(picture: Image.Image, line: Line) -> None:
    """Cover the ground of `picture`, in mode L, with the letters of `line`."""
    cover, box = letters(line)
    steps = cover.point(levels(INKS.index(line.style.ink)))
    picture.paste(ImageChops.add(picture.crop(box), steps), box)


def letters(line: Line) -> tuple[Image.Image, tuple[int, int, int, int]]:
    """Return the coverage of a line's letters, and the box that it is for."""
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
    return cover, (left, top, right, bottom)


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
        for name in INKS:
            ink: Colour = getattr(palette, name)
            for step in range(1, STEPS + 1):
                colours.extend(blend(below, ink, step / STEPS))
    return bytes([*colours, *PAPER, *PRINT])


def ramp_colour(palette: Palette, place: int) -> tuple[int, int, int]:
    """Return the colour at one place of the ramp of grounds."""
    if place == RULE:
        return palette.rule
    if place > RULE:
        return blend(palette.ground, palette.panel, (place - RULE) / PANEL_STEPS)
    if place <= GROUND:
        return blend(palette.shade, palette.ground, (place - SHADE) / (GROUND - SHADE))
    return blend(palette.ground, palette.glow, (place - GROUND) / (GLOW - GROUND))
