"""Finds what must be done by when.

In: an outline and the plan's year. Out: `Due`s. The wording tells
how a date is meant (DOMAIN 1.2): "trước ngày" before it, "chậm nhất ngày" by it,
"đến hết ngày" through it, "theo quy định" without a date. A date that no duty
belongs to is no deadline.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from bangron.importing.blocks import Block
from bangron.importing.days import FULL, SHORT, read_day
from bangron.importing.lexicon import any_of, comma_outside_names
from bangron.importing.outline import Item, Outline
from bangron.importing.units import split_duty, without_assigner
from bangron.model import DeadlineMode

MODES = (
    (DeadlineMode.BY, "by"),
    (DeadlineMode.THROUGH, "through"),
    (DeadlineMode.BEFORE, "before"),
)

_DUTY = re.compile(any_of("deadline_duties"), re.IGNORECASE)
_REPORT = re.compile(r"(?<!\w)(?:báo cáo|gửi|nộp|đăng ký|tổng hợp)(?!\w)", re.IGNORECASE)
_RECURRING = re.compile(
    r"(?:định kỳ\s+)?(?:chậm nhất|trước)\s+(?:là\s+)?(?:ngày\s+)?\d{1,2}\s+(?:hằng|hàng|mỗi)\s+(?:tháng|quý|năm)",
    re.IGNORECASE,
)
_BODY = f"(?:{any_of('bodies')})"
_TO = re.compile(
    rf"(?<!\w)(?:(?P<way>về|cho|đến|tới|lên|với)|gửi|báo cáo|nộp|trình)\s+(?:\(?qua\s+)?"
    rf"(?P<name>(?=[A-ZĐÀ-Ỹ])(?i:{_BODY})|(?![IVX]+\b)[A-ZĐ]{{2,}}\w*|lãnh đạo(?=\s))"
)
_TO_END = re.compile(
    rf"\s*(?:{comma_outside_names()}|[;:.(])|\s+(?:trước|chậm|muộn|để|theo|một|đến|tới|hết|không|trong|vào|xem|định|đúng|những|các nội dung|kết quả|hạn|bằng|thời)(?!\w)"
)
_CLAUSE = re.compile(r";\s+|\.\s+(?=[A-ZĐÀ-Ỹ“])")
_STOP = re.compile(r"[;(]|\.(?:\s|$|/)")
_SENDS = re.compile(r"(?<!\w)(?:gửi|nộp|chuyển)\s*$")
# Words that only lead over to the date: "(thời gian hoàn thành:", ", xong".
_DONE = re.compile(
    r"(?:^|[,(]|\s)\s*(?:(?:thời gian|thời hạn|hạn)(?:\s+(?:hoàn thành|thực hiện|nộp|gửi|báo cáo))*"
    r"|(?:hoàn thành|hoàn tất|xong)(?:\s+xong)?)\s*:?$",
    re.IGNORECASE,
)
_REPORT_CLAUSE = re.compile(r",\s+(?=(?:báo cáo|gửi|tổng hợp|nộp|hoàn thành)\s)")
_OPEN_SPAN = re.compile(rf"(?:từ|bắt đầu)[^.;]*(?:{FULL}|{SHORT}|\bnay)\s*,?\s*$", re.IGNORECASE)

NEAR_BEHIND = 40  # characters behind the date in which a duty may still stand
LONG_CLAUSE = 4  # words
LONGEST_CLAUSE = 1500  # characters; a longer sentence is read from its end


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline as the text has it."""

    day: date | None
    mode: DeadlineMode
    what: str
    by: str
    to: str
    path: str
    """Of the item that says so, such as "III.1"."""

    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A wording of a deadline where it stands."""

    start: int
    end: int
    mode: DeadlineMode
    day: date | None


@dataclass(frozen=True, slots=True)
class Whom:
    """Who must send something, and to whom, as the line above a list says."""

    by: str = ""
    to: str = ""


@cache
def _per_rule() -> re.Pattern[str]:
    return re.compile(any_of("per_rule"), re.IGNORECASE)


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
    intro = Whom()
    for item in outline.body:
        dues += _in_item(item, year, intro)
        if item.block.text.endswith(":"):
            intro = _whom(item.body)
        elif item.mark is None or item.mark.style not in ("dash", "plus", "point"):
            intro = Whom()
    return tuple(sorted(dict.fromkeys(dues), key=lambda due: due.day or date.max))


def _in_item(item: Item, year: int | None, intro: Whom) -> Iterator[Due]:
    """Yield the deadlines of one block."""
    block = item.body
    hits = sorted(_hits(block.key, year))
    for hit in hits or _duties_by_rule(block.key):
        due = _due(block, hit, hit.start, item.path, intro)
        if due:
            yield due


def _hits(keyed: str, year: int | None) -> Iterator[Hit]:
    """Yield each wording of a deadline with its day; of two that overlap, the first kind."""
    taken: list[tuple[int, int]] = []
    for mode, pattern in _due_patterns():
        for found in pattern.finditer(keyed):
            day = read_day(found[1], year)
            if day and not any(a < found.end() and found.start() < b for a, b in taken):
                taken.append(found.span())
                if not _ends_period(keyed, found.start(), mode):
                    yield Hit(found.start(), found.end(), mode, day)


def _ends_period(keyed: str, start: int, mode: DeadlineMode) -> bool:
    """Tell whether "đến hết ngày" only closes a span that began before it."""
    before = keyed[max(0, start - 60) : start]
    return mode is DeadlineMode.THROUGH and bool(_OPEN_SPAN.search(before))


def _duties_by_rule(keyed: str) -> Iterator[Hit]:
    """Yield a duty to report that has no date: "báo cáo về … theo quy định"."""
    recurring = _RECURRING.search(keyed)
    found = recurring or _per_rule().search(keyed)
    if not found:
        return
    reports = _REPORT.search(keyed, _clause(keyed, found.start()), found.start())
    if reports and (recurring or _TO.search(keyed, reports.start(), found.start())):
        yield Hit(found.start(), found.end(), DeadlineMode.PER_RULE, None)


def _due(block: Block, hit: Hit, stop: int, path: str, intro: Whom) -> Due | None:
    """Return the deadline of a wording, if a duty belongs to it.

    The duty is read from the clause that ends at `stop`; where that clause only
    says "hoàn thành", from the one before.
    """
    at = _clause(block.key, stop)
    clause, keyed = block.text[at:stop], block.key[at:stop]
    if not _DUTY.search(block.key, at, min(len(block.key), hit.end + NEAR_BEHIND)):
        return None
    to, to_at = _recipient(clause, keyed)
    by, begins = _asked(clause)
    what = clause[begins : to_at if to_at >= begins else len(clause)].strip(" ,(–-:;.")
    what = _DONE.sub("", what).strip(" ,(:")
    if not what and to:  # "báo cáo Ban Thường vụ kết quả": the verb goes with who gets it
        what = clause[begins:].strip(" ,(–-:;.")
    if not what and at > 0:
        return _due(block, hit, at - 1, path, intro)
    behind = block.text[hit.end : _next_stop(block.key, hit.end)]
    return Due(
        hit.day,
        hit.mode,
        _shortened(what or behind.strip(" ,:)–-")),
        by or intro.by,
        to or _recipient(behind, behind)[0] or intro.to,
        path,
        block.line_at(at),
        block.line_at(hit.end - 1),
    )


def _clause(keyed: str, end: int) -> int:
    """Return where the clause that ends at `end` begins: behind the last full stop or semicolon."""
    near = max(0, end - LONGEST_CLAUSE)
    starts = [found.end() for found in _CLAUSE.finditer(keyed, near, end)]
    return starts[-1] if starts else near


def _next_stop(keyed: str, at: int) -> int:
    found = _STOP.search(keyed, at)
    return found.start() if found else len(keyed)


def _recipient(text: str, keyed: str) -> tuple[str, int]:
    """Return to whom something goes, and where the words that say so begin; ("", -1) for nobody."""
    found = list(_TO.finditer(keyed))
    if not found:
        return "", -1
    last = found[-1]
    end = _TO_END.search(keyed, last.end("name"))
    name = text[last.start("name") : end.start() if end else len(text)]
    # "báo cáo về Ban …" keeps its verb: it says what is done; "gửi về Ban …" says only to whom.
    at = last.start("way") if last["way"] is not None else last.start()
    sends = _SENDS.search(keyed[:at])
    if sends and keyed[: sends.start()].strip(" ,-"):
        at = sends.start()
    return name.strip(" ,"), at


def _asked(clause: str) -> tuple[str, int]:
    """Return who is asked ("Đề nghị X …", "Văn phòng Sở …") and where the duty begins."""
    _, text = without_assigner(clause)
    unit, rest = split_duty(text)
    return (unit, len(clause) - len(rest)) if unit and rest else ("", 0)


def _whom(block: Block) -> Whom:
    """Return who must send what follows, and to whom: "… gửi về X các nội dung sau:"."""
    to, at = _recipient(block.text, block.key)
    if not to:
        return Whom()
    head = block.text[:at]
    by, _ = _asked(block.text)
    assigned, text = without_assigner(head)
    return Whom(by or (text.strip(" ,") if assigned else ""), to)


def _shortened(what: str) -> str:
    """Return what must be done: from the last clause that names a report, if there are several."""
    parts = _REPORT_CLAUSE.split(what)
    # "tổng hợp, báo cáo kết quả" stays whole: its first clause is no more than a verb.
    return parts[-1].strip() if len(parts) > 1 and len(parts[0].split()) >= LONG_CLAUSE else what
