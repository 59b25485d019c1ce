"""Checks what one record says of another: ids used twice, and names that lead nowhere.

In: all records that were read. Out: the records without the later twins, and
the problems. A name that leads nowhere is reported and cleared, so that no page
shows a link without an end.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from bangron.model import Form, NewsItem, Plan, Project, Slogan
from bangron.problems import Problem, Source, suggestion


class Record(Protocol):
    """What every record has."""

    @property
    def source(self) -> Source:
        """Where the record was read."""
        ...  # pragma: no cover


R = TypeVar("R", bound=Record)
Referring = TypeVar("Referring", Plan, Slogan, NewsItem, Form)


def first_of_each(records: Iterable[R], name: str, problems: list[Problem]) -> tuple[R, ...]:
    """Return the records whose attribute `name` is new; each later twin is a problem."""
    kept: dict[str, R] = {}
    for record in records:
        key = getattr(record, name)
        if key in kept:
            first = kept[key].source
            problems.append(Problem.make("id-twice", record.source, id=key, first=first))
        else:
            kept[key] = record
    return tuple(kept.values())


def resolve(project: Project, places: Mapping[str, str]) -> tuple[Project, tuple[Problem, ...]]:
    """Return the project with sound references only; `places` says which file holds which ids."""
    problems: list[Problem] = []
    known = {
        "campaign": {record.id for record in project.campaigns},
        "unit": {record.id for record in project.units},
        "plan": {record.slug for record in project.plans},
    }

    def sound(record: Referring, *keys: str) -> Referring:
        for key in keys:
            value = getattr(record, key)
            if value and value not in known[key]:
                problems.append(
                    Problem.make(
                        "unknown-reference",
                        record.source,
                        key=key,
                        quote=value,
                        where=places[key],
                        suggestion=suggestion(value, known[key]),
                    )
                )
                # Each key names a text of each record it is asked for; `replace` checks it.
                cleared: dict[str, Any] = {key: ""}
                record = replace(record, **cleared)
        return record

    resolved = replace(
        project,
        plans=tuple(sound(plan, "campaign", "unit") for plan in project.plans),
        slogans=tuple(sound(slogan, "campaign", "plan") for slogan in project.slogans),
        news=tuple(sound(item, "campaign", "plan") for item in project.news),
        forms=tuple(sound(form, "plan") for form in project.forms),
    )
    return resolved, tuple(problems)
