"""Lay a banner out by its template: stack what there is into zones, the slogan as large as they leave.

In: a template, a format, and what there is to show. Out: a `Layout`; or the
error of the part that has no room. Nothing is drawn. Small parts are set first,
at the sizes the template wishes; where they or the slogan do not fit so, all of
them are tried smaller, but never below what is legible.
"""

from dataclasses import dataclass, field
from itertools import pairwise

from bangron.banners.backdrops import Areas, areas_of, backdrop, split_rule
from bangron.banners.formats import Format
from bangron.banners.layout import Box, Layout, Picture
from bangron.banners.making import Content, Maker, NoRoomError, TooLongError
from bangron.banners.pieces import PICTURE_GAP, Piece, Sheet
from bangron.banners.template_spec import Arrangement, Template, Zone, aspect_of

EDGE_PX = 2  # rounding and hinting may move ink by a pixel: text keeps this from the safe edge
SCALES = (1.0, 0.86, 0.74, 0.63, 0.53)  # small parts are tried at these parts of the wished size
LOUDER = 1.15  # the slogan is at least so much larger than anything else, where that can be
BALANCED = 0.55  # of a centred zone's width must be left where both sides are kept equally free

Pile = list[tuple[float, Piece, float]]
"""Pieces from the top, each with the gap before and after it, px."""


def compose(template: Template, size: Format, content: Content) -> Layout:
    """Return the banner; TooLongError or NoRoomError where it cannot be good."""
    tried: list[Layout] = []
    refused: TooLongError | NoRoomError | None = None
    for scale in SCALES:
        try:
            layout = Composer(Maker(template, size, content, scale)).layout()
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

    make: Maker
    sheet: Sheet = field(default_factory=Sheet)

    def layout(self) -> Layout:
        """Return the banner."""
        found = self.make.found
        split = found.split if panel_needed(found, self.make.content) else None
        areas = areas_of(split, self.make.size)
        zones = [zone for zone in found.zones if split or zone.area != "side"]
        if split and split.rule:
            self.sheet.rules.append(split_rule(split, areas, self.make.size))
        # The kicker's zone goes first: the organisation is set no larger than the kicker.
        for zone in sorted(zones, key=lambda zone: "kicker" not in zone.items):
            self.fill(zone, areas)
        return Layout(
            backdrop(self.make.template, self.make.size, panelled=split is not None),
            self.make.size.safe_box,
            tuple(self.sheet.lines),
            tuple(self.sheet.rules),
            (*self.photo(areas), *self.sheet.pictures),
            tuple(self.sheet.blocks),
        )

    def photo(self, areas: Areas) -> tuple[Picture, ...]:
        """Return the image in its slot."""
        image = self.make.content.image
        if not self.make.found.photo or image is None:
            return ()
        left, top, right, bottom = (round(edge) for edge in areas.named(self.make.found.photo))
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

    def put(self, pile: Pile, align: str, column: tuple[float, float], top: float) -> None:
        """Place a pile."""
        left, right = column
        for before, piece, after in pile:
            top += before
            piece.put((left, top, right, top + piece.height_px), align, self.sheet)
            top += piece.height_px + after

    def box(self, zone: Zone, areas: Areas) -> Box:
        """Return where a zone's items may stand: inside its area, and inside the safe box."""
        safe_left, safe_top, safe_right, safe_bottom = self.make.size.safe_box
        safe = (
            safe_left + EDGE_PX,
            safe_top + EDGE_PX,
            safe_right - EDGE_PX,
            safe_bottom - EDGE_PX,
        )
        area = areas.named(zone.area)
        gap = (self.make.found.split.gap if self.make.found.split else 0.0) * self.make.unit
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
        gap = PICTURE_GAP * self.make.unit
        centred = aspect_of(self.make.size) == "strip"
        for item in zone.left:
            piece = self.make.picture(item, (right - left, bottom - top))
            if piece:
                y = (top + bottom - piece.height_px) / 2 if centred else top
                piece.put((left, y, right, bottom), "left", self.sheet)
                left += piece.width_px + gap * 1.4
        for item in reversed(zone.right):
            piece = self.make.picture(item, (right - left, bottom - top))
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
    ) -> Pile:
        """Return the small pieces of a stack, with the gaps between them and to the middle."""
        width, tall = room
        names = [tuple(item for item in row if self.make.content.has(item)) for row in rows]
        shown = [row for row in names if row]
        if all(item in ("rule", "line") for row in shown for item in row):
            return []  # a line that parts nothing says nothing
        pile: list[tuple[float, Piece, float]] = []
        for at, row in enumerate(shown):
            piece = self.make.row(row, zone, (width, tall - stacked(pile)))
            before = after = 0.0
            if at + 1 < len(shown):
                after = self.make.gap(row[-1], shown[at + 1][0])
            elif into_middle:
                after = self.make.gap(row[-1], "slogan")
            if from_middle and at == 0:
                before = self.make.gap("slogan", row[0])
            pile.append((before, piece, after))
        return pile

    def group(self, zone: Zone, width: float, tall: float) -> Pile:
        """Return the middle of a zone: small pieces first, then the slogan in what they leave."""
        rows = [tuple(item for item in row if self.make.content.has(item)) for row in zone.middle]
        shown = [row for row in rows if row]
        gaps = [self.make.gap(a[-1], b[0]) for a, b in pairwise(shown)]
        left_over = tall - sum(gaps)
        pieces: dict[int, Piece] = {}
        for at, row in enumerate(shown):
            if "slogan" not in row:
                pieces[at] = self.make.row(row, zone, (width, left_over))
                left_over -= pieces[at].height_px
        for at, row in enumerate(shown):
            if "slogan" in row:
                pieces[at] = self.make.slogan(zone, width, left_over)
        return [(0.0, pieces[at], gaps[at] if at < len(gaps) else 0.0) for at in range(len(shown))]


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
