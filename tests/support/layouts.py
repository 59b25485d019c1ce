"""Banners laid out for tests, by any template, with what a brand may add."""

from pathlib import Path

from PIL import Image, ImageDraw

from bangron.banners.assets import Asset, digest_of
from bangron.banners.composing import compose
from bangron.banners.formats import Format
from bangron.banners.kit import Kit
from bangron.banners.laying import content_of
from bangron.banners.layout import Layout
from bangron.banners.request import Request
from bangron.banners.templates import load_templates
from bangron.model import Slogan

FONTS = load_templates()["solemn"].fonts


def lay_out(slogan: Slogan, size: Format, template: str = "solemn") -> Layout:
    """Return the banner of a slogan; TooLongError where it cannot be legible."""
    return compose(load_templates()[template], size, content_of(request(slogan, size, template)))


def request(slogan: Slogan, size: Format, template: str = "solemn", **more: object) -> Request:
    """Return a request in the template's own palette."""
    palette = load_templates()[template].palette
    return Request(slogan, size, template, palette, **more)  # type: ignore[arg-type]  # a test's own fields


def format_of(width_px: int, height_px: int, smallest_px: int = 0) -> Format:
    """Return a format of some aspect, for a screen."""
    inset = round(min(width_px, height_px) * 0.07)
    return Format(
        id=f"{width_px}x{height_px}",
        purpose_vi="",
        purpose_en="",
        group="screen",
        width_px=width_px,
        height_px=height_px,
        dpi=72,
        safe_px=(inset, inset, inset, inset),
        smallest_type_px=smallest_px or round((width_px * height_px) ** 0.5 / 42),
    )


def asset(path: Path) -> Asset:
    """Return a picture file as the kit would."""
    with Image.open(path) as opened:
        return Asset(str(path), digest_of(path.read_bytes()), *opened.size)


def logo(path: Path, width_px: int = 300, height_px: int = 300) -> Asset:
    """Return a round logo in a colour that no palette has, on nothing."""
    picture = Image.new("RGBA", (width_px, height_px))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((0, 0, width_px - 1, height_px - 1), fill=(0, 140, 90, 255))
    picture.save(path)
    return asset(path)


def photo(path: Path, width_px: int = 640, height_px: int = 480) -> Asset:
    """Return a picture without any plain part."""
    steps = Image.linear_gradient("L").resize((width_px, height_px))
    other = Image.radial_gradient("L").resize((width_px, height_px))
    Image.merge("RGB", (steps, other, steps.rotate(180))).save(path, quality=80)
    return asset(path)


def full_kit(folder: Path) -> Kit:
    """Return a kit with everything a brand may add but fonts."""
    return Kit(
        logo=logo(folder / "logo.png"),
        sponsor=logo(folder / "sponsor.png", 600, 200),
        address="Số 1 đường Hùng Vương, thành phố Bắc Giang",
    )
