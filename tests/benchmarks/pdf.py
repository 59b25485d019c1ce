"""Times print files beside reportlab, which draws the same layout with the same fonts, in one run.

    python tests/benchmarks/pdf.py

The nine slogans on 8 x 0.8 m cloth and on A0, solemn template, cold: our files have
bleed, reading order, kerning and every ornament; reportlab's canvas gets the ground,
the ornament's polygons and the lines of text, unkerned, in embedded subset fonts.
Whole is from the request to the bytes (layout and contrast too); writing is the PDF alone.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median

from bangron.banners.drawing import TONES, ramp_colour
from bangron.banners.faces import font_bytes
from bangron.banners.formats import Format, load_formats
from bangron.banners.laying import lay_out, palette_of
from bangron.banners.layout import Layout
from bangron.banners.pdf import write_pdf
from bangron.banners.pdf_fonts import subset
from bangron.banners.print_page import PrintOptions, page_of
from bangron.banners.printing import made_for_print
from bangron.banners.request import Request

try:
    from reportlab.lib.colors import Color
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
except ImportError:
    sys.exit("reportlab is missing: pip install -e '.[test]'")

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.support.slogans import nine

SIZES = ("bang-ron-8x0.8", "poster-a0")
ROUNDS = 3


def laid(request: Request) -> Layout:
    """Return the layout of a banner that is known to fit."""
    layout = lay_out(request)
    if not isinstance(layout, Layout):
        sys.exit(f"cannot lay out {request.slogan.id}: {layout.rule}")
    return layout


def whole(request: Request) -> bytes:
    """Return our file from the request on, its fonts cut anew."""
    subset.cache_clear()
    made = made_for_print(request, PrintOptions())
    return made[0] if isinstance(made, tuple) else b""


def ours(request: Request, layout: Layout) -> bytes:
    """Return our file of a layout, its fonts cut anew."""
    subset.cache_clear()
    options = PrintOptions()
    return write_pdf(request.slogan, layout, palette_of(request), request.format, options)


def theirs(request: Request, layout: Layout) -> bytes:
    """Return reportlab's file of the same layout."""
    page, palette = page_of(request.format, PrintOptions()), palette_of(request)
    for name in {line.style.font for line in layout.lines}:
        pdfmetrics.registerFont(TTFont(name, BytesIO(font_bytes(name))))
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=page.media[2:], pageCompression=1)
    canvas.setFillColor(Color(*(level / 255 for level in palette.ground)))
    canvas.rect(0, 0, *page.media[2:], stroke=0, fill=1)
    for shape in layout.backdrop.shapes:
        canvas.setFillColor(
            Color(*(level / 255 for level in ramp_colour(palette, TONES[shape.tone])))
        )
        path = canvas.beginPath()
        path.moveTo(*page.place(*shape.points[0]))
        for point in shape.points[1:]:
            path.lineTo(*page.place(*point))
        path.close()
        canvas.drawPath(path, stroke=0, fill=1, fillMode=0)
    for line in layout.lines:
        ink = palette.primary if line.style.ink == "primary" else palette.secondary
        canvas.setFillColor(Color(*(level / 255 for level in ink)))
        canvas.setFont(line.style.font, line.size_px * page.px)
        x, y = page.place(line.x_px, line.baseline_px)
        canvas.drawString(x, y, line.text, charSpace=line.style.tracking * line.size_px * page.px)
    canvas.save()
    return buffer.getvalue()


def timed(work: Callable[[], bytes]) -> tuple[float, int]:
    """Return milliseconds and bytes of one piece of work."""
    begun = time.perf_counter()
    data = work()
    return (time.perf_counter() - begun) * 1000, len(data)


def measure(size: Format) -> None:
    """Print a row for each way to make the nine print files of a format."""
    requests = [Request(slogan, size) for slogan in nine()]
    layouts = [laid(request) for request in requests]
    rows: dict[str, list[tuple[float, int]]] = {"whole": [], "writing": [], "reportlab": []}
    for _ in range(ROUNDS):  # in turns, so that a busy moment hits all alike
        for request, layout in zip(requests, layouts, strict=True):
            rows["whole"].append(timed(partial(whole, request)))
            rows["writing"].append(timed(partial(ours, request, layout)))
            rows["reportlab"].append(timed(partial(theirs, request, layout)))
    for name, found in rows.items():
        times = [spent for spent, _ in found]
        heaviest = max(weight for _, weight in found)
        print(
            f"{size.id:<16} {name:<10} {median(times):>7.1f} ms  at most {heaviest / 1000:.1f} kB"
        )


def main() -> None:
    """Measure both formats."""
    sizes = {size.id: size for size in load_formats()}
    for name in SIZES:
        measure(sizes[name])


if __name__ == "__main__":
    main()
