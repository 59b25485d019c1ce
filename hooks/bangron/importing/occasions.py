"""Finds what a plan commemorates: anniversaries, and days of the year with a name.

In: blocks of prose. Out: `Jubilee`s and `NamedDay`s, in order, each once. The
number of years is kept as printed, so that a reader can compare it with the days.
"N năm" that counts something else ("03 năm thực hiện", "tháng 10 năm 2023") is none.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from bangron.importing.blocks import Block
from bangron.importing.days import FULL, read_day
from bangron.importing.lexicon import registered_days
from bangron.text.dates import parse_day
from bangron.text.normal import fold

NEAR = 40  # characters before a number in which "kỷ niệm" may stand

_YEARS = re.compile(
    r"(?:(?<![\d/.,-])(?<!tháng )(?<!năm )(\d{1,3})\s+năm|(?<!\w)lần\s+thứ\s+(\d{1,3}))"
    r"\s+(?=[“\"]?[^\W\d_])",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"\s*\(\s*(?:ngày\s+)?({FULL})\s*[-–—]\s*(?:ngày\s+)?({FULL})\s*\)")
_YEAR_RANGE = re.compile(r"\s*\(\s*(?:năm\s+)?\d{4}\s*[-–—]\s*\d{4}\s*\)")
_EVENT_WITH_RANGE = re.compile(r"[^(;:]{3,130}?(?=\s*\()")
_EVENT = re.compile(
    r"(?:(?!\s+(?:và|cùng)\s+\d|\s+(?:thông qua|bằng|với|trên|gắn|tại|trong|theo|là|như|đến|để|nhằm|do"
    r"|đã|được|đồng thời|sẽ|năm\s+\d{4})(?!\w))[^,;:.()”\"]){3,130}"
)
_COUNTS_WORK = re.compile(
    r"[“\"]?(?:thực hiện|triển khai|thi hành|qua|gần|nay|tới|trước|sau|liên tiếp|liền|trở|học|công tác"
    r"|tuổi|kể|đầu|một|hoạt động|xây dựng|tù|đổi mới|đến|trong|và|của|có|đã|phát động|tổ chức)(?!\w)"
)
_COMMEMORATES = re.compile(
    r"(?:kỷ niệm|chào mừng|nhân dịp|nhân|tròn|lễ|mừng|đón|,|và|“)\s*$", re.IGNORECASE
)
_DAY_NAME = re.compile(r"(?:Ngày|ngày|NGÀY)\s+(?!\d)(?=\w)")
_NAMED_DAY = re.compile(
    r"(?<!\w)((?:[Nn]gày|[Ll]ễ|[Tt]ết|Quốc khánh|Cách mạng)\s+(?!\d)[^();:.]{2,110}?)[”\"]?\s*\(\s*(?:ngày\s+)?"
    r"(\d{1,2}\s?[/-]\s?\d{1,2})(?:\s?[/-]\s?\d{4})?\s*\)"
)
# The same without brackets: "Ngày Phụ nữ Việt Nam 20/10".
_BARE_DAY = re.compile(
    r"(?<!\w)(Ngày\s+[A-ZĐÀ-Ỹ][^();:.,\d“”]{3,80}?)\s+(\d{1,2}/\d{1,2})(?:/\d{4})?(?![\d/])"
)


@dataclass(frozen=True, slots=True)
class Jubilee:
    """So many years of an event."""

    years: int
    event: str
    base: date | None
    on: date | None
    line: int


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that returns every year."""

    month: int
    day: int
    name: str
    line: int


def find_jubilees(blocks: Iterable[Block]) -> tuple[Jubilee, ...]:
    """Return every anniversary; the same event under two spellings counts once."""
    mentions = [jubilee for block in blocks for jubilee in _jubilees(block)]
    spellings: dict[tuple[int, str], Counter[str]] = {}
    merged: dict[tuple[int, str], Jubilee] = {}
    for jubilee in mentions:
        same = (jubilee.years, _same_event(jubilee.event))
        spellings.setdefault(same, Counter())[jubilee.event] += 1
        known = merged.setdefault(same, jubilee)
        if known.base is None and jubilee.base is not None:
            merged[same] = replace(known, base=jubilee.base, on=jubilee.on)
    return tuple(
        replace(jubilee, event=_usual(spellings[same])) for same, jubilee in merged.items()
    )


