"""What the public finds of each slogan: pictures, and for print a PDF beside them."""

from pathlib import Path

from bangron.banners.cache import Cache
from bangron.banners.formats import load_formats
from bangron.banners.record import RenderRecord
from bangron.banners.rendering import render
from bangron.banners.request import Request
from bangron.site.gallery import Shelf, banner_files, with_print_files
from tests.support.slogans import nine

SIZES = {size.id: size for size in load_formats()}


def test_a_banner_for_print_comes_with_its_pdf_and_one_for_screens_does_not(
    tmp_path: Path,
) -> None:
    cache = Cache(tmp_path)
    requests = [Request(nine()[3], SIZES[name]) for name in ("og-image", "bang-ron-8x0.8")]
    records = [record for one in requests if isinstance(record := render(one, cache), RenderRecord)]
    files = with_print_files(banner_files(records, tuple(SIZES.values())), requests, cache)
    screen, cloth = files["s4"]
    assert screen.print_file is None
    assert cloth.print_file is not None
    assert cloth.print_file.address == "banners/s4/s4-bang-ron-8x0.8.pdf"
    assert cloth.print_file.record.path.read_bytes().startswith(b"%PDF-")
    published = dict(Shelf(files).files())
    assert published[cloth.print_file.address] == cloth.print_file.record.path
    assert len(published) == 3


def test_what_was_not_drawn_is_not_offered_for_print(tmp_path: Path) -> None:
    requests = [Request(nine()[3], SIZES["bang-ron-8x0.8"])]
    assert with_print_files({}, requests, Cache(tmp_path)) == {}
