"""Days that do not exist, weekdays that do not fit, anniversaries, deadlines, blanks.

Arithmetic is certain; what the day register says is probable, because it is
data that staff correct (`lexicon/days.yml`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from bangron.checking.document import Document, Form, Kind
from bangron.checking.phrases import Index, index_of, phrase_of, places
from bangron.checking.registers import Day, days
from bangron.checking.rule import Family, Finding, Origin, Rule, found
from bangron.model import DeadlineMode
from bangron.problems import Severity
from bangron.text.dates import official_date, parse_date, weekday

DATE = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/])")
DATE_IN_WORDS = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})")
WEEKDAY = re.compile(
    r"(?P<name>(?:[Tt]hứ (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)|[Cc]hủ [Nn]hật))"
    r"(?:\s*,|\s*\(|\s+là)?\s*(?:ngày\s*)?(?P<date>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})"
)
DATE_THEN_WEEKDAY = re.compile(
    r"(?P<date>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\s*\(\s*(?P<name>[Tt]hứ (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)|[Cc]hủ [Nn]hật)\s*\)"
)
RANGE = re.compile(
    r"(?P<years>\d{1,4}) năm (?P<event>[^();:.]{4,120}?)\s*"
    r"\((?P<from>\d{1,2}[/-]\d{1,2}[/-]\d{4})\s*[-–]\s*(?P<to>\d{1,2}[/-]\d{1,2}[/-]\d{4})\)"
)
YEARS_OF = re.compile(r"(?<![\d/])(\d{1,3}) năm\s+“?$")
CEREMONY = re.compile(r"[Ll]ễ kỷ niệm (\d{1,3}) năm")
PERIOD = re.compile(
    r"[Tt]ừ ngày\s+(\d{1,2}/\d{1,2}(?:/\d{4})?)\s*(?:,|\(\w+\))?\s*(?:đến|tới)(?: hết)?(?: ngày)?\s+(\d{1,2}/\d{1,2}/\d{4})"
)
DUE = re.compile(
    r"(?P<mode>trước|chậm nhất(?: là)?|muộn nhất(?: là)?|đến hết|hạn cuối(?: là)?|hạn chót(?: là)?)\s*:?\s*(?:ngày\s*)?"
    r"(?P<date>\d{1,2}/\d{1,2}/\d{4})"
)
REPORTING = re.compile(r"\bbáo cáo\b(?: (?:kết quả|tổng kết|tình hình|đánh giá))?", re.IGNORECASE)
UNDATED_DUTY = re.compile(
    r"(?:gửi báo cáo|báo cáo kết quả|gửi kết quả)[^.;]{0,100}?(?:theo (?:đúng )?quy định|đúng quy định|kịp thời gian|đúng thời hạn|đúng thời gian)(?: quy định)?",
    re.IGNORECASE,
)
BLANK_NUMBER = re.compile(r"\bSố\s*:?\s*(?:[.…_]*\s*)?(?=[/-][A-ZĐ]{2})")
BLANK_DAY = re.compile(
    r"ngày\s+(?:[.…_]+\s*)?tháng\s+(?:[.…_]+\s*|\d{1,2}\s+)năm\s+(?:\d{4}|[.…_]*)|ngày\s+\d{1,2}\s+tháng\s+(?:[.…_]+\s*)?năm\s+\d{4}"
)
ALL_BLANK = re.compile(r"ngày\s*[.…_]{2,}\s*tháng\s*[.…_]{2,}\s*năm\s*(?:[.…_]{2,}|\d{4})")
ODD_ZERO = re.compile(
    r"(?<![\d/.-])(?:(?P<day>[1-9])/\d{1,2}|\d{2}/0(?P<month>[3-9]))/\d{4}(?![\d/])"
)
MISSING_NAM = re.compile(r"(?<=”) (?P<year>(?:19|20)\d\d)(?![\d/-]|\.\d)")
NAMED_YEAR = re.compile(r"” năm (?:19|20)\d\d")
IN_LIST = re.compile(r"\s*\(\s*(?:ngày\s*)?(\d{1,2})/(\d{1,2})\s*\)")
SATURDAY = 5


def no_such_day(document: Document) -> Iterator[Finding]:
    """Find a date that the calendar does not have."""
    for pattern in (DATE, DATE_IN_WORDS):
        for match in pattern.finditer(document.text):
            parts = [int(part) for part in match.groups() if part.isdigit()]
            if _date(parts[2], parts[1], parts[0]) is None:
                yield found(document, match.start(), match.end())


def wrong_weekday(document: Document) -> Iterator[Finding]:
    """Find a weekday that is not that of the date beside it."""
    if not document.holds_any("hứ ", "hủ ", "HỨ ", "HỦ "):
        return
    for pattern in (WEEKDAY, DATE_THEN_WEEKDAY):
        for match in pattern.finditer(document.text):
            day = parse_date(match["date"])
            if day and match["name"].lower() != weekday(day).lower():
                start, stop = match.span("name")
                yield found(document, start, stop, weekday(day), day=match["date"])


def wrong_years(document: Document) -> Iterator[Finding]:
    """Find a number of years that is not the difference of the dates after it."""
    for match in RANGE.finditer(document.text):
        base, on = parse_date(match["from"]), parse_date(match["to"])
        if base and on and on.year - base.year != int(match["years"]):
            start = match.start("years")
            stop = match.end("event")
            years = on.year - base.year
            mend = f"{years}{document.text[match.end('years') : stop]}"
            yield found(
                document,
                start,
                stop,
                mend,
                dates=document.text[match.start("from") : match.end("to")],
            )


def anniversary_days_differ(document: Document) -> Iterator[Finding]:
    """Find a range whose two days are not the same day of the year."""
    for match in RANGE.finditer(document.text):
        base, on = parse_date(match["from"]), parse_date(match["to"])
        if base and on and (base.month, base.day) != (on.month, on.day):
            yield found(document, match.start("from"), match.end("to"))


def register_years(document: Document) -> Iterator[Finding]:
    """Find a number of years that does not fit the day register and the document's year."""
    year = _year(document)
    for start, stop, years, day in _counted_days(document):
        if RANGE.match(document.text, start) or not day.base or year is None:
            continue
        if years != year - day.base.year:
            mend = str(year - day.base.year) + document.text[start + len(str(years)) : stop]
            if document.text[start : start + len(str(years))].isdigit():
                yield found(document, start, stop, mend, base=official_date(day.base), year=year)


