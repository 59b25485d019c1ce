"""What a build makes public: everything but drafts, and nothing that leans on one.

In: the project as read. Out: the project as published.
"""

from dataclasses import replace
from typing import TypeVar

from bangron.model import Form, NewsItem, PlainPage, Plan, Project, Status

Record = TypeVar("Record", NewsItem, Form)


def draft_pages(project: Project) -> frozenset[str]:
    """Return the `src_uri` of every page with `status: draft`."""
    pages: tuple[Plan | NewsItem | Form | PlainPage, ...] = (
        *project.plans,
        *project.news,
        *project.forms,
        *project.pages,
    )
    return frozenset(page.src_uri for page in pages if page.status is Status.DRAFT)


def published(project: Project) -> Project:
    """Return the project without drafts."""
    return without(project, draft_pages(project))


def without(project: Project, hidden: frozenset[str]) -> Project:
    """Return the project without the pages `hidden`, and without the slogans in their annexes.

    News and forms that merely mention a hidden plan stay; the mention goes.
    """
    plans = tuple(plan for plan in project.plans if plan.src_uri not in hidden)
    drafts = {plan.slug for plan in project.plans} - {plan.slug for plan in plans}
    return replace(
        project,
        plans=plans,
        slogans=tuple(slogan for slogan in project.slogans if slogan.plan not in drafts),
        news=_without(project.news, hidden, drafts),
        forms=_without(project.forms, hidden, drafts),
        pages=tuple(page for page in project.pages if page.src_uri not in hidden),
    )


def _without(
    records: tuple[Record, ...], hidden: frozenset[str], drafts: set[str]
) -> tuple[Record, ...]:
    return tuple(
        replace(record, plan="") if record.plan in drafts else record
        for record in records
        if record.src_uri not in hidden
    )
