"""What is told of a banner once it is drawn (DESIGN section 4, a render record)."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RenderRecord:
    """One banner file and what is on it."""

    id: str
    """The slogan's id."""

    format: str
    path: Path
    """The file in the cache; whoever publishes it copies it."""

    width_px: int
    height_px: int
    dpi: int
    bytes: int
    encoder: str
    lines: tuple[str, ...]
    """The slogan's lines as set, from the top."""

    font_size_px: int
    ink_box: tuple[float, float, float, float]
    """Left, top, right, bottom of all letters."""

    safe_box: tuple[int, int, int, int]
    contrast: float
    """The least contrast of any text with what lies behind it."""

    alt: str
    sha256: str
    cached: bool
    """True where nothing had to be drawn."""

    seconds: float
    """What laying out, drawing and writing took; 0.0 where cached."""

    font: str = ""
    """Of the slogan: a file of `fonts/` without its ending."""

    preview: bool = False
    """True for a small picture of a large banner."""

    def as_record(self) -> dict[str, object]:
        """Return the record as a JSON object."""
        return {
            "id": self.id,
            "format": self.format,
            "path": self.path.as_posix(),
            "width_px": self.width_px,
            "height_px": self.height_px,
            "dpi": self.dpi,
            "bytes": self.bytes,
            "encoder": self.encoder,
            "lines": list(self.lines),
            "font_size_px": self.font_size_px,
            "ink_box": list(self.ink_box),
            "safe_box": list(self.safe_box),
            "contrast": self.contrast,
            "alt": self.alt,
            "sha256": self.sha256,
            "cached": self.cached,
            "seconds": self.seconds,
        }
