"""What the templates may ask: the project, its banners and its dates, joined for reading.

In: the model, the render records and today's date. Out: one frozen `SiteView`
for all pages of a build. It answers questions; wording and markup are the
templates' own.
"""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bangron.banners.formats import Format
from bangron.banners.packs import WHOLE
from bangron.banners.record import RenderRecord
from bangron.model import Campaign, Form, Period, Plan, Project, Slogan, Task
from bangron.problems import Problem
from bangron.site.agenda import (
    Event,
    Phase,
    in_order_of_interest,
    next_events,
    phase_of,
    span_of,
)
from bangron.site.documents import Document
from bangron.site.pages import PageKind, PageSpec

BANNERS_FOLDER = "banners"
PREVIEW_MARK = "xem"  # to look at; no format's id ends in it
SOCIAL_FORMAT = "og-image"
NEXT_EVENTS = 5  # what a phone shows without scrolling far
MOST_CITED = 3  # a taste of the register on the home page


@dataclass(frozen=True, slots=True)
class PreviewFile:
    """A small picture of a banner that is too large to be shown on a page."""

    slogan_id: str
    format: Format
    record: RenderRecord

    @property
    def address(self) -> str:
        """The address below the site's root, `banners/<slogan>/<slogan>-<format>-xem.<ext>`."""
        name = f"{self.slogan_id}-{self.format.id}-{PREVIEW_MARK}{self.record.path.suffix}"
        return f"{BANNERS_FOLDER}/{self.slogan_id}/{name}"


@dataclass(frozen=True, slots=True)
class PrintFile:
    """A banner for the print shop: a PDF at true size."""

    slogan_id: str
    format: Format
    record: RenderRecord

    @property
    def address(self) -> str:
        """The address below the site's root, `banners/<slogan>/<slogan>-<format>.pdf`."""
        name = f"{self.slogan_id}-{self.format.id}{self.record.path.suffix}"
        return f"{BANNERS_FOLDER}/{self.slogan_id}/{name}"


@dataclass(frozen=True, slots=True)
class BannerFile:
    """A banner as the public finds it."""

    slogan_id: str
    format: Format
    record: RenderRecord
    preview: PreviewFile | None = None
    """For print, what a page shows in its place."""

    print_file: PrintFile | None = None
    """For print, the same banner as a PDF."""

    @property
    def address(self) -> str:
        """The address below the site's root, `banners/<slogan>/<slogan>-<format>.<ext>`."""
        name = f"{self.slogan_id}-{self.format.id}{self.record.path.suffix}"
        return f"{BANNERS_FOLDER}/{self.slogan_id}/{name}"


@dataclass(frozen=True, slots=True)
class PackFile:
    """All banners of a slogan in one ZIP."""

    slogan_id: str
    path: Path
    count: int
    """The number of banners in it."""

    bytes: int

    @property
    def address(self) -> str:
        """The address below the site's root, `banners/<slogan>/<slogan>-tron-bo.zip`."""
        return f"{BANNERS_FOLDER}/{self.slogan_id}/{self.slogan_id}-{WHOLE}{self.path.suffix}"


