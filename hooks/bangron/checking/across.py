"""What only a look at all plans together finds: they cite one document and disagree about it.

In: a project. Out: problems at the citation that comes second. The key of a
document is its number, with its issuer's province where it is no central body
(DOMAIN 1.2): the same number exists in every province.
"""

from collections.abc import Iterator

from bangron.model import Citation, Plan, Project
from bangron.problems import Phrase, Problem, Severity
from bangron.text.dates import official_date
from bangron.text.normal import fold
from bangron.text.numbers import is_central, parse_number

CODES = ("plans-disagree-on-day", "plans-disagree-on-title")


def disagreements(project: Project) -> tuple[Problem, ...]:
    """Return where two plans cite one document with different days or titles."""
    first: dict[tuple[str, str], Citation] = {}
    problems: list[Problem] = []
    for plan in project.plans:
        for citation in plan.citations:
            key = _key(plan, citation)
            if key is None:
                continue
            if key in first:
                problems += _compare(citation, first[key])
            else:
                first[key] = citation
    return tuple(problems)


def _key(plan: Plan, citation: Citation) -> tuple[str, str] | None:
    """Return what tells one document from another; None where nothing does."""
    number = parse_number(citation.number)
    if number is None:
        return None
    if is_central(number):
        return (number.text, "")
    return (number.text, fold(plan.province)) if plan.province else None


def _compare(citation: Citation, other: Citation) -> Iterator[Problem]:
    """Yield what differs between two citations of one document."""
    where = Phrase(other.source)
    if citation.day and other.day and citation.day != other.day:
        yield Problem.make(
            "plans-disagree-on-day",
            citation.source,
            Severity.WARNING,
            quote=citation.number,
            day=official_date(other.day),
            where=where,
        )
    elif fold(citation.title) != fold(other.title) and citation.title and other.title:
        yield Problem.make(
            "plans-disagree-on-title",
            citation.source,
            Severity.HINT,
            quote=citation.number,
            other=other.title,
            where=where,
        )
