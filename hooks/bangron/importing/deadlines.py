"""Finds what must be done by when, and the period of a campaign.

In: an outline and the plan's year. Out: `Due`s and a period. The wording tells
how a date is meant (DOMAIN 1.2): "trước ngày" before it, "chậm nhất ngày" by it,
"đến hết ngày" through it, "theo quy định" without a date. A date that no duty
belongs to is no deadline.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from bangron.importing.days import FULL, SHORT, read_day
from bangron.importing.joining import Block
from bangron.importing.lexicon import any_of
from bangron.importing.outline import Item, Outline
from bangron.model import DeadlineMode

MODES = (
    (DeadlineMode.BY, "by"),
    (DeadlineMode.THROUGH, "through"),
    (DeadlineMode.BEFORE, "before"),
)
PERIOD_NEEDS = 2  # points; see `_weight`

_DUTY = re.compile(any_of("deadline_duties"), re.IGNORECASE)
_REPORT = re.compile(r"(?<!\w)(?:báo cáo|gửi|nộp|đăng ký|tổng hợp)(?!\w)", re.IGNORECASE)
_RECURRING = re.compile(
    r"(?:định kỳ\s+)?(?:chậm nhất|trước)\s+(?:là\s+)?(?:ngày\s+)?\d{1,2}\s+(?:hằng|hàng|mỗi)\s+(?:tháng|quý|năm)",
    re.IGNORECASE,
)
_BODY = f"(?:{any_of('bodies')})"
_TO = re.compile(
    rf"(?<!\w)(?:(?P<way>về|cho|đến|tới|lên|với|qua)|gửi|báo cáo|nộp|trình)\s+(?:\(?qua\s+)?"
    rf"(?P<name>(?=[A-ZĐÀ-Ỹ])(?i:{_BODY})|lãnh đạo(?=\s))"
)
_TO_END = re.compile(
    r"\s*[,;:.(]|\s+(?:trước|chậm|muộn|để|theo|một|đến|tới|hết|không|trong|vào|xem|định|đúng|những|các nội dung|kết quả|hạn|bằng|thời)(?!\w)"
)
_ASK = re.compile(
    rf"^(?:Đồng thời,?\s*)?(?:đề nghị|yêu cầu|giao cho|giao|phân công)\s+", re.IGNORECASE
)
_CLAUSE = re.compile(r";\s+|\.\s+(?=[A-ZĐÀ-Ỹ“])")
_SPAN = re.compile(
    rf"(?:từ\s+)?(?:ngày\s+)?(?P<a>{FULL}|{SHORT}|\d{{1,2}})\s*(?:,?\s*(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?|\s*[-–—]\s*)(?P<b>{FULL})",
    re.IGNORECASE,
)
_FROM = re.compile(r"từ\s*(?:ngày)?\s*$", re.IGNORECASE)
_TIME_LABEL = re.compile(
    r"(?:\W|\d|[IVX]+[.-])*(?:thời gian|bắt đầu|thời điểm|từ ngày|đợt|diễn ra|tổ chức từ)",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(?:trong\s+)?tháng\s+(\d{1,2})(?:\s*/\s*|\s+năm\s+)(\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline as the text has it."""

    day: date | None
    mode: DeadlineMode
    what: str
    by: str
    to: str
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Span:
    """The period of a campaign."""

    start: date
    end: date
    line: int


@cache
def _due_patterns() -> tuple[tuple[DeadlineMode, re.Pattern[str]], ...]:
    """Return one pattern a mode, whose group 1 is the day."""
    hour = r"(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{2}\s*(?:phút)?)?,?\s*)?"
    return tuple(
        (
            mode,
            re.compile(
                rf"{any_of(words)}\s*:?\s*{hour}(?:(?:thứ\s+\w+|chủ nhật)\s*,?\s*)?(?:ngày\s+)?[(]?({FULL}|{SHORT})",
                re.IGNORECASE,
            ),
        )
        for mode, words in MODES
    )


