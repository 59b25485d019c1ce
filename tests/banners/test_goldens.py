from dataclasses import replace
from pathlib import Path

import pytest
from PIL import ImageDraw

from bangron.banners.drawing import draw
from bangron.banners.formats import Format, load_formats
from bangron.banners.laying import Fault, palette_of
from bangron.banners.laying import lay_out as lay_out_request
from bangron.banners.palettes import load_palettes
from bangron.banners.templates import load_templates
from tests.support.layouts import format_of, lay_out, photo, request
from tests.support.pictures import WORST_TILE, assert_golden, worst_tile
from tests.support.slogans import nine

FORMATS = {size.id: size for size in load_formats()}


@pytest.mark.parametrize(
    ("name", "number", "palette"),
    [
        ("og-image", 4, "red-gold"),
        ("web-header", 7, "red-gold"),
        ("fb-story", 1, "blue-gold"),
    ],
)
def test_banners_look_as_they_were_approved(
    name: str, number: int, palette: str, tmp_path: Path
) -> None:
    picture = draw(lay_out(nine()[number - 1], FORMATS[name]), load_palettes()[palette])
    assert_golden(f"{name}-s{number}", picture, tmp_path)


@pytest.mark.parametrize("name", sorted(load_templates()))
@pytest.mark.parametrize("size", [format_of(960, 96, 13), format_of(360, 640)], ids=lambda s: s.id)
def test_each_template_looks_as_approved_at_the_extremes(
    name: str, size: Format, tmp_path: Path
) -> None:
    one = replace(nine()[3], attribution="Chủ tịch Hồ Chí Minh", kicker="Tháng Dân vận")
    asked = request(one, size, name, image=photo(tmp_path / "photo.png"))
    layout = lay_out_request(asked)
    assert not isinstance(layout, Fault)
    assert_golden(f"{name}-{size.id}", draw(layout, palette_of(asked)), tmp_path)


def test_a_changed_digit_is_told_and_a_soft_edge_is_not() -> None:
    size = FORMATS["web-header"]
    base = draw(lay_out(nine()[0], size), load_palettes()["red-gold"]).convert("RGB")
    soft = base.copy()
    soft.putpixel((600, 100), (255, 255, 255))
    assert worst_tile(soft, base).difference < WORST_TILE
    other = base.copy()
    ImageDraw.Draw(other).ellipse((600, 90, 612, 108), fill=(255, 231, 132))
    assert worst_tile(other, base).difference > WORST_TILE
