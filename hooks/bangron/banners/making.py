"""Make the pieces of a banner: each role's text, pictures, codes and lines, at the size that serves.

In: a template, a format, what there is to show, and how much smaller than wished
small parts are tried. Out: pieces; or TooLongError where a part cannot be
legible, NoRoomError where a code or a picture has no room. Where they stand is
decided in `composing`.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bangron.banners.assets import Asset
from bangron.banners.faces import face
from bangron.banners.fitting import QUOTES, Room, Setting, fit
from bangron.banners.formats import Format
from bangron.banners.layout import Style
from bangron.banners.pieces import (
    PICTURE_GAP,
    TAG_PAD,
    CodePiece,
    MarkPiece,
    PicturePiece,
    Piece,
    RowPiece,
    TextPiece,
)
from bangron.banners.template_spec import (
    PICTURE_ROLES,
    TEXT_ROLES,
    Arrangement,
    RoleStyle,
    Template,
    Zone,
    aspect_of,
    unit_px,
)
from bangron.banners.wording import Wording
from bangron.text.compounds import Lexicon

SMALL_LINES = 3  # kicker and foot wrap, but never grow into texts
UNDER_KICKER = 0.92  # who says it is never louder than what it is about
ATTRIBUTION_PART = 0.3  # of the height that it shares with the slogan
LARGEST_IN_STRIP = 0.62  # of the height: larger type leaves no air above and below

CODE = "qr"
LOGO_UNITS, SPONSOR_UNITS, CODE_UNITS = 2.6, 1.7, 3.2  # wished heights
WIDEST_PICTURE = 0.4  # of its zone
MOST_SPONSOR = 0.2  # of the banner's area (Law on Advertising 16/2012/QH13, art. 27; DOMAIN 2.7)
MODULE_PART = 1 / 6  # of the smallest legible type: no module is thinner than its strokes
LEAST_MODULE_PX = 3

GAPS = {  # in units, from one item to the next; the first pair that fits counts
    ("kicker", "rule"): 0.55,
    ("foot", "rule"): 0.5,
    ("rule", ""): 0.9,
    ("", "rule"): 0.9,
    ("line", ""): 0.7,
    ("", "line"): 0.7,
    ("foot", "address"): 0.42,
    ("kicker", "foot"): 0.75,
    ("attribution", ""): 0.8,
    ("", "attribution"): 0.8,
}
GAP = 1.1


class TooLongError(Exception):
    """A part does not fit at a legible size; `args[0]` is its role."""


class NoRoomError(Exception):
    """A picture or code has no room at the least size that serves; `args[0]` is its role."""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that a banner may show."""

    words: tuple[tuple[str, Wording], ...]
    lexicon: Lexicon
    code: tuple[tuple[int, ...], ...] = ()
    """A QR code's modules, row by row, quiet zone and all; 1 is dark."""

    logo: Asset | None = None
    sponsor: Asset | None = None
    image: Asset | None = None

    def has(self, item: str) -> bool:
        """Tell whether there is anything to show for a role."""
        if item in TEXT_ROLES:
            return bool(dict(self.words)[item].words)
        pictures = {"logo": self.logo, "sponsor": self.sponsor, "qr": self.code}
        return bool(pictures[item]) if item in PICTURE_ROLES else True


