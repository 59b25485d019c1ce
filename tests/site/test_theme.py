"""The theme: whole, self-contained, and readable in both of its colour schemes."""

import re
from pathlib import Path

import pytest
import yaml

import bangron
from bangron.site.pages import PageKind

THEME = Path(bangron.__file__).parent / "theme"
ROOT = Path(bangron.__file__).parents[2]
ASSETS = THEME / "assets"
SCHEMES = ("default", "slate")
LEAST_CONTRAST = 4.5  # WCAG 2 AA, for text of any size

PAIRS = (
    ("ink", "ground"),
    ("ink", "tint"),
    ("ink", "mark"),
    ("quiet", "ground"),
    ("quiet", "tint"),
    ("link", "ground"),
    ("link", "tint"),
    ("figure", "ground"),
    ("figure", "tint"),
    ("on-band", "band"),
    ("on-band", "band-deep"),
    ("on-band", "poster"),
    ("bright", "band"),
    ("bright", "poster"),
    ("on-button", "button"),
)


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def colours(scheme: str) -> dict[str, str]:
    sheet = (ASSETS / "stylesheets" / "tokens.css").read_text(encoding="utf-8")
    block = sheet.split(f'[data-md-color-scheme="{scheme}"] {{')[1].split("}")[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


@pytest.mark.parametrize("kind", PageKind)
def test_every_kind_of_page_has_its_template(kind: PageKind) -> None:
    assert (THEME / "pages" / f"{kind}.html").is_file()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_keeps_its_contrast(scheme: str, text: str, ground: str) -> None:
    known = colours(scheme)
    assert contrast(known[text], known[ground]) >= LEAST_CONTRAST


def test_both_schemes_name_the_same_colours() -> None:
    light, dark = (colours(scheme).keys() for scheme in SCHEMES)
    assert light == dark


def test_the_configuration_names_only_files_that_are_there() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV ", "")
    config = yaml.safe_load(text)
    named = [*config["extra_css"], *config["extra_javascript"], config["theme"]["favicon"]]
    assert [name for name in named if not (THEME / name).is_file()] == []


def test_nothing_is_asked_of_another_site() -> None:
    foreign = {
        path.name: found
        for path in sorted(THEME.rglob("*"))
        if path.suffix in {".html", ".css", ".js", ".svg"}
        and (
            found := re.findall(r"(?:https?:)?//[\w-]+\.[\w.-]+", path.read_text(encoding="utf-8"))
        )
        and found != ["http://www.w3.org"]
    }
    assert foreign == {}


def test_every_font_a_style_sheet_or_page_asks_for_is_there_with_its_licence() -> None:
    sheet = (ASSETS / "stylesheets" / "tokens.css").read_text(encoding="utf-8")
    asked = set(re.findall(r'url\("\.\./fonts/([^"]+)"\)', sheet))
    there = {path.name for path in (ASSETS / "fonts").iterdir()}
    assert there == asked | {"OFL.txt"}


def test_web_fonts_hold_every_vietnamese_letter() -> None:
    pytest.importorskip("brotli", reason="WOFF2 files are read with the package brotli")
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - of no use without brotli

    letters = {chr(code) for code in range(0x1EA0, 0x1EFA)} | set("ĂăÂâĐđÊêÔôƠơƯưÀàÁáÃãÝý“”…–₫×")
    for path in (ASSETS / "fonts").glob("*.woff2"):
        assert letters - {chr(code) for code in TTFont(path).getBestCmap()} == set(), path.name