@dataclass(frozen=True, slots=True)
class SiteView:
    """Everything a page may show."""

    project: Project
    today: date
    specs: dict[str, PageSpec]
    documents: tuple[Document, ...]
    banner_files: dict[str, tuple[BannerFile, ...]]
    """By slogan id, in the order of the formats."""

    pack_files: dict[str, PackFile] = field(default_factory=dict)
    """By slogan id."""

    problems: tuple[Problem, ...] = ()
    preview: bool = False
    campaigns: tuple[Campaign, ...] = field(init=False)
    """In the order of interest today."""

    cited: dict[tuple[str, str, date | None], Document] = field(init=False)
    """By the citing plan's slug, number and date: each of a thousand plans asks for eight."""

    addresses: dict[int, str] = field(init=False)
    """By the identity of a page's record."""

    def __post_init__(self) -> None:
        """Put the campaigns in order, and index what every page asks for, once for all pages."""
        object.__setattr__(self, "campaigns", in_order_of_interest(self.project, self.today))
        cited = {
            (plan.slug, document.number, document.day): document
            for document in self.documents
            for plan in document.cited_by
        }
        object.__setattr__(self, "cited", cited)
        addresses = {id(spec.record): spec.address for spec in self.specs.values()}
        object.__setattr__(self, "addresses", addresses)

    def banners(self, slogan_id: str) -> tuple[BannerFile, ...]:
        """Return every banner of a slogan."""
        return self.banner_files.get(slogan_id, ())

    def banner(self, slogan_id: str, format_id: str) -> BannerFile | None:
        """Return one banner of a slogan, or None where it was not drawn."""
        found = (file for file in self.banners(slogan_id) if file.format.id == format_id)
        return next(found, None)

    def pack(self, slogan_id: str) -> PackFile | None:
        """Return the ZIP with all banners of a slogan, or None where it has none."""
        return self.pack_files.get(slogan_id)

    def social(self, spec: PageSpec) -> BannerFile | None:
        """Return the picture that stands for a page when it is shared; the home page leads."""
        lead = self.lead_slogan() if spec.kind is PageKind.HOME else None
        wanted = lead.id if lead else spec.banner
        return self.banner(wanted, SOCIAL_FORMAT) or next(
            (
                file
                for slogan in self.project.slogans
                if (file := self.banner(slogan.id, SOCIAL_FORMAT))
            ),
            None,
        )

    def campaign(self, campaign_id: str) -> Campaign | None:
        """Return a campaign by its id."""
        return next((c for c in self.project.campaigns if c.id == campaign_id), None)

    def lead_slogan(self) -> Slogan | None:
        """Return the slogan to put forward: the shortest, which sets largest, of the first campaign that has any."""
        for campaign in self.campaigns:
            slogans = self.slogans_of(campaign.id)
            if slogans:
                return min(slogans, key=lambda slogan: len(slogan.text))
        return next(iter(self.project.slogans), None)

    def lines(self, slogan: Slogan) -> tuple[str, ...]:
        """Return a slogan in the pieces its sharing picture was set in, which break no word.

        One piece where there is no such picture, or where it is set in other letters.
        """
        file = self.banner(slogan.id, SOCIAL_FORMAT)
        if file and " ".join(file.record.lines) == slogan.text:
            return file.record.lines
        return (slogan.text,)

    def issuer_of(self, plan: Plan) -> str:
        """Return who issued a plan, with the place: the unit's whole name where it agrees with print."""
        for unit in self.project.units:
            if unit.id == plan.unit and unit.name.startswith(plan.issuer):
                return unit.name
        if plan.province and plan.province not in plan.issuer:
            return f"{plan.issuer}, {plan.province}"
        return plan.issuer

    def phase(self, campaign: Campaign) -> Phase:
        """Return where a campaign stands today."""
        return phase_of(campaign, self.project, self.today)

    def span(self, campaign: Campaign) -> Period:
        """Return the days of a campaign."""
        return span_of(campaign, self.project)

    def plan(self, slug: str) -> Plan | None:
        """Return a plan by its slug."""
        return next((plan for plan in self.project.plans if plan.slug == slug), None)

    def plans_of(self, campaign_id: str) -> tuple[Plan, ...]:
        """Return the plans of a campaign."""
        return tuple(plan for plan in self.project.plans if plan.campaign == campaign_id)

    def plans_by_year(self) -> tuple[tuple[int | None, tuple[Plan, ...]], ...]:
        """Return the plans under their years, latest first; those without a year come last."""
        years = sorted({plan.year for plan in self.project.plans}, key=lambda y: -(y or 0))
        return tuple(
            (year, tuple(plan for plan in self.project.plans if plan.year == year))
            for year in years
        )

    def tasks_by_unit(self, plan: Plan) -> tuple[tuple[str, tuple[Task, ...]], ...]:
        """Return what a plan asks of each unit, the units in the order of their first task."""
        units: dict[str, list[Task]] = {}
        for task in plan.tasks:
            units.setdefault(task.unit, []).append(task)
        return tuple((unit, tuple(tasks)) for unit, tasks in units.items())

    def forms_of_plan(self, slug: str) -> tuple[Form, ...]:
        """Return the forms that come with a plan."""
        return tuple(form for form in self.project.forms if form.plan == slug)

    def slogans_of_plan(self, slug: str) -> tuple[Slogan, ...]:
        """Return the slogans in a plan's annex."""
        return tuple(slogan for slogan in self.project.slogans if slogan.plan == slug)

    def slogans_of(self, campaign_id: str) -> tuple[Slogan, ...]:
        """Return the slogans of a campaign."""
        return tuple(s for s in self.project.slogans if s.campaign == campaign_id)

    def slogans_by_campaign(self) -> tuple[tuple[str, tuple[Slogan, ...]], ...]:
        """Return the slogans under the names of their campaigns; "" heads those that have none."""
        groups = [(campaign.name, self.slogans_of(campaign.id)) for campaign in self.campaigns]
        known = {campaign.id for campaign in self.campaigns}
        others = tuple(s for s in self.project.slogans if s.campaign not in known)
        return tuple((name, slogans) for name, slogans in [*groups, ("", others)] if slogans)

    def document(self, number: str, day: date | None, plan: Plan) -> Document | None:
        """Return the record of a document that a plan cites."""
        return self.cited.get((plan.slug, number, day))

    def most_cited(self) -> tuple[Document, ...]:
        """Return the documents that most plans rest on."""
        ranked = sorted(self.documents, key=lambda document: -len(document.cited_by))
        return tuple(ranked[:MOST_CITED])

    def next_events(self) -> tuple[Event, ...]:
        """Return the next dates across all campaigns."""
        return next_events(self.project, self.today, NEXT_EVENTS)

    def address_of(self, record: object) -> str:
        """Return the address of the page of a record."""
        return self.addresses[id(record)]

    def problems_on(self, spec: PageSpec) -> tuple[Problem, ...]:
        """Return the problems of a page's own file, and those of files that have no page.

        The latter are the data that all pages share, and pages that are not shown.
        """
        own = f"docs/{spec.src_uri}"
        return tuple(
            problem
            for problem in self.problems
            if problem.source.path == own
            or problem.source.path.removeprefix("docs/") not in self.specs
        )
