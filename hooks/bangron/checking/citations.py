"""Numbers of documents: their form, the kind before them, what a citation lacks, disagreements."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from bangron.checking.document import Document, Form, Kind
from bangron.checking.mentions import Cited, cited
from bangron.checking.rule import Family, Finding, Origin, Rule, found
from bangron.model import Side
from bangron.problems import Severity
from bangron.text.dates import official_date, parse_date
from bangron.text.normal import fold
from bangron.text.numbers import kind_name

KINDS = (
    "nghị quyết", "quyết định", "quy định", "chỉ thị", "kết luận", "quy chế", "hướng dẫn",
    "kế hoạch", "chương trình", "đề án", "báo cáo", "thông báo", "tờ trình", "công văn",
    "thông tư", "thông tri", "nghị định", "công điện", "luật", "pháp lệnh", "biên bản",
    "chương trình hành động", "thông tư liên tịch", "nghị quyết liên tịch", "văn bản hợp nhất",
)  # fmt: skip
GENERIC = "văn bản"
SHORTEST_ISSUER = 2


def number_form(document: Document) -> Iterator[Finding]:
    """Find a number spelt against the rule: "22/CT-TW", "367 - QĐ/TWĐTN"."""
    for one in cited(document):
        if not one.mention.is_regular:
            yield _at_number(document, one, one.mention.number.text)


def kind_mismatch(document: Document) -> Iterator[Finding]:
    """Find a kind that the letters of the number do not stand for: "Chỉ thị số 25-NQ/TW"."""
    for one in cited(document):
        printed, meant = _printed_kind(one), _meant_kinds(one)
        if printed and meant and printed not in meant:
            start = one.before_start - len(printed) + len(printed.split()[-1])
            mend = meant[0][0].upper() + meant[0][1:]
            yield found(document, start, start + len(printed), mend, number=one.mention.number.text)


def kind_cut(document: Document) -> Iterator[Finding]:
    """Half a kind before a number: "Công số 698-CV/TU"."""
    for one in cited(document):
        if not one.before or not one.has_so or _printed_kind(one):
            continue
        last = fold(one.before[-1])
        for meant in _meant_kinds(one):
            parts = meant.split()
            if last in (fold(parts[0]), fold(parts[-1])) and one.before[-1].lower() in parts:
                stop = one.before_start + len(one.before[-1])
                mend = meant[0].upper() + meant[1:]
                yield found(document, one.before_start, stop, mend, number=one.mention.number.text)
                break


def kind_generic(document: Document) -> Iterator[Finding]:
    """Find "Văn bản" where the number says which kind."""
    for one in cited(document):
        if " ".join(one.before[-2:]).lower() == GENERIC:
            start = one.before_start - len("Văn ")
            meant = (_meant_kinds(one) or ("công văn",))[0]
            mend = meant[0].upper() + meant[1:]
            yield found(document, start, start + len(GENERIC), mend, number=one.mention.number.text)


def without_so(document: Document) -> Iterator[Finding]:
    """Find a citation without "số" where the others have it."""
    every = [one for one in cited(document) if _printed_kind(one)]
    with_so = [one for one in every if one.has_so]
    for one in every:
        if not one.has_so and len(with_so) > len(every) - len(with_so):
            yield _at_number(document, one, f"số {one.mention.number.text}")


def comma_before_day(document: Document) -> Iterator[Finding]:
    """Find a comma between number and day where other citations have none."""
    dated = [one for one in cited(document) if one.day_text]
    if all(one.comma for one in dated):
        return
    for one in dated:
        if one.comma:
            yield _at_number(
                document, one, f"{one.mention.number.text} ngày {one.day_text}", with_day=True
            )


def citation_without_day(document: Document) -> Iterator[Finding]:
    """Find a citation whose day is given nowhere in the text."""
    known = {one.mention.number.text for one in cited(document) if one.day_text}
    if document.plan:
        known |= {citation.number for citation in document.plan.citations if citation.day}
    told: set[str] = set()
    for one in cited(document):
        number = one.mention.number
        if number.year or number.text in known or number.text in told:
            continue
        if not one.has_so or not _printed_kind(one):
            continue  # the document's own number, or one that is only mentioned
        if document.text[one.start + len(one.mention.as_printed) :][:1] == "&":
            continue  # the symbol goes on with a letter that the grammar does not have
        if document.paragraph_at(one.start).kind is not Kind.CELL:
            told.add(number.text)
            yield _at_number(document, one)


def citation_without_issuer(document: Document) -> Iterator[Finding]:
    """Find a citation whose issuer is given nowhere in the text."""
    known = {one.mention.number.text for one in cited(document) if one.issuer}
    for one in cited(document):
        if one.day_text and one.mention.number.text not in known and document.form is Form.RAW:
            yield _at_number(document, one)


def title_in_quotes(document: Document) -> Iterator[Finding]:
    """Find a cited title in quotation marks where most stand without."""
    titled = [one for one in cited(document) if one.title]
    quoted = [one for one in titled if one.quoted]
    if len(quoted) * 2 < len(titled):
        for one in quoted:
            yield found(document, one.title_start, one.title_start + len(one.title))


def days_disagree(document: Document) -> Iterator[Finding]:
    """One number with two days in one text."""
    by_number: dict[str, list[Cited]] = defaultdict(list)
    for one in cited(document):
        if one.day:
            by_number[one.mention.number.text].append(one)
    for mentions in by_number.values():
        first = mentions[0]
        for one in mentions[1:]:
            if one.day != first.day and first.day:
                yield _at_number(document, one, day=official_date(first.day))


def issuers_disagree(document: Document) -> Iterator[Finding]:
    """One number with two issuers in one text."""
    yield from _disagreements(document, "issuer")


def titles_disagree(document: Document) -> Iterator[Finding]:
    """One number with two titles in one text."""
    yield from _disagreements(document, "title")


def known_day(document: Document) -> Iterator[Finding]:
    """Find a document of the register with another day."""
    for one in cited(document):
        entry = _known().get(one.mention.number.text)
        if entry and one.day and one.day != entry["day"] and _same_title(one, entry):
            yield _at_number(document, one, day=official_date(entry["day"]))


def known_title(document: Document) -> Iterator[Finding]:
    """Find a document of the register with a title that is shortened or changed."""
    told: set[str] = set()
    for one in cited(document):
        entry = _known().get(one.mention.number.text)
        if not entry or not one.title or one.day != entry["day"]:
            continue
        if (
            fold(one.title) not in map(fold, entry["titles"])
            and one.mention.number.text not in told
        ):
            told.add(one.mention.number.text)
            stop = one.title_start + len(one.title)
            yield found(document, one.title_start, stop, entry["titles"][0])


def _disagreements(document: Document, field: str) -> Iterator[Finding]:
    """Yield the mentions whose issuer or title is not that of the first mention."""
    first: dict[str, str] = {}
    for one in cited(document):
        value = getattr(one, field)
        if len(value) < SHORTEST_ISSUER:
            continue
        known = first.setdefault(one.mention.number.text, value)
        a, b = fold(known), fold(value)
        if a != b and not (a.startswith(b) or b.startswith(a)):
            yield _at_number(document, one, other=known)


def _at_number(
    document: Document,
    one: Cited,
    mend: str | None = None,
    *,
    with_day: bool = False,
    **values: object,
) -> Finding:
    start = one.start
    stop = start + len(one.mention.as_printed)
    if with_day:
        stop = document.text.index(one.day_text, stop) + len(one.day_text)
    return found(document, start, stop, mend, number=one.mention.number.text, **values)


def _printed_kind(one: Cited) -> str:
    """Return the kind printed before a number, in small letters."""
    for length in (4, 3, 2, 1):
        words = " ".join(one.before[-length:]).lower()
        if len(one.before) >= length and words in KINDS:
            return words
    return ""


def _meant_kinds(one: Cited) -> tuple[str, ...]:
    """Return what the letters of a number stand for, in small letters."""
    number = one.mention.number
    if number.issuer.startswith("QH") and number.year:
        return ("luật", "nghị quyết", "pháp lệnh", "bộ luật")
    return tuple(name.lower() for name in kind_name(number.kind, number.side)) or (
        ("công văn",) if not number.kind and number.side is Side.STATE and not number.year else ()
    )


def _same_title(one: Cited, entry: dict[str, Any]) -> bool:
    """Tell whether a mention is of the document on record: number and kind come again each term."""
    return bool(one.title) and any(
        fold(one.title)[:20] == fold(title)[:20] for title in entry["titles"]
    )


@cache
def _known() -> dict[str, dict[str, Any]]:
    """Return the documents on record by their number."""
    text = (files("bangron") / "lexicon" / "documents.yml").read_text(encoding="utf-8")
    entries = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - the base loader makes text alone
    return {
        entry["number"]: {
            "day": parse_date(entry["date"]),
            "titles": (entry["title"], *entry.get("variants", ())),
        }
        for entry in entries
    }


FORM, SENSE = Origin.NUMBERS, Origin.NUMBERS
RULES = (
    Rule("number-form", Family.CITATION, Severity.WARNING, FORM, number_form),
    Rule("kind-mismatch", Family.CITATION, Severity.ERROR, FORM, kind_mismatch),
    Rule("kind-cut", Family.CITATION, Severity.ERROR, FORM, kind_cut),
    Rule("kind-generic", Family.CITATION, Severity.HINT, FORM, kind_generic),
    Rule("without-so", Family.CITATION, Severity.WARNING, FORM, without_so),
    Rule("comma-before-day", Family.CITATION, Severity.WARNING, FORM, comma_before_day),
    Rule("citation-without-day", Family.CITATION, Severity.WARNING, SENSE, citation_without_day),
    Rule("citation-without-issuer", Family.CITATION, Severity.HINT, SENSE, citation_without_issuer),
    Rule("title-in-quotes", Family.CITATION, Severity.HINT, FORM, title_in_quotes),
    Rule("days-disagree", Family.CITATION, Severity.ERROR, SENSE, days_disagree),
    Rule("issuers-disagree", Family.CITATION, Severity.HINT, SENSE, issuers_disagree),
    Rule("titles-disagree", Family.CITATION, Severity.HINT, SENSE, titles_disagree),
    Rule("known-day", Family.CITATION, Severity.WARNING, SENSE, known_day),
    Rule("known-title", Family.CITATION, Severity.HINT, SENSE, known_title),
)
