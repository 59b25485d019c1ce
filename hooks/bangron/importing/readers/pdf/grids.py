"""Finds the tables that a page draws with lines, and the text of their cells.

In: the letters and the lines of a page. Out: the tables, and the letters that
stand in none. A table without drawn lines is not found: its rows stay lines.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bangron.importing.readers.layout_tables import is_layout
from bangron.importing.readers.pdf.letters import Letter, Page, Upright
from bangron.importing.readers.pdf.printed import rows_of

TOUCH_PT = 3.0  # lines that meet leave no larger gap
LEAST_EDGES = 3  # upright lines of a table; fewer frame a text


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with drawn lines."""

    top: float
    rows: tuple[tuple[str, ...], ...]


def find_grids(page: Page) -> tuple[list[Grid], list[Letter]]:
    """Return the tables of a page from top to bottom, and the letters outside them."""
    grids: list[Grid] = []
    letters = list(page.letters)
    for uprights in _bands(page.uprights):
        xs = _distinct(upright.x for upright in uprights)
        top, bottom = min(u.top for u in uprights), max(u.bottom for u in uprights)
        ys = _distinct(
            rule.y
            for rule in page.rules
            if top - TOUCH_PT < rule.y < bottom + TOUCH_PT
            and rule.left < xs[-1] - TOUCH_PT
            and rule.right > xs[0] + TOUCH_PT
        )
        if len(xs) < LEAST_EDGES or len(ys) < LEAST_EDGES - 1:
            continue
        inside = [c for c in letters if xs[0] < _middle(c) < xs[-1] and ys[0] < c.baseline < ys[-1]]
        rows = _rows(inside, xs, ys)
        if rows and not is_layout([[[cell] for cell in row] for row in rows], has_lines=True):
            grids.append(Grid(ys[0], rows))
            taken = set(map(id, inside))
            letters = [c for c in letters if id(c) not in taken]
    return sorted(grids, key=lambda grid: grid.top), letters


def _bands(uprights: Sequence[Upright]) -> list[list[Upright]]:
    """Return the upright lines in groups that follow each other down the page without a gap."""
    bands: list[list[Upright]] = []
    bottom = float("-inf")
    for upright in sorted(uprights, key=lambda u: (u.top, u.x)):
        if upright.top > bottom + TOUCH_PT:
            bands.append([])
        bands[-1].append(upright)
        bottom = max(bottom, upright.bottom)
    return bands


def _distinct(places: Iterable[float]) -> list[float]:
    """Return places in order, those that lie together as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > TOUCH_PT:
            found.append(place)
    return found


def _middle(letter: Letter) -> float:
    """Return the middle of a letter between left and right."""
    return (letter.left + letter.right) / 2


def _rows(
    letters: Sequence[Letter], xs: Sequence[float], ys: Sequence[float]
) -> tuple[tuple[str, ...], ...]:
    """Return the text of each cell, row by row; rows without text are left out."""
    cells: dict[tuple[int, int], list[Letter]] = {}
    for letter in letters:
        at = (bisect_right(ys, letter.baseline) - 1, bisect_right(xs, _middle(letter)) - 1)
        cells.setdefault(at, []).append(letter)
    rows = (
        tuple(_text(cells.get((row, column), ())) for column, _ in enumerate(pairwise(xs)))
        for row, _ in enumerate(pairwise(ys))
    )
    return tuple(row for row in rows if any(row))


def _text(letters: Iterable[Letter]) -> str:
    """Return the lines of a cell as one text."""
    lines = (segment.text().strip() for row in rows_of(letters) for segment in row)
    return " ".join(filter(None, lines))
