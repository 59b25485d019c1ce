"""Finds the period of a campaign: from its first day to its last.

In: an outline, the year, the campaign's name. Out: a `Span`, or None. A plan may
hold several spans; the one that is the campaign's stands where time is spoken of.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bangron.importing.blocks import Block
from bangron.importing.days import FULL, SHORT, find_days, read_day
from bangron.importing.outline import Outline

NEEDED = 2  # points; see `_weight`
LONGEST_DAYS = 400  # a longer span is no campaign

_SPAN = re.compile(
    rf"(?:từ\s+)?(?:ngày\s+)?(?P<a>{FULL}|{SHORT}|\d{{1,2}})\s*"
    rf"(?:,?\s*(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?|\s*[-–—]\s*)(?P<b>{FULL})",
    re.IGNORECASE,
)
_TIME = re.compile(r"thời gian|thời điểm|bắt đầu", re.IGNORECASE)
_TIME_LABEL = re.compile(
    r"(?:\W|\d|[IVX]+[.-])*(?:thời gian|bắt đầu|thời điểm|từ ngày|đợt|diễn ra|tổ chức từ)",
    re.IGNORECASE,
)
_LABELLED_DAY = re.compile(r"(?:\W|\d)*thời gian[^:]{0,30}:", re.IGNORECASE)
_CAMPAIGN_RUNS = re.compile(
    r"(?:tháng|tuần lễ|tuần|đợt|chiến dịch|ngày hội|cuộc thi|cuộc vận động|phong trào|kế hoạch)"
    r"(?!\s*\d)[^.;]{0,80}?(?:từ\s*(?:ngày\s*)?)?$",
    re.IGNORECASE,
)
_STAGE = re.compile(r"(?:đợt|giai đoạn)\s+(?:\d|[IVX])", re.IGNORECASE)
_MONTH = re.compile(r"(?:trong\s+)?tháng\s+(\d{1,2})(?:\s*/\s*|\s+năm\s+)(\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day to the last."""

    start: date
    end: date
    line: int


def find_period(outline: Outline, year: int | None, campaign: str) -> Span | None:
    """Return the period that the plan gives its campaign, over all its stages, or None."""
    found: list[tuple[int, bool, Span]] = []
    label = ""
    for item in outline.body:
        if item.is_heading:
            label = item.block.key
        is_stage = bool(_STAGE.match(item.body.key))
        found += [(w, is_stage, span) for w, span in _spans(item.block, label, year, campaign)]
    best = max((weight for weight, _, _ in found), default=0)
    if best < NEEDED:
        return None
    first, *more = [(is_stage, span) for weight, is_stage, span in found if weight == best]
    spans = [first[1], *(span for is_stage, span in more if is_stage and first[0])]
    return Span(min(s.start for s in spans), max(s.end for s in spans), first[1].line)


def _spans(block: Block, label: str, year: int | None, campaign: str) -> Iterator[tuple[int, Span]]:
    """Yield each span of a block with how much speaks for its being the campaign's."""
    keyed = block.key
    found_any = False
    for found in _SPAN.finditer(keyed):
        end = read_day(found["b"])
        start = _first_day(found["a"], end, year)
        if start and end and timedelta() <= end - start <= timedelta(LONGEST_DAYS):
            found_any = True
            line = block.line_at(found.start())
            yield _weight(keyed, found.start(), label, campaign), Span(start, end, line)
    if not found_any and _LABELLED_DAY.match(keyed):
        yield from ((NEEDED, span) for span in _labelled(block))


def _labelled(block: Block) -> Iterator[Span]:
    """Yield what "Thời gian: …" says without a span: a whole month, or one day."""
    days = list(find_days(block.key))
    month = _MONTH.search(block.key)
    if len(days) == 1:
        yield Span(days[0].day, days[0].day, block.line_at(days[0].start))
    elif not days and month and (start := read_day(f"1/{month[1]}/{month[2]}")):
        after = date(start.year + start.month // 12, start.month % 12 + 1, 1)
        yield Span(start, after - timedelta(1), block.line_at(month.start()))


def _first_day(text: str, end: date | None, year: int | None) -> date | None:
    """Return the first day; month and year come from the last one where they are not repeated."""
    if end is None:
        return None
    if text.isdigit():
        return read_day(f"{text}/{end.month}/{end.year}")
    return read_day(text, end.year if year is None else year)


def _weight(keyed: str, at: int, label: str, campaign: str) -> int:
    """Return how much speaks for a span's being the campaign's period, not one task's."""
    weight = 3 * bool(_TIME_LABEL.match(keyed)) + 2 * bool(_TIME.search(label))
    weight += 2 * bool(_CAMPAIGN_RUNS.search(keyed[:at]))
    weight += 2 * bool(campaign and campaign.lower() in keyed.lower())
    return weight - bool(re.search(r"\(\s*(?:từ\s*)?(?:ngày\s*)?$", keyed[:at]))
