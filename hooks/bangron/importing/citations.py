"""Finds the documents a plan rests on, each with what the sentence says of it.

In: an outline. Out: `Cited` documents in the order of their first mention, each
with the source lines of all its mentions. The sentence is read by its grammar
(DOMAIN 2.3): kind, number, day, issuer, title. What is not said stays empty.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from bangron.importing.blocks import Block
from bangron.importing.days import FULL, read_day
from bangron.importing.lexicon import any_of, comma_outside_names
from bangron.importing.marks import read_mark
from bangron.text.numbers import Mention, find_numbers

NEAR = 200  # characters before a number in which its kind, or a law's name, stands
LONGEST_ISSUER = 120  # characters
LONGEST_TITLE = 600  # characters

_KIND = f"(?i:{any_of('kinds')})"
_KIND_BEFORE = re.compile(rf"({_KIND})\s*(?:số\s*:?\s*)?$", re.IGNORECASE)
_NAMED_LAW = re.compile(
    r"(Luật|Bộ luật|Pháp lệnh)\s+(\S[^;.()]{2,120}?)\s*(?:,\s*)?(?:luật\s+)?(?:số\s*:?\s*|\(\s*(?:số\s*)?)$"
)
_WORD_BEFORE = re.compile(r"([A-ZĐÀ-Ỹ]\w+)\s+số\s*:?\s*$")
_AND_BEFORE = re.compile(r"(?:,|và|;)\s*(?:số\s*)?$")
_DAY = re.compile(rf"\s*,?\s*\(?\s*(?:ký\s+)?ngày\s+({FULL})\s*\)?", re.IGNORECASE)
_OF = re.compile(r"\s*,?\s*của\s+(?=\S)")
_TITLE_WORD = r"(?:về|Về|VỀ|v/v|V/v|ban hành|Ban hành|quy định|Quy định|phê duyệt|Phê duyệt|sửa đổi|công bố|kiện toàn|phát động|công nhận)"
_ACTION_WORD = (
    r"(?:triển khai|tổ chức|hướng dẫn|thực hiện|tăng cường|đẩy mạnh|tuyên truyền|hưởng ứng)"
)
_TITLE = re.compile(rf"\s*,?\s*(?:(?P<quote>[“\"])\s*(?=\S)|(?=(?:{_TITLE_WORD})\b))")
_ACTION_TITLE = re.compile(rf"\s*(?={_ACTION_WORD}\b)")
_ACTING_KINDS = frozenset(
    {"kế hoạch", "hướng dẫn", "công văn", "thông báo", "chương trình", "đề án", "văn bản"}
)
_ISSUER_END = re.compile(
    rf"\s*(?:{comma_outside_names()}|[;:.”])|\s+[“\"]|\s+{_TITLE_WORD}\b|\s+{_ACTION_WORD}\b|\s*\(?ngày\s+\d|\s+và\s+(?={_KIND}\s+số)"
    r"|\s+(?:trong|tới|đến|trên|gắn|để|nhằm|theo|là|đã|được|có|ở|cho|như)\s|\s*\((?!khóa|Khóa|khoá|Khoá)|\)"
)
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_CLAUSE_END = re.compile(
    r"(?P<aside>\s*\((?i:có|kèm|sau đây|gọi|viết tắt|gửi|theo|xem)(?!\w))|(?P<stop>(?<!TP)(?<!Tp)\.(?=\s|$|/)|[:!?]|…|,?\s*\.{3})|(?P<semi>;)|(?P<close>\))|(?P<open>\()"
    r"|(?P<comma>,\s*(?:gắn với|góp phần|nhằm|trong đó|đồng thời|cụ thể|để|trên cơ sở|căn cứ|tập trung"
    r"|đảm bảo|bảo đảm|cùng với|các văn bản)\b|\s+và\s+các\s+(?:văn bản|quy định|nội dung)\b)"
    r"|(?P<to>\s+(?:tới|đến)\s+(?:toàn thể\s+|đội ngũ\s+|mọi\s+|các\s+|từng\s+)?(?:cán bộ|đảng viên"
    r"|[Nn]hân dân|đoàn viên|hội viên|công chức|viên chức|người lao động|cơ sở|chi bộ|tầng lớp)\b)"
    rf"|(?P<body>,\s*(?=(?i:{any_of('bodies')})\s[^,;.]{{0,120}}?\s(?:xây dựng|ban hành|đề ra|lập|triển khai|tổ chức|hướng dẫn|yêu cầu|đề nghị)\b))"
    rf"|(?P<next>(?:\s*,|\s+và|\s+cùng)\s+(?=(?:các\s+)?{_KIND}\s+(?:số|\d|Đại hội)|\w+\s+số\s+\d))",
)
_GROUNDS = re.compile(
    r"(?:^|[.;]\s+)(?:Căn cứ|Thực hiện|Thi hành|Triển khai thực hiện|Tiếp tục thực hiện|Theo)\s+(?:nội dung\s+)?$"
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that is named, as printed."""

    number: str
    kind: str = ""
    day: date | None = None
    issuer: str = ""
    title: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """A mention in its text, and the one behind it."""

    text: str
    keyed: str
    mention: Mention
    following: Mention | None

    @property
    def is_ground(self) -> bool:
        """Tell whether the sentence is one ground: "Căn cứ <this document> về …"."""
        start, end = self.mention.start, self.mention.end
        before = _KIND_BEFORE.sub("", self.keyed[max(0, start - NEAR) : start])
        alone = self.following is None or "." in self.keyed[end : self.following.start]
        return alone and bool(_GROUNDS.search(before))


