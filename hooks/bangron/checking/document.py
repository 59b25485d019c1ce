"""A document as the rules see it: paragraphs that know the line and column of every character.

In: the lines of a file, cut into paragraphs by whoever knows the format. Out: a
`Document` whose `text` holds each paragraph on one line, whatever lines it was
printed on, so that a word split over two lines is one word and is still found
at its line. Nothing is judged here.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from bangron.model import Plan
from bangron.text.compounds import syllable_key

WORD = re.compile(r"[^\W_]+")


class Form(StrEnum):
    """What kind of file a document is."""

    RAW = "raw"  # a plan as it arrived: text, Word, PDF
    PAGE = "page"  # a Markdown page of the site
    DATA = "data"  # a YAML file of the site


class Kind(StrEnum):
    """What a paragraph is."""

    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"  # begins with a printed number, a letter or a dash
    CELL = "cell"
    SLOGAN = "slogan"
    RECIPIENT = "recipient"
    FIELD = "field"  # a value of the front matter or of a data file
    FOOTNOTE = "footnote"
    PRINTED = "printed"  # a value copied as another document prints it
    NOTE = "note"  # words about the text, which may quote its faults


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of `Document.text`."""

    start: int
    stop: int
    kind: Kind
    role: str = ""
    """The key of a value, such as `title`."""


@dataclass(frozen=True, slots=True)
class Joint:
    """Two lines of a raw text that are one paragraph."""

    before: int
    after: int
    """Numbers of the two lines, from 1."""

    tight: bool
    """True where a number or word goes on without a space."""


class Word(NamedTuple):
    """A run of letters and digits; in Vietnamese, mostly one syllable.

    A tuple, since a site has hundreds of thousands and tuples are made quickly.
    """

    start: int
    stop: int
    text: str
    key: str
    """Lower case, tone mark in the old place: what words are compared by."""


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A file, ready for the rules; each one is itself alone, so that caches need not compare."""

    path: str
    form: Form
    lines: tuple[str, ...]
    """As typed, without line ends; line 1 is the first."""

    text: str
    """Paragraphs, one a line, without markup."""

    paragraphs: tuple[Paragraph, ...]
    words: tuple[Word, ...]
    plan: Plan | None = None
    """The facts, where the file is a plan page."""

    body_line: int = 1
    """The line on which the body begins, after the front matter."""

    joints: tuple["Joint", ...] = ()
    """Where lines were joined other than by the usual wrapping of a printed page."""

    wrapped: bool = False
    """True where the lines of a raw text are those of the printed page."""

    file: Path | None = None
    """Where the file is, for rules that look for its neighbours."""

    keys: tuple[str, ...] = ()
    """The key of every word."""

    positions: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Where each key stands among the words."""

    _joined: tuple[bool, ...] = ()
    _starts: tuple[int, ...] = ()
    _places: tuple[tuple[int, int], ...] = ()

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column, from 1, of a character of `text`."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return (1, 1)
        line, column = self._places[at]
        return (line, column + offset - self._starts[at])

    def line_of(self, offset: int) -> int:
        """Return the line of a character of `text`."""
        return self.place(offset)[0]

    def paragraph_at(self, offset: int) -> Paragraph:
        """Return the paragraph that holds a character of `text`."""
        at = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.start) - 1
        return self.paragraphs[max(at, 0)]

    def holds_any(self, *parts: str) -> bool:
        """Tell whether the text holds one of some characters: a quick look before a slow one."""
        return any(part in self.text for part in parts)

    def joined(self, at: int) -> bool:
        """Tell whether only one space stands between word `at` and the next."""
        return self._joined[at]


# Marks that say how words look; the words themselves stay. Links keep their words.
MARKUP = re.compile(
    r"!\[[^\]]{0,300}\]\([^)]{0,300}\)|\[\^[^\]]{1,20}\]:?|\]\([^)]{0,300}\)"
    r"|\[(?=[^\]]{0,300}\]\()|\\(?=[*_.#>-])"
    r"|\*{1,3}|`+|</?[a-zA-Z][^<>]{0,300}>|^\s*(?:#{1,6}|>)\s+|\{[.#][^{}]{0,300}\}"
)


@dataclass(slots=True)
class Writer:
    """Writes the text of a document piece by piece and remembers where each came from."""

    parts: list[str] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    length: int = 0
    opened: int = 0

    def piece(self, text: str, line: int, column: int) -> None:
        """Add characters that stand at `column`, from 1, of `line`."""
        if text:
            self.starts.append(self.length)
            self.places.append((line, column))
            self.parts.append(text)
            self.length += len(text)

    def line(self, typed: str, line: int, start: int = 0, stop: int | None = None) -> None:
        """Add a typed line, from offset `start` to `stop`, without its markup."""
        stop = len(typed) if stop is None else stop
        at = start
        for mark in MARKUP.finditer(typed, start, stop):
            self.piece(typed[at : mark.start()], line, at + 1)
            at = mark.end()
        self.piece(typed[at:stop], line, at + 1)

    def space(self) -> None:
        """Add the space that a line end stands for."""
        if self.length > self.opened:
            self.parts.append(" ")
            self.length += 1

    def close(self, kind: Kind, role: str = "") -> None:
        """End the paragraph; an empty one leaves nothing."""
        if self.length > self.opened:
            self.paragraphs.append(Paragraph(self.opened, self.length, kind, role))
            self.parts.append("\n")
            self.length += 1
        self.opened = self.length

    def document(  # noqa: PLR0913, PLR0917 - what a document is made of besides its text
        self,
        path: str,
        form: Form,
        lines: Sequence[str],
        plan: Plan | None = None,
        body_line: int = 1,
        joints: tuple[Joint, ...] = (),
        *,
        wrapped: bool = False,
        file: Path | None = None,
    ) -> Document:
        """Return what was written."""
        text = "".join(self.parts)
        words = tuple(
            [
                Word(*found.span(), run := found[0], syllable_key(run))
                for found in WORD.finditer(text)
            ]
        )
        keys = tuple([word[3] for word in words])
        positions: dict[str, list[int]] = {}
        for at, key in enumerate(keys):
            positions.setdefault(key, []).append(at)
        joined = [b[0] - a[1] == 1 and text[a[1]] == " " for a, b in pairwise(words)]
        return Document(
            path, form, tuple(lines), text, tuple(self.paragraphs), words, plan, body_line,
            joints, wrapped, file, keys, positions, (*joined, False),
            tuple(self.starts), tuple(self.places),
        )  # fmt: skip
