"""Reads a Word table and tells whether it holds data or only places text on the page.

In: a table and what reads a cell. Out: its rows, each a list of cells, each a
list of lines. The heading of an official document and its signature stand in
tables without lines: those are layout, and their text is read column by column.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from bangron.importing.readers.docx.styles import Styles, number_of, value_of
from bangron.importing.readers.layout_tables import is_layout

MOST_COLUMNS = 64  # Word allows 63; a larger span is a mistake or an attack

Row = list[list[str]]


@dataclass(slots=True)
class Table:
    """A table as read."""

    rows: list[Row]
    is_layout: bool


def read_table(
    table: ET.Element, styles: Styles, read_cell: Callable[[ET.Element], list[str]]
) -> Table:
    """Return a table's rows, spanned cells filled with empty ones; deleted rows are left out."""
    rows: list[Row] = []
    has_lines = styles.has_lines(table.find("tblPr"))
    for element in _children(table, "tr"):
        if element.find("trPr/del") is not None:
            continue
        row: Row = []
        for cell in _children(element, "tc"):
            properties = cell.find("tcPr")
            has_lines = has_lines or _has_lines(properties)
            texts = read_cell(cell)
            merged = None if properties is None else properties.find("vMerge")
            is_continued = merged is not None and merged.get("val", "continue") == "continue"
            span = number_of(value_of(properties, "gridSpan"), 1) or 1
            row.append([] if is_continued else texts)
            row += [[] for _ in range(min(span, MOST_COLUMNS) - 1)]
        rows.append(row)
    return Table(rows, is_layout(rows, has_lines=has_lines))


def _children(parent: ET.Element, tag: str) -> Iterator[ET.Element]:
    """Yield the rows or cells of a table, within content controls and insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _children(child, tag)


def _has_lines(cell: ET.Element | None) -> bool:
    """Tell whether a cell draws a line of its own."""
    borders = None if cell is None else cell.find("tcBorders")
    return borders is not None and any(b.get("val") not in (None, "none", "nil") for b in borders)
