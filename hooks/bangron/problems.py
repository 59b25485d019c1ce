"""What is wrong, where, and how to mend it.

A reader never stops at the first fault: it returns `(value, problems)`. A
problem carries data, not prose; its sentence is made when it is shown, in the
language of whoever reads it. Everything here survives pickling, because worker
processes send their problems home.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Self

from bangron.messages import say

LONGEST_QUOTE = 60  # characters; a message stays one line on a terminal
MOST_CHOICES = 30  # words; a thousand plans are looked up in their folder and not in a message

# Controls and marks that turn the direction of text would let a file rewrite the terminal line.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")


class Phrase(str):
    """Words of the program's own, which a message takes whole, however long."""

    __slots__ = ()


class Severity(StrEnum):
    """How sure a problem is: errors are certain, warnings probable, hints noisy."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place in a file."""

    path: str
    """Relative to the project's folder, with forward slashes on every system."""

    line: int = 0
    """From 1; 0 stands for the whole file."""

    column: int = 0
    """From 1; 0 stands for the whole line."""

    def __str__(self) -> str:
        """Return `path:line`, or `path` alone where the whole file is meant; always one line."""
        path = UNPRINTABLE.sub(" ", self.path)
        return f"{path}:{self.line}" if self.line else path


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with the content, and how to mend it."""

    rule: str
    """The key of its message in the catalogue, and the code staff may look up."""

    severity: Severity
    source: Source

    values: tuple[tuple[str, str], ...] = ()
    """The values for the places of the message."""

    replacement: str | None = None
    safe: bool = False

    @classmethod
    def make(
        cls, rule: str, source: Source, severity: Severity = Severity.ERROR, /, **values: object
    ) -> Self:
        """Return a problem whose message places are `values`, each cut to one short line."""
        return cls(rule, severity, source, tuple((k, one_line(v)) for k, v in values.items()))

    @property
    def message(self) -> str:
        """What is wrong and how to mend it, on one line, in the current language."""
        return say(self.rule, **dict(self.values))

    @property
    def quote(self) -> str:
        """The words of the source that the problem is about, where it has any."""
        return dict(self.values).get("quote", "")

    def __str__(self) -> str:
        """Return `file:line: what; mend`."""
        return f"{self.source}: {self.message}"

    def as_record(self) -> dict[str, object]:
        """Return the problem as the JSON object of DESIGN.md section 4."""
        return {
            "rule": self.rule,
            "severity": str(self.severity),
            "path": self.source.path,
            "line": self.source.line,
            "column": self.source.column,
            "quote": self.quote,
            "message": self.message,
            "replacement": self.replacement,
            "safe": self.safe,
        }


def one_line(value: object) -> str:
    """Return a value fit for a message: one line, printable, at most `LONGEST_QUOTE` characters."""
    if isinstance(value, Phrase):
        return str(value)
    text = " ".join(UNPRINTABLE.sub(" ", str(value)).split())
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1].rstrip() + "…"


def suggestion(word: str, known: Iterable[str]) -> Phrase:
    """Return the clause that helps with an unknown word: the nearest known one, or all of them."""
    choices = sorted(known)
    if not choices:
        return Phrase(say("none-yet"))
    near = get_close_matches(word, choices, n=1, cutoff=0.6)
    if near:
        return Phrase(say("did-you-mean", word=near[0]))
    more = ", …" if len(choices) > MOST_CHOICES else ""
    return Phrase(say("one-of", words=", ".join(choices[:MOST_CHOICES]) + more))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems by file and line, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.source, p.rule, p.values)))


class BangronError(Exception):
    """The root of every error the package raises on purpose."""


class UsageError(BangronError):
    """The command was called with something it cannot take; the text says what it can."""
