"""Dates as Vietnamese documents write them, read and written (DOMAIN 2.1, 5.4).

In: the words of one date. Out: `date`s, or None for what is no date; and back,
in the wordings the site shows. Never the order of the United States. Finding
dates inside a sentence, and what they are deadlines of, is not done here.
"""

import re
import unicodedata
from datetime import date

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")

EARLIEST_YEAR, LATEST_YEAR = 1000, 2999  # outside, a digit was lost or typed twice

_LEAP_YEAR = 2000  # so that 29/02 counts as a day of the year

_GAP = "[ \t\u00a0]"
_DAY_MONTH_YEAR = re.compile(
    rf"(?:ngày{_GAP}+)?([0-9]{{1,2}}){_GAP}*([/.\-–]){_GAP}*([0-9]{{1,2}}){_GAP}*\2{_GAP}*([0-9]{{4}})"
)
_ISO = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")
_IN_WORDS = re.compile(r"ngày\s+([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+([0-9]{4})")
_DAY_MONTH = re.compile(r"(?:ngày\s+)?([0-9]{1,2})(?:\s*[/\-–]\s*|\s+tháng\s+)([0-9]{1,2})")


def parse_date(text: str) -> date | None:
    """Return the date a text consists of, or None.

    Read: 15/10/2023, 5/1/2023, 15-10-2023, 15.10.2023, each with or without
    "ngày" before it, "ngày 15 tháng 10 năm 2023", and 2023-10-15. Years 1000 to 2999.
    """
    text = _plain(text)
    if found := _DAY_MONTH_YEAR.fullmatch(text):
        day, _, month, year = found.groups()
    elif found := _IN_WORDS.fullmatch(text):
        day, month, year = found.groups()
    elif found := _ISO.fullmatch(text):
        year, month, day = found.groups()
    else:
        return None
    return _valid(int(year), int(month), int(day))


def parse_day(text: str) -> tuple[int, int] | None:
    """Return (month, day) of a day that returns every year, or None; 29/02 is one.

    Read: 15/10, 15-10, "ngày 15/10", "ngày 15 tháng 10".
    """
    found = _DAY_MONTH.fullmatch(_plain(text))
    if not found:
        return None
    day = _valid(_LEAP_YEAR, int(found[2]), int(found[1]))
    return (day.month, day.day) if day else None


def short_date(day: date) -> str:
    """Return "05/11/2023", the form for tables and panels."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def official_date(day: date) -> str:
    """Return "03/6/2013" or "28/02/2023", the form inside official text.

    A zero goes before days below 10 and before months 1 and 2 only (Decree 30/2020).
    """
    return f"{day.day:02}/{_official_month(day)}/{day.year:04}"


def long_date(day: date) -> str:
    """Return "ngày 05 tháng 11 năm 2023", with the zeros of `official_date`."""
    return f"ngày {day.day:02} tháng {_official_month(day)} năm {day.year:04}"


def weekday(day: date) -> str:
    """Return "Thứ Hai" to "Chủ nhật", with the capitals of Decree 30/2020, Annex II."""
    return WEEKDAYS[day.weekday()]


def period_text(start: date, end: date) -> str:
    """Return "từ ngày 01/10/2023 đến hết ngày 31/10/2023"; one day alone is "ngày 15/10/2023"."""
    if start == end:
        return f"ngày {short_date(start)}"
    return f"từ ngày {short_date(start)} đến hết ngày {short_date(end)}"


def _official_month(day: date) -> str:
    return f"{day.month:02}" if day.month in (1, 2) else str(day.month)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip().lower()


def _valid(year: int, month: int, day: int) -> date | None:
    """Return the date if there is such a day."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
