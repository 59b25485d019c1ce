from pathlib import Path

from bangron.model import Brand, Project
from bangron.site.gallery import Gallery, Shelf
from tests.support.slogans import slogan

SIZES = ("og-image", "bang-ron-8x0.8")
WORDS = "Dân vận khéo thì việc gì cũng thành công"


def finished(tmp_path: Path, *formats: str) -> Shelf:
    project = Project(
        brand=Brand(organisation="Sở Xây dựng"),
        slogans=(slogan(WORDS, id="a", formats=formats),),
    )
    gallery = Gallery()
    gallery.start(project, {}, tmp_path)
    return gallery.finish(project, lambda _done, _total: None)


def test_every_file_has_its_address_and_lies_where_it_is_told(tmp_path: Path) -> None:
    found = dict(finished(tmp_path, *SIZES).files())
    assert {
        "banners/a/a-og-image.png",
        "banners/a/a-bang-ron-8x0.8.png",
        "banners/a/a-bang-ron-8x0.8-xem.png",
        "banners/a/a-tron-bo.zip",
    } <= set(found)
    assert all(path.is_file() for path in found.values())


def test_only_what_is_printed_has_a_small_picture(tmp_path: Path) -> None:
    shown, cloth = finished(tmp_path, *SIZES).banners["a"]
    assert shown.preview is None
    assert cloth.preview is not None
    assert cloth.preview.record.width_px == 1600
    assert cloth.preview.record.lines == cloth.record.lines


def test_a_pack_tells_how_much_is_in_it(tmp_path: Path) -> None:
    pack = finished(tmp_path, *SIZES).packs["a"]
    assert pack.count == 2
    assert pack.bytes == pack.path.stat().st_size


def test_a_format_that_is_not_usual_is_drawn_where_a_slogan_names_it(tmp_path: Path) -> None:
    (banner,) = finished(tmp_path, "zalo-zns").banners["a"]
    assert banner.address == "banners/a/a-zalo-zns.png"


def test_a_second_build_makes_no_file_anew(tmp_path: Path) -> None:
    finished(tmp_path, *SIZES)
    written = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    finished(tmp_path, *SIZES)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == written
