from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

from bangron.banners.drawing import draw, glyph, palette_bytes
from bangron.banners.faces import face
from bangron.banners.formats import Format, usual_formats
from bangron.banners.layout import Backdrop, Layout, Line, Rule, Shape, Style
from bangron.banners.palettes import contrast, load_palettes
from tests.support.layouts import lay_out
from tests.support.slogans import nine, slogan

RED = load_palettes()["red-gold"]
SCREENS = [size for size in usual_formats() if size.group == "screen"]
PLAIN = Backdrop(200, 100)
BOLD = Style("slogan", "BeVietnamPro-Bold", "primary")


def line(text: str, x_px: float = 20.0, size_px: int = 40) -> Line:
    return Line(text, BOLD, size_px, x_px, 70, (x_px, 70 - 1.25 * size_px, 190, 85))


def inked(layout: Layout) -> Image.Image:
    """Return where a banner differs from the same one without letters, as a mask."""
    bare = Layout(layout.backdrop, layout.safe_box, (), layout.rules)
    with_text, without = draw(layout, RED).convert("RGB"), draw(bare, RED).convert("RGB")
    return ImageChops.difference(with_text, without).convert("L").point([0, *[255] * 255])


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: size.id)
def test_a_picture_has_the_size_asked_for_and_its_ink_where_the_layout_says(size: Format) -> None:
    layout = lay_out(nine()[4], size)
    picture = draw(layout, RED)
    assert (picture.mode, picture.size) == ("P", (size.width_px, size.height_px))
    drawn = inked(layout).getbbox()
    assert drawn is not None
    for edge, told in zip(drawn, layout.ink_box, strict=True):
        assert edge == pytest.approx(told, abs=2)
    left, top, right, bottom = size.safe_box
    assert left <= drawn[0]
    assert top <= drawn[1]
    assert drawn[2] <= right
    assert drawn[3] <= bottom


def test_stacked_marks_are_drawn_whole() -> None:
    # The same letters on a canvas with room to spare: not a pixel more.
    size = SCREENS[0]
    text = "ẨM ẲẪỄ NGHỆ"
    drawn = inked(lay_out(slogan(text, kicker="", footer=""), size)).getbbox()
    layout = lay_out(slogan(text, kicker="", footer=""), size)
    canvas = Image.new("L", (3000, 1200))
    font = ImageFont.truetype(
        "hooks/bangron/fonts/BeVietnamPro-Bold.ttf",
        layout.lines[0].size_px,
        layout_engine=ImageFont.Layout.BASIC,
    )
    heights = []
    for placed in layout.lines:
        canvas.paste(0, (0, 0, *canvas.size))
        ImageDraw.Draw(canvas).text((50, 600), placed.text, fill=255, font=font, anchor="ls")
        box = canvas.getbbox()
        assert box is not None
        heights.append((placed.baseline_px + box[1] - 600, placed.baseline_px + box[3] - 600))
    assert drawn is not None
    assert drawn[1] == pytest.approx(heights[0][0], abs=1)
    assert drawn[3] == pytest.approx(heights[-1][1], abs=1)


def test_letters_stand_where_the_fonts_tables_say_to_half_a_pixel() -> None:
    # Rounding each advance on its own, as a rasteriser does, would let long lines drift.
    text = "Hl" * 40
    layout = Layout(Backdrop(2000, 100), (0, 0, 2000, 100), (line(text, size_px=29),))
    wide = replace(layout.lines[0], ink_box=(20, 20, 1990, 85))
    box = inked(replace(layout, lines=(wide,))).getbbox()
    assert box is not None
    assert box[2] == pytest.approx(20 + face(BOLD.font).measure(text).right * 29, abs=1)


def test_the_palette_loses_next_to_nothing_against_full_colour() -> None:
    layout = Layout(PLAIN, (0, 0, 200, 100), (line("Dân vận"),))
    cover = Image.new("L", (200, 100))
    for char, place in face(BOLD.font).pen("Dân vận"):
        mask, dx, dy = glyph(BOLD.font, 40, char)
        x = round(20 + place * 40) + dx
        cover.paste(255, (x, 70 + dy, x + mask.width, 70 + dy + mask.height), mask)
    flat = Image.new("RGB", (200, 100), RED.ground)
    flat.paste(RED.primary, (0, 0), cover)
    difference = ImageChops.difference(flat, draw(layout, RED).convert("RGB"))
    assert max(high for _, high in ImageStat.Stat(difference).extrema) <= 20
    assert max(ImageStat.Stat(difference).mean) <= 1.5


def test_shapes_and_rules_show_their_own_colours() -> None:
    backdrop = Backdrop(200, 100, (Shape("shade", ((0, 0), (100, 0), (100, 100), (0, 100))),))
    layout = Layout(backdrop, (0, 0, 200, 100), (), (Rule(150, 10, 180, 12),))
    picture = draw(layout, RED).convert("RGB")
    assert picture.getpixel((50, 50)) == RED.shade
    assert picture.getpixel((150, 50)) == RED.ground
    assert picture.getpixel((160, 11)) == RED.rule


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: size.id)
def test_no_ground_behind_the_words_is_too_light_for_them(size: Format) -> None:
    layout = lay_out(nine()[3], size)
    bare = draw(Layout(layout.backdrop, layout.safe_box, ()), RED).convert("RGB")
    colours = bare.getcolors(maxcolors=256)
    assert colours is not None
    for _, ground in colours:
        assert isinstance(ground, tuple)
        for ink in (RED.primary, RED.secondary):
            assert contrast(ink, (ground[0], ground[1], ground[2])) >= 4.5


def test_the_palette_fits_in_a_byte() -> None:
    assert len(palette_bytes(RED)) <= 3 * 256
