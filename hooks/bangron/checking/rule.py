"""What a rule is, and what it finds.

A rule looks through one document and says where and what; which sentence is
shown for it is the business of the catalogue, where its code is the key.
Errors are certain, warnings probable, hints noisy (and off unless asked for).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from bangron.checking.document import Document
from bangron.problems import Severity

AROUND = 30  # characters on either side from which a quote takes its words


class Family(StrEnum):
    """What a rule is about; one module holds the rules of one family."""

    TYPOGRAPHY = "typography"
    SPELLING = "spelling"
    QUOTATION = "quotation"
    NAME = "name"
    CITATION = "citation"
    OUTLINE = "outline"
    DATE = "date"
    PRIVACY = "privacy"
    MARKUP = "markup"
    SLOGAN = "slogan"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Edit:
    """A safe mend: characters of one line, as typed, that become others."""

    line: int
    """From 1."""

    start: int
    stop: int
    """Offsets into the line, from 0; `stop` is not included."""

    text: str
    whole_line: bool = False
    """True where the line goes, with its end."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A place that a rule points at."""

    line: int
    column: int
    quote: str
    replacement: str | None = None
    edit: Edit | None = None
    """Only where the mend is safe: white space and markup, never words."""

    values: tuple[tuple[str, object], ...] = ()
    """What the message holds besides the quote and the replacement."""


class Origin(StrEnum):
    """Where a rule comes from; `origin-<value>` says it to staff."""

    DECREE_30 = "decree-30"
    DECREE_30_CAPITALS = "decree-30-capitals"
    DECREE_111 = "decree-111"
    LAW_91 = "law-91"
    CIRCULAR_26 = "circular-26"
    PARTY_FORM = "party-form"
    SPELLING = "spelling"
    TYPOGRAPHY = "typography"
    NUMBERS = "numbers"
    DAYS = "days"
    CALENDAR = "calendar"
    SLOGANS = "slogans"
    CONSISTENCY = "consistency"
    CONVERSION = "conversion"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing to look for."""

    code: str
    """The key of its message; `about-<code>` says what it looks for."""

    family: Family
    severity: Severity
    origin: Origin

    find: Callable[[Document], Iterable[Finding]]


def found(
    document: Document, start: int, stop: int, replacement: str | None = None, **values: object
) -> Finding:
    """Return a finding about `document.text[start:stop]`."""
    line, column = document.place(start)
    return Finding(
        line, column, document.text[start:stop], replacement, values=tuple(values.items())
    )


def mended(line: int, start: int, stop: int, text: str, typed: str) -> Finding:
    """Return a finding whose safe mend replaces `typed[start:stop]` of a line by `text`."""
    left, right = typed[max(0, start - AROUND) : start], typed[stop : stop + AROUND]
    before = " ".join(left.rsplit(maxsplit=2)[-2:])
    glue_left = " " if left != left.rstrip() and before else ""
    after = right.split(maxsplit=2)[:2]
    glue_right = " " if typed[stop : stop + 1] == " " else ""
    tail = glue_right + " ".join(after)
    return Finding(
        line,
        start + 1,
        (before + glue_left + typed[start:stop] + tail).strip(),
        (before + glue_left + text + tail).strip(),
        Edit(line, start, stop, text),
    )