def find_dues(outline: Outline, year: int | None) -> tuple[Due, ...]:
    """Return every deadline by its day; those without one come last."""
    dues: list[Due] = []
    intro = ("", "")
    for item in outline.body:
        found = list(_in_block(item, year, intro))
        dues += found
        if item.block.text.endswith(":"):
            intro = _whom(item.body)
        elif item.mark is None or item.mark.style not in ("dash", "plus", "point"):
            intro = ("", "")
    return tuple(sorted(dict.fromkeys(dues), key=lambda due: due.day or date.max))


def find_period(outline: Outline, year: int | None, campaign: str) -> Span | None:
    """Return the period that the plan gives its campaign, or None."""
    best: tuple[int, Span] | None = None
    label = ""
    for item in outline.body:
        for weight, span in _spans(item.block, label, year, campaign):
            if best is None or weight > best[0]:
                best = (weight, span)
        if item.is_heading:
            label = item.block.key
    return best[1] if best and best[0] >= PERIOD_NEEDS else None


def _in_block(item: Item, year: int | None, intro: tuple[str, str]) -> Iterator[Due]:
    """Yield the deadlines of one block."""
    block = item.body
    taken: list[tuple[int, int]] = []
    hits: list[tuple[int, int, DeadlineMode, date]] = []
    for mode, pattern in _due_patterns():
        for found in pattern.finditer(block.key):
            day = read_day(found[1], year)
            if day and not any(a < found.end() and found.start() < b for a, b in taken):
                taken.append(found.span())
                if not _ends_period(block.key, found.start(), mode):
                    hits.append((found.start(), found.end(), mode, day))
    for start, end, mode, day in sorted(hits):
        due = _due(block, start, end, mode, day, intro)
        if due:
            yield due
    if not hits:
        yield from _per_rule(block, intro)


def _ends_period(keyed: str, start: int, mode: DeadlineMode) -> bool:
    """Tell whether "đến hết ngày" only closes a span that began before: from … through …"""
    before = keyed[max(0, start - 60) : start]
    return mode is DeadlineMode.THROUGH and bool(
        re.search(rf"(?:từ|bắt đầu)[^.;]*(?:{FULL}|{SHORT}|\bnay)\s*,?\s*$", before, re.IGNORECASE)
    )


def _per_rule(block: Block, intro: tuple[str, str]) -> Iterator[Due]:
    """Yield a duty to report that has no date: "báo cáo về … theo quy định"."""
    found = _RECURRING.search(block.key) or re.search(any_of("per_rule"), block.key, re.IGNORECASE)
    if not found:
        return
    clause = _clause(block.key, found.start())
    reports = _REPORT.search(block.key, clause, found.start())
    whom = _TO.search(block.key, reports.start(), found.start()) if reports else None
    if reports and (whom or _RECURRING.search(block.key)):
        due = _due(block, found.start(), found.end(), DeadlineMode.PER_RULE, None, intro)
        if due:
            yield due


def _due(  # noqa: PLR0913 - one deadline's facts
    block: Block, start: int, end: int, mode: DeadlineMode, day: date | None, intro: tuple[str, str]
) -> Due | None:
    """Return the deadline whose wording stands from `start` to `end`, if a duty belongs to it."""
    at = _clause(block.key, start)
    keyed = block.key[at:start]
    if not _DUTY.search(keyed) and not _DUTY.search(block.key, at, min(len(block.key), end + 40)):
        return None
    to, to_at = _recipient(block.text[at:start], keyed)
    by, ask_end = _asked(block.text[at:start], keyed)
    what = block.text[at + ask_end : at + (to_at if to_at >= 0 else len(keyed))]
    what = what.strip(" ,(–-:;")
    if not what:
        what = block.text[end : _next_stop(block.key, end)].strip(" ,:)–-")
    if not to:
        after = block.key[end : _next_stop(block.key, end)]
        to = _recipient(block.text[end : end + len(after)], after)[0]
    return Due(
        day, mode, _shortened(what), by or intro[0], to or intro[1],
        block.line_at(at), block.line_at(end - 1),
    )  # fmt: skip


def _clause(keyed: str, end: int) -> int:
    """Return where the clause that ends at `end` begins: behind the last full stop or semicolon."""
    starts = [found.end() for found in _CLAUSE.finditer(keyed, 0, end)]
    return starts[-1] if starts else 0


