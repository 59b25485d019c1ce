"""Reads the head of a document: kind, title, number, day, place, who issued it, where, which side.

In: an outline and its closing. Out: a `Header`, as printed. State and Party text
are told apart by form (DOMAIN 2.2); every cue adds its points. What is blank
("Số: /KH-SKHCN") or absent stays empty.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache

from bangron.importing.closing import Closing
from bangron.importing.days import read_day
from bangron.importing.lexicon import any_of, doubtful_provinces, key, provinces, words
from bangron.importing.official import kind_of_line
from bangron.importing.outline import Outline
from bangron.model import Side
from bangron.text.normal import fold
from bangron.text.numbers import find_numbers

LONGEST_PLACE = 40  # characters
LONGEST_BODY_NAME = 120  # characters
NEAR = 20  # characters; a word before a name
INTRO_BLOCKS = 15  # within so many, the sentence stands that says who issues the plan

_BLANK = r"[\d.…_\s]*"
_PLACE_DATE = re.compile(
    rf"(?:^|(?<=\s))(?P<place>(?:(?:TP|TX|Tp|Tx)\.?\s*)?[A-ZĐÀ-Ỹ][\w’-]*(?:[ -]+(?:[A-ZĐÀ-Ỹ][\w’-]*)){{0,5}}),\s*"
    rf"ngày(?P<d>{_BLANK})(?:tháng|/)(?P<m>{_BLANK})(?:năm|/)(?P<y>{_BLANK})",
)
_NUMBER = re.compile(r"\bSố\s*:?\s*(?P<rest>.*)")
_LOOSE = re.compile(r"(?<=[\dA-ZĐ/-])\s*([/–-])\s*(?=[\dA-ZĐ])")  # "15 /KH - SXD"
_SYMBOL = re.compile(r"(?P<dash>[-–]|/)\s*(?P<kind>[A-ZĐ][A-ZĐa-z]{0,5})\s*(?P<sep>[-/–])")
_NO_BODY = re.compile(
    r"CỘNG H|ĐẢNG CỘNG SẢN|ĐỘC LẬP|DỰ THẢO|HỎA TỐC|KHẨN|MẬT|TUYỆT MẬT|PHỤ LỤC|SỐ\b|\W*$|V/V"
)
_ISSUES = r"(?:xây dựng|ban hành|đề ra|lập|triển khai|tổ chức|công bố|hướng dẫn)"
_FAREWELL = re.compile(r"Trên đây là[^.]*?\scủa\s+(?P<name>(?=[A-ZĐÀ-Ỹ]).+?)\s*(?:\./|[.,;]|$)")


@dataclass(frozen=True, slots=True)
class Header:
    """The facts of the head."""

    kind: str = ""
    title: str = ""
    number: str = ""
    number_line: int = 0
    """Where the number, or its blank, stands; 0 where neither does."""

    day: date | None = None
    day_line: int = 0
    place: str = ""
    issuer: str = ""
    parent: str = ""
    province: str = ""
    side: Side | None = None


def read_header(outline: Outline, closing: Closing) -> Header:
    """Return the facts of the head."""
    number, number_line, symbol = _number(outline)
    place, day, day_line = _place_and_day(outline)
    title = " ".join(block.text for block in outline.title).strip(" *")
    kind = outline.kind.text.strip(" :*") if outline.kind else ""
    kind = kind_of_line(kind) or kind
    issuer, parent = _bodies(outline, kind)
    return Header(
        kind=kind,
        title=re.sub(r"\s*\./?\.?$", "", title),
        number=number,
        number_line=number_line,
        day=day,
        day_line=day_line,
        place=place,
        issuer=issuer,
        parent=parent,
        province=_province(outline, place, issuer, parent),
        side=_side(outline, closing, symbol, issuer, title),
    )


def _number(outline: Outline) -> tuple[str, int, str]:
    """Return the plan's own number, the line it stands on, and its symbol where it is blank."""
    for block in outline.head:
        found = _NUMBER.search(block.text)
        if not found:
            continue
        rest = _LOOSE.sub(r"\1", found["rest"])
        mentions = find_numbers(rest)
        if mentions and mentions[0].start <= len("Số: "):
            return mentions[0].number.text, block.first_line, mentions[0].number.text
        return "", block.first_line, rest.strip()
    return "", 0, ""


