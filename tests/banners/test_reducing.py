from dataclasses import replace
from pathlib import Path

import pytest

from bangron.banners.formats import load_formats
from bangron.banners.laying import lay_out, palette_of
from bangron.banners.layout import Block, Layout, Rule
from bangron.banners.reducing import reduced, reduced_backdrop, reduced_picture
from bangron.banners.request import Request
from bangron.banners.templates import load_templates
from tests.support.layouts import full_kit, photo, request
from tests.support.slogans import nine

FORMATS = {size.id: size for size in load_formats()}
SHAPES = ("bang-ron-8x1", "phuon-0.8x2.5", "pano-4x3", "poster-a2")


def laid_out(name: str, template: str, folder: Path) -> tuple[Request, Layout]:
    asked = request(
        nine()[6],
        FORMATS[name],
        template,
        kit=replace(full_kit(folder), address=""),
        image=photo(folder / "photo.jpg"),
        link="https://dan-van-kheo.example/khau-hieu/s7/",
    )
    layout = lay_out(asked)
    assert isinstance(layout, Layout)
    return asked, layout


@pytest.mark.parametrize("template", sorted(load_templates()))
@pytest.mark.parametrize("name", SHAPES)
def test_every_line_stands_where_it_stood(name: str, template: str, tmp_path: Path) -> None:
    asked, whole = laid_out(name, template, tmp_path)
    part = 1600 / max(asked.format.width_px, asked.format.height_px)
    size = (round(asked.format.width_px * part), round(asked.format.height_px * part))
    small = reduced(whole, *size)
    assert [line.text for line in small.lines] == [line.text for line in whole.lines]
    for mine, other in zip(small.lines, whole.lines, strict=True):
        assert mine.ink_box == pytest.approx([edge * part for edge in other.ink_box], abs=1.5)
        assert mine.size_px == pytest.approx(other.size_px * part, abs=1)
    assert (len(small.rules), len(small.blocks)) == (len(whole.rules), len(whole.blocks))
    pieces: tuple[Rule | Block, ...] = (*small.rules, *small.blocks)
    for piece in pieces:
        assert piece.right_px > piece.left_px
        assert piece.bottom_px > piece.top_px
    assert [one.role for one in small.pictures] == [one.role for one in whole.pictures]


def test_a_reduced_picture_has_the_size_asked_for_and_the_same_bytes(tmp_path: Path) -> None:
    asked, whole = laid_out("poster-a2", "photo", tmp_path)
    shown = reduced_picture(whole, palette_of(asked), 300, 424)
    assert (shown.size, shown.mode) == ((300, 424), "RGB")
    asked = request(nine()[6], FORMATS["bang-ron-8x1"])
    layout = lay_out(asked)
    assert isinstance(layout, Layout)
    first, second = (reduced_picture(layout, palette_of(asked), 800, 100) for _ in range(2))
    assert (first.size, first.mode) == ((800, 100), "P")
    assert first.tobytes() == second.tobytes()


def test_a_backdrop_is_reduced_once_so_that_its_picture_can_be_kept(tmp_path: Path) -> None:
    _, whole = laid_out("pano-4x3", "solemn", tmp_path)
    assert reduced_backdrop(whole.backdrop, 80, 60) is reduced_backdrop(whole.backdrop, 80, 60)