def find_citations(blocks: Iterable[Block], own_number: str) -> tuple[Cited, ...]:
    """Return every document that the blocks name, except the plan itself."""
    found: list[Cited] = []
    for block in blocks:
        for text, shift in ((block.text, 0), *_cells(block)):
            for cited in _in_text(block, text, shift):
                if cited.number != own_number:
                    _add(found, cited)
    return tuple(found)


def _cells(block: Block) -> Iterator[tuple[str, int]]:
    """Yield the texts of a row's cells; all of them stand on the row's first line."""
    return ((cell, -1) for cell in block.cells)


def _in_text(block: Block, text: str, shift: int) -> Iterator[Cited]:
    """Yield each mention in one text."""
    keyed = block.key if shift == 0 else text
    mark = read_mark(text)  # "2/ Trung tâm" is an item
    mentions = [found for found in find_numbers(text) if not mark or found.start >= mark.end]
    last = Cited("")
    read: list[Cited] = []
    for at, mention in enumerate(mentions):
        following = mentions[at + 1] if at + 1 < len(mentions) else None
        cited = _read(text, keyed, mention, following)
        line = block.line_at(mention.start) if shift == 0 else block.first_line
        if not cited.kind and _AND_BEFORE.search(
            keyed[max(0, mention.start - NEAR) : mention.start]
        ):
            cited = replace(cited, kind=last.kind)
        last = replace(cited, lines=(line,))
        read.append(last)
    # "Đề án số 02-ĐA/TU, ngày … và Quy chế số 05-QC/TU ngày … của X về Y": both are of X and about Y.
    for at in range(len(read) - 2, -1, -1):
        between = keyed[mentions[at].end : mentions[at + 1].start]
        if not read[at].issuer and not read[at].title and _is_shared(between, read[at + 1]):
            read[at] = replace(read[at], issuer=read[at + 1].issuer, title=read[at + 1].title)
    yield from read


def _is_shared(between: str, second: Cited) -> bool:
    """Tell whether nothing but a day, "và" and the next kind stands between two numbers."""
    rest = _DAY.sub("", between, count=1)
    return bool(second.issuer) and bool(
        re.fullmatch(rf"\s*,?\s*và\s+(?:{_KIND}\s*)?(?:số\s*:?\s*)?", rest, re.IGNORECASE)
    )


def _read(text: str, keyed: str, mention: Mention, following: Mention | None) -> Cited:
    """Return what the sentence says of one mention."""
    cited = Cited(mention.number.text)
    before = keyed[max(0, mention.start - NEAR) : mention.start]
    shift = max(0, mention.start - NEAR)
    law = _NAMED_LAW.search(before)
    kind = _KIND_BEFORE.search(before)
    if law:
        cited = replace(
            cited, kind=law[1], title=text[shift + law.start(2) : shift + law.end(2)].rstrip(" ,")
        )
    elif kind:
        cited = replace(cited, kind=text[shift + kind.start(1) : shift + kind.end(1)])
    elif word := _WORD_BEFORE.search(before):
        cited = replace(cited, kind=text[shift + word.start(1) : shift + word.end(1)])
    at = mention.end
    limit = following.start if following else len(text)
    for _ in range(2):  # the day may stand before the issuer or behind it
        if cited.day is None and (found := _DAY.match(keyed, at, limit)):
            cited, at = replace(cited, day=read_day(found[1])), found.end()
        if not cited.issuer and (found := _OF.match(keyed, at, limit)):
            end = _issuer_end(keyed, found.end(), limit)
            cited, at = replace(cited, issuer=text[found.end() : end].strip(" ,")), end
    if not cited.title:
        place = _Place(text, keyed, mention, following)
        cited = replace(cited, title=_title(place, at, cited))
    return cited