def find_named_days(blocks: Iterable[Block], jubilees: Iterable[Jubilee]) -> tuple[NamedDay, ...]:
    """Return every named day: those in a list "ngày … (13/10)", then those of the anniversaries."""
    found: dict[tuple[int, int, str], NamedDay] = {}
    for block in blocks:
        for match in (*_NAMED_DAY.finditer(block.key), *_BARE_DAY.finditer(block.key)):
            day = parse_day(match[2])
            name = _last_name(block.text[match.start(1) : match.end(1)])
            if day:
                named = NamedDay(*day, name, block.line_at(match.start()))
                found.setdefault((*day, _same_event(name)), named)
    for jubilee in jubilees:
        day = _day_of(jubilee)
        if day:
            named = NamedDay(*day, jubilee.event, jubilee.line)
            found.setdefault((*day, _same_event(jubilee.event)), named)
    return tuple(found.values())


def _jubilees(block: Block) -> Iterator[Jubilee]:
    """Yield each anniversary that a block names."""
    keyed = block.key
    for years in _YEARS.finditer(keyed):
        start = years.end()
        if _COUNTS_WORK.match(keyed, start):
            continue
        ranged = _EVENT_WITH_RANGE.match(keyed, start)
        days = _RANGE.match(keyed, ranged.end()) if ranged else None
        if ranged and _YEARS.search(keyed, start, ranged.end()):
            ranged = days = None  # the range belongs to a later anniversary
        has_range = bool(days) or bool(ranged and _YEAR_RANGE.match(keyed, ranged.end()))
        event = ranged if has_range else _EVENT.match(keyed, start)
        if not event or not _is_event(keyed, years.start(), start, has_range=has_range):
            continue
        text = block.text[event.start() : event.end()].strip(' “”"')
        base = read_day(days[1]) if days else None
        on = read_day(days[2]) if days else None
        yield Jubilee(int(years[1] or years[2]), text, base, on, block.line_at(years.start()))


def _is_event(keyed: str, number: int, start: int, *, has_range: bool) -> bool:
    """Tell whether what follows "N năm" is an event that is commemorated."""
    quoted = keyed[start] in '“"'
    name = keyed[start + quoted :]
    if has_range or _DAY_NAME.match(name):
        return True
    return name[:1].isupper() and bool(_COMMEMORATES.search(keyed[max(0, number - NEAR) : number]))


def _day_of(jubilee: Jubilee) -> tuple[int, int] | None:
    """Return the day of the year that an event returns on, or None.

    That is its own date where it is commemorated on the same one; where the text
    gives none, the day that the register (`days.yml`) has under this name.
    """
    if not _DAY_NAME.match(jubilee.event):
        return None
    if jubilee.base is None or jubilee.on is None:
        same = _same_event(jubilee.event)
        return next((d for name, d in registered_days().items() if _same_event(name) == same), None)
    day = jubilee.base.month, jubilee.base.day
    return day if day == (jubilee.on.month, jubilee.on.day) else None


def _last_name(text: str) -> str:
    """Return the last name of a run that no bracket parted: "chào mừng ngày A, ngày B (2/10)"."""
    starts = [found.start() for found in re.finditer(r"(?<!\w)[Nn]gày\s+(?!\d)", text)]
    last = text[starts[-1] :] if starts else text
    return last.strip(' “”",')


def _same_event(event: str) -> str:
    """Return what two spellings of one event share."""
    words = fold(event).replace("“", "").replace("”", "").split()
    return " ".join(word for word in words if word not in ("cua", "ngay"))


def _usual(spellings: Counter[str]) -> str:
    """Return the usual spelling: none in capitals, the most frequent, one with a capital."""
    return max(
        spellings, key=lambda event: (not event.isupper(), spellings[event], event[:1].isupper())
    )