def _place_and_day(outline: Outline) -> tuple[str, date | None, int]:
    """Return where and when the document was issued; a day left blank is None."""
    for block in outline.head:
        found = _PLACE_DATE.search(block.text)
        if found and len(found["place"]) <= LONGEST_PLACE:
            parts = [re.sub(r"\D", "", found[name]) for name in ("d", "m", "y")]
            day = read_day("/".join(parts)) if all(parts) else None
            return found["place"], day, block.line_at(found.start())
    return "", None, 0


def _bodies(outline: Outline, kind: str) -> tuple[str, str]:
    """Return who issues the document and the body above, as printed."""
    head = _head_bodies(outline)
    said = _body_of_intro(outline, kind)
    farewell = _body_of_farewell(outline)
    if said and farewell and fold(farewell).startswith(fold(said)):
        said = farewell
    issuer = said or farewell
    if head:
        if not issuer or fold(head[-1]).split()[:2] != fold(issuer).split()[:2]:
            issuer = _in_small_letters(head[-1], outline)
        parent = _in_small_letters(head[-2], outline) if len(head) > 1 else ""
        return issuer, parent
    return issuer, ""


def _head_bodies(outline: Outline) -> list[str]:
    """Return the bodies named in capitals above the kind; a wrapped name is one."""
    names: list[str] = []
    for block in outline.head:
        text = block.text.strip(" *_-")
        if not text.isupper() or _NO_BODY.match(text) or find_numbers(text):
            continue
        starts = re.match(any_of("bodies"), key(text), re.IGNORECASE)
        if starts or not names:
            names.append(text)
        else:
            names[-1] += f" {text}"
    return [name for name in names if re.match(any_of("bodies"), key(name), re.IGNORECASE)]


def _body_of_intro(outline: Outline, kind: str) -> str:
    """Return who "xây dựng Kế hoạch" or "ban hành Kế hoạch" in the sentence above the parts."""
    kinds = f"(?:{re.escape(key(kind))}|kế hoạch|{any_of('kinds')})" if kind else any_of("kinds")
    verb = re.compile(
        rf"\s*(?:\((?:sau đây|gọi tắt|viết tắt)[^)]*\))?\s+(?:đã\s+)?{_ISSUES}\s+(?:và\s+\S+\s+\S+\s+)?(?:nội dung\s+)?(?i:{kinds})"
    )
    starts = re.compile(rf"(?:^|(?<=[,;.:”]\s))(?=[A-ZĐÀ-Ỹ])(?i:{any_of('bodies')})")
    for item in outline.body[:INTRO_BLOCKS]:
        if item.is_heading:
            break
        block = item.body
        for issues in verb.finditer(block.key):
            found = [start.start() for start in starts.finditer(block.key, 0, issues.start())]
            if found and issues.start() - found[-1] <= LONGEST_BODY_NAME:
                return block.text[found[-1] : issues.start()].strip(" ,")
    return ""


def _body_of_farewell(outline: Outline) -> str:
    """Return of whom the plan is, by "Trên đây là Kế hoạch … của Sở Xây dựng./."."""
    for item in reversed(outline.body):
        if not item.text.startswith("Trên đây"):
            continue
        names = re.split(r"\scủa\s+(?=[A-ZĐÀ-Ỹ])", item.text)
        name = re.split(r"\./|[.,;(]", names[-1])[0].strip() if len(names) > 1 else ""
        if re.match(any_of("bodies"), key(name), re.IGNORECASE) and len(name) <= LONGEST_BODY_NAME:
            return name
    return ""


def _in_small_letters(name: str, outline: Outline) -> str:
    """Return a name in capitals as the text writes it, where it does."""
    pattern = re.compile(re.escape(key(name)).replace(r"\ ", r"\s+"), re.IGNORECASE)
    for block in (*outline.title, *(item.block for item in outline.body), *outline.closing):
        for found in pattern.finditer(block.key):
            text = block.text[found.start() : found.end()]
            if not text.isupper() and text[:1].isupper():
                return text
    return name


