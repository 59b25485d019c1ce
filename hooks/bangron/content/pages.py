"""Reads pages of news (`docs/tin/*.md`), of forms (`docs/bieu-mau/*.md`), and of plain prose."""

from bangron.content.fields import Fields
from bangron.content.front_matter import Page
from bangron.model import Form, NewsItem, PlainPage, Status
from bangron.problems import Problem

NEWS_KEYS = ("title", "date", "summary", "campaign", "plan", "status", "slug")
PLAIN_KEYS = ("title", "summary", "status")
FORM_KEYS = ("title", "columns", "plan", "summary", "status", "slug")


def read_news(page: Page, src_uri: str, stem: str) -> tuple[NewsItem | None, tuple[Problem, ...]]:
    """Return the news item of a page; without a title or a date it is None."""
    problems: list[Problem] = []
    fields = Fields(page.meta, problems, NEWS_KEYS)
    title = fields.text("title", required=True)
    day = fields.day("date", required=True)
    slug = fields.slug("slug", stem)
    summary = fields.text("summary")
    campaign = fields.slug("campaign")
    plan = fields.slug("plan")
    status = fields.choice("status", Status, Status.APPROVED)
    if day is None or not fields.sound:
        return None, tuple(problems)
    item = NewsItem(slug, src_uri, title, day, summary, campaign, plan, status, page.meta.source)
    return item, tuple(problems)


def read_form(page: Page, src_uri: str, stem: str) -> tuple[Form | None, tuple[Problem, ...]]:
    """Return the form of a page; without a title or columns it is None."""
    problems: list[Problem] = []
    fields = Fields(page.meta, problems, FORM_KEYS)
    form = Form(
        slug=fields.slug("slug", stem),
        src_uri=src_uri,
        title=fields.text("title", required=True),
        columns=fields.texts("columns", required=True),
        plan=fields.slug("plan"),
        summary=fields.text("summary"),
        status=fields.choice("status", Status, Status.APPROVED),
        source=page.meta.source,
    )
    return (form if fields.sound else None), tuple(problems)


def read_plain(page: Page, src_uri: str) -> tuple[PlainPage, tuple[Problem, ...]]:
    """Return what the front matter of a page of prose says; all of it may be left out."""
    problems: list[Problem] = []
    fields = Fields(page.meta, problems, PLAIN_KEYS)
    plain = PlainPage(
        src_uri=src_uri,
        title=fields.text("title"),
        summary=fields.text("summary"),
        status=fields.choice("status", Status, Status.APPROVED),
        source=page.meta.source,
    )
    return plain, tuple(problems)
