"""What is painted on the page of a printed banner, as the operators of a PDF (ISO 32000-1, 8 and 9).

In: a layout, a palette, a page, and the names of the fonts, images and veils that
the page offers. Out: the content of the page, and the parts that are read. The
file round it is written by `pdf`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from bangron.banners.bleeding import Canvas, Point
from bangron.banners.drawing import PAPER, PRINT, TONES, ramp_colour
from bangron.banners.faces import face
from bangron.banners.layout import PANEL_TONES, Layout, Line, Shape
from bangron.banners.palettes import Colour, Palette
from bangron.banners.pdf_file import number, numbers
from bangron.banners.pdf_fonts import EM, Subset, outline
from bangron.banners.pdf_images import PlacedImage
from bangron.banners.pdf_tags import FIGURE, PARAGRAPH, READ_AS, READING_ORDER, Part
from bangron.banners.print_marks import crop_marks
from bangron.banners.print_page import Page

ARTIFACT = "/Artifact BMC"  # what is not read
OVER_PX = 1.0  # beyond the bleed, where all is clipped: a layout is in whole px, a page is not
MOVED = 0.5  # thousandths of an em: a letter nearer to its place than that is in it
VEILS: Mapping[str, float] = {"mist": 1 / 3, "veil": 2 / 3}
"""How much of a photo these tones hide; every other one hides all of it."""


def canvas_of(layout: Layout, page: Page) -> Canvas:
    """Return the banner and its bleed, a little more than what is not clipped."""
    backdrop = layout.backdrop
    return Canvas(backdrop.width_px, backdrop.height_px, page.bleed_px + OVER_PX)


@dataclass(frozen=True, slots=True)
class Paint:
    """What a page is painted with. The order is that of `Layout`."""

    layout: Layout
    palette: Palette
    page: Page
    images: tuple[tuple[str, PlacedImage], ...] = ()
    """With the names that the page knows them by."""

    def ground(self) -> Iterator[str]:
        """Yield all but the text, to the edge of the bleed and not beyond."""
        left, bottom, right, top = self.page.bleed
        area = f"{numbers(left, bottom, right - left, top - bottom)} re"
        yield f"{ARTIFACT}\nq\n{area} W n"
        yield f"{rgb(self.palette.ground)}\n{area} f"
        shapes = self.layout.backdrop.shapes
        yield from self.shapes(shape for shape in shapes if shape.tone not in PANEL_TONES)
        yield from (self.image(*image) for image in self.images if image[1].is_photo)
        yield from self.shapes(shape for shape in shapes if shape.tone in PANEL_TONES)
        yield from self.shapes(
            Shape(rule.tone, corners(rule.left_px, rule.top_px, rule.right_px, rule.bottom_px))
            for rule in self.layout.rules
        )
        yield from (self.image(*image) for image in self.images if not image[1].is_photo)
        yield from self.blocks()
        yield "Q\nEMC"

    def shapes(self, shapes: Iterator[Shape]) -> Iterator[str]:
        """Yield polygons in their tones; what no eye can see is left out."""
        canvas = canvas_of(self.layout, self.page)
        has_photo = any(image.is_photo for _, image in self.images)
        seen = (shape for shape in shapes if canvas.sees(shape.points))
        for tone, group in groupby(seen, key=lambda shape: shape.tone):
            yield rgb(ramp_colour(self.palette, TONES[tone]))
            is_veil = has_photo and tone in VEILS
            if is_veil:
                yield f"q /{tone} gs"
            yield from (self.polygon(canvas.extended(shape.points)) for shape in group)
            if is_veil:
                yield "Q"

    def polygon(self, points: list[Point]) -> str:
        """Return a polygon, filled by the rule that the drawing of pictures follows, too."""
        places = (self.page.place(x, y) for x, y in points)
        first, *others = (f"{number(x, 2)} {number(y, 2)}" for x, y in places)
        return f"{first} m {' '.join(f'{point} l' for point in others)} h f*"

    def image(self, name: str, image: PlacedImage) -> str:
        """Return a picture in its box."""
        left, bottom = self.page.place(image.box[0], image.box[3])
        right, top = self.page.place(image.box[2], image.box[1])
        return f"q {numbers(right - left, 0, 0, top - bottom, left, bottom)} cm /{name} Do Q"

    def blocks(self) -> Iterator[str]:
        """Yield the codes: all modules in one path, so that no seam shows between two."""
        for white, group in groupby(self.layout.blocks, key=lambda block: block.white):
            yield rgb(PAPER if white else PRINT)
            for block in group:
                left, bottom = self.page.place(block.left_px, block.bottom_px)
                right, top = self.page.place(block.right_px, block.top_px)
                yield f"{numbers(left, bottom, right - left, top - bottom)} re"
            yield "f"

    def text(self, line: Line, font: str, subset: Subset) -> str:
        """Return a line as text in the font of the name `font`, every letter where it was laid."""
        style = line.style
        size = line.size_px * self.page.px
        x, y = self.page.place(line.x_px, line.baseline_px)
        # Spacing outlives the text it is set for: every line sets its own.
        return (
            f"BT /{font} {number(size)} Tf {number(style.tracking * size)} Tc {numbers(x, y)} Td"
            f" {self.ink(line)} [{kerned(line, subset)}] TJ ET"
        )

    def outlines(self, line: Line) -> str:
        """Return a line as the outlines of its letters."""
        size = line.size_px * self.page.px
        x, y = self.page.place(line.x_px, line.baseline_px)
        path = [
            step
            for char, place in face(line.style.font).pen(line.text, line.style.tracking)
            for step in outline(line.style.font, char, (x + place * size, y), size)
        ]
        return "\n".join((self.ink(line), *path, "f"))

    def ink(self, line: Line) -> str:
        """Return the operator for the colour of a line."""
        colour: Colour = getattr(self.palette, line.style.ink)
        return rgb(colour)

    def marks(self) -> str:
        """Return the crop marks, where any are wanted."""
        return "\n".join((ARTIFACT, *crop_marks(self.page), "EMC")) if self.page.mark else ""


def corners(left: float, top: float, right: float, bottom: float) -> tuple[Point, ...]:
    """Return the corners of a rectangle."""
    return (left, top), (right, top), (right, bottom), (left, bottom)


def kerned(line: Line, subset: Subset) -> str:
    """Return a line as strings, with thousandths of an em to step back between them.

    The steps are what the layout's pen moved beyond the letters' own advances.
    """
    style = line.style
    pen = list(face(style.font).pen(line.text, style.tracking))
    pieces: list[str] = []
    piece = ""
    for (char, here), (_, there) in pairwise(pen):
        piece += char
        advance = subset.widths[subset.codes[char]] + style.tracking * EM
        back = advance - (there - here) * EM
        if abs(back) >= MOVED:
            pieces += [subset.encode(piece), number(back)]
            piece = ""
    return " ".join((*pieces, subset.encode(piece + pen[-1][0])))


def rgb(colour: Colour) -> str:
    """Return the operator that fills with a colour."""
    return f"{' '.join(number(level / 255, 4) for level in colour)} rg"


def content_as_text(
    paint: Paint, fonts: Mapping[str, tuple[str, Subset]]
) -> tuple[str, tuple[Part, ...]]:
    """Return the content of a page with its text as text, and what is read in which order.

    `fonts` gives for the name of each font the name that the page knows it by, and its subset.
    """
    written: list[str] = [*paint.ground()]
    read: dict[str, list[int]] = {}
    # Lines stand in a layout in the order they were placed; a reader hears them in another.
    in_order = sorted(paint.layout.lines, key=lambda line: READING_ORDER.index(line.style.role))
    for mark, line in enumerate(in_order):
        role = line.style.role
        read.setdefault(role, []).append(mark)
        kind = READ_AS.get(role, PARAGRAPH)
        text = paint.text(line, *fonts[line.style.font])
        written.append(f"/{kind} << /MCID {mark} >> BDC\n{text}\nEMC")
    parts = tuple(Part(READ_AS.get(role, PARAGRAPH), tuple(marks)) for role, marks in read.items())
    return "\n".join((*written, paint.marks())), parts


def content_as_outlines(paint: Paint, alt: str) -> tuple[str, tuple[Part, ...]]:
    """Return the content of a page with its letters as shapes, which are read as `alt`."""
    letters = "\n".join(paint.outlines(line) for line in paint.layout.lines)
    written = (*paint.ground(), f"/{FIGURE} << /MCID 0 >> BDC\n{letters}\nEMC", paint.marks())
    return "\n".join(written), (Part(FIGURE, (0,), alt),)