def _province(outline: Outline, place: str, issuer: str, parent: str) -> str:
    """Return the province a plan speaks of: by its head, else by the mentions in its text."""
    spellings = {fold(name): name for name in provinces()}
    if fold(place) in spellings:
        return spellings[fold(place)]
    scores: Counter[str] = Counter()
    for weight, text in (
        (20, issuer),
        (20, parent),
        *((20, block.text) for block in outline.head),
        *((3, block.text) for block in outline.title),
        *((1, item.block.text) for item in outline.body),
        *((1, block.text) for block in (*outline.closing, *outline.annex)),
    ):
        for name, points in _provinces_in(text):
            scores[name] += weight * points
    return max(scores, key=lambda name: (scores[name], name)) if scores else ""


def _provinces_in(text: str) -> list[tuple[str, int]]:
    """Return the provinces a text names, with 3 points for "tỉnh X" and 1 for the name alone."""
    keyed = key(text)
    is_caps = keyed.isupper()
    found = []
    for match in _province_pattern(is_caps=is_caps).finditer(keyed):
        name = _province_names()[match["name"].lower()]
        if match["of"]:
            found.append((name, 3))
        elif name not in doubtful_provinces() and (
            is_caps or not _inside_longer(keyed, match.span("name"))
        ):
            found.append((name, 1))
    return found


@cache
def _province_names() -> dict[str, str]:
    """Return the names by their keys in small letters."""
    return {key(name).lower(): name for name in provinces()}


@cache
def _province_pattern(*, is_caps: bool) -> re.Pattern[str]:
    """Return the pattern of all names; text in capitals is matched in any case."""
    names = "|".join(re.escape(key(name)) for name in provinces())
    return re.compile(
        rf"(?<!\w)(?P<of>(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|Tỉnh ủy|Thành ủy)\s+)?(?P<name>{names})(?!\w)",
        re.IGNORECASE if is_caps else 0,
    )


def _inside_longer(keyed: str, span: tuple[int, int]) -> bool:
    """Tell whether a name is a part of a longer one: "Hàm Thuận Nam"."""
    before = re.search(r"(\w+)\s$", keyed[max(0, span[0] - NEAR) : span[0]])
    after = re.match(r"\s[A-ZĐÀ-Ỹ]", keyed[span[1] : span[1] + 2])
    is_name = before and before[1][:1].isupper() and before[1] not in _BEFORE_PLACE
    return bool(is_name or after)


_BEFORE_PLACE = frozenset(
    {"Báo", "Hình", "hình", "ủy", "Đài", "UBND", "Truyền", "Đoàn", "PTTH", "Tỉnh", "Thành"}
)


def _side(outline: Outline, closing: Closing, symbol: str, issuer: str, title: str) -> Side | None:
    """Return State or Party by the cues of DOMAIN 2.2; None where they leave it open."""
    party = state = 0
    head = " ".join(block.text for block in outline.head)
    party += 5 * ("ĐẢNG CỘNG SẢN VIỆT NAM" in head)
    state += 5 * bool(re.search(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|Tự do\s*[-–]\s*Hạnh phúc", head))
    form = _SYMBOL.search(symbol)
    if form:
        is_party = form["dash"] != "/" and form["sep"] == "/"
        party, state = party + 3 * is_party, state + 3 * (form["dash"] == "/")
    bodies = key(f"{issuer} | {closing.recipients[-1] if closing.recipients else ''}").lower()
    name = key(issuer).lower()
    party += 3 * any(name.startswith(word) or f" {word}" in name for word in words("party_bodies"))
    state += 3 * any(name.startswith(word) for word in words("state_bodies"))
    party += bool(re.search(r"lưu:?\s*(?:văn phòng|văn thư)", bodies))
    state += bool(re.search(r"lưu\s*:\s*vt", bodies))
    if any(
        item.mark and item.mark.style == "roman" and item.mark.printed.endswith("-")
        for item in outline.body
    ):
        party += 2
    ends = Counter(closing.ends[:-1] or closing.ends)
    party += 2 * (ends[","] > ends[";"])
    state += 2 * (ends[";"] > ends[","])
    if title:
        party, state = party + 2 * title[:1].islower(), state + 2 * title[:1].isupper()
    if party == state:
        return None
    return Side.PARTY if party > state else Side.STATE
