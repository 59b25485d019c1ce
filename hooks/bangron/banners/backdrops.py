"""The ground of a banner: its panel and its ornament, by the names templates use.

In: a template, a format, and whether the panel is needed. Out: a `Backdrop` of
filled polygons, the same object for every banner of that kind, so that drawers
can keep what they made of it. The geometry itself is in `ornament`.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from bangron.banners.formats import Format
from bangron.banners.layout import PANEL_TONES, Backdrop, Box, Rule, Shape
from bangron.banners.ornament import band, drum, petals, rays, rings, slant, wave
from bangron.banners.template_spec import Arrangement, Motif, Split, Template, unit_px

FLUTE = 0.14  # of the distance between two: a line, not a stripe

CORNERS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"top-left": (0, 0), "top-right": (1, 0), "bottom-left": (0, 1), "bottom-right": (1, 1)}
)


@dataclass(frozen=True, slots=True)
class Areas:
    """Where the areas of an arrangement lie, in px of the page."""

    page: Box
    main: Box
    side: Box
    edge: float = 0.0
    """Where the panel ends."""

    def named(self, name: str) -> Box:
        """Return the area of that name."""
        return {"page": self.page, "main": self.main, "side": self.side}[name]


def areas_of(split: Split | None, size: Format) -> Areas:
    """Return where the panel and the rest lie; without a panel all is one area."""
    page = (0.0, 0.0, float(size.width_px), float(size.height_px))
    if split is None:
        return Areas(page, page, page)
    left, top, right, bottom = size.safe_box
    across = split.edge in ("left", "right")
    along, other = (right - left, bottom - top) if across else (bottom - top, right - left)
    depth = min(split.part * along, split.at_most * other)
    width, height = size.width_px, size.height_px
    if split.edge == "left":
        edge = round(left + depth)
        return Areas(page, (edge, 0, width, height), (0, 0, edge, height), edge)
    if split.edge == "right":
        edge = round(right - depth)
        return Areas(page, (0, 0, edge, height), (edge, 0, width, height), edge)
    if split.edge == "top":
        edge = round(top + depth)
        return Areas(page, (0, edge, width, height), (0, 0, width, edge), edge)
    edge = round(bottom - depth)
    return Areas(page, (0, 0, width, edge), (0, edge, width, height), edge)


@cache
def backdrop(template: Template, size: Format, *, panelled: bool) -> Backdrop:
    """Return the ground of a template in a format; without its panel where nothing stands there."""
    found = template.arrangement(size)
    split = found.split if panelled else None
    areas = areas_of(split, size)
    shapes: list[Shape] = []
    if split:
        left, top, right, bottom = areas.side
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        shapes.append(Shape(split.tone, corners))
    for motif in visible(found, split):
        shapes += MOTIFS[motif.name](motif, areas.named(motif.area), size)
    # What belongs to the panel lies over everything else, an image included.
    shapes.sort(key=lambda shape: shape.tone in PANEL_TONES)
    return Backdrop(size.width_px, size.height_px, tuple(shapes))


def visible(found: Arrangement, split: Split | None) -> tuple[Motif, ...]:
    """Return the ornament that is drawn: none on a panel that is not there."""
    return tuple(motif for motif in found.ornament if split or motif.area != "side")


def split_rule(split: Split, areas: Areas, size: Format) -> Rule:
    """Return the thin line where panel and main area meet."""
    left, top, right, bottom = size.safe_box
    edge = round(areas.edge)
    if split.edge in ("left", "right"):
        thin = max(2, round((bottom - top) * 0.012))
        at = edge if split.edge == "left" else edge - thin
        return Rule(at, top, at + thin, bottom)
    thin = max(2, round(unit_px(size) * 0.06))
    at = edge if split.edge == "top" else edge - thin
    return Rule(left, at, right, at + thin)


def sun(motif: Motif, box: Box, _: Format) -> Iterator[Shape]:
    """Yield a sun of drum bands that rises from the foot of the area, and its rays."""
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    radius = 0.46 * min(width, height)
    centre = (left + width / 2, bottom + 0.12 * radius)
    yield from rays("glow", centre, 1.06 * radius, 1.2 * math.hypot(width, height), 44)
    yield from drum(motif.tone, centre, radius)


def half_drum(motif: Motif, box: Box, _: Format) -> Iterator[Shape]:
    """Yield drum bands that rise behind the far end of the area."""
    top, right, bottom = box[1:]
    height = bottom - top
    yield from drum(motif.tone, (right - 0.2 * height, top + height * 1.1), height * 0.95)


def quarter_rings(motif: Motif, box: Box, _: Format) -> Iterator[Shape]:
    """Yield broad rings round one corner of the area."""
    left, top, right, bottom = box
    across, down = CORNERS[motif.corner]
    centre = ((left, right)[across], (top, bottom)[down])
    reach = 0.92 * min(right - left, bottom - top)
    yield from rings(motif.tone, centre, (0.2, 0.3, 0.42, 0.56, 0.72, 0.9), reach, 0.055)


def lotus(motif: Motif, box: Box, _: Format) -> Iterator[Shape]:
    """Yield the petals of a lotus seen from above, round one corner of the area."""
    left, top, right, bottom = box
    across, down = CORNERS[motif.corner]
    centre = ((left, right)[across], (top, bottom)[down])
    reach = 0.8 * min(right - left, bottom - top)
    yield from petals(motif.tone, centre, 0.62 * reach, reach, 28)
    yield from petals(motif.tone, centre, 0.3 * reach, 0.58 * reach, 20)


def columns(motif: Motif, box: Box, size: Format) -> Iterator[Shape]:
    """Yield upright flutes, as on a column, over the whole area."""
    left, top, right, bottom = box
    step = max(unit_px(size) * 1.1, (right - left) / 60)
    count = max(1, round((right - left) / step))
    for index in range(count):
        start = left + (right - left) * (index + 0.5) / count
        yield band(motif.tone, (start, top, start + (right - left) * FLUTE / count, bottom))


def waves(motif: Motif, box: Box, size: Format) -> Iterator[Shape]:
    """Yield two long waves that fill the foot of the area, the darker one before the other."""
    left, top, right, bottom = box
    height = bottom - top
    length = max((right - left) * 0.9, height * 1.6)
    swell = min(height * 0.07, unit_px(size) * 1.6)
    yield wave("dim", box, bottom - height * 0.3, (length, swell, 0.1))
    yield wave(motif.tone, box, bottom - height * 0.2, (length * 1.15, swell, 0.55))


def ribbons(motif: Motif, box: Box, size: Format) -> Iterator[Shape]:
    """Yield slanted bars that run through one end of the area."""
    left, top, right, bottom = box
    height = bottom - top
    broad = min(unit_px(size) * 2.2, (right - left) * 0.05)
    lean = height * 0.36
    at_left = motif.corner.endswith("left")
    for start, part in ((0.2, 1.0), (1.75, 0.5), (2.75, 0.22)):
        near = start * broad - lean
        if at_left:
            foot = (left + near, top, left + near + part * broad, bottom)
            yield slant(motif.tone, foot, lean)
        else:
            foot = (right - near - part * broad, top, right - near, bottom)
            yield slant(motif.tone, foot, -lean)


def hem(motif: Motif, box: Box, size: Format) -> Iterator[Shape]:
    """Yield a broad bar along one edge of the area: the edge that `corner` names last."""
    left, top, right, bottom = box
    broad = max(4.0, unit_px(size) * 0.5)
    edges = {
        "top-left": (left, top, left + broad, bottom),
        "top-right": (left, top, right, top + broad),
        "bottom-left": (left, bottom - broad, right, bottom),
        "bottom-right": (right - broad, top, right, bottom),
    }
    yield band(motif.tone, edges[motif.corner])


def frame(motif: Motif, box: Box, size: Format) -> Iterator[Shape]:
    """Yield a thick and a thin line round the area, half way to where letters may stand."""
    insets = (*size.safe_px, unit_px(size) * 1.5)
    unit = unit_px(size)
    room = min(insets)
    thick, thin = max(2, round(unit * 0.1)), max(1, round(unit * 0.035))
    outer = round(room * 0.3)
    yield from outline(motif.tone, box, outer, thick)
    yield from outline(motif.tone, box, outer + thick + max(2, round(room * 0.12)), thin)


def outline(tone: str, box: Box, inset: float, thick: float) -> Iterator[Shape]:
    """Yield the four sides of a box, `inset` within another one."""
    left, top = box[0] + inset, box[1] + inset
    right, bottom = box[2] - inset, box[3] - inset
    yield band(tone, (left, top, right, top + thick))
    yield band(tone, (left, bottom - thick, right, bottom))
    yield band(tone, (left, top + thick, left + thick, bottom - thick))
    yield band(tone, (right - thick, top + thick, right, bottom - thick))


Drawer = Callable[[Motif, Box, Format], Iterator[Shape]]

MOTIFS: Mapping[str, Drawer] = MappingProxyType(
    {
        "sun": sun,
        "drum": half_drum,
        "rings": quarter_rings,
        "lotus": lotus,
        "columns": columns,
        "waves": waves,
        "ribbons": ribbons,
        "hem": hem,
        "frame": frame,
    }
)
