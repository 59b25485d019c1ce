"""The day register, read: `lexicon/days.yml`.

In: the data file. Out: days with their names, the day of the year, and the base
year where they count years. `cache_clear()` on each function reads anew.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from bangron.text.dates import parse_date, parse_day


@dataclass(frozen=True, slots=True)
class Day:
    """A day that is commemorated every year."""

    name: str
    month: int
    day: int
    base: date | None
    """What the years are counted from; None where nobody counts them."""

    aka: tuple[str, ...]


@cache
def days() -> tuple[Day, ...]:
    """Return the day register."""
    text = (files("bangron") / "lexicon" / "days.yml").read_text(encoding="utf-8")
    entries = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - the base loader makes text alone
    return tuple(
        Day(entry["name"], *found, parse_date(entry.get("base", "")), tuple(entry.get("aka", ())))
        for entry in entries
        if (found := parse_day(entry["day"]))
    )