def _next_stop(keyed: str, at: int) -> int:
    found = re.compile(r"[;(]|\.(?:\s|$|/)").search(keyed, at)
    return found.start() if found else len(keyed)


def _recipient(text: str, keyed: str) -> tuple[str, int]:
    """Return to whom something goes, and where the words that say so begin; ("", -1) for nobody."""
    last = None
    for found in _TO.finditer(keyed):
        last = found
    if last is None:
        return "", -1
    end = _TO_END.search(keyed, last.end("name"))
    name = text[last.start("name") : end.start() if end else len(text)]
    # "báo cáo về Ban …" keeps its verb: it says what is done; "gửi về Ban …" says only to whom.
    at = last.start("way") if last["way"] is not None else last.start()
    sends = re.search(r"(?<!\w)(?:gửi|nộp|chuyển)\s*$", keyed[:at])
    if sends and keyed[: sends.start()].strip(" ,-"):
        at = sends.start()
    return name.strip(" ,"), at


def _asked(text: str, keyed: str) -> tuple[str, int]:
    """Return who is asked ("Đề nghị X …") and where the duty begins."""
    ask = _ASK.match(keyed)
    if not ask:
        return "", 0
    from bangron.importing.duties import split_duty  # noqa: PLC0415 - the two read each other's sentences

    unit, rest = split_duty(text[ask.end() :])
    return (unit, len(text) - len(rest)) if unit and rest else ("", 0)


def _whom(block: Block) -> tuple[str, str]:
    """Return who must send what follows, and to whom, from "… gửi về X các nội dung sau:"."""
    to, at = _recipient(block.text, block.key)
    if not to:
        return "", ""
    head = re.sub(r"^(?:Đồng thời|Ngoài ra|Bên cạnh đó),?\s*", "", block.text[:at])
    by, end = _asked(head, head)
    if not by and (ask := _ASK.match(head)):
        by = head[ask.end() :].strip(" ,")
    return by, to


def _shortened(what: str) -> str:
    """Return what must be done: from the last clause that names a report, if there are several."""
    parts = re.split(r",\s+(?=(?:báo cáo|gửi|tổng hợp|nộp|hoàn thành)\s)", what)
    return parts[-1].strip() if len(parts) > 1 and len(parts[0].split()) > 3 else what  # noqa: PLR2004 - "tổng hợp, báo cáo kết quả" stays whole


def _spans(block: Block, label: str, year: int | None, campaign: str) -> Iterator[tuple[int, Span]]:
    """Yield each "from … to …" of a block with how much speaks for its being the period."""
    for found in _SPAN.finditer(block.key):
        end = read_day(found["b"])
        start = _start_day(found["a"], end, year)
        if not start or not end or start > end or (end - start).days > 400:  # noqa: PLR2004 - longer is no campaign
            continue
        weight = _weight(block.key, found.start(), label, campaign)
        yield weight, Span(start, end, block.line_at(found.start()))
    if _TIME_LABEL.match(block.key) or _TIME_LABEL.match(label):
        month = _MONTH.search(block.key)
        if month and not _SPAN.search(block.key):
            start = read_day(f"1/{month[1]}/{month[2]}")
            if start:
                after = date(start.year + start.month // 12, start.month % 12 + 1, 1)
                yield (
                    PERIOD_NEEDS,
                    Span(start, date.fromordinal(after.toordinal() - 1), block.first_line),
                )


def _start_day(text: str, end: date | None, year: int | None) -> date | None:
    """Return the first day; month and year come from the last one where they are not repeated."""
    if end is None:
        return None
    if text.isdigit():
        return read_day(f"{text}/{end.month}/{end.year}")
    return read_day(text, end.year if year is None else year)


def _weight(keyed: str, at: int, label: str, campaign: str) -> int:
    """Return how much speaks for a span's being the campaign's period, not one task's."""
    weight = 0
    if _TIME_LABEL.match(keyed):
        weight += 3
    if _TIME_LABEL.match(label):
        weight += 3
    if campaign and campaign.lower() in keyed.lower():
        weight += 2
    if re.match(r"\s*\(", keyed[at - 1 :]) or re.search(
        r"\(\s*(?:từ\s*)?(?:ngày\s*)?$", keyed[:at]
    ):
        weight -= 1
    return weight
