"""Takes letters and straight lines off the pages of a PDF.

In: the bytes. Out: for each page its letters, each with its place in points
from the top left, and its straight lines. PDFium reads the file; it runs no
script and fetches nothing. Lines and reading order are found elsewhere.
"""

import ctypes
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from bangron.importing.readers.reading import TIME_LIMIT_S, Reason, RefusedError

MOST_PAGES = 300
MOST_LETTERS = 1_000_000
MOST_OBJECTS = 20_000  # on a page; rules beyond these are decoration
THICKEST_RULE_PT = 2.5
STEEPEST_RAD = 0.05  # letters that run aslant are stamps and watermarks
PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_LONGEST_FONT_NAME = 200
_HYPHENS = frozenset({0x02, 0xFFFE})  # what PDFium puts for a hyphen at the end of a line
_PRINTABLE = (range(0x20, 0xD800), range(0xE000, 0x110000))  # no halves of surrogate pairs
_PRIVATE = (range(0xE000, 0xF900), range(0x01), range(0xFFFD, 0xFFFE))


@dataclass(frozen=True, slots=True)
class Letter:
    """One character and where it stands, in points from the top left."""

    text: str
    left: float
    right: float
    baseline: float
    size_pt: float
    """The em of its font."""

    font: str
    after_space: bool
    """PDFium saw a gap before it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line."""

    left: float
    right: float
    y: float


@dataclass(frozen=True, slots=True)
class Upright:
    """A vertical line."""

    x: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page."""

    width: float
    height: float
    letters: tuple[Letter, ...]
    rules: tuple[Rule, ...]
    uprights: tuple[Upright, ...]
    has_picture: bool
    unknown: int
    """How many characters the file gives no letter for."""


def read_pages(data: bytes) -> list[Page]:
    """Return what stands on every page; raises RefusedError for a file that cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == PASSWORD_ERROR
        raise RefusedError(Reason.LOCKED if locked else Reason.PDF_DAMAGED) from error
    try:
        if len(document) > MOST_PAGES:
            raise RefusedError(Reason.TOO_COMPLEX, seconds=TIME_LIMIT_S)
        return _all_pages(document)
    except pypdfium2.PdfiumError as error:
        raise RefusedError(Reason.PDF_DAMAGED) from error
    finally:
        document.close()


def _all_pages(document: pypdfium2.PdfDocument) -> list[Page]:
    """Read page after page until there are too many letters."""
    pages: list[Page] = []
    left = MOST_LETTERS
    for index in range(len(document)):
        page = document[index]
        pages.append(_read_page(page, left))
        page.close()
        left -= len(pages[-1].letters)
        if left <= 0:
            raise RefusedError(Reason.TOO_COMPLEX, seconds=TIME_LIMIT_S)
    return pages


@contextmanager
def _text_of(page: pypdfium2.PdfPage) -> Iterator[object]:
    """Open the text layer of a page."""
    text = raw.FPDFText_LoadPage(page.raw)
    if not text:
        raise RefusedError(Reason.PDF_DAMAGED)
    try:
        yield text
    finally:
        raw.FPDFText_ClosePage(text)


def _read_page(page: pypdfium2.PdfPage, most: int) -> Page:
    """Take letters and rules off one page."""
    width, height = page.get_size()
    turn = _Turn(page)
    rules, uprights, has_picture = _strokes(page, turn)
    with _text_of(page) as text:
        count = raw.FPDFText_CountChars(text)
        if count > most:
            raise RefusedError(Reason.TOO_COMPLEX, seconds=TIME_LIMIT_S)
        letters, unknown = _letters(text, count, turn)
    return Page(width, height, tuple(letters), tuple(rules), tuple(uprights), has_picture, unknown)


class _Turn:
    """Turns places in a PDF, from the bottom left of the unturned sheet, into ours."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.quarter = page.get_rotation() // 90
        left, bottom, right, top = page.get_cropbox()
        self._edges = (left, bottom, right, top)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a place in points from the top left of the page as it is seen."""
        left, bottom, right, top = self._edges
        return (
            (x - left, top - y),
            (y - bottom, x - left),
            (right - x, y - bottom),
            (top - y, right - x),
        )[self.quarter % 4]

    def box(self, edges: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """Return left, top, right, bottom of a box given as left, bottom, right, top."""
        (x0, y0), (x1, y1) = self.point(edges[0], edges[1]), self.point(edges[2], edges[3])
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _letters(text: object, count: int, turn: _Turn) -> tuple[list[Letter], int]:
    """Return the letters of a page that stand upright, and how many have no known letter."""
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    name = ctypes.create_string_buffer(_LONGEST_FONT_NAME)
    letters: list[Letter] = []
    unknown, after_space = 0, False
    for i in range(count):
        code = raw.FPDFText_GetUnicode(text, i)
        if raw.FPDFText_IsGenerated(text, i) == 1 and code not in _HYPHENS:
            after_space = True
            continue
        if abs(_slant(raw.FPDFText_GetCharAngle(text, i), turn)) > STEEPEST_RAD:
            continue
        raw.FPDFText_GetLooseCharBox(text, i, box)
        raw.FPDFText_GetCharOrigin(text, i, x, y)
        left, _, right, _ = turn.box((box.left, box.bottom, box.right, box.top))
        raw.FPDFText_GetMatrix(text, i, matrix)
        scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
        size_pt = raw.FPDFText_GetFontSize(text, i) * scale
        length = raw.FPDFText_GetFontInfo(text, i, name, _LONGEST_FONT_NAME, None)
        font = name.value.decode("utf-8", "replace") if 0 < length <= _LONGEST_FONT_NAME else ""
        unknown += any(code in private for private in _PRIVATE)
        letter = (
            "-"
            if code in _HYPHENS
            else chr(code)
            if any(code in known for known in _PRINTABLE)
            else " "
        )
        baseline = turn.point(x.value, y.value)[1]
        letters.append(Letter(letter, left, right, baseline, size_pt, font, after_space))
        after_space = False
    return letters, unknown


def _slant(angle: float, turn: _Turn) -> float:
    """Return by how much a letter leans against the page as it is seen, from -pi to pi."""
    # PDFium gives the angle clockwise, and a page is turned clockwise too.
    return math.remainder(angle + turn.quarter * math.pi / 2, math.tau)


def _strokes(page: pypdfium2.PdfPage, turn: _Turn) -> tuple[list[Rule], list[Upright], bool]:
    """Return the straight lines of a page, and whether it holds a picture."""
    rules: list[Rule] = []
    uprights: list[Upright] = []
    has_picture = False
    edges = [ctypes.c_float() for _ in range(4)]
    for i in range(min(raw.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)):
        element = raw.FPDFPage_GetObject(page.raw, i)
        kind = raw.FPDFPageObj_GetType(element)
        has_picture |= kind == raw.FPDF_PAGEOBJ_IMAGE
        if kind != raw.FPDF_PAGEOBJ_PATH or not raw.FPDFPageObj_GetBounds(element, *edges):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        x0, y0, x1, y1 = turn.box((left, bottom, right, top))
        if y1 - y0 <= THICKEST_RULE_PT < x1 - x0:
            rules.append(Rule(x0, x1, (y0 + y1) / 2))
        elif x1 - x0 <= THICKEST_RULE_PT < y1 - y0:
            uprights.append(Upright((x0 + x1) / 2, y0, y1))
    return rules, uprights, has_picture
