from datetime import date

import pytest

from bangron.banners.formats import Format, load_formats

ASKED_FOR = {
    "og-image": (1200, 630),
    "fb-post-square": (1080, 1080),
    "fb-post-portrait": (1080, 1350),
    "fb-story": (1080, 1920),
    "fb-cover-page": (1640, 624),
    "web-header": (1200, 200),
    "led-fhd": (1920, 1080),
    "bang-ron-8x0.8": (11339, 1134),
}


def test_every_format_that_a_build_draws_is_on_record_in_its_size() -> None:
    sizes = {size.id: (size.width_px, size.height_px) for size in load_formats()}
    assert {name: sizes.get(name) for name in ASKED_FOR} == ASKED_FOR


def test_ids_are_unique() -> None:
    ids = [size.id for size in load_formats()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("size", load_formats(), ids=lambda size: size.id)
def test_a_format_is_sound(size: Format) -> None:
    left, top, right, bottom = size.safe_box
    assert 0 < left < right < size.width_px
    assert 0 < top < bottom < size.height_px
    assert 12 <= size.smallest_type_px <= (bottom - top) / 4
    assert size.group in {"screen", "print"}
    assert date.fromisoformat(size.checked) > date(2026, 1, 1)
    assert size.purpose_vi
    assert size.purpose_en
    assert size.source


def test_a_printed_format_keeps_its_true_size() -> None:
    cloth = next(size for size in load_formats() if size.id == "bang-ron-8x0.8")
    assert (cloth.width_mm, cloth.height_mm, cloth.dpi) == (8000, 800, 36)
    assert cloth.width_px == pytest.approx(8000 / 25.4 * 36, abs=0.5)


def test_the_page_cover_keeps_its_words_where_phones_and_desktops_both_show_them() -> None:
    cover = next(size for size in load_formats() if size.id == "fb-cover-page")
    shown_on_phones = cover.height_px * 640 / 360
    left, _, right, _ = cover.safe_box
    assert right - left <= shown_on_phones
    assert left == cover.width_px - right
