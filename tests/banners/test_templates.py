from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bangron.banners.admitting import admit_picture
from bangron.banners.contrasting import smaller, worst_contrast
from bangron.banners.drawing import draw
from bangron.banners.formats import Format, load_formats
from bangron.banners.kit import Kit
from bangron.banners.laying import Fault, content_of, lay_out, palette_of
from bangron.banners.layout import Box, Layout
from bangron.banners.making import Content, NoRoomError, TooLongError
from bangron.banners.palettes import load_palettes
from bangron.banners.rendering import render_one
from bangron.banners.request import Request
from bangron.banners.template_spec import aspect_of
from bangron.banners.templates import load_templates
from bangron.model import NOWHERE
from tests.support.layouts import format_of, full_kit, logo, photo, request
from tests.support.layouts import lay_out as laid
from tests.support.slogans import nine, slogan

TEMPLATES = load_templates()
ASPECTS = [
    format_of(1600, 100, 14),
    format_of(1600, 200),
    format_of(1200, 400),
    format_of(1200, 630),
    format_of(800, 600),
    format_of(800, 800),
    format_of(600, 848),
    format_of(540, 960),
    format_of(400, 1200, 14),
]
SHORTEST, LONGEST = replace(nine()[3], attribution="Chủ tịch Hồ Chí Minh"), nine()[6]
# Buttons, and boards for one running line, have no room for a kicker that is read.
FORMATS = [size for size in load_formats() if min(size.width_px, size.height_px) > 100]
LINK = "https://dan-van-kheo.example/khau-hieu/xay-dung-doi-ngu-can-bo/"

every_template = pytest.mark.parametrize("name", sorted(TEMPLATES))
every_aspect = pytest.mark.parametrize("size", ASPECTS, ids=lambda size: size.id)


@pytest.fixture(scope="session")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("brand")


def boxes_of(layout: Layout) -> list[Box]:
    """Return what must not overlap: each line of text, each logo, the code."""
    codes = [block for block in layout.blocks if block.white]
    return [
        *(line.ink_box for line in layout.lines),
        *(placed.box for placed in layout.pictures if placed.role != "image"),
        *((code.left_px, code.top_px, code.right_px, code.bottom_px) for code in codes),
    ]


def overlap(one: Box, other: Box) -> bool:
    slack = 1.0  # the ink of two lines may touch by a pixel's rounding
    return (
        one[0] + slack < other[2]
        and other[0] + slack < one[2]
        and one[1] + slack < other[3]
        and other[1] + slack < one[3]
    )


def assert_sound(layout: Layout, size: Format) -> None:
    left, top, right, bottom = size.safe_box
    found = boxes_of(layout)
    for box in found:
        assert left <= box[0] <= box[2] <= right
        assert top <= box[1] <= box[3] <= bottom
    for line in layout.lines:
        assert line.size_px >= size.smallest_type_px
    for at, one in enumerate(found):
        for other in found[at + 1 :]:
            assert not overlap(one, other), (one, other)


@every_template
@every_aspect
def test_shortest_and_longest_are_set_in_every_aspect(name: str, size: Format) -> None:
    for one in (SHORTEST, LONGEST):
        layout = laid(one, size, name)
        assert_sound(layout, size)
        said = " ".join(line.text for line in layout.by_role("slogan"))
        assert said.casefold() == one.text.casefold()
        for role in ("kicker", "foot"):
            assert layout.by_role(role)
        largest = max(line.size_px for line in layout.lines if line.style.role != "slogan")
        assert layout.by_role("slogan")[0].size_px > largest


@every_template
@pytest.mark.parametrize("size", FORMATS, ids=lambda size: size.id)
def test_every_format_on_record_takes_a_short_slogan(name: str, size: Format) -> None:
    assert_sound(laid(SHORTEST, size, name), size)


