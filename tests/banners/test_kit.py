import os
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageCms

from bangron.banners.admitting import admit_font, admit_picture
from bangron.banners.assets import ChangedAssetError, pixels
from bangron.banners.cache import key_of
from bangron.banners.kit import Kit, link_of, read_kit, read_words
from bangron.banners.laying import Fault, lay_out, palette_of
from bangron.banners.request import Request, requests_for
from bangron.content.records import read_brand
from bangron.content.yaml_tree import parse_yaml
from bangron.model import Brand
from bangron.problems import Source
from tests.support.layouts import format_of, full_kit, logo, photo
from tests.support.slogans import nine, slogan

HERE = Source("slogans/brand.yml", 7)
OG = format_of(1200, 630)
FONT = Path("hooks/bangron/fonts/BeVietnamPro-Medium.ttf")


def brand_of(text: str, folder: Path) -> Brand:
    node, _ = parse_yaml(text, "slogans/brand.yml")
    brand, problems = read_brand(node, "slogans/brand.yml")
    assert problems == ()
    return replace(brand, folder=str(folder))


def png_header(width: int, height: int) -> bytes:
    """Return a PNG that says it is very large, and holds almost nothing."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    body = chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    size = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + body


@pytest.mark.parametrize(
    ("name", "data", "rule"),
    [
        ("bomb.png", png_header(60_000, 60_000), "asset-too-many-pixels"),
        ("long.png", png_header(17_000, 10), "asset-too-many-pixels"),
        ("cut.png", png_header(400, 400), "asset-not-a-picture"),
        ("small.png", png_header(4, 4), "asset-too-few-pixels"),
        ("text.png", b"<svg/>", "asset-not-a-picture"),
        ("empty.png", b"", "asset-not-a-picture"),
        ("picture.gif", b"GIF89a" + bytes(100), "asset-not-a-picture"),
        ("exe.png", b"MZ" + bytes(5000), "asset-not-a-picture"),
    ],
)
def test_a_hostile_picture_is_refused_with_its_place(
    name: str, data: bytes, rule: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    found, (problem,) = admit_picture("logo", name, HERE, tmp_path)
    assert found is None
    assert problem.rule == rule
    assert str(problem).startswith("slogans/brand.yml:7: ")


def test_files_of_other_kinds_are_not_opened_by_their_name(tmp_path: Path) -> None:
    # Pillow reads dozens of formats; only those that a site needs are let in.
    for kind in ("bmp", "tiff", "ppm"):
        Image.new("RGB", (64, 64)).save(tmp_path / f"a.{kind}")
        (tmp_path / f"a.{kind}").rename(tmp_path / "logo.png")
        assert admit_picture("logo", "logo.png", HERE, tmp_path)[1][0].rule == "asset-not-a-picture"


@pytest.mark.parametrize(
    "typed", ["../secret.png", "/etc/passwd", "a/../../secret.png", "..\\secret.png", "link.png"]
)
def test_no_file_outside_the_folder_is_read(typed: str, tmp_path: Path) -> None:
    folder = tmp_path / "slogans"
    folder.mkdir()
    logo(tmp_path / "secret.png")
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    found, (problem,) = admit_picture("logo", typed, HERE, folder)
    assert found is None
    assert problem.rule in {"asset-outside", "asset-missing"}


@pytest.mark.parametrize("typed", ["none.png", "folder", "\0", "a" * 5000])
def test_a_file_that_is_not_there_is_a_problem(typed: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert admit_picture("logo", typed, HERE, tmp_path)[1][0].rule == "asset-missing"


def test_a_file_too_heavy_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "big.png").open("wb") as file:
        os.truncate(file.fileno(), 30_000_000)
    assert admit_picture("logo", "big.png", HERE, tmp_path)[1][0].rule == "asset-too-heavy"


def test_a_font_must_have_every_letter_of_vietnamese(tmp_path: Path) -> None:
    good = tmp_path / "good.ttf"
    good.write_bytes(FONT.read_bytes())
    assert admit_font("good.ttf", HERE, tmp_path)[1] == ()
    font = TTFont(FONT)
    for table in font["cmap"].tables:
        table.cmap.pop(ord("ậ"), None)
    font.save(tmp_path / "lacking.ttf")
    (problem,) = admit_font("lacking.ttf", HERE, tmp_path)[1]
    assert problem.rule == "asset-font-lacks"
    assert "ậ" in problem.message


@pytest.mark.parametrize("data", [b"", b"OTTO" + bytes(200), b"\0\1\0\0" + b"\xff" * 500, b"wOF2"])
def test_a_broken_font_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(data)
    assert admit_font("a.ttf", HERE, tmp_path)[1][0].rule == "asset-not-a-font"


def test_the_brands_fonts_are_used_for_their_roles(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(FONT.read_bytes())
    brand = brand_of("organisation: Sở\nfonts: {slogan: a.ttf}\n", tmp_path)
    (request,), problems = requests_for(nine()[3:4], [OG], brand)
    assert problems == ()
    layout = lay_out(request)
    assert not isinstance(layout, Fault)
    assert "a.ttf" in layout.by_role("slogan")[0].style.font
    assert layout.by_role("kicker")[0].style.font == "BeVietnamPro-SemiBold"


def test_the_brands_colours_are_a_palette_over_the_one_named(tmp_path: Path) -> None:
    brand = brand_of("organisation: Sở\ncolours: {ground: '#004D40', shade: '#00372E'}\n", tmp_path)
    (request,), problems = requests_for(nine()[:1], [OG], brand)
    assert problems == ()
    assert palette_of(request).ground == (0, 77, 64)
    assert palette_of(request).primary == (255, 231, 132)


def test_colours_that_cannot_be_read_on_each_other_are_refused_at_their_line(
    tmp_path: Path,
) -> None:
    brand = brand_of("organisation: Sở\ncolours:\n  ground: '#FFE784'\n", tmp_path)
    kit, (problem,) = read_kit(brand)
    assert kit.palettes == ()
    assert str(problem).startswith("slogans/brand.yml:2: ")
    assert problem.rule == "brand-contrast"


def test_odd_values_of_the_brand_are_problems_at_their_line() -> None:
    text = (
        "organisation: Sở\ncolours: {ground: red, grund: '#FFFFFF'}\nqr: maybe\nfonts: {bold: x}\n"
    )
    _, problems = read_brand(parse_yaml(text, "b.yml")[0], "b.yml")
    assert sorted((p.rule, p.source.line) for p in problems) == [
        ("not-a-choice", 3),
        ("not-a-colour", 2),
        ("unknown-key", 2),
        ("unknown-key", 4),
    ]


def test_a_missing_image_leaves_out_only_what_needs_it(tmp_path: Path) -> None:
    brand = Brand(folder=str(tmp_path))
    slogans = [
        slogan("Dân vận", id="a", template="photo", image="none.jpg", image_source=HERE),
        slogan("Dân vận khéo", id="b"),
    ]
    requests, (problem,) = requests_for(slogans, [OG], brand)
    assert (problem.rule, problem.source) == ("asset-missing", HERE)
    refused = [r.slogan.id for r in requests if isinstance(lay_out(r), Fault)]
    assert refused == ["a"]


def test_words_of_the_site_are_read_one_a_line(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("# ghi chú\nxanh sạch đẹp\nmột\n\nhoa thắm # lạ\n", "utf-8")
    assert read_words(tmp_path) == (("xanh sạch đẹp", "hoa thắm"), ())


def test_a_link_leads_to_the_slogan_or_its_plan() -> None:
    one = slogan("a", id="a-b", plan="ke-hoach-1", qr="slogan")
    assert link_of(one, "https://x.vn/y/") == "https://x.vn/y/khau-hieu/a-b/"
    assert link_of(replace(one, qr="plan"), "https://x.vn") == "https://x.vn/ke-hoach/ke-hoach-1/"
    assert link_of(replace(one, qr="no"), "https://x.vn") == ""
    assert link_of(replace(one, qr=""), "https://x.vn") == ""


def test_a_code_without_an_address_is_a_problem() -> None:
    wanting = slogan("a", qr="slogan")
    (request,), (problem,) = requests_for([wanting], [OG], Brand())
    assert (problem.rule, request.link) == ("banner-qr-nowhere", "")
    (request,), problems = requests_for([slogan("a", qr="no")], [OG], Brand(qr="slogan"))
    assert (problems, request.link) == ((), "")
    (request,), _ = requests_for([slogan("a")], [OG], Brand(qr="slogan"), site_url="https://x.vn")
    assert request.link == "https://x.vn/khau-hieu/mau/"


def test_everything_that_a_brand_adds_has_a_say_in_the_key(tmp_path: Path) -> None:
    kit = full_kit(tmp_path)
    base = Request(slogan("Dân vận"), OG, kit=kit)
    image = photo(tmp_path / "p.jpg")
    others = [
        replace(base, kit=Kit()),
        replace(base, kit=replace(kit, logo=None)),
        replace(base, kit=replace(kit, logo=logo(tmp_path / "logo.png", 301))),
        replace(base, kit=replace(kit, sponsor=None)),
        replace(base, kit=replace(kit, address="")),
        replace(base, kit=replace(kit, words=("dân vận khéo",))),
        replace(base, kit=replace(kit, slogan_font=image)),
        replace(base, link="https://x.vn"),
        replace(base, image=image),
        replace(base, template="light"),
    ]
    keys = {key_of(one) for one in (base, *others)}
    assert len(keys) == len(others) + 1


def test_a_picture_changed_under_the_same_name_is_another_one(tmp_path: Path) -> None:
    first = logo(tmp_path / "logo.png")
    second = logo(tmp_path / "logo.png", 320, 320)
    assert first.sha256 != second.sha256
    with pytest.raises(ChangedAssetError):
        pixels(first, 10, 10)
    assert pixels(second, 320, 320).size == (320, 320)


def swapped_profile() -> bytes:
    """Return a profile like sRGB whose red and blue have changed places, under another name."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = profile.replace(b"rXYZ", b"tXYZ").replace(b"bXYZ", b"rXYZ").replace(b"tXYZ", b"bXYZ")
    return profile.replace("sRGB".encode("utf-16-be"), "oddG".encode("utf-16-be"))


def test_a_picture_in_another_colour_space_is_shown_in_its_own_colours(tmp_path: Path) -> None:
    lab = ImageCms.createProfile("LAB")
    profile = ImageCms.ImageCmsProfile(lab).tobytes()
    plain = Image.new("RGB", (64, 64), (200, 30, 40))
    plain.save(tmp_path / "odd.png", icc_profile=profile)
    plain.save(tmp_path / "broken.png", icc_profile=b"no profile at all")
    for name in ("odd.png", "broken.png"):
        found, problems = admit_picture("logo", name, HERE, tmp_path)
        assert (found is not None, problems) == (True, ())
        assert found is not None
        assert pixels(found, 64, 64).getpixel((5, 5)) == (200, 30, 40, 255)
    plain.save(tmp_path / "wide.png", icc_profile=swapped_profile())
    wide, _ = admit_picture("logo", "wide.png", HERE, tmp_path)
    assert wide is not None
    shown = pixels(wide, 64, 64).getpixel((5, 5))
    assert isinstance(shown, tuple)
    assert shown[2] > shown[0]
