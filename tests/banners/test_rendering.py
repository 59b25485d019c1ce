from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from bangron.banners.cache import Cache, key_of
from bangron.banners.formats import Format, load_formats
from bangron.banners.laying import Fault
from bangron.banners.record import RenderRecord
from bangron.banners.rendering import PREVIEW_PX, find, render, render_one
from bangron.banners.request import Request, requests_for
from bangron.model import Brand, Encoding
from tests.support.layouts import photo
from tests.support.layouts import request as dressed
from tests.support.pictures import worst_tile
from tests.support.slogans import nine, slogan

FORMATS = {size.id: size for size in load_formats()}
PRINTED = [size for size in FORMATS.values() if size.group == "print"]
CLOTH = FORMATS["bang-ron-8x0.8"]
EXTENSIONS = {"png": ".png", "jpeg": ".jpg", "webp": ".webp", "avif": ".avif"}


def request_for(size: Format, number: int = 4) -> Request:
    (request,) = requests_for([nine()[number - 1]], [size], Brand())[0]
    return request


def drawn(request: Request, folder: Path) -> RenderRecord:
    record = render(request, Cache(folder))
    assert isinstance(record, RenderRecord), record
    return record


@pytest.mark.parametrize("kind", list(Encoding))
def test_a_format_is_written_as_the_kind_of_file_it_names(kind: Encoding, tmp_path: Path) -> None:
    request = request_for(replace(FORMATS["web-thumb"], encoder=str(kind)))
    record = drawn(request, tmp_path)
    assert (record.encoder, record.path.suffix) == (kind, EXTENSIONS[kind])
    with Image.open(record.path) as picture:
        assert (picture.size, picture.format) == ((800, 450), kind.upper())
    again = find(request, Cache(tmp_path))
    assert again is not None
    assert (again.path, again.cached, again.font) == (record.path, True, "BeVietnamPro-Bold")


@pytest.mark.parametrize("limit", [20_000, 40_000, 100_000])
@pytest.mark.parametrize("kind", list(Encoding))
def test_a_file_is_never_heavier_than_its_place_allows(
    kind: Encoding, limit: int, tmp_path: Path
) -> None:
    size = replace(FORMATS["web-thumb"], encoder=str(kind), limit_bytes=limit)
    record = render(request_for(size, 9), Cache(tmp_path))
    if isinstance(record, Fault):
        assert record.rule == "banner-too-heavy"
        assert limit == 20_000
    else:
        assert record.path.stat().st_size == record.bytes <= limit
        with Image.open(record.path) as picture:
            assert picture.size == (800, 450)


@pytest.mark.parametrize("number", [4, 7])
@pytest.mark.parametrize(
    "name", ["bang-ron-8x0.8", "phuon-0.8x2", "pano-4x3", "standee-0.8x2", "poster-a4"]
)
def test_a_preview_shows_the_lines_of_the_whole_banner(
    name: str, number: int, tmp_path: Path
) -> None:
    request = request_for(FORMATS[name], number)
    whole = drawn(request, tmp_path)
    small = drawn(replace(request, preview=True), tmp_path)
    assert small.lines == whole.lines
    assert (small.preview, small.format) == (True, name)
    assert max(small.width_px, small.height_px) == PREVIEW_PX
    assert small.font_size_px / small.width_px == pytest.approx(
        whole.font_size_px / whole.width_px, rel=0.04
    )
    with Image.open(small.path) as picture, Image.open(whole.path) as full:
        assert picture.size == (small.width_px, small.height_px)
        # Letters may move by half a pixel: what an eye sees from afar must be the same.
        afar = (max(1, small.width_px // 8), max(1, small.height_px // 8))
        seen = [one.convert("RGB").resize(afar, Image.Resampling.BOX) for one in (picture, full)]
        assert worst_tile(*seen).difference < 20


def test_a_preview_and_its_banner_are_kept_apart(tmp_path: Path) -> None:
    request = request_for(FORMATS["web-thumb"])
    assert key_of(request) != key_of(replace(request, preview=True))
    drawn(request, tmp_path)
    assert find(replace(request, preview=True), Cache(tmp_path)) is None


def test_a_preview_of_what_cannot_be_set_is_refused_too() -> None:
    request = Request(slogan("dài " * 200), CLOTH)
    fault = render_one(replace(request, preview=True), Path("never.png"))
    assert isinstance(fault, Fault)
    assert not Path("never.png").exists()


@pytest.mark.parametrize("preview", [False, True])
def test_what_shows_a_photograph_is_a_jpeg_within_the_limit(preview: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a case
    image = photo(tmp_path / "photo.jpg", 1600, 900)
    asked = dressed(nine()[3], FORMATS["og-image"], "photo", image=image, preview=preview)
    record = drawn(asked, tmp_path / "cache")
    assert (record.encoder, record.path.suffix) == ("jpeg", ".jpg")
    assert record.bytes <= FORMATS["og-image"].limit_bytes
    with Image.open(record.path) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1200, 630))
    again = find(asked, Cache(tmp_path / "cache"))
    assert again is not None
    assert again.path == record.path


def test_an_image_that_a_template_does_not_show_leaves_the_file_a_png(tmp_path: Path) -> None:
    image = photo(tmp_path / "photo.jpg")
    asked = dressed(nine()[3], FORMATS["web-thumb"], "solemn", image=image)
    assert drawn(asked, tmp_path / "cache").encoder == "png"
