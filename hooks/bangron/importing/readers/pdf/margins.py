"""Finds what a page carries beside its text: page numbers, running heads, footnotes.

In: the rows of all pages. Out: the same without page numbers and heads; and for
a page, the footnotes below its short rule. Nothing is dropped that does not
repeat, or count, from page to page.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from bangron.importing.readers.pdf.letters import Page, Rule
from bangron.importing.readers.pdf.printed import Row

_PAGE_NUMBER = re.compile(
    r"(?:Trang|Page)?[\s\-–—.|/]*(\d{1,3})[\s\-–—.|]*(?:/\s*\d{1,3})?", re.IGNORECASE
)
LEAST_REPEATS = 3  # pages on which a running head stands; two may be chance
STANDS_OFF = 1.3  # times the usual distance of rows, of a running head from the text
LONGEST_HEAD = 120  # characters
NARROWEST_RULE, WIDEST_RULE = 0.1, 0.5  # of the page, of a footnote's rule
LONGEST_LABEL = 5  # letters: "[12]."
FOOT = 0.4  # a footnote's rule stands below this part of the page
_NOTE = re.compile(r"[\[(]?(\d{1,3}|\*{1,3})[\])]?[.:]?\s+(?=\S)|[\[(](\d{1,3})[\])]")


@dataclass(slots=True)
class Note:
    """A footnote as printed."""

    label: str
    text: str


def text_of(row: Row) -> str:
    """Return a row as one text."""
    return " ".join(segment.text().strip() for segment in row)


def without_margins(pages: Sequence[list[Row]]) -> list[list[Row]]:
    """Return the rows of every page without page numbers and running heads."""
    pages = _without_heads(_without_numbers(pages))
    return _without_numbers(pages)  # a number may stand inside a head


def _without_numbers(pages: Sequence[list[Row]]) -> list[list[Row]]:
    """Drop first or last rows that are a number which grows by one from page to page."""
    found: dict[tuple[int, int], int] = {}
    for index, rows in enumerate(pages):
        for at in {0, len(rows) - 1} if rows else ():
            number = _PAGE_NUMBER.fullmatch(text_of(rows[at]).strip())
            if number:
                found[index, at] = int(number[1]) - index
    offsets = Counter(found.values())
    # One number alone must be the page's own; it could be a row of a table.
    true = {offset for offset, count in offsets.items() if count > 1 or offset == 1}
    return [
        [row for at, row in enumerate(rows) if found.get((index, at)) not in true]
        for index, rows in enumerate(pages)
    ]


def _without_heads(pages: Sequence[list[Row]]) -> list[list[Row]]:
    """Drop first and last rows that stand apart and say the same, but for numbers, on most pages."""
    edges = [_apart(rows) for rows in pages]
    counts = Counter((at == 0, text) for edge in edges for at, text in edge.items())
    least = max(LEAST_REPEATS, (len(pages) + 1) // 2)
    heads = {key for key, count in counts.items() if count >= least and len(key[1]) < LONGEST_HEAD}
    return [
        [row for at, row in enumerate(rows) if (at == 0, edge.get(at, "")) not in heads]
        for rows, edge in zip(pages, edges, strict=True)
    ]


def _apart(rows: Sequence[Row]) -> dict[int, str]:
    """Return the first and last row, with `#` for numbers, where they stand off from the text."""
    steps = [below[0].baseline - above[0].baseline for above, below in pairwise(rows)]
    if not steps:
        return {}
    usual = median(steps)
    ends = ((0, steps[0]), (len(rows) - 1, steps[-1]))
    return {
        at: re.sub(r"\d+", "#", text_of(rows[at])).strip()
        for at, step in ends
        if step > STANDS_OFF * usual or len(steps) == 1
    }


def split_notes(page: Page, rows: list[Row]) -> tuple[list[Row], list[Note]]:
    """Return the rows of a page above its footnotes, and the footnotes."""
    for rule in sorted(page.rules, key=lambda rule: rule.y, reverse=True):
        if not _is_note_rule(page, rule, rows):
            continue
        above = [row for row in rows if row[0].baseline <= rule.y]
        notes = _notes([row for row in rows if row[0].baseline > rule.y])
        if notes and above:
            return above, notes
    return rows, []


def _is_note_rule(page: Page, rule: Rule, rows: Sequence[Row]) -> bool:
    """Tell whether a rule can be the one above footnotes: short, low, at the left margin."""
    if not rows or rule.y < FOOT * page.height:
        return False
    width = rule.right - rule.left
    margin = min(row[0].left for row in rows)
    at_margin = abs(rule.left - margin) < 2 * rows[0][0].size_pt
    return at_margin and NARROWEST_RULE * page.width < width < WIDEST_RULE * page.width


def _notes(rows: Sequence[Row]) -> list[Note]:
    """Return the notes that rows hold; none if the first row does not begin with a label."""
    notes: list[Note] = []
    for row in rows:
        text = text_of(row)
        label, rest = _label(row, text)
        if label:
            notes.append(Note(label, rest))
        elif notes:
            last = notes[-1]
            last.text = f"{last.text} {text}".strip()
        else:
            return []
    return notes


def _label(row: Row, text: str) -> tuple[str, str]:
    """Return the label that a row of notes begins with, and the rest of the row."""
    first = row[0]
    raised = "".join(
        c.text for i, c in enumerate(first.letters) if i in first.raised and i < LONGEST_LABEL
    )
    label = raised.strip(" []().")
    if label and text.lstrip(" [(").startswith(label):
        return label, text.lstrip(" [(")[len(label) :].lstrip(" ]).:")
    found = _NOTE.match(text)
    return (found[1] or found[2], text[found.end() :].strip()) if found else ("", text)
