"""The print file drawn by poppler and the picture drawn by us show the same banner."""

import itertools
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat

from bangron.banners.assets import Asset
from bangron.banners.drawing import draw
from bangron.banners.formats import Format, load_formats, reduced
from bangron.banners.laying import lay_out, palette_of
from bangron.banners.layout import Layout
from bangron.banners.pdf import write_pdf
from bangron.banners.print_page import PrintOptions
from bangron.banners.request import Request
from bangron.banners.templates import load_templates
from tests.support.pictures import worst_tile
from tests.support.printing import picture_in_chromium, picture_of
from tests.support.slogans import nine, slogan

PRINT = {size.id: size for size in load_formats() if size.group == "print"}
FINE_PX = 2000  # the longer side as we draw it, letters to the nearest pixel
SEEN_PX = 500  # as both are compared: a quarter, so that letters stand to a quarter of a pixel
WORST_TILE = 10.0  # of 255: edges of letters differ between two programs, letters do not
MEAN = 2.4
NEAR_PX = 8  # of the bleed, in the pictures that its edge is looked at in
POPPLER_TILE, POPPLER_MEAN = 12.0, 2.4  # it sets letters on whole pixels of its own


def fitting(size: Format) -> Format:
    """Return a format of few pixels, cut without bleed."""
    return replace(reduced(size, FINE_PX), bleed_mm=0.0)


def seen(size: Format) -> tuple[int, int]:
    part = SEEN_PX / max(size.width_px, size.height_px)
    return round(size.width_px * part), round(size.height_px * part)


def both(
    request: Request, folder: Path, options: PrintOptions | None = None
) -> tuple[Image.Image, Image.Image]:
    """Return a banner as Chromium shows its PDF, and as we draw it, at one size."""
    layout, palette = lay_out(request), palette_of(request)
    assert isinstance(layout, Layout)
    path = folder / "banner.pdf"
    path.write_bytes(
        write_pdf(request.slogan, layout, palette, request.format, options or PrintOptions())
    )
    size = seen(request.format)
    ours = draw(layout, palette).convert("RGB").resize(size, Image.Resampling.BOX)
    fine = picture_in_chromium(path, size[0] * 4, size[1] * 4)
    return fine.resize(size, Image.Resampling.BOX), ours


def asset(path: Path) -> Asset:
    with Image.open(path) as opened:
        width, height = opened.size
    return Asset(str(path), sha256(path.read_bytes()).hexdigest(), width, height)


def assert_alike(
    one: Image.Image, other: Image.Image, most: float = WORST_TILE, mean: float = MEAN
) -> None:
    worst = worst_tile(one, other)
    assert worst.difference <= most, worst
    assert max(ImageStat.Stat(ImageChops.difference(one, other)).mean) <= mean


@pytest.mark.parametrize("name", ["poster-a3", "pano-4x3", "phuon-0.8x2.4"])
@pytest.mark.parametrize("template", [name for name in load_templates() if name != "photo"])
def test_the_page_looks_like_the_picture(template: str, name: str, tmp_path: Path) -> None:
    palette = load_templates()[template].palette
    assert_alike(*both(Request(nine()[3], fitting(PRINT[name]), template, palette), tmp_path))


@pytest.mark.parametrize(
    "options", [PrintOptions(outlines=True), PrintOptions(scale=10)], ids=["outlines", "1:10"]
)
def test_outlines_and_a_tenth_look_the_same(options: PrintOptions, tmp_path: Path) -> None:
    assert_alike(*both(Request(nine()[3], fitting(PRINT["poster-a3"])), tmp_path, options))


def test_poppler_shows_it_too(tmp_path: Path) -> None:
    request = Request(nine()[3], fitting(PRINT["poster-a3"]))
    _, ours = both(request, tmp_path)
    fine = picture_of(tmp_path / "banner.pdf", ours.width * 4, ours.height * 4)
    shown = fine.resize(ours.size, Image.Resampling.BOX)
    assert_alike(shown, ours, POPPLER_TILE, POPPLER_MEAN)


def test_cloth_longer_than_acrobat_takes_looks_the_same(tmp_path: Path) -> None:
    assert_alike(*both(Request(nine()[3], fitting(PRINT["bang-ron-8x0.8"])), tmp_path))


