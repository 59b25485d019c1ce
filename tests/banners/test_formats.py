from dataclasses import replace
from datetime import date

import pytest

from bangron.banners.encoding import ENCODERS
from bangron.banners.formats import (
    Format,
    formats_with,
    load_formats,
    load_specs,
    reduced,
    usual_formats,
)
from bangron.model import Channel

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

# DOMAIN 3.1: px for screens, mm for print.
TABLE_PX = {
    "fb-post-landscape": (1200, 630),
    "fb-cover-both": (1222, 465),
    "fb-event": (1920, 1005),
    "fb-group": (1640, 856),
    "zalo-post": (1280, 720),
    "zalo-broadcast": (500, 320),
    "led-uhd": (3840, 2160),
    "led-portrait": (1080, 1920),
    "led-strip": (1920, 160),
    "slide-16x9": (1920, 1080),
    "web-side": (300, 250),
    "web-thumb": (800, 450),
    "web-slider": (1200, 400),
}
TABLE_MM = {
    "backdrop-16x9": (8000, 4500),
    "backdrop-6x3": (6000, 3000),
    "bang-ron-6x0.8": (6000, 800),
    "bang-ron-8x1": (8000, 1000),
    "bang-ron-10x1": (10000, 1000),
    "phuon-0.8x2": (800, 2000),
    "phuon-0.8x2.4": (800, 2400),
    "phuon-0.8x2.5": (800, 2500),
    "pano-3x4": (3000, 4000),
    "pano-4x3": (4000, 3000),
    "pano-4x6": (4000, 6000),
    "pano-6x4": (6000, 4000),
    "standee-0.6x1.6": (600, 1600),
    "standee-0.8x1.8": (800, 1800),
    "standee-0.8x2": (800, 2000),
    "poster-a4": (210, 297),
    "poster-a3": (297, 420),
    "poster-a2": (420, 594),
    "poster-a1": (594, 841),
    "poster-a0": (841, 1189),
}

BY_ID = {size.id: size for size in load_formats()}


def test_every_format_that_a_build_draws_is_on_record_in_its_size() -> None:
    sizes = {size.id: (size.width_px, size.height_px) for size in usual_formats()}
    assert {name: sizes.get(name) for name in ASKED_FOR} == ASKED_FOR


def test_every_format_of_the_field_is_on_record_in_its_size() -> None:
    in_px = {name: (BY_ID[name].width_px, BY_ID[name].height_px) for name in TABLE_PX}
    in_mm = {name: (BY_ID[name].width_mm, BY_ID[name].height_mm) for name in TABLE_MM}
    assert (in_px, in_mm) == (TABLE_PX, TABLE_MM)


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(load_formats())


@pytest.mark.parametrize("size", load_formats(), ids=lambda size: size.id)
def test_a_format_is_sound(size: Format) -> None:
    left, top, right, bottom = size.safe_box
    assert 0 < left < right < size.width_px
    assert 0 < top < bottom < size.height_px
    assert 12 <= size.smallest_type_px <= (bottom - top) / 4
    assert size.group in {"screen", "print"}
    assert (size.channel == Channel.PRINT) == (size.group == "print")
    assert not size.checked or date.fromisoformat(size.checked) > date(2026, 1, 1)
    assert size.encoder in ENCODERS
    assert size.purpose_vi
    assert size.purpose_en
    assert size.source


@pytest.mark.parametrize("size", usual_formats(), ids=lambda size: size.id)
def test_what_every_build_draws_is_quickly_drawn(size: Format) -> None:
    assert size.area_px <= 13_000_000


def test_what_nobody_checked_says_so() -> None:
    told = {spec.id: (spec.checked, spec.origin) for spec in load_specs()}
    assert told["led-strip"] == (None, "common practice")
    assert all(origin for _, origin in told.values())


def test_a_printed_format_keeps_its_true_size() -> None:
    cloth = BY_ID["bang-ron-8x0.8"]
    assert (cloth.width_mm, cloth.height_mm, cloth.dpi) == (8000, 800, 36)
    assert cloth.width_px == pytest.approx(8000 / 25.4 * 36, abs=0.5)
    assert cloth.bleed_mm == 30


def test_posters_are_drawn_for_print_at_300_dpi() -> None:
    megapixels = {
        name: BY_ID[f"poster-{name}"].area_px / 1e6 for name in ("a4", "a3", "a2", "a1", "a0")
    }
    assert megapixels == pytest.approx(
        {"a4": 8.7, "a3": 17.4, "a2": 34.8, "a1": 69.7, "a0": 139.5}, rel=0.01
    )


def test_the_page_cover_keeps_its_words_where_phones_and_desktops_both_show_them() -> None:
    cover = BY_ID["fb-cover-page"]
    shown_on_phones = cover.height_px * 640 / 360
    left, _, right, _ = cover.safe_box
    assert right - left <= shown_on_phones
    assert left == cover.width_px - right


def test_a_sites_own_format_comes_after_ours_or_in_the_place_of_one() -> None:
    og, *_ = load_specs()
    own = replace(og, id="cong-thong-tin", width=1170)
    heavier = replace(og, limit_bytes=999)
    formats = formats_with([own, heavier])
    assert [size.id for size in formats] == [*BY_ID, "cong-thong-tin"]
    assert formats[0].limit_bytes == 999
    assert formats[-1].width_px == 1170


@pytest.mark.parametrize("size", load_formats(), ids=lambda size: size.id)
def test_a_smaller_picture_of_a_format_keeps_its_proportions(size: Format) -> None:
    small = reduced(size, 1600)
    assert max(small.width_px, small.height_px) <= 1600
    assert small.width_px / small.height_px == pytest.approx(
        size.width_px / size.height_px, rel=0.01
    )
    part = small.width_px / size.width_px
    assert small.safe_px == pytest.approx([inset * part for inset in size.safe_px], abs=1)
    assert (small.width_mm, small.height_mm) == (size.width_mm, size.height_mm)
