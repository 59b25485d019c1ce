"""The template "solemn" (trang trọng): calm, centred, one slogan to a ground of one colour.

In: a request's words and a format. Out: a `Layout`. Zones are in relative units,
so the family adapts to every aspect: from 9:16 to about 3:1 the parts are
stacked; wider than that, kicker and organisation move into a panel at the left
and the slogan has the rest.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from bangron.banners.faces import face
from bangron.banners.fitting import Room, Setting, fit
from bangron.banners.formats import Format
from bangron.banners.layout import Backdrop, Box, Layout, Line, Rule, Shape, Style, place
from bangron.banners.ornament import drum, rays
from bangron.banners.wording import Wording, wording
from bangron.model import Slogan
from bangron.text.compounds import standard_lexicon

SLOGAN = Style("slogan", "BeVietnamPro-Bold", "primary")
KICKER = Style("kicker", "BeVietnamPro-SemiBold", "secondary", tracking=0.09)
ATTRIBUTION = Style("attribution", "BeVietnamPro-SemiBold", "secondary", tracking=0.01)
FOOT = Style("foot", "BeVietnamPro-SemiBold", "secondary", tracking=0.06)
FONTS = ("BeVietnamPro-Bold", "BeVietnamPro-SemiBold")

STRIP_ASPECT = 3.2  # of the safe area; wider ones have no height to stack in
EDGE_PX = 2  # rounding and hinting may move ink by a pixel: text keeps this from the safe edge
SMALL_LINES = 3  # kicker and foot wrap, but never grow into texts


class TooLongError(Exception):
    """A part does not fit at a legible size; `args[0]` is its role."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The words of a banner, ready to be set."""

    slogan: Wording
    kicker: Wording
    attribution: Wording
    foot: Wording


def lay_out(slogan: Slogan, size: Format) -> Layout:
    """Return the banner of `slogan` in the format `size`; TooLongError where it cannot be legible."""
    parts = parts_of(slogan, size)
    left, top, right, bottom = size.safe_box
    inner = (left + EDGE_PX, top + EDGE_PX, right - EDGE_PX, bottom - EDGE_PX)
    if (right - left) / (bottom - top) >= STRIP_ASPECT:
        lines, rules = strip(parts, size, inner)
    else:
        lines, rules = stack(parts, size, inner)
    return Layout(backdrop(size), size.safe_box, lines, rules)


def parts_of(slogan: Slogan, size: Format) -> Parts:
    """Return the words of every part, in the case they are set in."""
    capitals = 0 < len(slogan.text) <= size.capitals_to
    said_by = f"— {slogan.attribution}" if slogan.attribution else ""
    return Parts(
        slogan=wording(slogan.text, slogan.breaks, caps=capitals),
        kicker=wording(slogan.kicker, caps=True),
        attribution=wording(said_by),
        foot=wording(slogan.footer, caps=True),
    )


def set_part(words: Wording, style: Style, room: Room) -> Setting | None:
    """Return a part's setting, None where there are no words; TooLongError where it does not fit."""
    if not words.words:
        return None
    setting = fitted(words, style, room)
    if setting is None:
        raise TooLongError(style.role)
    return setting


@lru_cache(maxsize=256)
def fitted(words: Wording, style: Style, room: Room) -> Setting | None:
    """Return what `fit` returns, and keep it: kicker and foot are the same on many banners."""
    return fit(words, face(style.font), room, standard_lexicon(), style.tracking)


def unit_px(size: Format) -> float:
    """Return the measure that small type, gaps and rules derive from."""
    return math.sqrt(size.width_px * size.height_px) / 25


def stack(parts: Parts, size: Format, box: Box) -> tuple[tuple[Line, ...], tuple[Rule, ...]]:
    """Return kicker, slogan, attribution and foot under each other."""
    left, top, right, bottom = box
    unit = unit_px(size)
    small = SmallType(right - left, size.smallest_type_px)
    lines: list[Line] = []
    rules: list[Rule] = []
    kicker = set_part(parts.kicker, KICKER, small.room(unit * 4, unit))
    if kicker:
        lines += place(kicker, KICKER, box)
        top += kicker.height_px + unit * 0.55
        rules.append(middle_rule(left, right, top, unit))
        top += unit * 0.9
    foot = set_part(parts.foot, FOOT, small.room(unit * 4, under(kicker, unit * 0.78)))
    if foot:
        bottom -= foot.height_px
        lines += place(foot, FOOT, (left, bottom, right, bottom + foot.height_px))
        rules += foot_rules(foot, left, right, bottom, unit)
        bottom -= unit * 1.1
    zone = Zone((left, top, right, bottom), size.smallest_type_px, round(unit * 3), unit)
    lines += message(parts, zone)
    return tuple(lines), tuple(rules)


def strip(parts: Parts, size: Format, box: Box) -> tuple[tuple[Line, ...], tuple[Rule, ...]]:
    """Return the slogan with kicker and organisation in a panel beside it."""
    left, top, right, bottom = box
    height = bottom - top
    unit = min(unit_px(size), height * 0.14)
    lines: list[Line] = []
    rules: list[Rule] = []
    if parts.kicker.words or parts.foot.words:
        edge = panel_px(size)
        lines += panel(parts, (left, top, edge - left, bottom), size.smallest_type_px, unit)
        thin = max(2, round(height * 0.012))
        rules.append(Rule(edge, round(top), edge + thin, round(bottom)))
        left = edge + height * 0.2
    largest = round(height * 0.62)
    lines += message(parts, Zone((left, top, right, bottom), size.smallest_type_px, largest, unit))
    return tuple(lines), tuple(rules)