def _issuer_end(keyed: str, start: int, limit: int) -> int:
    """Return where the issuer's name ends."""
    end = min(limit, start + LONGEST_ISSUER)
    depth_text = keyed[start:end]
    found = _ISSUER_END.search(depth_text)
    # "(khoá XI)" belongs to the name: its bracket closes inside.
    while found and found[0] == ")" and "(" in depth_text[: found.start()]:
        found = _ISSUER_END.search(depth_text, found.end())
    return start + found.start() if found else end


def _title(place: _Place, at: int, cited: Cited) -> str:
    """Return the title that follows, or ""."""
    found = _TITLE.match(place.keyed, at)
    if not found and cited.kind.lower() in _ACTING_KINDS and cited.day:
        found = _ACTION_TITLE.match(place.keyed, at)
    if not found or (place.following and found.end() > place.following.start):
        return ""
    start = found.end()
    if found.groupdict().get("quote"):
        end = _closing_quote(place.text, start)
        if end is not None:
            return place.text[start:end].strip()
    return place.text[start : _title_end(place, start)].strip(" ,;“")


def _closing_quote(text: str, start: int) -> int | None:
    """Return where the quotation that begins at `start` closes; inner ones are passed over."""
    depth = 1
    for at in range(start, min(len(text), start + LONGEST_TITLE)):
        if text[at] == "“":
            depth += 1
        elif text[at] in '”"':
            depth -= 1
            if depth == 0:
                return at
    return None


def _title_end(place: _Place, start: int) -> int:
    """Return where a title without quotes ends."""
    keyed, following = place.keyed, place.following
    stop = min(len(keyed), start + LONGEST_TITLE)
    quoted = [found.span() for found in _QUOTED.finditer(keyed, start, stop)]
    is_ground = place.is_ground
    depth = 0
    for found in _CLAUSE_END.finditer(keyed, start, stop):
        if any(a <= found.start() < b for a, b in quoted):
            continue
        if following and found.start() >= following.end:
            break
        if found["open"]:
            depth += 1
        elif found["close"]:
            if depth == 0:
                return found.start()
            depth -= 1
        elif found["semi"] and _passes_semicolon(keyed, found.end(), is_ground=is_ground):
            continue
        else:
            return found.start()
    # The title names another document: it ends with that one's number.
    return following.end if following and following.end <= stop else stop


def _passes_semicolon(keyed: str, at: int, *, is_ground: bool) -> bool:
    """Tell whether a title goes on behind a semicolon.

    It does where the whole sentence is one ground, and in the last item of an
    open list, which a comma and dots end.
    """
    rest = keyed[at:].lstrip()
    if not rest[:1].islower() or re.match(rf"{_KIND}\s+(?:số|\d)|căn cứ|thực hiện", rest):
        return False
    end = re.search(r"[;:]|\.(?=\s|$)|,\s*(?:\.{3}|…)", rest)
    if end and end[0].startswith(","):
        return True
    return is_ground and end is not None and end[0] == "."


def _add(found: list[Cited], cited: Cited) -> None:
    """Add a mention to the document it names, or as a new one.

    A number is no key (DOMAIN 1.2): another day makes it another document.
    """
    for at, other in enumerate(found):
        if other.number == cited.number and (
            other.day == cited.day or other.day is None or cited.day is None
        ):
            known = _KIND_BEFORE.search(other.kind)
            found[at] = Cited(
                other.number,
                other.kind if known or not cited.kind else cited.kind,
                other.day or cited.day,
                other.issuer or cited.issuer,
                other.title or cited.title,
                tuple(sorted({*other.lines, *cited.lines})),
            )
            return
    found.append(cited)
