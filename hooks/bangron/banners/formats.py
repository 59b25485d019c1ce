"""The sizes that banners are drawn in.

In: `lexicon/formats.yml`. Out: one frozen `Format` per size, everything in
pixels, millimetres kept beside them for print. Which of them a slogan wants is
decided in `request`; how a banner looks in one is the template's business.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

MM_PER_INCH = 25.4


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
    limit_bytes: int = 0
    """The largest file the place takes; 0 where none is known."""

    checked: str = ""
    """The day the numbers were last compared with their source, ISO 8601."""

    source: str = ""

    @property
    def safe_box(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom edge of the area for letters, in px from the top left corner."""
        left, top, right, bottom = self.safe_px
        return left, top, self.width_px - right, self.height_px - bottom

    def as_record(self) -> dict[str, object]:
        """Return the format as a JSON object."""
        return {
            "id": self.id,
            "group": self.group,
            "purpose": {"vi": self.purpose_vi, "en": self.purpose_en},
            "width_px": self.width_px,
            "height_px": self.height_px,
            "dpi": self.dpi,
            "width_mm": self.width_mm,
            "height_mm": self.height_mm,
            "safe_box": list(self.safe_box),
            "smallest_type_px": self.smallest_type_px,
            "encoder": self.encoder,
            "limit_bytes": self.limit_bytes or None,
            "checked": self.checked,
            "source": self.source,
        }


@cache
def load_formats() -> tuple[Format, ...]:
    """Return every format on record, in the order of the file; `.cache_clear()` reads anew."""
    text = (files("bangron") / "lexicon" / "formats.yml").read_text(encoding="utf-8")
    return tuple(read_format(entry) for entry in yaml.safe_load(text))


def read_format(entry: dict[str, Any]) -> Format:
    """Return the format that `entry` describes, millimetres turned into pixels at its dpi."""
    dpi: int = entry["dpi"]

    def px(name: str) -> float:
        """Return a length given as `<name>_px`, or as `<name>_mm` at the format's dpi."""
        if f"{name}_px" in entry:
            return float(entry[f"{name}_px"])
        return float(entry[f"{name}_mm"]) * dpi / MM_PER_INCH

    safe = entry.get("safe_px") or [mm * dpi / MM_PER_INCH for mm in entry["safe_mm"]]
    left, top, right, bottom = (round(inset) for inset in safe)
    return Format(
        id=entry["id"],
        purpose_vi=entry["purpose"]["vi"],
        purpose_en=entry["purpose"]["en"],
        group=entry["group"],
        width_px=round(px("width")),
        height_px=round(px("height")),
        dpi=dpi,
        safe_px=(left, top, right, bottom),
        smallest_type_px=round(px("smallest_type")),
        width_mm=entry.get("width_mm"),
        height_mm=entry.get("height_mm"),
        capitals_to=entry.get("capitals_to", 0),
        encoder=entry.get("encoder", "png"),
        limit_bytes=entry.get("limit_bytes", 0),
        checked=str(entry["checked"]),
        source=entry["source"],
    )
