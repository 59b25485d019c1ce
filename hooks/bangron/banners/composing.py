"""Lay a banner out by its template: stack what there is into zones, the slogan as large as they leave.

In: a template, a format, the words, the brand's pictures. Out: a `Layout`; or
TooLongError where a part cannot be legible, NoRoomError where a code or a
picture has no room. Nothing is drawn. Small parts are set first, at the sizes
the template wishes; where they or the slogan do not fit so, all of them are
tried smaller, but never below what is legible.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from bangron.banners.assets import Asset
from bangron.banners.backdrops import Areas, areas_of, backdrop, split_rule
from bangron.banners.faces import face
from bangron.banners.fitting import QUOTES, Room, Setting, fit
from bangron.banners.formats import Format
from bangron.banners.layout import Box, Layout, Picture, Style
from bangron.banners.pieces import (
    PICTURE_GAP,
    TAG_PAD,
    CodePiece,
    MarkPiece,
    PicturePiece,
    Piece,
    RowPiece,
    Sheet,
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

EDGE_PX = 2  # rounding and hinting may move ink by a pixel: text keeps this from the safe edge
SMALL_LINES = 3  # kicker and foot wrap, but never grow into texts
SCALES = (1.0, 0.86, 0.74, 0.63, 0.53)  # small parts are tried at these parts of the wished size
UNDER_KICKER = 0.92  # who says it is never louder than what it is about
ATTRIBUTION_PART = 0.3  # of the height that it shares with the slogan
LOUDER = 1.15  # the slogan is at least so much larger than anything else, where that can be
BALANCED = 0.55  # of a centred zone's width must be left where both sides are kept equally free
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


def compose(template: Template, size: Format, content: Content) -> Layout:
    """Return the banner; TooLongError or NoRoomError where it cannot be good."""
    tried: list[Layout] = []
    refused: TooLongError | NoRoomError | None = None
    for scale in SCALES:
        try:
            layout = Composer(template, size, content, scale).layout()
        except (TooLongError, NoRoomError) as error:
            refused = error  # what fails at the smallest sizes is what is in the way
            continue
        tried.append(layout)
        if loudness(layout) >= LOUDER:
            break
    if not tried:
        raise refused or TooLongError("slogan")
    return max(tried, key=lambda layout: min(loudness(layout), LOUDER))


def loudness(layout: Layout) -> float:
    """Return how many times larger the slogan is than anything else."""
    slogan = [line.size_px for line in layout.by_role("slogan")]
    others = [line.size_px for line in layout.lines if line.style.role != "slogan"]
    return min(slogan, default=1) / max(others, default=1)


@dataclass(slots=True)
class Composer:
    """One try at one banner."""

    template: Template
    size: Format
    content: Content
    scale: float
    sheet: Sheet = field(default_factory=Sheet)
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

    def layout(self) -> Layout:
        """Return the banner."""
        found = self.found
        split = found.split if panel_needed(found, self.content) else None
        areas = areas_of(split, self.size)
        zones = [zone for zone in found.zones if split or zone.area != "side"]
        if split and split.rule:
            self.sheet.rules.append(split_rule(split, areas, self.size))
        # The kicker's zone goes first: the organisation is set no larger than the kicker.
        for zone in sorted(zones, key=lambda zone: "kicker" not in zone.items):
            self.fill(zone, areas)
        return Layout(
            backdrop(self.template, self.size, panelled=split is not None),
            self.size.safe_box,
            tuple(self.sheet.lines),
            tuple(self.sheet.rules),
            (*self.photo(areas), *self.sheet.pictures),
            tuple(self.sheet.blocks),
        )

    def photo(self, areas: Areas) -> tuple[Picture, ...]:
        """Return the image in its slot."""
        image = self.content.image
        if not self.found.photo or image is None:
            return ()
        left, top, right, bottom = (round(edge) for edge in areas.named(self.found.photo))
        return (Picture("image", image, (left, top, right, bottom)),)

    def fill(self, zone: Zone, areas: Areas) -> None:
        """Stack what a zone holds."""
        left, top, right, bottom = self.columns(zone, self.box(zone, areas))
        width, tall = right - left, bottom - top
        above = self.stack(zone.top, zone, (width, tall), into_middle=True)
        below = self.stack(zone.bottom, zone, (width, tall - stacked(above)), from_middle=True)
        inner = tall - stacked(above) - stacked(below)
        middle = self.group(zone, width, inner)
        column = (left, right)
        self.put(above, zone.align, column, top)
        at = top + stacked(above) + (inner - stacked(middle)) * zone.at
        self.put(middle, zone.align, column, at)
        self.put(below, zone.align, column, bottom - stacked(below))

    def put(self, pile: "Pile", align: str, column: tuple[float, float], top: float) -> None:
        """Place a pile."""
        left, right = column
        for before, piece, after in pile:
            top += before
            piece.put((left, top, right, top + piece.height_px), align, self.sheet)
            top += piece.height_px + after

    def box(self, zone: Zone, areas: Areas) -> Box:
        """Return where a zone's items may stand: inside its area, and inside the safe box."""
        safe_left, safe_top, safe_right, safe_bottom = self.size.safe_box
        safe = (
            safe_left + EDGE_PX,
            safe_top + EDGE_PX,
            safe_right - EDGE_PX,
            safe_bottom - EDGE_PX,
        )
        area = areas.named(zone.area)
        gap = (self.found.split.gap if self.found.split else 0.0) * self.unit
        edges: list[float] = []
        for index, (edge, limit, end) in enumerate(zip(area, safe, areas.page, strict=True)):
            inward = 1 if index < 2 else -1  # noqa: PLR2004 - left and top come first
            if edge == end:
                edges.append(limit)
                continue
            opposite = (index + 2) % 4
            margin = min(gap, abs(safe[opposite] - areas.page[opposite]))
            pad = gap if zone.area == "main" else margin
            beyond = edge + inward * pad
            edges.append(max(beyond, limit) if inward > 0 else min(beyond, limit))
        left, top, right, bottom = edges
        width, height = right - left, bottom - top
        part_left, part_top, part_right, part_bottom = zone.inset
        return (
            left + part_left * width,
            top + part_top * height,
            right - part_right * width,
            bottom - part_bottom * height,
        )

    def columns(self, zone: Zone, box: Box) -> Box:
        """Place the pictures that stand at the sides of a zone, and return what they leave."""
        left, top, right, bottom = box
        gap = PICTURE_GAP * self.unit
        centred = aspect_of(self.size) == "strip"
        for item in zone.left:
            piece = self.picture(item, (right - left, bottom - top))
            if piece:
                y = (top + bottom - piece.height_px) / 2 if centred else top
                piece.put((left, y, right, bottom), "left", self.sheet)
                left += piece.width_px + gap * 1.4
        for item in reversed(zone.right):
            piece = self.picture(item, (right - left, bottom - top))
            if piece:
                y = (top + bottom - piece.height_px) / 2 if centred else bottom - piece.height_px
                right -= piece.width_px
                piece.put((right, y, right + piece.width_px, bottom), "left", self.sheet)
                right -= gap * 1.4
        if zone.align == "centre":
            left, right = balanced((box[0], left), (right, box[2]))
        return left, top, right, bottom

    def stack(
        self,
        rows: tuple[tuple[str, ...], ...],
        zone: Zone,
        room: tuple[float, float],
        *,
        into_middle: bool = False,
        from_middle: bool = False,
    ) -> "Pile":
        """Return the small pieces of a stack, with the gaps between them and to the middle."""
        width, tall = room
        names = [tuple(item for item in row if self.content.has(item)) for row in rows]
        shown = [row for row in names if row]
        if all(item in ("rule", "line") for row in shown for item in row):
            return []  # a line that parts nothing says nothing
        pile: list[tuple[float, Piece, float]] = []
        for at, row in enumerate(shown):
            piece = self.row(row, zone, (width, tall - stacked(pile)))
            before = after = 0.0
            if at + 1 < len(shown):
                after = self.gap(row[-1], shown[at + 1][0])
            elif into_middle:
                after = self.gap(row[-1], "slogan")
            if from_middle and at == 0:
                before = self.gap("slogan", row[0])
            pile.append((before, piece, after))
        return pile

    def group(self, zone: Zone, width: float, tall: float) -> "Pile":
        """Return the middle of a zone: small pieces first, then the slogan in what they leave."""
        rows = [tuple(item for item in row if self.content.has(item)) for row in zone.middle]
        shown = [row for row in rows if row]
        gaps = [self.gap(a[-1], b[0]) for a, b in pairwise(shown)]
        left_over = tall - sum(gaps)
        pieces: dict[int, Piece] = {}
        for at, row in enumerate(shown):
            if "slogan" not in row:
                pieces[at] = self.row(row, zone, (width, left_over))
                left_over -= pieces[at].height_px
        for at, row in enumerate(shown):
            if "slogan" in row:
                pieces[at] = self.slogan(zone, width, left_over)
        return [(0.0, pieces[at], gaps[at] if at < len(gaps) else 0.0) for at in range(len(shown))]

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


Pile = list[tuple[float, Piece, float]]
"""Pieces from the top, each with the gap before and after it, px."""


def balanced(at_left: tuple[float, float], at_right: tuple[float, float]) -> tuple[float, float]:
    """Return the edges of a column whose middle is that of the whole, where enough is left."""
    start, left = at_left
    right, end = at_right
    kept = max(left - start, end - right)
    if end - start - 2 * kept >= BALANCED * (end - start):
        return start + kept, end - kept
    return left, right


def stacked(pile: Pile) -> float:
    """Return the height of a pile."""
    return sum(before + piece.height_px + after for before, piece, after in pile)


def panel_needed(found: Arrangement, content: Content) -> bool:
    """Tell whether the panel is drawn: where something stands on it, or nothing ever would."""
    if found.split is None:
        return False
    items = [item for zone in found.zones if zone.area == "side" for item in zone.items]
    if found.photo or not items:
        return True
    return any(content.has(item) for item in items if item not in ("rule", "line"))


@lru_cache(maxsize=256)
def fitted(words: Wording, style: Style, room: Room, lexicon: Lexicon) -> Setting | None:
    """Return what `fit` returns, and keep it: kicker and foot are the same on many banners."""
    return fit(words, face(style.font), room, lexicon, style.tracking)