@dataclass(slots=True)
class Maker:
    """Makes the pieces of one try at one banner."""

    template: Template
    size: Format
    content: Content
    scale: float
    """Small parts are tried at this part of the wished size."""

    kicker_px: int = 0
    """The size of the kicker, once it is set."""

    @property
    def unit(self) -> float:
        """The measure of gaps, px."""
        return unit_px(self.size)

    @property
    def found(self) -> Arrangement:
        """The arrangement for this format."""
        return self.template.arrangement(self.size)

    def gap(self, above: str, below: str) -> float:
        """Return the distance between two items, px."""
        for pair in ((above, below), (above, ""), ("", below)):
            if pair in GAPS:
                return GAPS[pair] * self.unit * self.scale
        return GAP * self.unit * self.scale

    def row(self, items: tuple[str, ...], zone: Zone, room: tuple[float, float]) -> Piece:
        """Return the piece of a row; several items stand side by side."""
        if len(items) == 1:
            return self.piece(items[0], zone, room)
        width, tall = room
        texts = [at for at, item in enumerate(items) if item not in PICTURE_ROLES]
        first = texts[0] if texts else len(items)
        before = self.pictures(items[:first], room)
        after = self.pictures(tuple(item for item in items[first:] if item in PICTURE_ROLES), room)
        gap = PICTURE_GAP * self.unit
        at_left = sum(piece.width_px + gap for piece in before)
        at_right = sum(piece.width_px + gap for piece in after)
        if zone.align == "centre" and width - 2 * max(at_left, at_right) >= width / 2:
            at_left = at_right = max(at_left, at_right)
        box = (at_left, width - at_right)
        names = [items[at] for at in texts]
        gaps = tuple(self.gap(a, b) for a, b in pairwise(names))
        column: list[Piece] = []
        left_over = tall - sum(gaps)
        for name in names:
            piece = self.piece(name, zone, (box[1] - box[0], left_over))
            left_over -= piece.height_px
            column.append(piece)
        return RowPiece(before, tuple(column), after, gaps, gap, width, box)

    def piece(self, item: str, zone: Zone, room: tuple[float, float]) -> Piece:
        """Return the piece of one item."""
        width, tall = room
        if item in ("rule", "line"):
            length, thick = self.template.rule
            if item == "line":
                return MarkPiece(item, width, max(1, round(self.unit * 0.05)))
            return MarkPiece(item, min(length * self.unit, width), max(2, round(self.unit * thick)))
        if item in PICTURE_ROLES:
            found = self.picture(item, room)
            if found is not None:
                return found
        return self.small(item, zone, width, tall)

    def small(self, role: str, zone: Zone, width: float, tall: float) -> TextPiece:
        """Return kicker, attribution, foot or address at its wished size, or smaller."""
        wished = self.wished(role) * self.unit * self.scale
        if role in ("foot", "address") and self.kicker_px:
            wished = min(wished, self.kicker_px * UNDER_KICKER)
        smallest = self.size.smallest_type_px
        largest = max(smallest, round(wished))
        spec = self.template.style(role)
        most = min(tall, self.unit * 4)
        if role == "attribution":
            most = min(most, max(tall * ATTRIBUTION_PART, smallest * 1.6))
        if spec.tag:
            width -= 2 * TAG_PAD[0] * largest
            most = min(tall, self.unit * 4) - 2 * TAG_PAD[1] * largest
        style = self.style(role, zone)
        setting = self.set(role, style, Room(width, most, smallest, largest, SMALL_LINES))
        if role == "kicker":
            self.kicker_px = setting.size_px
        return TextPiece(role, setting, style, self.unit, tag=spec.tag, lines=spec.lines)

    def slogan(self, zone: Zone, width: float, tall: float) -> TextPiece:
        """Return the slogan, as large as the room allows; its opening quotation mark hangs."""
        style = self.style("slogan", zone)
        largest = round(self.wished("slogan") * self.unit)
        if aspect_of(self.size) == "strip":
            largest = round(LARGEST_IN_STRIP * tall)
        smallest = self.size.smallest_type_px
        setting = self.set("slogan", style, Room(width, tall, smallest, largest))
        indent = 0.0
        mark = setting.lines[0][:1]
        if zone.align == "left" and mark in QUOTES and len(setting.lines) > 1:
            hang = face(style.font).measure(mark, style.tracking).advance
            if setting.width_px + hang * setting.size_px > width:
                room = Room(width - hang * setting.size_px, tall, smallest, largest)
                setting = self.set("slogan", style, room)
            indent = max(0.0, min(hang * setting.size_px, width - setting.width_px))
        return TextPiece("slogan", setting, style, self.unit, indent_px=indent)

    def set(self, role: str, style: Style, room: Room) -> Setting:
        """Return a part's setting; TooLongError where it does not fit."""
        setting = fitted(dict(self.content.words)[role], style, room, self.content.lexicon)
        if setting is None:
            raise TooLongError(role)
        return setting

    def wished(self, role: str) -> float:
        """Return the size of a role here, in units."""
        return dict(self.found.sizes).get(role, self.template.style(role).size)

    def style(self, role: str, zone: Zone) -> Style:
        """Return how a role is shown in a zone."""
        spec: RoleStyle = self.template.style(role)
        ink = "on_panel" if spec.tag else zone.ink or spec.ink
        return Style(role, spec.font, ink, spec.tracking)

    def pictures(self, items: tuple[str, ...], room: tuple[float, float]) -> tuple[Piece, ...]:
        """Return pictures that stand side by side."""
        return tuple(piece for item in items if (piece := self.picture(item, room)))

    def picture(self, item: str, room: tuple[float, float]) -> PicturePiece | CodePiece | None:
        """Return a logo or code at its size; None where the brand has none."""
        width, tall = room
        if item == "qr":
            return self.code(width, tall) if self.content.code else None
        asset = self.content.logo if item == "logo" else self.content.sponsor
        if asset is None:
            return None
        wished = (LOGO_UNITS if item == "logo" else SPONSOR_UNITS) * self.unit * self.scale
        aspect = asset.width_px / asset.height_px
        height = min(wished, tall, width * WIDEST_PICTURE / aspect)
        if item == "sponsor":
            area = self.size.width_px * self.size.height_px * MOST_SPONSOR
            height = min(height, (area / aspect) ** 0.5)
        if height < self.size.smallest_type_px:
            raise NoRoomError(item)
        # Whole pixels, rounded together, so that the aspect stays the file's own.
        return PicturePiece(item, asset, max(1, round(height * aspect)), round(height))

    def code(self, width: float, tall: float) -> CodePiece:
        """Return the QR code; NoRoomError where it would be too small to scan."""
        count = len(self.content.code)
        least = max(LEAST_MODULE_PX, round(self.size.smallest_type_px * MODULE_PART))
        module = max(least, int(CODE_UNITS * self.unit / count))
        if count * module > min(tall, width * 0.6):
            module = int(min(tall, width * 0.6) / count)
        if module < least:
            raise NoRoomError(CODE)
        return CodePiece(self.content.code, module)


@lru_cache(maxsize=256)
def fitted(words: Wording, style: Style, room: Room, lexicon: Lexicon) -> Setting | None:
    """Return what `fit` returns, and keep it: kicker and foot are the same on many banners."""
    return fit(words, face(style.font), room, lexicon, style.tracking)