@every_template
@pytest.mark.parametrize("size", ASPECTS[1:], ids=lambda size: size.id)
def test_what_a_brand_adds_finds_its_place_or_is_refused(
    name: str, size: Format, picture: Path
) -> None:
    image = photo(picture / "photo.jpg")
    asked = request(SHORTEST, size, name, kit=full_kit(picture), image=image, link=LINK)
    layout = lay_out(asked)
    assert not isinstance(layout, Fault), layout
    assert_sound(layout, size)
    assert {"logo", "sponsor"} <= {placed.role for placed in layout.pictures}
    assert layout.blocks
    assert layout.by_role("address")
    for placed in layout.pictures:
        if placed.role != "image":
            left, top, right, bottom = placed.box
            shown, own = (
                (right - left) / (bottom - top),
                placed.asset.width_px / placed.asset.height_px,
            )
            assert shown == pytest.approx(own, rel=0.04)
        if placed.role == "sponsor":
            assert (right - left) * (bottom - top) <= 0.2 * size.width_px * size.height_px


@every_template
@every_aspect
def test_words_stand_out_at_the_worst_pixel_behind_them(
    name: str, size: Format, picture: Path
) -> None:
    asked = request(SHORTEST, size, name, image=photo(picture / "photo.jpg"))
    layout = lay_out(asked)
    assert not isinstance(layout, Fault)
    assert worst_contrast(layout, palette_of(asked)) >= 4.5


@pytest.mark.parametrize("palette", sorted(load_palettes()))
@every_template
def test_every_palette_suits_every_template(name: str, palette: str) -> None:
    for size in (ASPECTS[1], ASPECTS[3], ASPECTS[7]):
        assert worst_contrast(laid(SHORTEST, size, name), load_palettes()[palette]) >= 4.5


def test_contrast_over_a_photo_is_that_of_its_worst_pixel(picture: Path) -> None:
    asked = request(SHORTEST, ASPECTS[3], "photo", image=photo(picture / "photo.jpg"))
    layout = lay_out(asked)
    assert not isinstance(layout, Fault)
    page = (0, 0, 1200, 630)
    over = replace(
        layout,
        backdrop=replace(layout.backdrop, shapes=()),
        pictures=(replace(layout.pictures[0], box=page),),
    )
    assert worst_contrast(over, palette_of(asked)) < 4.5


@every_template
def test_a_huge_banner_is_measured_as_a_small_one_is(name: str, picture: Path) -> None:
    asked = request(SHORTEST, ASPECTS[3], name, image=photo(picture / "photo.jpg"))
    layout = lay_out(asked)
    assert not isinstance(layout, Fault)
    whole, small = (worst_contrast(one, palette_of(asked)) for one in (layout, smaller(layout, 2)))
    assert small == pytest.approx(whole, rel=0.05)


@every_template
def test_the_slogan_has_the_room_where_there_is_nothing_else(name: str) -> None:
    for size in ASPECTS:
        alone = laid(slogan(LONGEST.text, kicker="", footer=""), size, name)
        assert {line.style.role for line in alone.lines} == {"slogan"}
        among = laid(LONGEST, size, name)
        # With more room the lines may be fewer or nicer, at a little less size.
        least = 0.85 * among.by_role("slogan")[0].size_px
        assert alone.by_role("slogan")[0].size_px >= least


words = st.lists(st.sampled_from(["Ẳ", "Dân", "“việc”", "NGHIÊNG", "93", "năm", "ỷ;"]), max_size=25)
short = st.lists(st.sampled_from(["Tháng", "Dân", "ỦY", "Ẫ"]), max_size=6)


@given(words, short, short, short, st.sampled_from(sorted(TEMPLATES)), st.sampled_from(ASPECTS))
def test_whatever_is_set_stays_in_the_safe_box_and_apart(  # noqa: PLR0917, PLR0913 - what varies
    text: list[str], kicker: list[str], foot: list[str], said_by: list[str], name: str, size: Format
) -> None:
    one = slogan(
        " ".join(text or ["Dân"]),
        kicker=" ".join(kicker),
        footer=" ".join(foot),
        attribution=" ".join(said_by),
    )
    try:
        layout = laid(one, size, name)
    except (TooLongError, NoRoomError):
        return
    assert_sound(layout, size)


@every_template
@pytest.mark.parametrize("size", [ASPECTS[1], ASPECTS[3], ASPECTS[7]], ids=lambda size: size.id)
def test_a_code_is_read_by_another_program(name: str, size: Format, picture: Path) -> None:
    image = photo(picture / "photo.jpg")
    asked = request(SHORTEST, size, name, link=LINK, image=image)
    layout = lay_out(asked)
    assert not isinstance(layout, Fault)
    drawn = draw(layout, palette_of(asked)).convert("RGB")
    assert [found.text for found in zxingcpp.read_barcodes(drawn)] == [LINK]