def panel(parts: Parts, box: Box, smallest: int, unit: float) -> list[Line]:
    """Return kicker and organisation, under each other, in the panel of a strip."""
    left, top, right, bottom = box
    height = bottom - top
    small = SmallType(right - left, smallest)
    kicker = set_part(parts.kicker, KICKER, small.room(height * 0.5, unit * 1.2))
    foot = set_part(parts.foot, FOOT, small.room(height * 0.42, under(kicker, unit * 0.8)))
    gap = unit * 0.75 if kicker and foot else 0.0
    total = sum(part.height_px for part in (kicker, foot) if part) + gap
    top += (height - total) / 2
    lines: list[Line] = []
    if kicker:
        lines += place(kicker, KICKER, (left, top, right, bottom))
        top += kicker.height_px + gap
    if foot:
        lines += place(foot, FOOT, (left, top, right, bottom))
    return lines


@dataclass(frozen=True, slots=True)
class Zone:
    """Where the slogan goes, and how large it may be."""

    box: Box
    smallest_px: int
    largest_px: int
    unit_px: float


def message(parts: Parts, zone: Zone) -> tuple[Line, ...]:
    """Return slogan and attribution as one group, a little above the middle of their zone."""
    left, top, right, bottom = zone.box
    width, height = right - left, bottom - top
    small = SmallType(width, zone.smallest_px)
    said_by = set_part(
        parts.attribution, ATTRIBUTION, small.room(height * 0.3, zone.unit_px * 0.95)
    )
    below = said_by.height_px + zone.unit_px * 0.8 if said_by else 0.0
    room = Room(width, height - below, zone.smallest_px, zone.largest_px)
    setting = set_part(parts.slogan, SLOGAN, room)
    if setting is None:
        return ()
    top += (height - below - setting.height_px) * 0.48
    lines = place(setting, SLOGAN, (left, top, right, bottom))
    if said_by is None:
        return lines
    top += setting.height_px + zone.unit_px * 0.8
    return (*lines, *place(said_by, ATTRIBUTION, (left, top, right, bottom)))


def panel_px(size: Format) -> int:
    """Return where the panel of a strip ends: wide enough for two short lines."""
    left, top, right, bottom = size.safe_box
    return round(left + min(0.2 * (right - left), 1.7 * (bottom - top)))


@dataclass(frozen=True, slots=True)
class SmallType:
    """The width that small parts have, and the smallest size that is still read."""

    width_px: float
    smallest_px: int

    def room(self, height_px: float, wished_px: float) -> Room:
        """Return the room of a small part: as large as wished, smaller where its words are long."""
        largest = max(self.smallest_px, round(wished_px))
        return Room(self.width_px, height_px, self.smallest_px, largest, SMALL_LINES)


def under(kicker: Setting | None, wished_px: float) -> float:
    """Return the size of the foot: as wished, but never larger than the kicker."""
    return min(wished_px, kicker.size_px * 0.92) if kicker else wished_px


def middle_rule(left: float, right: float, top: float, unit: float) -> Rule:
    """Return the short thin line under the kicker."""
    middle = (left + right) / 2
    half = unit * 1.5
    y = round(top)
    return Rule(round(middle - half), y, round(middle + half), y + max(2, round(unit * 0.08)))


def foot_rules(foot: Setting, left: float, right: float, top: float, unit: float) -> list[Rule]:
    """Return the thin lines that run from the margins to the organisation's name."""
    middle = (left + right) / 2
    reach = foot.width_px / 2 + unit * 0.7
    y = round(top + foot.height_px / 2)
    thick = max(2, round(unit * 0.05))
    if middle - reach - left < unit:
        return []
    return [
        Rule(round(left), y, round(middle - reach), y + thick),
        Rule(round(middle + reach), y, round(right), y + thick),
    ]


@cache
def backdrop(size: Format) -> Backdrop:
    """Return the ground and its ornament."""
    left, top, right, bottom = size.safe_box
    is_strip = (right - left) / (bottom - top) >= STRIP_ASPECT
    shapes = strip_ground(size) if is_strip else stack_ground(size)
    return Backdrop(size.width_px, size.height_px, tuple(shapes))


def stack_ground(size: Format) -> Iterator[Shape]:
    """Yield a sun of drum bands that rises from the foot, and its rays."""
    width, height = size.width_px, size.height_px
    radius = 0.46 * min(width, height)
    centre = (width / 2, height + 0.12 * radius)
    yield from rays("glow", centre, 1.06 * radius, 1.2 * math.hypot(width, height), 44)
    yield from drum("dim", centre, radius)


def strip_ground(size: Format) -> Iterator[Shape]:
    """Yield the panel, and drum bands that rise behind the far end."""
    width, height = size.width_px, size.height_px
    edge = panel_px(size)
    yield Shape("shade", ((0, 0), (edge, 0), (edge, height), (0, height)))
    centre = (width - 0.2 * height, height * 1.1)
    yield from drum("dim", centre, height * 0.95)