def test_one_other_digit_would_be_seen(tmp_path: Path) -> None:
    size = fitting(PRINT["poster-a3"])
    right, _ = both(Request(slogan("Ngày 06 tháng 5"), size), tmp_path)
    wrong, _ = both(Request(slogan("Ngày 08 tháng 5"), size), tmp_path)
    assert worst_tile(right, wrong).difference > WORST_TILE


def test_photo_logo_and_code_stand_where_the_picture_has_them(tmp_path: Path) -> None:
    photo = Image.new("RGB", (900, 700), (20, 40, 70))
    ImageDraw.Draw(photo).ellipse((250, 150, 650, 550), fill=(70, 30, 30))
    photo.save(tmp_path / "photo.jpg", quality=95)
    logo = Image.new("RGBA", (300, 300))
    ImageDraw.Draw(logo).ellipse((10, 10, 290, 290), fill=(255, 220, 0, 255))
    logo.save(tmp_path / "logo.png")
    request = Request(
        nine()[3],
        fitting(PRINT["poster-a3"]),
        "photo",
        load_templates()["photo"].palette,
        image=asset(tmp_path / "photo.jpg"),
        link="https://example.gov.vn/khau-hieu/s4/",
    )
    request = replace(request, kit=replace(request.kit, logo=asset(tmp_path / "logo.png")))
    assert_alike(*both(request, tmp_path))


@pytest.mark.parametrize(
    ("template", "name"),
    [
        (template, name)
        for template in load_templates()
        for name in ("bang-ron-8x0.8", "poster-a3")
        # The slanted bands of a youth banner move where they cross the cut; see test_bleeding.
        if template != "photo" and (template, name) != ("youth", "bang-ron-8x0.8")
    ],
)
def test_the_bleed_goes_on_as_the_banner_ends(template: str, name: str, tmp_path: Path) -> None:
    # Every pixel just outside the cut has a colour that is found just inside it, near by.
    request = Request(nine()[3], PRINT[name], template, load_templates()[template].palette)
    layout = lay_out(request)
    assert isinstance(layout, Layout)
    size = request.format
    path = tmp_path / "banner.pdf"
    path.write_bytes(write_pdf(request.slogan, layout, palette_of(request), size, PrintOptions()))
    assert size.width_mm
    assert size.height_mm
    sides_mm = [side + 2 * size.bleed_mm for side in (size.width_mm, size.height_mm)]
    per_mm = NEAR_PX / size.bleed_mm
    width, height = (round(side * per_mm) for side in sides_mm)
    page = picture_of(path, width, height)
    for outside, inside in edges(page):
        difference = ImageChops.difference(outside, inside)
        # What runs over the edge at a slant moves by a pixel or two, no more.
        assert max(ImageStat.Stat(difference).mean) < 8


def test_no_white_is_left_at_the_edge_of_the_bleed(tmp_path: Path) -> None:
    for name, options in itertools.product(
        ("bang-ron-8x0.8", "poster-a3"), (PrintOptions(), PrintOptions(scale=10))
    ):
        request = Request(nine()[3], PRINT[name])
        layout = lay_out(request)
        assert isinstance(layout, Layout)
        path = tmp_path / "banner.pdf"
        path.write_bytes(
            write_pdf(request.slogan, layout, palette_of(request), request.format, options)
        )
        page = picture_of(path, 900, 900)
        frame = [(0, 0, 900, 2), (0, 898, 900, 900), (0, 0, 2, 900), (898, 0, 900, 900)]
        for strip in frame:
            green = page.crop(strip).getchannel("G").histogram()
            assert sum(green[60:]) == 0  # the ground is red


def edges(page: Image.Image) -> list[tuple[Image.Image, Image.Image]]:
    """Return the four strips just outside the cut, each with the one just inside it."""
    width, height = page.size
    near, far = NEAR_PX - 2, NEAR_PX + 2
    right, low = width - NEAR_PX, height - NEAR_PX
    return [
        (page.crop((0, near, width, near + 1)), page.crop((0, far, width, far + 1))),
        (page.crop((0, low + 2, width, low + 3)), page.crop((0, low - 3, width, low - 2))),
        (page.crop((near, 0, near + 1, height)), page.crop((far, 0, far + 1, height))),
        (
            page.crop((right + 2, 0, right + 3, height)),
            page.crop((right - 3, 0, right - 2, height)),
        ),
    ]
