"""Reads the body of a Word document into lines.

In: the bytes of a .docx or .docm. Out: one line for each paragraph as printed,
with its number, and one for each row of a table. Insertions of tracked changes
stay, deletions go; hidden text, drawings and their text boxes, headers and
footers are left out. What the lines mean is not decided here.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from bangron.importing.encodings.restoring import restore
from bangron.importing.raw import Flow, RawKind
from bangron.importing.readers.docx.notes import Notes
from bangron.importing.readers.docx.numbering import Numbering
from bangron.importing.readers.docx.package import Package, open_package
from bangron.importing.readers.docx.runs import PAGE, Runs
from bangron.importing.readers.docx.styles import Styles, is_on, value_of
from bangron.importing.readers.docx.tables import Table, read_table
from bangron.importing.readers.reading import Lines, Reading
from bangron.problems import Problem, Severity, Source

WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})


def read_docx(data: bytes, path: str) -> Reading:
    """Return the lines of a Word document; raises RefusedError for one that cannot be read."""
    package = open_package(data)
    reader = _Reader(package)
    body = package.body.root.find("body")
    reader.read(() if body is None else body)
    lines, problems = restore(path, reader.lines.done())
    if package.body.has_text_box:
        problems += (Problem.make("reader-text-box", Source(path), Severity.HINT),)
    return Reading(lines, Flow.PARAGRAPHS, problems)


class _Reader:
    """Walks a body and collects its lines."""

    def __init__(self, package: Package) -> None:
        roots = {kind: part.root for kind, part in package.others.items()}
        self.lines = Lines()
        self._styles = Styles.of(roots.get("styles"))
        self._numbering = Numbering(roots.get("numbering"), self._styles)
        self._notes = Notes(roots)
        self._runs = Runs(self._styles, self._notes)
        self._pending = ""  # the text of a paragraph whose end was deleted

    def read(self, body: ET.Element | tuple[()]) -> None:
        """Collect the lines of all blocks."""
        for block in blocks(body):
            if block.tag == "p":
                self._paragraph(block)
            else:
                self._table(block)
            self._flush_notes()

    def _paragraph(self, paragraph: ET.Element) -> None:
        """Collect the lines of a paragraph."""
        properties = paragraph.find("pPr")
        text = self._text(paragraph)
        if text is None:
            return
        if is_on(properties, "pageBreakBefore"):
            self.lines.page_break()
        level = self._styles.heading_level(properties)
        for number, page in enumerate(text.split(PAGE)):
            if number:
                self.lines.page_break()
            for line in page.split("\n"):
                is_heading = level and line.strip()
                kind = RawKind.HEADING if is_heading else RawKind.TEXT
                self.lines.add(line, kind, level=level if is_heading else 0)
        section = value_of(properties, "sectPr/type")
        if (
            properties is not None
            and properties.find("sectPr") is not None
            and section != "continuous"
        ):
            self.lines.page_break()

    def _text(self, paragraph: ET.Element) -> str | None:
        """Return a paragraph as printed; None if its end was deleted, so that the next goes on."""
        properties = paragraph.find("pPr")
        text = self._runs.text(paragraph)
        if is_end_gone(properties):
            self._pending += text
            return None
        label = self._numbering.label(properties)
        text, self._pending = self._pending + text, ""
        return label + text if text.strip() else text

    def _table(self, element: ET.Element) -> None:
        """Collect a table: its rows, or, where it only places text, the text."""
        table = read_table(element, self._styles, self._cell)
        if table.is_layout:
            for text in _in_columns(table):
                self.lines.add(text)
            return
        for row in table.rows:
            self.lines.add("", RawKind.ROW, cells=(" ".join(" ".join(c).split()) for c in row))

    def _cell(self, cell: ET.Element) -> list[str]:
        """Return the printed lines of a cell; what a table within it holds follows in order."""
        out: list[str] = []
        for block in blocks(cell):
            if block.tag == "p":
                text = self._text(block)
                out += [] if text is None else text.replace(PAGE, "\n").split("\n")
            else:
                inner = read_table(block, self._styles, self._cell)
                out += (line for row in inner.rows for texts in row for line in texts)
        return out

    def _flush_notes(self) -> None:
        """Add the footnotes that the block just read refers to."""
        for label, element in self._notes.take():
            text = " ".join(filter(None, (self._runs.text(p).strip() for p in blocks(element))))
            self.lines.add(" ".join(text.replace(PAGE, " ").split()), RawKind.FOOTNOTE, label=label)


def _in_columns(table: Table) -> Iterator[str]:
    """Yield the lines of a table that only places text: the left column, then the right."""
    width = max((len(row) for row in table.rows), default=0)
    for column in range(width):
        for row in table.rows:
            if column < len(row):
                yield from (line for line in row[column] if line.strip())


def blocks(parent: ET.Element | tuple[()]) -> Iterator[ET.Element]:
    """Yield the paragraphs and tables of a body or cell, within whatever wraps them."""
    for child in parent:
        if child.tag in ("p", "tbl"):
            yield child
        elif child.tag in WRAPPERS:
            yield from blocks(child)


def is_end_gone(properties: ET.Element | None) -> bool:
    """Tell whether the end of a paragraph was deleted or moved away."""
    mark = None if properties is None else properties.find("rPr")
    return mark is not None and (mark.find("del") is not None or mark.find("moveFrom") is not None)
