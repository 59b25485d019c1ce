"""Which pages the site has, what each is called, and which banner speaks for it.

In: the project. Out: a `PageSpec` for every address, those of the generated
pages included. How a page looks is the templates' job.
"""

from dataclasses import dataclass
from enum import StrEnum

from bangron.content.project import FORMS_FOLDER, NEWS_FOLDER, PLANS_FOLDER
from bangron.messages import say
from bangron.model import Form, NewsItem, PlainPage, Plan, Project, Slogan, Status
from bangron.problems import Source
from bangron.text.normal import caps
from bangron.text.slugs import slugify

SLOGANS_FOLDER = "khau-hieu"
DOCUMENTS_FOLDER = "van-ban"
PAGE_BANNER_FORMATS = ("og-image",)


class PageKind(StrEnum):
    """Each kind has a template of its name in `theme/pages/`."""

    HOME = "home"
    PLANS = "plans"
    PLAN = "plan"
    SLOGANS = "slogans"
    SLOGAN = "slogan"
    DOCUMENTS = "documents"
    NEWS = "news"
    NEWS_ITEM = "news-item"
    FORMS = "forms"
    FORM = "form"
    TEXT = "text"
    BROKEN = "broken"


Record = Plan | Slogan | NewsItem | Form | PlainPage


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page of the site."""

    kind: PageKind
    src_uri: str
    title: str
    summary: str = ""
    record: Record | None = None
    banner: str = ""
    """Id of the slogan whose og-image stands for the page; "" for the site's own."""

    status: Status = Status.APPROVED

    @property
    def address(self) -> str:
        """The page's address below the site's root: `ke-hoach/so-xay-dung/`, "" for the home page."""
        *folders, name = self.src_uri.removesuffix(".md").split("/")
        slug = getattr(self.record, "slug", slugify(name))
        parts = (*map(slugify, folders), "" if name == "index" else slug)
        return "".join(f"{part}/" for part in parts if part)


SECTIONS = (
    (PageKind.HOME, "index.md"),
    (PageKind.PLANS, f"{PLANS_FOLDER}/index.md"),
    (PageKind.SLOGANS, f"{SLOGANS_FOLDER}/index.md"),
    (PageKind.DOCUMENTS, f"{DOCUMENTS_FOLDER}/index.md"),
    (PageKind.NEWS, f"{NEWS_FOLDER}/index.md"),
    (PageKind.FORMS, f"{FORMS_FOLDER}/index.md"),
)


def page_specs(project: Project) -> dict[str, PageSpec]:
    """Return every page by its `src_uri`; those without a file below `docs/` are to be generated."""
    specs = [
        *(_section(kind, src_uri, project) for kind, src_uri in SECTIONS),
        *(_plan(plan) for plan in project.plans),
        *(_slogan(slogan) for slogan in project.slogans),
        *(_news(item) for item in project.news),
        *(_form(form) for form in project.forms),
    ]
    taken = {spec.src_uri for spec in specs}
    specs += [_plain(page) for page in project.pages if page.src_uri not in taken]
    return {spec.src_uri: spec for spec in specs}


def broken_page(src_uri: str) -> PageSpec:
    """Return the page that a preview shows in the place of one that cannot be read."""
    return PageSpec(PageKind.BROKEN, src_uri, say("page-broken"))


def page_banners(specs: dict[str, PageSpec], project: Project) -> tuple[Slogan, ...]:
    """Return the banners that pages without a slogan of their own need, set like slogans."""
    known = {slogan.id for slogan in project.slogans}
    wanted: dict[str, Slogan] = {}
    for spec in specs.values():
        if spec.banner and spec.banner not in known:
            wanted[spec.banner] = _page_banner(spec, project)
    return tuple(wanted.values())


def _page_banner(spec: PageSpec, project: Project) -> Slogan:
    kicker, footer = "", project.brand.organisation
    source = Source(f"docs/{spec.src_uri}")
    if isinstance(spec.record, Plan):
        kicker, footer, source = spec.record.kind, spec.record.issuer, spec.record.source
    elif isinstance(spec.record, NewsItem | Form | PlainPage):
        source = spec.record.source
        kicker = say(f"page-{spec.kind}")
    title = spec.title[:1].upper() + spec.title[1:]
    return Slogan(
        id=spec.banner,
        text=title,
        kicker=caps(kicker),
        footer=caps(footer),
        formats=PAGE_BANNER_FORMATS,
        template=project.brand.template,
        palette=project.brand.palette,
        source=source,
    )


def _section(kind: PageKind, src_uri: str, project: Project) -> PageSpec:
    own = next((page for page in project.pages if page.src_uri == src_uri), None)
    title = own.title if own and own.title else say(f"page-{kind}")
    summary = own.summary if own and own.summary else say(f"page-{kind}-summary")
    banner = f"trang-{src_uri.removesuffix('/index.md').removesuffix('.md')}"
    if kind in (PageKind.HOME, PageKind.SLOGANS) and project.slogans:
        banner = project.slogans[0].id
    return PageSpec(kind, src_uri, title, summary, own, banner)


def _plan(plan: Plan) -> PageSpec:
    return PageSpec(
        PageKind.PLAN,
        plan.src_uri,
        plan.title[:1].upper() + plan.title[1:],
        plan.summary,
        plan,
        f"{PLANS_FOLDER}-{plan.slug}",
        plan.status,
    )


def _slogan(slogan: Slogan) -> PageSpec:
    src_uri = f"{SLOGANS_FOLDER}/{slogan.id}.md"
    summary = say("slogan-summary", alt=slogan.alt)
    return PageSpec(PageKind.SLOGAN, src_uri, slogan.text, summary, slogan, slogan.id)


def _news(item: NewsItem) -> PageSpec:
    banner = f"{NEWS_FOLDER}-{item.slug}"
    return PageSpec(
        PageKind.NEWS_ITEM, item.src_uri, item.title, item.summary, item, banner, item.status
    )


def _form(form: Form) -> PageSpec:
    banner = f"{FORMS_FOLDER}-{form.slug}"
    return PageSpec(
        PageKind.FORM, form.src_uri, form.title, form.summary, form, banner, form.status
    )


def _plain(page: PlainPage) -> PageSpec:
    title = page.title or page.src_uri.removesuffix(".md").rpartition("/")[2]
    banner = slugify(f"trang-{page.src_uri.removesuffix('.md')}")
    return PageSpec(PageKind.TEXT, page.src_uri, title, page.summary, page, banner, page.status)
