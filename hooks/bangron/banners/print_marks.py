"""Crop marks: where the knife goes, drawn where nothing of the banner is.

In: a page. Out: the operators of a PDF. Two marks stand at each corner, in line
with the trimmed edges and beyond the bleed.
"""

from collections.abc import Iterator

from bangron.banners.pdf_file import numbers
from bangron.banners.print_page import Page

THICKNESS_PART = 0.02  # of a mark's length: 0.1 mm on paper, visible on cloth
BLACK = "0 0 0 RG"


def crop_marks(page: Page) -> Iterator[str]:
    """Yield the marks of a page."""
    yield f"q {BLACK} {numbers(page.mark * THICKNESS_PART)} w"
    left, bottom, right, top = page.trim
    inner = page.trim[0] - page.bleed[0] + page.gap
    outer = inner + page.mark
    for x in (left, right):
        yield from stroke((x, bottom - inner), (x, bottom - outer))
        yield from stroke((x, top + inner), (x, top + outer))
    for y in (bottom, top):
        yield from stroke((left - inner, y), (left - outer, y))
        yield from stroke((right + inner, y), (right + outer, y))
    yield "Q"


def stroke(start: tuple[float, float], stop: tuple[float, float]) -> Iterator[str]:
    """Yield one straight line."""
    yield f"{numbers(*start)} m {numbers(*stop)} l S"