def years_without_dates(document: Document) -> Iterator[Finding]:
    """Find an anniversary without its two dates, where another in the text has them."""
    if document.form is Form.RAW and RANGE.search(document.text):
        for start, stop, _years, _day in _counted_days(document):
            paragraph = document.paragraph_at(start)
            if paragraph.kind is not Kind.SLOGAN and not document.text[stop : stop + 4].lstrip(
                "” "
            ).startswith("("):
                yield found(document, start, stop)


def register_base(document: Document) -> Iterator[Finding]:
    """Find a base date that is not the one in the day register."""
    for match in RANGE.finditer(document.text):
        base = parse_date(match["from"])
        for place_start, day in _days_in(document):
            if match.start("event") <= place_start < match.end("event") and day.base and base:
                if base != day.base:
                    start, stop = match.span("from")
                    yield found(document, start, stop, official_date(day.base), name=day.name)
                break


def register_day(document: Document) -> Iterator[Finding]:
    """Find a named day with another day of the year in brackets than the register has."""
    for start, stop, day in _day_places(document):
        match = IN_LIST.match(document.text, stop)
        if match and (int(match[1]), int(match[2])) != (day.day, day.month):
            yield found(
                document, start, match.end(), name=day.name, day=f"{day.day:02}/{day.month:02}"
            )


def round_years(document: Document) -> Iterator[Finding]:
    """Find a ceremony in a year that is neither round nor a fifth one."""
    for match in CEREMONY.finditer(document.text):
        if int(match[1]) % 5:
            yield found(document, match.start(), match.end())


def deadline_before_end(document: Document) -> Iterator[Finding]:
    """Find a report on a period that is due before the period ends."""
    end = _period_end(document)
    if end is None:
        return
    for due in _deadlines(document):
        if due.reports and due.last_day < end:
            yield found(document, due.start, due.stop, end=official_date(end))


