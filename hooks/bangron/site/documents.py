"""The register of cited documents: one record for each, whoever cites it and however.

In: the plans. Out: the documents in the order of their dates, newest first,
each with the plans that cite it. A number alone is not a key (DOMAIN 1.2):
provinces and terms reuse them. The key is number and date, and for a document
of a local body the province as well.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bangron.model import Citation, Plan
from bangron.text.normal import fold, old_tone_style
from bangron.text.numbers import is_central, parse_number
from bangron.text.slugs import slugify, unique_slug

# Plans shorten a title by dropping half of it; what differs by less is a variant of the whole.
WHOLE_TITLE = 0.8


@dataclass(frozen=True, slots=True)
class Document:
    """A cited document: the fullest wording any plan gives, and who cites it."""

    slug: str
    number: str
    kind: str
    day: date | None
    issuer: str
    title: str
    cited_by: tuple[Plan, ...]


def register(plans: Iterable[Plan]) -> tuple[Document, ...]:
    """Return every document that the plans cite, newest first."""
    groups: dict[tuple[str, date | None, str], list[tuple[Plan, Citation]]] = {}
    for plan in plans:
        for citation in plan.citations:
            where = "" if _is_central(citation.number) else fold(plan.province or plan.issuer)
            key = (fold(citation.number), citation.day, where)
            groups.setdefault(key, []).append((plan, citation))
    taken: set[str] = set()
    documents: list[Document] = []
    ordered = sorted(
        groups.items(), key=lambda item: (item[0][1] or date.min, item[0]), reverse=True
    )
    for _, mentions in ordered:
        slug = unique_slug(slugify(mentions[0][1].number), taken)
        taken.add(slug)
        documents.append(_document(slug, mentions))
    return tuple(documents)


def _document(slug: str, mentions: list[tuple[Plan, Citation]]) -> Document:
    citations = [citation for _, citation in mentions]
    plans = {plan.slug: plan for plan, _ in mentions}
    return Document(
        slug=slug,
        number=citations[0].number,
        kind=_usual(citation.kind for citation in citations),
        day=citations[0].day,
        issuer=_usual(citation.issuer for citation in citations),
        title=_fullest([citation.title for citation in citations]),
        cited_by=tuple(plans.values()),
    )


def _fullest(titles: list[str]) -> str:
    """Return the title that most plans print, of those that do not shorten it."""
    longest = max(map(len, titles))
    return _usual(title for title in titles if len(title) >= longest * WHOLE_TITLE)


def _is_central(printed: str) -> bool:
    number = parse_number(printed)
    return number is not None and is_central(number)


def _usual(values: Iterable[str]) -> str:
    """Return the wording that most plans use; "" where none is given.

    Wordings that differ in capitals or tone style alone count as one, and the
    one with the most capitals stands for them: names of bodies are the words
    that plans forget to capitalise (Decree 30/2020, annex II).
    """
    groups: dict[str, list[str]] = {}
    for value in filter(None, values):
        groups.setdefault(fold(value), []).append(value)
    if not groups:
        return ""
    wordings = max(groups.values(), key=len)
    return old_tone_style(max(wordings, key=lambda value: sum(map(str.isupper, value))))
