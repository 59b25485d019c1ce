"""A banner as plain data: what stands where, in pixels, before anything is drawn.

In: settings and boxes. Out: frozen values that a raster drawer, or a writer of
PDF or SVG, can read. No font is opened, no picture made, and nothing here
depends on the order or the process in which banners are laid out.
"""

from dataclasses import dataclass, field

from bangron.banners.assets import Asset
from bangron.banners.fitting import Setting

OPENING_QUOTES = "“‘"
PANEL_TONES = frozenset({"mist", "veil", "panel"})

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in px; the origin is the top left corner."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text is shown."""

    role: str
    """`slogan`, `kicker`, `attribution`, `foot` or `address`."""

    font: str
    """A file of `fonts/` without its ending."""

    ink: str
    """`primary`, `secondary` or `on_panel` of the palette."""

    tracking: float = 0.0
    """Em added between letters."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, placed."""

    text: str
    style: Style
    size_px: int
    x_px: float
    """Where the pen starts."""

    baseline_px: int
    ink_box: Box


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled polygon in one tone of the palette."""

    tone: str
    """`shade`, `dim`, `ground` or `glow`, in this order between two colours; or `panel`, or
    `veil` and `mist`, which are two thirds and one third of the panel's colour over the ground."""

    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, eq=False)
class Backdrop:
    """What lies behind the text: the same value for every banner of a template and format.

    Compared by identity, so that drawers can keep what they made of it.
    """

    width_px: int
    height_px: int
    shapes: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A line or bar, on whole pixels."""

    left_px: int
    top_px: int
    right_px: int
    bottom_px: int
    tone: str = "rule"
    """`rule` or `panel` of the palette."""


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle in a colour of its own, on whole pixels: white paper, and a QR code's modules."""

    left_px: int
    top_px: int
    right_px: int
    bottom_px: int
    white: bool
    """Otherwise black."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the brand's, placed. It is never recoloured, tilted or stretched."""

    role: str
    """`image`, `logo` or `sponsor`."""

    asset: Asset
    box: tuple[int, int, int, int]
    """What it fills. An image is cut to the box's aspect round its middle; others have it already."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole banner.

    It is drawn in this order: the backdrop's shapes but the panel's, the image, the
    panel's shapes, rules, blocks, logo and sponsor, lines of text.
    """

    backdrop: Backdrop
    safe_box: tuple[int, int, int, int]
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...] = field(default=())
    pictures: tuple[Picture, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def ink_box(self) -> Box:
        """The smallest box round all letters."""
        boxes = [line.ink_box for line in self.lines]
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)

    def by_role(self, role: str) -> tuple[Line, ...]:
        """Return the lines of one role, from the top."""
        return tuple(line for line in self.lines if line.style.role == role)


def place(
    setting: Setting, style: Style, box: Box, align: str = "centre", indent_px: float = 0.0
) -> tuple[Line, ...]:
    """Return the lines of a setting in `box`, from its top; `align` is `centre` or `left`.

    The first line's ink touches the top of the box. At the left, lines that open no
    quotation stand in by `indent_px`.
    """
    size = setting.size_px
    left, top, right, _ = box
    baseline = top + setting.ascent_px
    lines: list[Line] = []
    for index, (text, extent) in enumerate(zip(setting.lines, setting.extents, strict=True)):
        y = round(baseline + index * setting.pitch * size)
        if align == "left":
            x = left - extent.left * size + (0.0 if text[:1] in OPENING_QUOTES else indent_px)
        else:
            x = centred(setting, index, left, right)
        ink = (
            x + extent.left * size,
            y - extent.ascent * size,
            x + extent.right * size,
            y + extent.descent * size,
        )
        lines.append(Line(text, style, size, x, y, ink))
    return tuple(lines)


def centred(setting: Setting, index: int, left: float, right: float) -> float:
    """Return where the pen starts so that a line looks centred between two edges."""
    extent = setting.extents[index]
    size = setting.size_px
    middle = (left + right - (extent.left + extent.right) * size) / 2
    middle += setting.shifts[index] * size
    return min(max(middle, left - extent.left * size), right - extent.right * size)
