"""The documents that a text cites: number, kind, day, issuer and title of each mention.

In: a document. Out: mentions in the order of the text, taken apart by the
grammar of DOMAIN 2.3. What is wrong with one is said by `citations`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bangron.checking.document import Document, Kind, Paragraph
from bangron.text.dates import parse_date
from bangron.text.numbers import Mention, find_numbers

DAY = re.compile(
    r"(?P<comma>\s*,)?\s*ngày\s+(?P<day>\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
)
ISSUER = re.compile(
    r"\s*,?\s*của\s+(?P<issuer>[^,;:.“”()]+?(?:\([^)]*\))?)(?=\s*(?:“|về\b|Về\b|ban hành\b|[,;:.()”]|$))"
)
TITLE = re.compile(
    r"\s*,?\s*(?P<quote>“?)(?P<title>(?:về|Về|ban hành)\s[^;”“(]*?)(?=\s*(?:[;”“(]|, gắn\b|\.\s|\.?$|, (?:[A-ZĐ]\w+ )+số\b|; ))"
)
NUMBER_WORD = re.compile(r"(?P<so>\bsố\s*:?\s*)$", re.IGNORECASE)
LAST_WORDS = 4
LONGEST_KIND = 80  # characters before a number that may name its kind


@dataclass(frozen=True, slots=True)
class Cited:
    """One mention."""

    mention: Mention
    start: int
    """Where the number stands in the document's text."""

    before: tuple[str, ...]
    """The words before it and before "số", the nearest last."""

    before_start: int
    """Where the nearest of them begins."""

    has_so: bool
    day: date | None
    day_text: str
    comma: bool
    """True where a comma stands between number and day."""

    issuer: str
    issuer_start: int
    title: str
    title_start: int
    quoted: bool
    """True where the title stands in quotation marks."""


@lru_cache(maxsize=4)
def cited(document: Document) -> tuple[Cited, ...]:
    """Return the mentions in running text; the document's own number is none."""
    return tuple(_mentions(document))


def _mentions(document: Document) -> Iterator[Cited]:
    text = document.text
    for paragraph in document.paragraphs:
        if (
            paragraph.kind in (Kind.PRINTED, Kind.NOTE)
            or "/" not in text[paragraph.start : paragraph.stop]
        ):
            continue
        for mention in find_numbers(text[paragraph.start : paragraph.stop]):
            yield _cited(text, paragraph, mention)


def _cited(text: str, paragraph: Paragraph, mention: Mention) -> Cited:
    """Return a mention with what stands round it in its paragraph."""
    first, last = paragraph.start, paragraph.stop
    start, stop = first + mention.start, first + mention.end
    head = text[max(first, start - LONGEST_KIND) : start]
    first = start - len(head)
    so = NUMBER_WORD.search(head)
    head = head[: so.start()] if so else head
    words = re.findall(r"[^\W\d_]+|[^\w\s]", head.rstrip())[-LAST_WORDS:]
    trimmed = head.rstrip()
    nearest = re.search(r"[^\W\d_]+$", trimmed)
    at = stop
    day = DAY.match(text, at, last)
    at = day.end() if day else at
    issuer = ISSUER.match(text, at, last)
    at = issuer.end() if issuer else at
    title = TITLE.match(text, at, last)
    return Cited(
        mention=mention,
        start=start,
        before=tuple(words),
        before_start=first + (nearest.start() if nearest else len(trimmed)),
        has_so=so is not None,
        day=parse_date(_date_words(day["day"])) if day else None,
        day_text=day["day"] if day else "",
        comma=bool(day and day["comma"]),
        issuer=" ".join(issuer["issuer"].split()) if issuer else "",
        issuer_start=issuer.start("issuer") if issuer else stop,
        title=" ".join(title["title"].split()) if title else "",
        title_start=title.start("title") if title else stop,
        quoted=bool(title and title["quote"]),
    )


def _date_words(text: str) -> str:
    return f"ngày {text}" if "tháng" in text else text
