"""Builds Word and PDF files for tests, in memory, from a few words of markup."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT_FILE = Path(__file__).parents[2] / "hooks/bangron/fonts/BeVietnamPro-Regular.ttf"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN, RIGHT = 85.0, 545.0  # points
LEADING = 18.0


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """Return a paragraph of one run; `properties` and `run` are XML of pPr and rPr."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )


def numbered(text: str, num_id: int, level: int = 0) -> str:
    """Return a paragraph of a list."""
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'
    )


def row(*cells: str) -> str:
    """Return a table row; a cell is text, or XML that begins with `<w:`."""
    bodies = (cell if cell.startswith("<w:") else paragraph(cell) for cell in cells)
    return "<w:tr>" + "".join(f"<w:tc>{body}</w:tc>" for body in bodies) + "</w:tr>"


def table(*rows: str, lines: bool = True) -> str:
    """Return a table, with or without drawn lines."""
    borders = '<w:tblBorders><w:insideH w:val="single"/></w:tblBorders>' if lines else ""
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr>{''.join(rows)}</w:tbl>"


def level(at: int, form: str, text: str, *, start: int = 1, more: str = "") -> str:
    """Return a level of an abstract numbering."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def part(name: str, body: str) -> bytes:
    """Return an XML part whose root is `w:name`."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<w:{name} xmlns:w="{WORD}" xmlns:r="{RELATIONS}">{body}</w:{name}>'.encode()


def docx(body: str, **parts: str) -> bytes:
    """Return a Word file; `parts` are the insides of styles, numbering, footnotes, endnotes."""
    files = {"word/document.xml": part("document", f"<w:body>{body}</w:body>")}
    files |= {f"word/{name}.xml": part(name, inside) for name, inside in parts.items()}
    files["_rels/.rels"] = relations({"officeDocument": "word/document.xml"})
    files["word/_rels/document.xml.rels"] = relations({name: f"{name}.xml" for name in parts})
    return archive(files)


def relations(targets: Mapping[str, str]) -> bytes:
    """Return a part of relations: type -> target."""
    entries = "".join(
        f'<Relationship Id="r{i}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets.items())
    )
    return f"<Relationships>{entries}</Relationships>".encode()


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("[Content_Types].xml", "<Types/>")
        for name, data in files.items():
            target.writestr(name, data)
    return out.getvalue()


class Sheet:
    """A page to write on, from the top down."""

    def __init__(self, canvas: Canvas, number: int) -> None:
        """Start at the top of page `number`, from 1."""
        self.canvas = canvas
        self.number = number
        self.y = 70.0

    def at(self, x: float, y: float, text: str, size: float = 13) -> None:
        """Write text with its baseline `y` points below the top."""
        self.canvas.setFont("Test", size)
        self.canvas.drawString(x, PAGE_HEIGHT - y, text)

    def line(self, text: str, *, indent: float = 0, size: float = 13) -> None:
        """Write the next line at the margin."""
        self.at(MARGIN + indent, self.y, text, size)
        self.y += LEADING

    def full(self, text: str, *, indent: float = 0, size: float = 13) -> None:
        """Write the next line justified: its words fill the width."""
        words = text.split(" ")
        width = sum(pdfmetrics.stringWidth(word, "Test", size) for word in words)
        gap = (RIGHT - MARGIN - indent - width) / (len(words) - 1)
        assert 0 < gap < 2 * size, f"{text!r} does not fit a line: {gap}"
        x = MARGIN + indent
        for word in words:
            self.at(x, self.y, word, size)
            x += pdfmetrics.stringWidth(word, "Test", size) + gap
        self.y += LEADING

    def centred(self, text: str, *, size: float = 13, middle: float = (MARGIN + RIGHT) / 2) -> None:
        """Write the next line in the middle."""
        width = pdfmetrics.stringWidth(text, "Test", size)
        self.at(middle - width / 2, self.y, text, size)
        self.y += LEADING

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line."""
        self.canvas.line(x0, PAGE_HEIGHT - y0, x1, PAGE_HEIGHT - y1)

    def space(self, points: float) -> None:
        """Leave room."""
        self.y += points


def width(text: str, size: float = 13) -> float:
    """Return how wide a text is written, in points."""
    register()
    return float(pdfmetrics.stringWidth(text, "Test", size))


def register() -> None:
    """Make the project's font known to the writer."""
    pdfmetrics.registerFont(TTFont("Test", str(FONT_FILE)))


def pdf(*pages: Callable[[Sheet], None], encrypt: str | None = None) -> bytes:
    """Return a PDF whose pages the functions write, in the project's font."""
    register()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True, encrypt=encrypt)
    for number, write in enumerate(pages, 1):
        write(Sheet(canvas, number))
        canvas.showPage()
    canvas.save()
    return out.getvalue()
