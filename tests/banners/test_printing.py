"""From request to print file: refused where no picture would be drawn, kept while nothing changes."""

import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest

from bangron.banners import printing
from bangron.banners.cache import Cache
from bangron.banners.formats import Format, load_formats
from bangron.banners.laying import Fault
from bangron.banners.print_page import PrintOptions
from bangron.banners.printing import file_name, print_all, print_banner, print_key, printable
from bangron.banners.record import RenderRecord
from bangron.banners.request import Request
from tests.support.slogans import nine, slogan

SIZES = {size.id: size for size in load_formats()}
CLOTH, A0 = SIZES["bang-ron-8x0.8"], SIZES["poster-a0"]
PLAIN = PrintOptions()


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def written(request: Request, cache: Cache, options: PrintOptions = PLAIN) -> RenderRecord:
    record = print_banner(request, options, cache)
    assert isinstance(record, RenderRecord)
    return record


def test_a_record_tells_of_the_file_as_of_a_picture(cache: Cache) -> None:
    record = written(Request(nine()[3], CLOTH), cache)
    assert record.path.suffix == ".pdf"
    assert record.path.stat().st_size == record.bytes
    assert (record.encoder, record.format, record.id) == ("pdf", "bang-ron-8x0.8", "s4")
    assert " ".join(record.lines).casefold() == "“dân vận khéo thì việc gì cũng thành công”"
    assert record.contrast >= 4.5


def test_nothing_is_written_anew_while_nothing_changes(cache: Cache) -> None:
    request = Request(nine()[3], CLOTH)
    first, again = written(request, cache), written(request, cache)
    assert (first.cached, again.cached) == (False, True)
    assert first.sha256 == again.sha256


@pytest.mark.parametrize(
    "other",
    [
        (Request(nine()[4], CLOTH), PLAIN),
        (Request(nine()[3], replace(CLOTH, bleed_mm=20.0)), PLAIN),
        (Request(nine()[3], replace(CLOTH, width_mm=8001.0)), PLAIN),
        (Request(nine()[3], CLOTH), PrintOptions(marks=True)),
        (Request(nine()[3], CLOTH), PrintOptions(outlines=True)),
        (Request(nine()[3], CLOTH), PrintOptions(scale=10)),
    ],
)
def test_whatever_shows_in_the_file_is_in_its_key(other: tuple[Request, PrintOptions]) -> None:
    assert print_key(Request(nine()[3], CLOTH), PLAIN) != print_key(*other)


def test_what_may_not_be_drawn_is_not_printed(cache: Cache) -> None:
    fault = print_banner(Request(slogan("勤政愛民"), CLOTH), PLAIN, cache)
    assert isinstance(fault, Fault)
    assert fault.rule == "banner-missing-glyph"


def test_one_bad_banner_stops_no_other(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(request: Request, *_: object) -> Fault:
        raise OSError(request.slogan.id)

    good, bad = Request(nine()[3], CLOTH), Request(slogan("勤政愛民"), CLOTH)
    told: list[tuple[int, int]] = []
    records, problems = print_all([bad, good], PLAIN, cache, lambda *step: told.append(step))
    assert [record.id for record in records] == ["s4"]
    assert [problem.rule for problem in problems] == ["banner-missing-glyph"]
    assert told == [(1, 2), (2, 2)]
    monkeypatch.setattr(printing, "print_banner", broken)
    records, problems = print_all([good], PLAIN, cache)
    assert records == ()
    assert [problem.rule for problem in problems] == ["banner-failed"]


def test_only_what_has_a_true_size_is_for_print() -> None:
    requests = [Request(nine()[3], size) for size in load_formats()]
    assert {one.format.group for one in printable(requests)} == {"print"}


def test_a_file_to_be_enlarged_says_so_in_its_name(cache: Cache) -> None:
    record = written(Request(nine()[3], CLOTH), cache)
    assert file_name(record, PLAIN) == "s4-bang-ron-8x0.8.pdf"
    assert file_name(record, PrintOptions(scale=10)) == "s4-bang-ron-8x0.8-1-10.pdf"


@pytest.mark.parametrize("size", [A0, SIZES["backdrop-16x9"]], ids=lambda size: size.id)
def test_the_largest_banner_takes_no_more_memory_than_its_preview(
    size: Format, cache: Cache
) -> None:
    # Letters and shapes only; Pillow's own memory is that of a picture of 1,600 px, four times finer.
    tracemalloc.start()
    try:
        written(Request(nine()[6], size), cache)
        _, peak_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak_bytes < 30_000_000
