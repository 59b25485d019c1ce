"""Tells a table of data from one that only places text side by side.

In: the rows of a table from any format. Out: yes or no.
"""

from collections.abc import Sequence

from bangron.text.normal import fold

MOST_ROWS = 8
MOST_COLUMNS = 3
# What stands in the tables at the head and the foot of every official document.
SIGNS = ("doc lap - tu do", "doc lap – tu do", "dang cong san viet nam", "noi nhan")


def is_layout(rows: Sequence[Sequence[Sequence[str]]], *, has_lines: bool) -> bool:
    """Return whether a table of rows, cells and lines is there for its looks alone."""
    width = max((len(row) for row in rows), default=0)
    if len(rows) > MOST_ROWS or width > MOST_COLUMNS:
        return False
    if width <= 1:
        return True  # a frame round text
    words = fold(" ".join(line for row in rows for cell in row for line in cell))
    return not has_lines or any(sign in words for sign in SIGNS)
