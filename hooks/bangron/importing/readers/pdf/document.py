"""Reads a PDF with a text layer into paragraphs.

In: the bytes of a PDF. Out: its paragraphs in reading order, put together from
their printed lines by where these stand, also over the end of a page; footnotes
at the end of their page. A scan without text is refused. What the lines mean is
not decided here.
"""

from collections.abc import Mapping, Sequence

from bangron.importing.encodings.restoring import restore
from bangron.importing.raw import Flow, RawKind
from bangron.importing.readers.pdf.grids import Grid, find_grids
from bangron.importing.readers.pdf.letters import Page, read_pages
from bangron.importing.readers.pdf.margins import Note, split_notes, without_margins
from bangron.importing.readers.pdf.order import ENDS, Frame, Placed, in_order
from bangron.importing.readers.pdf.printed import Row, rows_of
from bangron.importing.readers.reading import Lines, Reading, Reason, RefusedError
from bangron.problems import Problem, Severity, Source

LEAST_LETTERS = 20  # of a document; a scan may carry a stamp's date as text
MOST_UNKNOWN = 0.2  # of the letters; beyond that the text cannot be trusted


def read_pdf(data: bytes, path: str) -> Reading:
    """Return the paragraphs of a PDF; raises RefusedError for one that holds no text to read."""
    pages = read_pages(data)
    _refuse_without_text(pages)
    parted = [find_grids(page) for page in pages]
    rows = without_margins([rows_of(letters) for _, letters in parted])
    writer = _Writer(_frames(pages, rows))
    for number, (page, page_rows) in enumerate(zip(pages, rows, strict=True), 1):
        writer.add_page(page, page_rows, parted[number - 1][0], number)
    restored, problems = restore(path, writer.lines.done())
    return Reading(restored, Flow.PARAGRAPHS, problems + _scanned(path, pages))


class _Writer:
    """Adds page after page to the lines of a document."""

    def __init__(self, frames: Mapping[tuple[int, int], Frame]) -> None:
        self.lines = Lines()
        self._frames = frames
        self._labels: set[str] = set()
        self._before: Placed | None = None  # the last line of running text

    def add_page(self, page: Page, rows: list[Row], grids: Sequence[Grid], number: int) -> None:
        """Add the paragraphs of a page, its tables between those above and below them."""
        if number > 1:
            self.lines.page_break()
        frame = self._frames[_size(page)]
        body, notes = split_notes(page, rows)
        marks = _unique(notes, self._labels, number)
        done = 0
        for grid in grids:
            above = max(done, sum(row[0].baseline < grid.top for row in body))
            self._add(in_order(body[done:above], frame, self._before), marks)
            for cells in grid.rows:
                self.lines.add("", RawKind.ROW, cells=cells)
            self._before, done = None, above
        self._add(in_order(body[done:], frame, self._before), marks)
        for note, label in zip(notes, marks.values(), strict=True):
            self.lines.add(note.text, RawKind.FOOTNOTE, label=label)

    def _add(self, placed: Sequence[Placed], marks: Mapping[str, str]) -> None:
        """Add printed lines; those that start no paragraph go on with the last."""
        known = frozenset(marks)
        for line in placed:
            text = "\t".join(segment.text(known) for segment in line.segments)
            for printed, label in marks.items():
                text = text.replace(f"[^{printed}]", f"[^{label}]") if printed != label else text
            if line.starts_paragraph or (line.in_column and not self._is_wrapped(text)):
                self.lines.add(text)
            else:
                self.lines.go_on(text)
            self._before = line

    def _is_wrapped(self, text: str) -> bool:
        """Tell whether a line of a column goes on with the one above it."""
        return text[:1].islower() and not self.lines.last.rstrip().endswith((*ENDS, ","))


def _size(page: Page) -> tuple[int, int]:
    """Return the size of a page in whole points."""
    return round(page.width), round(page.height)


def _frames(pages: Sequence[Page], rows: Sequence[list[Row]]) -> dict[tuple[int, int], Frame]:
    """Return how the text is set on the pages of each size."""
    together: dict[tuple[int, int], list[list[Row]]] = {}
    for page, page_rows in zip(pages, rows, strict=True):
        together.setdefault(_size(page), []).append(page_rows)
    return {size: Frame.of(group, size[0]) for size, group in together.items()}


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
