"""Show all banners of a pack on one sheet, small and labelled.

In: a slogan, and the files of its banners with their captions. Out: the bytes of a
PNG, the same for the same content. Pictures stand in rows of one height, wide
strips in rows of their own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from bangron.banners.drawing import font
from bangron.banners.encoding import PngEncoder
from bangron.model import Slogan

WIDTH_PX = 1600  # of the sheet: a laptop shows it whole
MARGIN_PX = 64
GAP_PX = 40
ROW_PX = 300  # height of the pictures of a row
STRIP_ASPECT = 4.0  # wider pictures have a row to themselves
LEAST_CELL_PX = 220  # width: a caption needs as much under a narrow picture
BETWEEN_PX = 12  # picture and caption
LINE = 1.4  # em from baseline to baseline: stacked marks fit
PAPER, INK, QUIET, EDGE = "#FAF7F2", "#1F1B16", "#6B6359", "#D9D2C7"
COLOURS = 256
DPI = 96

SLOGAN, LABEL, NOTE = (
    ("BeVietnamPro-Bold", 40),
    ("BeVietnamPro-SemiBold", 19),
    ("BeVietnamPro-Regular", 18),
)
KICKER = ("BeVietnamPro-SemiBold", 22)


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture on the sheet."""

    path: Path
    caption: tuple[str, ...]
    """What it is for, and lines that tell more."""


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of text in one size."""

    lines: tuple[str, ...]
    face: tuple[str, int]
    colour: str

    @property
    def height_px(self) -> int:
        """From the top of the first line to that of what follows."""
        return round(len(self.lines) * self.face[1] * LINE)

    def draw(self, pen: ImageDraw.ImageDraw, left: int, top: int) -> None:
        """Draw the lines under each other."""
        size = self.face[1]
        for index, line in enumerate(self.lines):
            baseline = top + round((index + 1) * size * LINE - size * 0.35)
            pen.text((left, baseline), line, self.colour, font(*self.face), anchor="ls")


@dataclass(frozen=True, slots=True)
class Cell:
    """A small picture and its caption."""

    picture: Image.Image
    width_px: int
    texts: tuple[Text, ...]

    @property
    def height_px(self) -> int:
        """All of it."""
        return self.picture.height + BETWEEN_PX + sum(text.height_px for text in self.texts)


def contact_sheet(slogan: Slogan, pictures: Iterable[Shown]) -> bytes:
    """Return the sheet; OSError where a picture cannot be read."""
    inner = WIDTH_PX - 2 * MARGIN_PX
    head = heading(slogan, inner)
    rows = list(in_rows([cell_of(shown, inner) for shown in pictures], inner))
    heights = [max(cell.height_px for cell in row) for row in rows]
    head_px = sum(text.height_px for text in head) + GAP_PX
    height = 2 * MARGIN_PX + head_px + sum(heights) + GAP_PX * (len(rows) - 1)
    sheet = Image.new("RGB", (WIDTH_PX, height), PAPER)
    pen = ImageDraw.Draw(sheet)
    top = draw_texts(pen, head, MARGIN_PX, MARGIN_PX) + GAP_PX
    for row, row_px in zip(rows, heights, strict=True):
        draw_row(sheet, pen, row, top)
        top += row_px + GAP_PX
    few = sheet.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    return PngEncoder().encode(few, DPI)


def heading(slogan: Slogan, width_px: int) -> tuple[Text, ...]:
    """Return the words above the pictures."""
    parts = (
        (slogan.kicker, KICKER, QUIET),
        (slogan.text, SLOGAN, INK),
        (f"— {slogan.attribution}" if slogan.attribution else "", NOTE, QUIET),
        (slogan.footer, NOTE, QUIET),
    )
    return tuple(
        Text(wrapped(words, face, width_px), face, colour) for words, face, colour in parts if words
    )


def cell_of(shown: Shown, width_px: int) -> Cell:
    """Return a picture made small enough for its row, and its caption wrapped to its width."""
    with Image.open(shown.path) as opened:
        width, height = opened.size
        aspect = width / height
        # Two of any pictures but strips have room beside each other.
        most_px = width_px if aspect >= STRIP_ASPECT else (width_px - GAP_PX) // 2
        part = min(1.0, ROW_PX / height, most_px / width)
        size = (max(1, round(width * part)), max(1, round(height * part)))
        picture = opened.convert("RGB").resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    cell_px = max(size[0], LEAST_CELL_PX)
    purpose, *more = shown.caption
    notes = tuple(line for words in more for line in wrapped(words, NOTE, cell_px))
    label = Text(wrapped(purpose, LABEL, cell_px), LABEL, INK)
    return Cell(picture, cell_px, (label, Text(notes, NOTE, QUIET)))


def in_rows(cells: Sequence[Cell], width_px: int) -> Iterator[list[Cell]]:
    """Yield the cells in rows that are no wider than the sheet, in their order."""
    row: list[Cell] = []
    taken = 0
    for cell in cells:
        is_strip = cell.picture.width / cell.picture.height >= STRIP_ASPECT
        if row and (is_strip or taken + cell.width_px > width_px):
            yield row
            row, taken = [], 0
        row.append(cell)
        taken += cell.width_px + GAP_PX
        if is_strip:
            yield row
            row, taken = [], 0
    if row:
        yield row


def draw_row(sheet: Image.Image, pen: ImageDraw.ImageDraw, row: Sequence[Cell], top: int) -> None:
    """Put the cells of a row beside each other, their pictures on one foot."""
    left = MARGIN_PX
    foot = top + max(cell.picture.height for cell in row)
    for cell in row:
        width, height = cell.picture.size
        sheet.paste(cell.picture, (left, foot - height))
        pen.rectangle((left - 1, foot - height - 1, left + width, foot), outline=EDGE)
        draw_texts(pen, cell.texts, left, foot + BETWEEN_PX)
        left += cell.width_px + GAP_PX


def draw_texts(pen: ImageDraw.ImageDraw, texts: Iterable[Text], left: int, top: int) -> int:
    """Draw texts under each other, and return where the last one ends."""
    for text in texts:
        text.draw(pen, left, top)
        top += text.height_px
    return top


def wrapped(words: str, face: tuple[str, int], width_px: int) -> tuple[str, ...]:
    """Return a text in lines of at most `width_px`; a longer word has a line of its own."""
    letters: ImageFont.FreeTypeFont = font(*face)
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and letters.getlength(longer) <= width_px:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