def deadline_in_its_month(document: Document) -> Iterator[Finding]:
    """Find a report on a "month" that is due before the month of its day is over."""
    if _period_end(document) is not None or not re.search(
        r"“?[Tt]háng [Dd]ân vận|“Tháng ", document.text
    ):
        return
    months = {day.month for _, day in _days_in(document)}
    for due in _deadlines(document):
        if (
            due.reports
            and due.day.month in months
            and (due.day + timedelta(days=1)).month in months
        ):
            yield found(document, due.start, due.stop)


def weekend_deadline(document: Document) -> Iterator[Finding]:
    """Find a deadline whose last valid day is a Saturday or a Sunday."""
    for due in _deadlines(document):
        if due.last_day.weekday() >= SATURDAY:
            last = f"{weekday(due.last_day)}, {official_date(due.last_day)}"
            yield found(document, due.start, due.stop, last=last)


def undated_duty(document: Document) -> Iterator[Finding]:
    """Find a report that is asked for without a day, unless the facts of the page say so too."""
    if document.plan and any(d.mode is DeadlineMode.PER_RULE for d in document.plan.deadlines):
        return
    for match in UNDATED_DUTY.finditer(document.text):
        if not DATE.search(match[0]) and document.paragraph_at(match.start()).kind is not Kind.NOTE:
            yield found(document, match.start(), match.end())


def blank_number(document: Document) -> Iterator[Finding]:
    """Find the number of the document left blank: "Số: /KH-SKHCN"."""
    for match in BLANK_NUMBER.finditer(document.text):
        if not re.search(r"\d\s*$", document.text[max(0, match.end() - 6) : match.end()]):
            stop = document.text.find("\n", match.end())
            yield found(document, match.start(), min(stop, match.end() + 20))


def blank_day(document: Document) -> Iterator[Finding]:
    """Find the day or month of the document left blank: "ngày    tháng 10 năm 2023"."""
    for match in BLANK_DAY.finditer(document.text):
        if not ALL_BLANK.search(match[0]) and document.form is not Form.DATA:
            yield found(document, match.start(), match.end())


def form_day(document: Document) -> Iterator[Finding]:
    """Find a line of dots for the day, as forms have it; its spaces are often lost."""
    for match in ALL_BLANK.finditer(document.text):
        yield found(document, match.start(), match.end())


def odd_zero(document: Document) -> Iterator[Finding]:
    """Find a day below 10 without its zero, or a month from 3 to 9 with one."""
    if document.form is Form.DATA:
        return
    for match in ODD_ZERO.finditer(document.text):
        day = parse_date(match[0])
        if day and document.paragraph_at(match.start()).kind is not Kind.PRINTED:
            yield found(document, match.start(), match.end(), official_date(day))


def missing_nam(document: Document) -> Iterator[Finding]:
    """Find a year straight after a quoted name, without "năm"."""
    if not NAMED_YEAR.search(document.text):
        return
    for match in MISSING_NAM.finditer(document.text):
        start = max(
            document.text.rfind("“", max(0, match.start() - 60), match.start()), match.start() - 60
        )
        text = document.text[start : match.end()]
        mend = text[: -len(match["year"])] + "năm " + match["year"]
        yield found(document, start, match.end(), mend)


@dataclass(frozen=True, slots=True)
class _Due:
    """A deadline in the text."""

    start: int
    stop: int
    day: date
    last_day: date
    reports: bool


@lru_cache(maxsize=4)
def _deadlines(document: Document) -> tuple[_Due, ...]:
    """Return the deadlines in running text; front matter repeats those of the body."""
    result = []
    for match in DUE.finditer(document.text):
        day = parse_date(match["date"])
        paragraph = document.paragraph_at(match.start())
        if day is None or paragraph.kind in (Kind.FIELD, Kind.PRINTED, Kind.NOTE):
            continue
        before = match["mode"].startswith("trước")
        clause = document.text[max(paragraph.start, match.start() - 160) : match.start()]
        clause = re.split(r"[.;] ", clause)[-1]
        last = day - timedelta(days=1) if before else day
        result.append(
            _Due(match.start(), match.end(), day, last, REPORTING.search(clause) is not None)
        )
    return tuple(result)


