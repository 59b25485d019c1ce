"""Quiet geometry for grounds: rays, rings, teeth, dots and petals, as polygons.

In: centres, radii and counts, in px. Out: `Shape` values. Nothing here is, or
stands for, an official symbol; bands of teeth and dots between rings are the
border work of old bronze drums, without their middle.
"""

import math
from collections.abc import Iterator

from bangron.banners.layout import Box, Shape

Point = tuple[float, float]

RING_STEPS = 240  # corners of a circle: at 1,500 px radius they are under 0.2 px off


def around(centre: Point, radius: float, angle: float) -> Point:
    """Return the point at `angle` (radians, 0 to the right, upwards) round a centre."""
    return centre[0] + radius * math.cos(angle), centre[1] - radius * math.sin(angle)


def circle(centre: Point, radius: float, steps: int = RING_STEPS) -> list[Point]:
    """Return the corners of a circle."""
    return [around(centre, radius, 2 * math.pi * step / steps) for step in range(steps + 1)]


def disc(tone: str, centre: Point, radius: float) -> Shape:
    """Return a filled circle."""
    return Shape(tone, tuple(circle(centre, radius)))


def ring(tone: str, centre: Point, inner: float, outer: float) -> Shape:
    """Return the band between two circles round one centre."""
    return Shape(tone, (*circle(centre, outer), *reversed(circle(centre, inner))))


def rays(tone: str, centre: Point, inner: float, outer: float, count: int) -> Iterator[Shape]:
    """Yield `count` wedges with gaps as wide as they are, the first one upright."""
    half = math.pi / count / 2
    for index in range(count):
        angle = math.pi / 2 + 2 * math.pi * index / count
        yield Shape(
            tone,
            (
                around(centre, inner, angle - half),
                around(centre, outer, angle - half),
                around(centre, outer, angle + half),
                around(centre, inner, angle + half),
            ),
        )


def teeth(tone: str, centre: Point, inner: float, outer: float, count: int) -> Iterator[Shape]:
    """Yield `count` triangles that stand on a circle and point outwards."""
    half = math.pi / count
    for index in range(count):
        angle = math.pi / 2 + 2 * math.pi * index / count
        yield Shape(
            tone,
            (
                around(centre, inner, angle - half),
                around(centre, outer, angle),
                around(centre, inner, angle + half),
            ),
        )


def dots(tone: str, centre: Point, radius: float, size: float, count: int) -> Iterator[Shape]:
    """Yield `count` dots of radius `size` on a circle."""
    for index in range(count):
        angle = math.pi / 2 + 2 * math.pi * (index + 0.5) / count
        yield Shape(tone, tuple(circle(around(centre, radius, angle), size, 24)))


def petals(tone: str, centre: Point, inner: float, outer: float, count: int) -> Iterator[Shape]:
    """Yield `count` pointed petals between two circles, as on a lotus seen from above."""
    half = math.pi / count * 0.92
    rows = 16
    for index in range(count):
        angle = math.pi / 2 + 2 * math.pi * index / count
        side: list[tuple[float, float]] = []
        for row in range(rows + 1):
            part = row / rows
            # Narrow at the foot, widest at two fifths, closing to a point.
            breadth = half * math.sin(math.pi * part**0.75) * (1 - 0.25 * part)
            side.append((inner + (outer - inner) * part, breadth))
        left = [around(centre, radius, angle + breadth) for radius, breadth in side]
        right = [around(centre, radius, angle - breadth) for radius, breadth in reversed(side)]
        yield Shape(tone, (*left, *right))


def drum(tone: str, centre: Point, radius: float) -> Iterator[Shape]:
    """Yield concentric bands of teeth, dots and petals, `radius` to the outermost."""
    line = 0.008 * radius
    for part in (1.0, 0.86, 0.74, 0.6):
        yield ring(tone, centre, part * radius - line, part * radius)
    yield from teeth(tone, centre, 0.875 * radius, 0.975 * radius, 72)
    yield from dots(tone, centre, 0.8 * radius, 0.022 * radius, 60)
    yield from teeth(tone, centre, 0.615 * radius, 0.72 * radius, 48)
    yield from petals(tone, centre, 0.14 * radius, 0.575 * radius, 16)


def rings(
    tone: str, centre: Point, parts: tuple[float, ...], radius: float, breadth: float
) -> Iterator[Shape]:
    """Yield rings that end at `parts` of `radius`, each `breadth` of it broad."""
    for part in parts:
        yield ring(tone, centre, (part - breadth) * radius, part * radius)


def band(tone: str, box: Box) -> Shape:
    """Return a filled rectangle."""
    left, top, right, bottom = box
    return Shape(tone, ((left, top), (right, top), (right, bottom), (left, bottom)))


def slant(tone: str, box: Box, lean: float) -> Shape:
    """Return a bar whose foot stands in `box`, and whose head leans over by `lean`."""
    left, top, right, bottom = box
    return Shape(tone, ((left + lean, top), (right + lean, top), (right, bottom), (left, bottom)))


def wave(tone: str, box: Box, level: float, form: tuple[float, float, float]) -> Shape:
    """Return all that lies under a long wave; `form` is its length, its swell, and its start (0-1)."""
    left, _, right, bottom = box
    length, swell, start = form
    steps = 96
    crest = [
        (
            left + (right - left) * step / steps,
            level
            + swell * math.sin(2 * math.pi * ((right - left) * step / steps / length + start)),
        )
        for step in range(steps + 1)
    ]
    return Shape(tone, (*crest, (right, bottom), (left, bottom)))
