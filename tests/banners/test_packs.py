import hashlib
import json
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bangron.banners.cache import Cache
from bangron.banners.contact_sheet import WIDTH_PX
from bangron.banners.formats import load_formats
from bangron.banners.jobs import start
from bangron.banners.packs import (
    Pack,
    measure,
    packs_of,
    store_pack,
    weight,
    words_of,
    zipped,
)
from bangron.banners.print_page import PrintOptions
from bangron.banners.printing import print_all
from bangron.banners.record import RenderRecord
from bangron.banners.request import Request, offers, previews, requests_for
from bangron.model import Brand
from tests.support.slogans import nine, slogan

SIZES = ("og-image", "web-header", "web-side-240x80", "zalo-zns", "bang-ron-8x0.8")
FORMATS = [size for size in load_formats() if size.id in SIZES]
WORDS = "Dân vận khéo thì việc gì cũng thành công"


@pytest.fixture(scope="module")
def drawn(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[tuple[Request, ...], tuple[RenderRecord, ...]]:
    """Return requests and records of two slogans in a few formats."""
    slogans = [slogan(WORDS, id="khau-hieu", attribution="Bác Hồ"), nine()[6]]
    requests = offers(requests_for(slogans, FORMATS, Brand())[0])
    asked = (*requests, *previews(requests))
    records, problems = start(asked, cache_dir=tmp_path_factory.mktemp("cache")).join()
    assert {str(problem.severity) for problem in problems} == {"hint"}
    return asked, records


@pytest.fixture
def packs(drawn: tuple[Sequence[Request], Sequence[RenderRecord]]) -> dict[str, Pack]:
    return {pack.name: pack for pack in packs_of(*drawn)}


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_there_is_a_pack_for_each_slogan_and_channel(packs: dict[str, Pack]) -> None:
    assert list(packs) == [
        "khau-hieu-web", "khau-hieu-zalo", "khau-hieu-print", "s7-web", "s7-zalo", "s7-print",
    ]  # fmt: skip


def test_a_pack_holds_pictures_words_and_what_they_are(packs: dict[str, Pack]) -> None:
    entries = opened(zipped(packs["khau-hieu-web"]))
    folder = "khau-hieu-web/"
    assert list(entries) == [
        folder + name
        for name in (
            "khau-hieu-og-image.png", "khau-hieu-web-header.png", "manifest.json",
            "mo-ta-anh.txt", "noi-dung.txt", "toan-canh.png",
        )
    ]  # fmt: skip
    assert entries[folder + "noi-dung.txt"].decode() == (
        f"Tháng Dân vận năm 2023\n{WORDS}\n— Bác Hồ\nBan Dân vận Tỉnh ủy Bắc Giang\n"
    )
    assert entries[folder + "mo-ta-anh.txt"].decode() == f"Tháng Dân vận năm 2023: {WORDS}\n"
    with Image.open(BytesIO(entries[folder + "toan-canh.png"])) as sheet:
        assert sheet.width == WIDTH_PX


def test_the_manifest_tells_the_truth_of_every_file(packs: dict[str, Pack]) -> None:
    entries = opened(zipped(packs["khau-hieu-print"]))
    told = json.loads(entries["khau-hieu-print/manifest.json"])
    assert (told["slogan"], told["channel"], told["left_out"]) == ("khau-hieu", "print", [])
    (cloth,) = told["images"]
    assert (cloth["width_mm"], cloth["height_mm"], cloth["dpi"]) == (8000, 800, 36)
    assert (cloth["font"], cloth["encoder"]) == ("BeVietnamPro-Bold", "png")
    assert " ".join(cloth["lines"]).casefold() == WORDS.casefold()
    listed = {one["file"] for one in (*told["images"], *told["files"])}
    assert listed | {"manifest.json"} == {name.partition("/")[2] for name in entries}
    for one in (*told["images"], *told["files"]):
        data = entries[f"khau-hieu-print/{one['file']}"]
        assert (len(data), hashlib.sha256(data).hexdigest()) == (one["bytes"], one["sha256"])


def test_what_is_for_the_print_shop_goes_with_its_picture(
    drawn: tuple[Sequence[Request], Sequence[RenderRecord]], tmp_path: Path
) -> None:
    requests, records = drawn
    prints, problems = print_all(requests[:5], PrintOptions(), Cache(tmp_path))
    assert (len(prints), problems) == (1, ())
    packs = {pack.name: pack for pack in packs_of(requests, records, prints)}
    entries = opened(zipped(packs["khau-hieu-print"]))
    data = entries["khau-hieu-print/khau-hieu-bang-ron-8x0.8.pdf"]
    assert data.startswith(b"%PDF-")
    (cloth,) = json.loads(entries["khau-hieu-print/manifest.json"])["images"]
    assert cloth["print"] == {
        "file": "khau-hieu-bang-ron-8x0.8.pdf",
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    assert zipped(packs["khau-hieu-print"]) == zipped(packs["khau-hieu-print"])


def test_what_cannot_be_set_is_named_and_no_fault(packs: dict[str, Pack]) -> None:
    assert packs["s7-web"].left_out == ("web-side-240x80",)
    told = json.loads(opened(zipped(packs["s7-web"]))["s7-web/manifest.json"])
    assert told["left_out"] == ["web-side-240x80"]


def test_the_same_banners_make_the_same_pack(packs: dict[str, Pack]) -> None:
    for pack in packs.values():
        assert zipped(pack) == zipped(pack)


def test_no_entry_tells_when_or_on_what_machine_it_was_packed(packs: dict[str, Pack]) -> None:
    with zipfile.ZipFile(BytesIO(zipped(packs["s7-print"]))) as archive:
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.filename.isascii()
            assert (entry.create_system, entry.extra, entry.comment) == (3, b"", b"")


def test_a_pack_is_kept_under_a_name_of_its_content(packs: dict[str, Pack], tmp_path: Path) -> None:
    pack = packs["s7-zalo"]
    path = store_pack(pack, tmp_path)
    assert "s7-zalo/toan-canh.png" not in opened(path.read_bytes())
    written = path.stat().st_mtime_ns
    assert store_pack(pack, tmp_path) == path
    assert path.stat().st_mtime_ns == written
    (banner,) = pack.banners
    other = replace(pack, banners=(replace(banner, record=replace(banner.record, sha256="0")),))
    assert store_pack(other, tmp_path) != path


def test_only_the_parts_that_a_banner_has_are_its_words() -> None:
    assert words_of(slogan("Một câu", kicker="", footer="")) == "Một câu\n"


@pytest.mark.parametrize(
    ("width_mm", "height_mm", "said"),
    [(8000, 800, "8 × 0,8 m"), (841, 1189, "84,1 × 118,9 cm"), (210, 297, "21 × 29,7 cm")],
)
def test_measures_are_said_as_people_say_them(width_mm: float, height_mm: float, said: str) -> None:
    assert measure(width_mm, height_mm) == said


def test_weights_are_said_with_our_comma() -> None:
    assert [weight(size) for size in (20, 35_400, 999_400, 1_234_000)] == [
        "1 kB", "35 kB", "999 kB", "1,2 MB",
    ]  # fmt: skip
