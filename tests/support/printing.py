"""Print files as others meet them: read by poppler, drawn by poppler and by Chromium's PDFium."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

MM_PER_PT = 25.4 / 72
LIMIT_S = 60


def poppler(tool: str, *arguments: str | Path) -> bytes:
    """Run a tool of poppler-utils and return what it says; skip the test where there is none."""
    program = shutil.which(tool)
    if program is None:
        pytest.skip(f"{tool} of poppler-utils is not installed")
    command = [program, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, timeout=LIMIT_S, check=True)
    assert done.stderr == b"", done.stderr.decode()
    return done.stdout


def text_of(pdf: Path) -> str:
    """Return the text that a reader can search and copy, line ends as spaces."""
    return " ".join(poppler("pdftotext", "-q", pdf, "-").decode().split())


def picture_of(pdf: Path, width_px: int, height_px: int) -> Image.Image:
    """Return the page as poppler draws it."""
    size = ("-scale-to-x", str(width_px), "-scale-to-y", str(height_px))
    data = poppler("pdftoppm", "-q", "-png", "-singlefile", *size, pdf)
    return Image.open(BytesIO(data)).convert("RGB")


def picture_in_chromium(pdf: Path, width_px: int, height_px: int) -> Image.Image:
    """Return the page as PDFium draws it, which is what Chromium shows."""
    page = pypdfium2.PdfDocument(pdf)[0]
    scale = max(width_px / page.get_width(), height_px / page.get_height())
    drawn: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    return drawn.resize((width_px, height_px), Image.Resampling.BOX)
