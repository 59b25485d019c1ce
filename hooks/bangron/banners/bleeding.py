"""Carry a ground over the edge of the banner: what a cut may show is never white.

In: polygons in px of a layout, and the bleed. Out: the same polygons inside the
banner, drawn on to the edge of the bleed where they ended at the edge of the
banner. Nothing inside the banner moves.
"""

from dataclasses import dataclass

Point = tuple[float, float]

LONGEST_PART = 40  # a side so flat that it would go on for more of its length is ended straight
TOUCH_PX = 0.51  # what ends so near to the edge is meant to reach it


@dataclass(frozen=True, slots=True)
class Canvas:
    """A banner and its bleed, in px."""

    width: float
    height: float
    bleed: float

    def sees(self, points: tuple[Point, ...]) -> bool:
        """Tell whether a polygon may show inside the bleed."""
        xs = [x for x, _ in points]
        ys = [y for _, y in points]
        across = -self.bleed < max(xs) and min(xs) < self.width + self.bleed
        return across and -self.bleed < max(ys) and min(ys) < self.height + self.bleed

    def extended(self, points: tuple[Point, ...]) -> list[Point]:
        """Return a polygon whose sides along an edge of the banner lie on the bleed's edge instead."""
        edges = [self.edges_at(point) for point in points]
        grown: list[Point] = []
        for at, point in enumerate(points):
            after = (at + 1) % len(points)
            along_before = edges[at - 1] & edges[at]
            along_after = edges[at] & edges[after]
            if along_before and along_after:
                grown.append(self.outside(point, edges[at]))
            elif along_before:
                grown += [self.further(point, points[after], edges[at]), point]
            elif along_after:
                grown += [point, self.further(point, points[at - 1], edges[at])]
            else:
                grown.append(point)
        return grown

    def further(self, point: Point, inner: Point, edges: frozenset[str]) -> Point:
        """Return where a side that comes from `inner` and ends at an edge reaches the bleed's edge."""
        straight = self.outside(point, edges)
        across, down = straight[0] - point[0], straight[1] - point[1]
        if across and down:
            return straight  # a corner
        along, side = (down, point[1] - inner[1]) if down else (across, point[0] - inner[0])
        part = along / side if side else 0.0
        if not 0 < part <= LONGEST_PART:
            return straight
        return point[0] + (point[0] - inner[0]) * part, point[1] + (point[1] - inner[1]) * part

    def edges_at(self, point: Point) -> frozenset[str]:
        """Return the edges of the banner that a point lies on."""
        x, y = point
        near = {
            "left": abs(x) <= TOUCH_PX,
            "right": abs(x - self.width) <= TOUCH_PX,
            "top": abs(y) <= TOUCH_PX,
            "bottom": abs(y - self.height) <= TOUCH_PX,
        }
        return frozenset(edge for edge, touches in near.items() if touches)

    def outside(self, point: Point, edges: frozenset[str]) -> Point:
        """Return a point of an edge, moved out to the bleed's edge."""
        x, y = point
        if "left" in edges:
            x = -self.bleed
        elif "right" in edges:
            x = self.width + self.bleed
        if "top" in edges:
            y = -self.bleed
        elif "bottom" in edges:
            y = self.height + self.bleed
        return x, y
