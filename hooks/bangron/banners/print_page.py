"""What a banner is printed on: true size, bleed, marks and scale, as the boxes of a PDF page.

In: a format and what was asked for. Out: a `Page`: boxes in the page's own units,
and where a pixel of the layout lies among them. What is drawn is not known here.
"""

from dataclasses import dataclass

from bangron.banners.formats import Format

PT_PER_MM = 72 / 25.4
LONGEST_SIDE = 14_400  # units; Acrobat opens no longer page (ISO 32000-1, annex C)
TENTH = 10  # the scale that print shops use for cloth; also the unit of pages that are too long

MARK_MM = 5.0  # the length of a crop mark on paper
MARK_PART = 0.02  # of the short side: a mark on cloth is looked for from two metres
MARK_GAP_MM = 1.0  # from the bleed's edge, so that no mark shows where a cut is a little off

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in units of the page; the origin is the media's lower left corner."""


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """How a banner is wanted on paper or cloth."""

    marks: bool = False
    """With crop marks outside the bleed."""

    outlines: bool = False
    """Letters as shapes, for shops that take no fonts; nothing can be searched then."""

    scale: int = 1
    """1 for true size; 10 for a tenth of it, which the shop enlarges."""


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one banner."""

    media: Box
    bleed: Box
    trim: Box
    user_unit: int
    """How many points a unit is: 1, or 10 where a side would be too long (PDF 1.6)."""

    px: float
    """A pixel of the layout, in units."""

    bleed_px: float
    mark: float
    """The length of a crop mark, in units; 0.0 where none are wanted."""

    gap: float
    """From the bleed to the marks, in units."""

    def place(self, x_px: float, y_px: float) -> tuple[float, float]:
        """Return a point of the layout, which counts from its top left corner, in units."""
        return self.trim[0] + x_px * self.px, self.trim[3] - y_px * self.px


def page_of(size: Format, options: PrintOptions) -> Page:
    """Return the page of a banner; ValueError where the format has no size in millimetres."""
    if size.width_mm is None or size.height_mm is None:
        raise ValueError(size.id)
    mark_mm, gap_mm = 0.0, 0.0
    if options.marks:
        mark_mm = max(MARK_MM, MARK_PART * min(size.width_mm, size.height_mm))
        gap_mm = MARK_GAP_MM * mark_mm / MARK_MM
    bleed_mm = size.bleed_mm
    edge_mm = bleed_mm + gap_mm + mark_mm
    longest_mm = max(size.width_mm, size.height_mm) + 2 * edge_mm
    user_unit = 1 if longest_mm * PT_PER_MM / options.scale <= LONGEST_SIDE else TENTH
    unit = PT_PER_MM / options.scale / user_unit
    width, height = size.width_mm * unit, size.height_mm * unit
    edge, bleed = edge_mm * unit, bleed_mm * unit
    trim = (edge, edge, edge + width, edge + height)
    # The long side has the most pixels, so that rounding to whole ones shows least.
    px = max(width, height) / max(size.width_px, size.height_px)
    return Page(
        media=(0.0, 0.0, width + 2 * edge, height + 2 * edge),
        bleed=(trim[0] - bleed, trim[1] - bleed, trim[2] + bleed, trim[3] + bleed),
        trim=trim,
        user_unit=user_unit,
        px=px,
        bleed_px=bleed / px,
        mark=mark_mm * unit,
        gap=gap_mm * unit,
    )
