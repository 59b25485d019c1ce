"""What a template says: roles and their styles, and an arrangement for each class of aspect.

Plain frozen data, hashable, so that what is made of it can be kept. Lengths are
relative: parts of an area, or units of small type (`unit_px`), never pixels.
"""

import math
from dataclasses import dataclass, field

from bangron.banners.formats import Format
from bangron.model import NOWHERE
from bangron.problems import Source

TEXT_ROLES = ("kicker", "slogan", "attribution", "foot", "address")
PICTURE_ROLES = ("logo", "sponsor", "qr")
MARKS = ("rule", "line")
ITEMS = (*TEXT_ROLES, *PICTURE_ROLES, *MARKS)

STRIP_ASPECT = 3.2  # of the safe area; wider ones have no height to stack in
WIDE_ASPECT = 1.25
TALL_ASPECT = 0.8
ASPECTS = ("tall", "square", "wide", "strip")


@dataclass(frozen=True, slots=True)
class RoleStyle:
    """How the text of one role is shown."""

    font: str
    """A file of `fonts/` without its ending, or a file of the brand's."""

    ink: str
    """`primary`, `secondary` or `on_panel` of the palette."""

    size: float
    """In units: for the slogan the largest size there is, for small parts the one wished for."""

    tracking: float = 0.0
    capitals: str = "never"
    """`always`, `never`, or `short`: where the format wants short slogans in capitals."""

    tag: bool = False
    """Stands on a bar of the panel's colour."""

    lines: bool = False
    """Has thin lines to both margins."""


@dataclass(frozen=True, slots=True)
class Split:
    """An edge of the banner set apart as a panel, called the side; the rest is the main area."""

    edge: str
    """`left`, `right`, `top` or `bottom`."""

    part: float
    """Of the safe area."""

    at_most: float = 9.0
    """The side's depth is at most so many times the safe area's other dimension."""

    tone: str = "panel"
    gap: float = 1.43
    """Between the panel and the main area, in units."""

    rule: bool = False
    """A thin line where they meet."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A box whose items are stacked: some from its top, some from its foot, the rest between."""

    area: str = "page"
    """`page`, `main` or `side`."""

    align: str = "centre"
    ink: str = ""
    """The ink of every text here, where it is not the roles' own."""

    at: float = 0.48
    """Where the middle group stands: 0 at the top of its room, 1 at the foot."""

    inset: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Left, top, right, bottom: parts of the area that stay free."""

    left: tuple[str, ...] = ()
    """Pictures that stand at the left of everything, where there are any."""

    right: tuple[str, ...] = ()
    top: tuple[tuple[str, ...], ...] = ()
    """Rows from the top; a row of several items stands side by side."""

    middle: tuple[tuple[str, ...], ...] = ()
    bottom: tuple[tuple[str, ...], ...] = ()

    @property
    def items(self) -> tuple[str, ...]:
        """Every item of the zone."""
        rows = (self.left, self.right, *self.top, *self.middle, *self.bottom)
        return tuple(item for row in rows for item in row)


@dataclass(frozen=True, slots=True)
class Motif:
    """A piece of ornament, by the name of its drawer in `backdrops`."""

    name: str
    area: str = "page"
    tone: str = "dim"
    corner: str = "bottom-right"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How a template stands in some classes of aspect."""

    aspects: tuple[str, ...]
    zones: tuple[Zone, ...]
    split: Split | None = None
    ornament: tuple[Motif, ...] = ()
    photo: str = ""
    """The area that the image fills; empty where the template has none."""

    sizes: tuple[tuple[str, float], ...] = ()
    """Sizes of roles that differ here."""


@dataclass(frozen=True, slots=True)
class Template:
    """A family of layouts."""

    id: str
    name_vi: str
    name_en: str
    palette: str
    """The palette that goes with it unless staff name one."""

    styles: tuple[tuple[str, RoleStyle], ...]
    arrangements: tuple[Arrangement, ...]
    rule: tuple[float, float] = (3.0, 0.08)
    """Length and thickness of the short line, in units."""

    rank: int = 99
    """Place in lists."""

    source: Source = field(default=NOWHERE, compare=False)

    def style(self, role: str) -> RoleStyle:
        """Return how the text of `role` is shown."""
        return dict(self.styles)[role]

    @property
    def fonts(self) -> tuple[str, ...]:
        """Every font, each once."""
        return tuple(dict.fromkeys(style.font for _, style in self.styles))

    def arrangement(self, size: Format) -> Arrangement:
        """Return the arrangement for a format."""
        aspect = aspect_of(size)
        return next(found for found in self.arrangements if aspect in found.aspects)

    def as_record(self) -> dict[str, object]:
        """Return the template as a JSON object."""
        return {
            "id": self.id,
            "name": {"vi": self.name_vi, "en": self.name_en},
            "palette": self.palette,
            "image": any(arrangement.photo for arrangement in self.arrangements),
        }


def aspect_of(size: Format) -> str:
    """Return the class of a format's aspect: `tall`, `square`, `wide` or `strip`."""
    left, top, right, bottom = size.safe_box
    aspect = (right - left) / (bottom - top)
    if aspect >= STRIP_ASPECT:
        return "strip"
    if aspect >= WIDE_ASPECT:
        return "wide"
    return "square" if aspect >= TALL_ASPECT else "tall"


def unit_px(size: Format) -> float:
    """Return the measure that small type, gaps and rules derive from."""
    unit = math.sqrt(size.width_px * size.height_px) / 25
    if aspect_of(size) != "strip":
        return unit
    _, top, _, bottom = size.safe_box
    return min(unit, (bottom - top) * 0.14)
