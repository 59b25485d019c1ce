"""Which pages the site has, what each is called, and which banner speaks for it.

In: the project. Out: a `PageSpec` for every address, those of the generated
pages included. How a page looks is the templates' job.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from bangron.content.project import FORMS_FOLDER, NEWS_FOLDER, PLANS_FOLDER
from bangron.messages import say, say_publicly
from bangron.model import Form, NewsItem, PlainPage, Plan, Project, Slogan, Status
from bangron.problems import Problem, Source
from bangron.text.normal import caps
from bangron.text.slugs import slugify, unique_slug

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

    @property
    def source(self) -> Source:
        """Where the page was written; its file below `docs/` where no record says more."""
        return Source(f"docs/{self.src_uri}") if self.record is None else self.record.source


SHOWS_A_SLOGAN = (PageKind.HOME, PageKind.SLOGANS, PageKind.SLOGAN)
"""Pages whose picture is a slogan's banner, where there is a slogan."""

SECTIONS = (
    (PageKind.HOME, "index.md"),
    (PageKind.PLANS, f"{PLANS_FOLDER}/index.md"),
    (PageKind.SLOGANS, f"{SLOGANS_FOLDER}/index.md"),
    (PageKind.DOCUMENTS, f"{DOCUMENTS_FOLDER}/index.md"),
    (PageKind.NEWS, f"{NEWS_FOLDER}/index.md"),
    (PageKind.FORMS, f"{FORMS_FOLDER}/index.md"),
)


def page_specs(project: Project) -> dict[str, PageSpec]:
    """Return every page by its `src_uri`; those without a file below `docs/` are to be generated.

    Of several pages with one address only the first is there.
    """
    specs: dict[str, PageSpec] = {}
    for spec in _every_spec(project):
        specs.setdefault(spec.address, spec)
    slogans = {slogan.id for slogan in project.slogans}
    taken = set(slogans)
    for address, spec in specs.items():
        if spec.kind in SHOWS_A_SLOGAN and spec.banner in slogans:
            continue
        # A slogan, or a page of another folder, may have the very name.
        banner = unique_slug(spec.banner, taken)
        taken.add(banner)
        specs[address] = replace(spec, banner=banner)
    return {spec.src_uri: spec for spec in specs.values()}


def address_twins(project: Project) -> dict[str, Problem]:
    """Return the `src_uri` of pages whose address an earlier page has, with the problem of each."""
    firsts: dict[str, PageSpec] = {}
    twins: dict[str, Problem] = {}
    for spec in _every_spec(project):
        first = firsts.setdefault(spec.address, spec)
        if first is not spec:
            twins[spec.src_uri] = Problem.make(
                "address-twice", spec.source, address=f"/{spec.address}", first=first.source
            )
    return twins


def _every_spec(project: Project) -> Iterator[PageSpec]:
    """Yield every page, the site's own and the records before those of prose."""
    yield from (_section(kind, src_uri, project) for kind, src_uri in SECTIONS)
    yield from map(_plan, project.plans)
    yield from map(_slogan, project.slogans)
    yield from map(_news, project.news)
    yield from map(_form, project.forms)
    sections = {src_uri for _, src_uri in SECTIONS}
    yield from (_plain(page) for page in project.pages if page.src_uri not in sections)


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
        kicker = say_publicly(f"page-{spec.kind}")
    title = spec.title[:1].upper() + spec.title[1:]
    return Slogan(
        id=spec.banner,
        text=title,
        kicker=caps(kicker),
        footer=caps(footer),
        formats=PAGE_BANNER_FORMATS,
        template=project.brand.template,
        palette=project.brand.palette,
        qr="no",  # whoever sees the picture of a link is about to open the page
        source=source,
    )


def _section(kind: PageKind, src_uri: str, project: Project) -> PageSpec:
    own = next((page for page in project.pages if page.src_uri == src_uri), None)
    title = own.title if own and own.title else say_publicly(f"page-{kind}")
    summary = own.summary if own and own.summary else say_publicly(f"page-{kind}-summary")
    banner = f"trang-{src_uri.removesuffix('/index.md').removesuffix('.md')}"
    if kind in (PageKind.HOME, PageKind.SLOGANS) and project.slogans:
        banner = project.slogans[0].id
    status = own.status if own else Status.APPROVED
    return PageSpec(kind, src_uri, title, summary, own, banner, status)


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
    summary = say_publicly("slogan-summary", alt=slogan.alt)
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
