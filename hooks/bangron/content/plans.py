"""Reads the plan pages, `docs/ke-hoach/*.md`.

In: one page's text. Out: a `Plan`, or None where a fact is missing without
which the page would mislead (title, kind, side, issuer), and all problems.
"""

from bangron.content.fields import Fields
from bangron.content.front_matter import Page
from bangron.content.shared import read_anniversaries, read_period
from bangron.model import (
    Citation,
    Deadline,
    DeadlineMode,
    Observance,
    Plan,
    Side,
    Status,
    Task,
)
from bangron.problems import Problem

PLAN_KEYS = (
    "title", "kind", "side", "issuer", "unit", "parent", "province", "number", "date", "place",
    "campaign", "year", "period", "status", "summary", "origin", "anniversaries", "deadlines",
    "observances", "citations", "tasks", "recipients", "signatory", "slug",
)  # fmt: skip
DEADLINE_KEYS = ("date", "mode", "what", "by", "to")
OBSERVANCE_KEYS = ("day", "name")
CITATION_KEYS = ("number", "kind", "date", "issuer", "title", "note")
TASK_KEYS = ("item", "unit", "what")


def read_plan(page: Page, src_uri: str, stem: str) -> tuple[Plan | None, tuple[Problem, ...]]:
    """Return the plan of a page whose file is `src_uri` below `docs/` and is named `stem`."""
    problems: list[Problem] = []
    fields = Fields(page.meta, problems, PLAN_KEYS)
    plan = Plan(
        slug=fields.slug("slug", stem),
        src_uri=src_uri,
        title=fields.text("title", required=True),
        kind=fields.text("kind", required=True),
        side=fields.choice("side", Side, Side.STATE, required=True),
        issuer=fields.text("issuer", required=True),
        status=fields.choice("status", Status, Status.IN_REVIEW),
        unit=fields.slug("unit"),
        parent=fields.text("parent"),
        province=fields.text("province"),
        number=fields.text("number"),
        day=fields.day("date"),
        place=fields.text("place"),
        campaign=fields.slug("campaign"),
        year=fields.year("year"),
        period=read_period(fields),
        summary=fields.text("summary"),
        origin=fields.text("origin"),
        anniversaries=read_anniversaries(fields),
        deadlines=fields.each("deadlines", DEADLINE_KEYS, _deadline),
        observances=fields.each("observances", OBSERVANCE_KEYS, _observance),
        citations=fields.each("citations", CITATION_KEYS, _citation),
        tasks=fields.each("tasks", TASK_KEYS, _task),
        recipients=fields.texts("recipients"),
        signatory=fields.text("signatory"),
        source=page.meta.source,
    )
    return (plan if fields.sound else None), tuple(problems)


def _deadline(fields: Fields) -> Deadline | None:
    mode = fields.choice("mode", DeadlineMode, DeadlineMode.BY, required=True)
    deadline = Deadline(
        what=fields.text("what", required=True),
        mode=mode,
        day=fields.day("date", required=mode is not DeadlineMode.PER_RULE),
        by=fields.text("by"),
        to=fields.text("to"),
        source=fields.node.source,
    )
    return deadline if fields.sound else None


def _observance(fields: Fields) -> Observance | None:
    found = fields.month_and_day("day")
    name = fields.text("name", required=True)
    if found is None or not fields.sound:
        return None
    return Observance(*found, name, fields.node.source)


def _citation(fields: Fields) -> Citation | None:
    citation = Citation(
        number=fields.text("number", required=True),
        kind=fields.text("kind"),
        day=fields.day("date"),
        issuer=fields.text("issuer"),
        title=fields.text("title"),
        note=fields.text("note"),
        source=fields.node.source,
    )
    return citation if fields.sound else None


def _task(fields: Fields) -> Task | None:
    task = Task(
        item=fields.text("item"),
        unit=fields.text("unit", required=True),
        what=fields.text("what", required=True),
        source=fields.node.source,
    )
    return task if fields.sound else None
