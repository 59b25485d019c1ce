"""What every reader of a format hands back, and how it says no.

In: nothing. Out: the types that the readers share, and the bounds that hold for
all of them. Not its job: to read anything.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from bangron.importing.raw import Flow, RawKind, RawLine
from bangron.problems import BangronError, Problem

LARGEST_FILE_BYTES = 50_000_000  # a plan with photographs; text alone is some 100 kB
LARGEST_TEXT_BYTES = 5_000_000  # 3,000 pages
MOST_LINES = 100_000
TIME_LIMIT_S = 10
MEMORY_LIMIT_BYTES = 500_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as its format gave it, its letters not yet looked at."""

    lines: tuple[RawLine, ...]
    flow: Flow
    problems: tuple[Problem, ...] = ()


class Reason(StrEnum):
    """Why a file is not read: the keys of the messages that say so."""

    FILE_UNREADABLE = "file-unreadable"
    BINARY = "reader-binary"
    CONVERT = "reader-convert"
    EMPTY = "reader-empty"
    FAILED = "reader-failed"
    HOSTILE = "reader-hostile"
    MISSING = "reader-missing"
    NOT_A_FILE = "reader-not-a-file"
    NOT_WHAT_IT_SAYS = "reader-not-what-it-says"
    LOCKED = "reader-password"
    PDF_DAMAGED = "reader-pdf-damaged"
    PDF_GARBLED = "reader-pdf-garbled"
    PDF_SCAN = "reader-pdf-scan"
    PICTURE = "reader-picture"
    SPREADSHEET = "reader-spreadsheet"
    TOO_COMPLEX = "reader-too-complex"
    TOO_LARGE = "reader-too-large"
    UNKNOWN_ENCODING = "reader-unknown-encoding"
    ZIP_DAMAGED = "reader-zip-damaged"


class RefusedError(BangronError):
    """A file that is not read: the key of the message, and the values for its places."""

    def __init__(self, reason: Reason, **values: object) -> None:
        """Refuse for a reason of the catalogue."""
        super().__init__(str(reason))
        self.reason = reason
        self.values = values


class Lines:
    """Collects the lines of a document and numbers them as they come."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._lines: list[RawLine] = []

    def add(
        self,
        text: str,
        kind: RawKind = RawKind.TEXT,
        *,
        cells: Iterable[str] = (),
        level: int = 0,
        label: str = "",
    ) -> None:
        """Append a line; raises RefusedError when there are more than any plan has."""
        if len(self._lines) >= MOST_LINES:
            raise RefusedError(Reason.TOO_COMPLEX, seconds=TIME_LIMIT_S)
        cells = tuple(cells)
        text = "\t".join(cells) if cells else text
        self._lines.append(RawLine(text, len(self._lines) + 1, kind, cells, level, label))

    def go_on(self, text: str) -> None:
        """Append the next printed line of the last paragraph, whatever notes came between.

        A hyphen at its end without a space is part of a number or a word (DOMAIN 1.1).
        """
        at = len(self._lines) - 1
        while at >= 0 and self._lines[at].kind in (RawKind.PAGE_BREAK, RawKind.FOOTNOTE):
            at -= 1
        if at < 0 or self._lines[at].kind is not RawKind.TEXT:
            self.add(text)
            return
        before = self._lines[at].text
        joined = before if before.endswith("-") else f"{before.rstrip()} "
        self._lines[at] = replace(self._lines[at], text=joined + text)

    @property
    def last(self) -> str:
        """The text of the last line."""
        return self._lines[-1].text if self._lines else ""

    def page_break(self) -> None:
        """Append the end of a page, unless nothing stands on it or it has just ended."""
        if self._lines and self._lines[-1].kind is not RawKind.PAGE_BREAK:
            self.add("", RawKind.PAGE_BREAK)

    def done(self) -> tuple[RawLine, ...]:
        """Return the lines; raises RefusedError if none holds anything."""
        if not any(line.text.strip() for line in self._lines):
            raise RefusedError(Reason.EMPTY)
        return tuple(self._lines)
