"""Collects an HTML table while it is read.

In: rows, cells and the lines in them as they come. Out: rows of cells with
spans filled by empty cells, or, for a table that only places text, the text.
"""

import re
from collections.abc import Iterator

from bangron.importing.readers.layout_tables import is_layout

MOST_COLUMNS = 64  # a larger span is a mistake or an attack


class OpenTable:
    """A table that is being read."""

    def __init__(self, has_lines: bool) -> None:  # noqa: FBT001 - the only thing to say of it
        """Start a table, of which it is known whether it draws lines."""
        self._rows: list[list[list[str]]] = []
        self._has_lines = has_lines
        self._hanging: dict[int, int] = {}  # column -> rows that a cell still spans

    def start_row(self) -> None:
        """Start a row."""
        self._rows.append([])
        self._fill()

    def start_cell(self, attributes: dict[str, str], *, has_lines: bool) -> None:
        """Start a cell of the current row."""
        if not self._rows:
            self.start_row()
        self._has_lines = self._has_lines or has_lines
        row = self._rows[-1]
        columns = min(_span(attributes, "colspan"), MOST_COLUMNS - len(row) % MOST_COLUMNS)
        for _ in range(columns):
            rows = _span(attributes, "rowspan")
            if rows > 1:
                self._hanging[len(row)] = rows - 1
            row.append([])
        self._at = len(row) - columns
        self._fill()

    _at = 0

    def add(self, text: str) -> None:
        """Add a line to the current cell; text outside any cell gets one."""
        if not self._rows or not self._rows[-1]:
            self.start_cell({}, has_lines=False)
        self._rows[-1][self._at].append(text)

    def is_layout(self) -> bool:
        """Tell whether the table only places text."""
        return is_layout(self._rows, has_lines=self._has_lines)

    def rows(self) -> Iterator[list[str]]:
        """Yield the rows that hold anything, each cell on one line."""
        for row in self._rows:
            cells = [" ".join(cell) for cell in row]
            if any(cells):
                yield cells

    def texts(self) -> Iterator[str]:
        """Yield the lines of the table, the left column first."""
        width = max((len(row) for row in self._rows), default=0)
        for column in range(width):
            for row in self._rows:
                yield from row[column] if column < len(row) else ()

    def _fill(self) -> None:
        """Add the empty cells that cells of rows above span into this row."""
        row = self._rows[-1]
        while self._hanging.get(len(row), 0) > 0:
            self._hanging[len(row)] -= 1
            row.append([])


def _span(attributes: dict[str, str], name: str) -> int:
    """Return a span written in an attribute; 1 if it is none."""
    value = attributes.get(name, "1").strip()
    return max(1, min(int(value), MOST_COLUMNS)) if re.fullmatch(r"\d{1,4}", value) else 1
