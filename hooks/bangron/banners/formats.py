"""The sizes that banners are drawn in.

In: `lexicon/formats.yml`, and a site's own formats as the reader gives them.
Out: one frozen `Format` per size, everything in pixels, millimetres kept beside
them for print. Which of them a slogan wants is decided in `request`; how a banner
looks in one is the template's business.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from bangron.data import load_data
from bangron.model import Channel, Encoding, FormatSpec, LengthUnit

MM_PER_INCH = 25.4
LEAST_TYPE_PX = 2  # a picture of a huge banner may be small; letters need some size to be drawn


@dataclass(frozen=True, slots=True)
class Format:
    """One size of banner, for one place where banners are shown."""

    id: str
    purpose_vi: str
    purpose_en: str
    group: str
    """`screen` or `print`."""

    width_px: int
    height_px: int
    dpi: int
    safe_px: tuple[int, int, int, int]
    """Left, top, right, bottom insets that no letter enters."""

    smallest_type_px: int
    """The smallest em size that is still read where the format is shown."""

    width_mm: float | None = None
    """True width, for print."""

    height_mm: float | None = None
    capitals_to: int = 0
    """Slogans of at most so many characters are set in capitals."""

    encoder: str = "png"
    """Key of `encoding.ENCODERS`."""

    limit_bytes: int = 0
    """The largest file the place takes; 0 where none is known."""

    checked: str = ""
    """The day the numbers were last compared with their source, ISO 8601; "" where nobody did."""

    source: str = ""
    channel: str = Channel.WEB
    """Where banners of this format go: one of `model.Channel`."""

    bleed_mm: float = 0.0
    """What is cut off on each side after printing; the picture ends at the trimmed edge."""

    default: bool = False
    """True where every build draws it for every slogan that names no formats of its own."""

    @property
    def safe_box(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom edge of the area for letters, in px from the top left corner."""
        left, top, right, bottom = self.safe_px
        return left, top, self.width_px - right, self.height_px - bottom

    @property
    def area_px(self) -> int:
        """The number of pixels."""
        return self.width_px * self.height_px

    def as_record(self) -> dict[str, object]:
        """Return the format as a JSON object."""
        return {
            "id": self.id,
            "group": self.group,
            "channel": str(self.channel),
            "purpose": {"vi": self.purpose_vi, "en": self.purpose_en},
            "width_px": self.width_px,
            "height_px": self.height_px,
            "dpi": self.dpi,
            "width_mm": self.width_mm,
            "height_mm": self.height_mm,
            "bleed_mm": self.bleed_mm,
            "safe_box": list(self.safe_box),
            "smallest_type_px": self.smallest_type_px,
            "encoder": self.encoder,
            "limit_bytes": self.limit_bytes or None,
            "default": self.default,
            "checked": self.checked or None,
            "source": self.source,
        }


@cache
def load_formats() -> tuple[Format, ...]:
    """Return every format that comes with us, in the order of the file; `.cache_clear()` reads anew."""
    return tuple(format_of(spec) for spec in load_specs())


def usual_formats() -> tuple[Format, ...]:
    """Return the formats that every build draws."""
    return tuple(size for size in load_formats() if size.default)


def formats_with(specs: Iterable[FormatSpec]) -> tuple[Format, ...]:
    """Return our formats and a site's own; one with the id of ours stands in its place."""
    known = {size.id: size for size in load_formats()}
    known |= {spec.id: format_of(spec) for spec in specs}
    return tuple(known.values())


def load_specs() -> tuple[FormatSpec, ...]:
    """Return the entries of `lexicon/formats.yml`."""
    text = (files("bangron") / "lexicon" / "formats.yml").read_text(encoding="utf-8")
    return tuple(spec_of(entry) for entry in load_data(text))


def spec_of(entry: dict[str, Any]) -> FormatSpec:
    """Return what an entry of our own file says; a site's file is read by `content.formats`."""
    unit = LengthUnit.MM if "width_mm" in entry else LengthUnit.PX
    left, top, right, bottom = (float(inset) for inset in entry[f"safe_{unit}"])
    checked: date | None = entry["checked"]
    return FormatSpec(
        id=entry["id"],
        purpose_vi=entry["purpose"]["vi"],
        purpose_en=entry["purpose"]["en"],
        channel=Channel(entry["channel"]),
        unit=unit,
        width=float(entry[f"width_{unit}"]),
        height=float(entry[f"height_{unit}"]),
        dpi=entry["dpi"],
        safe=(left, top, right, bottom),
        smallest_type=float(entry[f"smallest_type_{unit}"]),
        bleed_mm=float(entry.get("bleed_mm", 0)),
        capitals_to=entry.get("capitals_to", 0),
        encoder=Encoding(entry["encoder"]) if "encoder" in entry else Encoding.PNG,
        limit_bytes=entry.get("limit_bytes", 0),
        default=entry.get("default", False),
        checked=checked,
        origin=entry["source"],
    )


def format_of(spec: FormatSpec) -> Format:
    """Return the format that `spec` describes, millimetres turned into pixels at its dpi."""
    is_print = spec.unit is LengthUnit.MM
    scale = spec.dpi / MM_PER_INCH if is_print else 1.0
    left, top, right, bottom = (round(inset * scale) for inset in spec.safe)
    return Format(
        id=spec.id,
        purpose_vi=spec.purpose_vi,
        purpose_en=spec.purpose_en,
        group="print" if is_print else "screen",
        width_px=round(spec.width * scale),
        height_px=round(spec.height * scale),
        dpi=spec.dpi,
        safe_px=(left, top, right, bottom),
        smallest_type_px=max(LEAST_TYPE_PX, round(spec.smallest_type * scale)),
        width_mm=spec.width if is_print else None,
        height_mm=spec.height if is_print else None,
        capitals_to=spec.capitals_to,
        encoder=str(spec.encoder),
        limit_bytes=spec.limit_bytes,
        checked=spec.checked.isoformat() if spec.checked else "",
        source=spec.origin,
        channel=spec.channel,
        bleed_mm=spec.bleed_mm,
        default=spec.default,
    )


def reduced(size: Format, longest_px: int) -> Format:
    """Return `size` at a lower resolution, so that no side is longer than `longest_px`.

    The true size stays, and with it everything that is a part of the whole.
    """
    part = min(1.0, longest_px / max(size.width_px, size.height_px))
    left, top, right, bottom = (round(inset * part) for inset in size.safe_px)
    return replace(
        size,
        width_px=round(size.width_px * part),
        height_px=round(size.height_px * part),
        dpi=max(1, round(size.dpi * part)),
        safe_px=(left, top, right, bottom),
        smallest_type_px=max(LEAST_TYPE_PX, int(size.smallest_type_px * part)),
        limit_bytes=0,
    )