def test_a_code_keeps_its_quiet_zone_and_whole_modules() -> None:
    layout = lay_out(request(SHORTEST, ASPECTS[3], link=LINK))
    assert not isinstance(layout, Fault)
    paper, *dark = layout.blocks
    module = min(block.bottom_px - block.top_px for block in dark)
    assert {block.bottom_px - block.top_px for block in dark} == {module}
    assert min(block.left_px for block in dark) - paper.left_px == 4 * module
    assert paper.bottom_px - max(block.bottom_px for block in dark) == 4 * module


def test_a_code_too_small_to_scan_is_refused() -> None:
    low = format_of(1000, 80, 20)
    alone = slogan("Dân vận khéo", kicker="", footer="")
    assert lay_out(request(alone, low, link=LINK)) == Fault("banner-no-room-qr")


def test_a_template_without_its_image_is_refused() -> None:
    found = lay_out(request(SHORTEST, ASPECTS[3], "photo"))
    assert isinstance(found, Fault)
    assert found.rule == "banner-no-image"


def test_a_logo_keeps_its_colours_and_its_see_through_parts(picture: Path) -> None:
    asked = request(SHORTEST, ASPECTS[3], kit=Kit(logo=logo(picture / "own.png")))
    layout = lay_out(asked)
    assert not isinstance(layout, Fault)
    drawn = draw(layout, palette_of(asked))
    left, top, right, bottom = layout.pictures[0].box
    assert drawn.getpixel(((left + right) // 2, (top + bottom) // 2)) == (0, 140, 90)
    corner = drawn.getpixel((left, top))
    assert isinstance(corner, tuple)
    assert corner[0] > 150  # the red ground


def test_what_a_photo_file_says_beside_its_pixels_is_dropped(picture: Path) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "where it was taken"  # turned, and described
    path = picture / "exif.jpg"
    Image.new("RGB", (400, 800), (10, 20, 30)).save(path, exif=exif)
    found, problems = admit_picture("image", path.name, NOWHERE, picture)
    assert found is not None
    assert (found.width_px, found.height_px, problems) == (800, 400, ())
    layout = lay_out(request(SHORTEST, ASPECTS[3], "photo", image=found))
    assert not isinstance(layout, Fault)
    drawn = draw(layout, load_palettes()["red-gold"])
    assert not drawn.info.get("exif")
    assert not drawn.getexif()


def test_a_photo_is_written_as_jpeg_and_anything_else_as_its_format_says(
    picture: Path, tmp_path: Path
) -> None:
    image = photo(picture / "photo.jpg")
    kinds = {
        name: render_one(request(SHORTEST, ASPECTS[3], name, image=image), tmp_path / name)
        for name in ("photo", "light")
    }
    assert {name: getattr(kind, "encoder", kind) for name, kind in kinds.items()} == {
        "photo": "jpeg",
        "light": "png",
    }


def test_staffs_words_are_kept_on_one_line() -> None:
    # Names of hamlets, written small: no dictionary knows which of them belong together.
    text = "về nậm pung lản chảy phìn ngan tả gia sín chải mồ dề"
    narrow = format_of(500, 700)

    def broken(kit: Kit, word: str) -> bool:
        layout = lay_out(Request(slogan(text), narrow, kit=kit))
        assert not isinstance(layout, Fault)
        return not any(word in line.text for line in layout.by_role("slogan"))

    before = [
        f"{a} {b}"
        for a, b in zip(text.split(), text.split()[1:], strict=False)
        if broken(Kit(), f"{a} {b}")
    ]
    assert any(not broken(Kit(words=(word.lower(),)), word) for word in before)


def test_the_aspects_are_classes_of_the_safe_area() -> None:
    assert [aspect_of(size) for size in ASPECTS] == [
        "strip", "strip", "strip", "wide", "wide", "square", "tall", "tall", "tall",
    ]  # fmt: skip


def test_content_is_in_the_case_that_the_template_wants() -> None:
    content: Content = content_of(request(SHORTEST, ASPECTS[3], "light"))
    said = {role: words.text for role, words in content.words}
    assert said["kicker"] == "THÁNG DÂN VẬN NĂM 2023"
    assert said["foot"] == "Ban Dân vận Tỉnh ủy Bắc Giang"
