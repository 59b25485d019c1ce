"""Finds days in running text: 15/10/2023, 15-10-2023, "15 tháng 10 năm 2023", and 15/10.

In: keyed text. Out: dates with their spans. Not its job: what a day is for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bangron.text.dates import parse_date, parse_day

FULL = (
    r"(?:(?<![\d/.])\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{4}(?![\d/])"
    r"|(?<![\d/.-])\d{1,2}-\d{1,2}-\d{4}(?![\d/-])"
    r"|(?<![\d/.-])\d{1,2}\.\d{1,2}\.\d{4}(?!\d)"
    r"|(?<!\d)\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+|\s?/\s?)\d{4}(?!\d))"
)
"""A day with its year."""

SHORT = r"(?:(?<![\d/.-])\d{1,2}\s?/\s?\d{1,2}(?![\d/])|(?<!\d)\d{1,2}\s+tháng\s+\d{1,2}(?!\d|\s*năm|\s?/))"
"""A day without a year."""

_FULL = re.compile(FULL)
_IN_WORDS = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+|\s?/\s?)(\d{4})")


@dataclass(frozen=True, slots=True)
class Found:
    """A day where it stands."""

    day: date
    start: int
    end: int


def find_days(text: str) -> Iterator[Found]:
    """Yield every full date in a text."""
    for found in _FULL.finditer(text):
        day = read_day(found[0])
        if day:
            yield Found(day, found.start(), found.end())


def read_day(text: str, year: int | None = None) -> date | None:
    """Return the day some words name; one without a year is taken in `year`, if that is known."""
    found = _IN_WORDS.fullmatch(text.strip())
    day = parse_date("/".join(found.groups()) if found else text)
    if day or year is None:
        return day
    short = parse_day(text)
    try:
        return date(year, *short) if short else None
    except ValueError:  # 29/02 of another year
        return None
