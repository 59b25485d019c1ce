"""Reads a PDF with a text layer into printed lines.

In: the bytes of a PDF. Out: its lines in reading order, page after page, an
empty line before each line that starts a paragraph, footnotes at the end of
their page. A scan without text is refused. What the lines mean is not decided
here, and nothing is joined.
"""

from collections.abc import Sequence

from bangron.importing.encodings.restoring import restore
from bangron.importing.raw import Flow, RawKind
from bangron.importing.readers.pdf.grids import Grid, find_grids
from bangron.importing.readers.pdf.letters import Page, read_pages
from bangron.importing.readers.pdf.margins import Note, split_notes, without_margins
from bangron.importing.readers.pdf.order import Frame, Placed, in_order
from bangron.importing.readers.pdf.printed import Row, rows_of
from bangron.importing.readers.reading import Lines, Reading, Reason, RefusedError
from bangron.problems import Problem, Severity, Source

LEAST_LETTERS = 20  # of a document; a scan may carry a stamp's date as text
MOST_UNKNOWN = 0.2  # of the letters; beyond that the text cannot be trusted


def read_pdf(data: bytes, path: str) -> Reading:
    """Return the printed lines of a PDF; raises RefusedError for one that holds no text to read."""
    pages = read_pages(data)
    _refuse_without_text(pages)
    parted = [find_grids(page) for page in pages]
    rows = without_margins([rows_of(letters) for _, letters in parted])
    frames = _frames(pages, rows)
    lines = Lines()
    labels: set[str] = set()
    for number, (page, page_rows) in enumerate(zip(pages, rows, strict=True), 1):
        if number > 1:
            lines.page_break()
        body, notes = split_notes(page, page_rows)
        marks = _unique(notes, labels, number)
        _add_body(lines, body, parted[number - 1][0], frames[_size(page)], marks)
        for note, label in zip(notes, marks.values(), strict=True):
            lines.add(note.text, RawKind.FOOTNOTE, label=label)
    restored, problems = restore(path, lines.done())
    return Reading(restored, Flow.PRINTED_LINES, problems + _scanned(path, pages))


def _size(page: Page) -> tuple[int, int]:
    """Return the size of a page in whole points."""
    return round(page.width), round(page.height)


def _frames(pages: Sequence[Page], rows: Sequence[list[Row]]) -> dict[tuple[int, int], Frame]:
    """Return how the text is set on the pages of each size."""
    together: dict[tuple[int, int], list[list[Row]]] = {}
    for page, page_rows in zip(pages, rows, strict=True):
        together.setdefault(_size(page), []).append(page_rows)
    return {size: Frame.of(group) for size, group in together.items()}


def _refuse_without_text(pages: Sequence[Page]) -> None:
    """Raise RefusedError where there are no letters, or none that can be told."""
    letters = sum(not c.text.isspace() for page in pages for c in page.letters)
    if letters < LEAST_LETTERS:
        scan = any(page.has_picture for page in pages)
        raise RefusedError(Reason.PDF_SCAN if scan or not letters else Reason.EMPTY)
    if sum(page.unknown for page in pages) > MOST_UNKNOWN * letters:
        raise RefusedError(Reason.PDF_GARBLED)


def _scanned(path: str, pages: Sequence[Page]) -> tuple[Problem, ...]:
    """Return a warning for pages that are pictures among pages of text."""
    numbers = [
        str(number)
        for number, page in enumerate(pages, 1)
        if page.has_picture and not any(not c.text.isspace() for c in page.letters)
    ]
    if not numbers:
        return ()
    values = ", ".join(numbers)
    problem = Problem.make("reader-pdf-scan-pages", Source(path), Severity.WARNING, pages=values)
    return (problem,)


def _unique(notes: Sequence[Note], labels: set[str], page: int) -> dict[str, str]:
    """Return for the printed label of each note one that no other page has used."""
    marks: dict[str, str] = {}
    for note in notes:
        label = f"{note.label}-{page}" if note.label in labels else note.label
        labels.add(label)
        marks[note.label] = label
    return marks


def _add_body(
    lines: Lines, rows: Sequence[Row], grids: Sequence[Grid], frame: Frame, marks: dict[str, str]
) -> None:
    """Add the lines of a page, its tables between those above and below them."""
    done = 0
    for grid in grids:
        above = sum(row[0].baseline < grid.top for row in rows)
        _add_lines(lines, in_order(rows[done:above], frame), marks)
        for cells in grid.rows:
            lines.add("", RawKind.ROW, cells=cells)
        done = max(done, above)
    _add_lines(lines, in_order(rows[done:], frame), marks)


def _add_lines(lines: Lines, placed: Sequence[Placed], marks: dict[str, str]) -> None:
    """Add the lines of a page, an empty one before each paragraph."""
    known = frozenset(marks)
    for line in placed:
        text = "\t".join(segment.text(known) for segment in line.segments)
        for printed, label in marks.items():
            text = text.replace(f"[^{printed}]", f"[^{label}]") if printed != label else text
        if line.starts_paragraph:
            lines.gap()
        lines.add(text)
