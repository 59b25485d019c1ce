"""The colours of banners, and how far apart they stand.

In: `lexicon/palettes.yml`. Out: frozen `Palette` values and WCAG 2 contrast
ratios. Which tone goes where is decided by the template.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bangron.data import load_data

Colour = tuple[int, int, int]

TONES = ("ground", "shade", "glow", "rule", "primary", "secondary", "panel", "on_panel")
LINEAR_UP_TO = 0.03928  # of the sRGB curve, as WCAG 2.1 gives it
LEAST_CONTRAST = 4.5  # WCAG 2 AA for text of any size; a banner is also seen small


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one look."""

    id: str
    purpose_vi: str
    purpose_en: str
    ground: Colour
    shade: Colour
    glow: Colour
    rule: Colour
    primary: Colour
    """The slogan."""

    secondary: Colour
    """Kicker, attribution and foot."""

    panel: Colour
    """Bars and panels that stand out from the ground."""

    on_panel: Colour
    """Text on these."""

    @property
    def contrast(self) -> float:
        """The least contrast of any text on any tone that may lie behind it."""
        grounds = (self.ground, self.shade, self.glow)
        inks = (self.primary, self.secondary)
        on_ground = (contrast(ink, ground) for ink in inks for ground in grounds)
        return min(*on_ground, contrast(self.on_panel, self.panel))


@cache
def load_palettes() -> dict[str, Palette]:
    """Return every palette on record by its id; `.cache_clear()` reads anew."""
    text = (files("bangron") / "lexicon" / "palettes.yml").read_text(encoding="utf-8")
    return {
        entry["id"]: Palette(
            id=entry["id"],
            purpose_vi=entry["purpose"]["vi"],
            purpose_en=entry["purpose"]["en"],
            **{tone: colour(entry[tone]) for tone in TONES},
        )
        for entry in load_data(text)
    }


def colour(text: str) -> Colour:
    """Return `#RRGGBB` as three levels from 0 to 255."""
    level = int(text.removeprefix("#"), 16)
    return level >> 16, level >> 8 & 255, level & 255


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.1, success criterion 1.4.3)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(tone: Colour) -> float:
    """Return the relative luminance of an sRGB colour, 0 to 1 (WCAG 2.1, definitions)."""
    red, green, blue = (
        level / 12.92 if level <= LINEAR_UP_TO else ((level + 0.055) / 1.055) ** 2.4
        for level in (channel / 255 for channel in tone)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def blend(ground: Colour, ink: Colour, part: float) -> Colour:
    """Return `ground` covered by `part` (0 to 1) of `ink`."""
    red, green, blue = (
        round(below + (above - below) * part) for below, above in zip(ground, ink, strict=True)
    )
    return red, green, blue