def _period_end(document: Document) -> date | None:
    """Return the last day of the campaign, from the facts or the text."""
    if document.plan and document.plan.period:
        return document.plan.period.end
    match = PERIOD.search(document.text)
    return parse_date(match[2]) if match else None


def _year(document: Document) -> int | None:
    """Return the year a document is about: from its facts, or the one it names most in its title."""
    if document.plan and document.plan.year:
        return document.plan.year
    if document.form is not Form.RAW:
        return None
    counts: dict[int, int] = {}
    for match in re.finditer(r"năm (20\d\d)|(?<=[-–])\d{1,2}/\d{1,2}/(20\d\d)\)", document.text):
        year = int(match[1] or match[2])
        counts[year] = counts.get(year, 0) + 1
    return max(counts, key=lambda year: (counts[year], -year)) if counts else None


def _counted_days(document: Document) -> Iterator[tuple[int, int, int, Day]]:
    """Yield (start, stop, years, day) of "N năm" before a day of the register."""
    for start, stop, day in _day_places(document):
        counted = YEARS_OF.search(document.text, max(0, start - 12), start)
        if counted:
            yield counted.start(), stop, int(counted[1]), day


def _days_in(document: Document) -> Iterator[tuple[int, Day]]:
    for start, _stop, day in _day_places(document):
        yield start, day


@lru_cache(maxsize=4)
def _day_places(document: Document) -> tuple[tuple[int, int, Day], ...]:
    """Return where days of the register are named."""
    by_keys = _by_keys()
    return tuple(
        (place.words[0].start, place.words[-1].stop, by_keys[place.phrase.keys])
        for place in places(document, _index())
    )


@cache
def _by_keys() -> dict[tuple[str, ...], Day]:
    return {phrase_of(form).keys: day for day in days() for form in (day.name, *day.aka)}


@cache
def _index() -> Index:
    return index_of(form for day in days() for form in (day.name, *day.aka))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


CALENDAR, REGISTER = Origin.CALENDAR, Origin.DAYS
RULES = (
    Rule("no-such-day", Family.DATE, Severity.ERROR, CALENDAR, no_such_day),
    Rule("wrong-weekday", Family.DATE, Severity.ERROR, CALENDAR, wrong_weekday),
    Rule("wrong-years", Family.DATE, Severity.ERROR, CALENDAR, wrong_years),
    Rule(
        "anniversary-days-differ", Family.DATE, Severity.WARNING, CALENDAR, anniversary_days_differ
    ),
    Rule("register-years", Family.DATE, Severity.WARNING, REGISTER, register_years),
    Rule("register-base", Family.DATE, Severity.WARNING, REGISTER, register_base),
    Rule("register-day", Family.DATE, Severity.WARNING, REGISTER, register_day),
    Rule("years-without-dates", Family.DATE, Severity.HINT, REGISTER, years_without_dates),
    Rule(
        "round-years",
        Family.DATE,
        Severity.WARNING,
        Origin.DECREE_111,
        round_years,
    ),
    Rule(
        "deadline-before-end", Family.DATE, Severity.WARNING, Origin.PRACTICE, deadline_before_end
    ),
    Rule(
        "deadline-in-its-month", Family.DATE, Severity.HINT, Origin.PRACTICE, deadline_in_its_month
    ),
    Rule("weekend-deadline", Family.DATE, Severity.HINT, Origin.PRACTICE, weekend_deadline),
    Rule("undated-duty", Family.DATE, Severity.WARNING, Origin.PRACTICE, undated_duty),
    Rule("blank-number", Family.DATE, Severity.ERROR, Origin.DECREE_30, blank_number),
    Rule("blank-day", Family.DATE, Severity.ERROR, Origin.DECREE_30, blank_day),
    Rule("form-day", Family.DATE, Severity.HINT, Origin.CONVERSION, form_day),
    Rule("odd-zero", Family.DATE, Severity.HINT, Origin.DECREE_30, odd_zero),
    Rule("missing-nam", Family.DATE, Severity.WARNING, Origin.PRACTICE, missing_nam),
)
