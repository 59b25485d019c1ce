"""Reads a whole project: every page below `docs/`, every data file below `slogans/`.

In: the project's folder and the ids of the banner formats. Out: the `Project`
in the order it is shown, and all problems of all files together.
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

from bangron.content.body import check_body, check_headings, heading_of
from bangron.content.files import pages_below, read_text, relative_path
from bangron.content.formats import read_formats
from bangron.content.front_matter import Page, split_page
from bangron.content.pages import read_form, read_news, read_plain
from bangron.content.plans import read_plan
from bangron.content.records import read_brand, read_campaigns, read_units
from bangron.content.references import first_of_each, resolve
from bangron.content.slogans import read_slogans
from bangron.content.yaml_tree import Node, parse_yaml
from bangron.model import (
    Brand,
    Campaign,
    Form,
    FormatSpec,
    NewsItem,
    PlainPage,
    Plan,
    Project,
    Slogan,
    Unit,
)
from bangron.problems import Problem, Source, in_order
from bangron.text.slugs import slugify

FORMATS_FILE = "formats.yml"
BRAND_FILE = "brand.yml"
CAMPAIGNS_FILE = "campaigns.yml"
UNITS_FILE = "units.yml"
DATA_FILES = frozenset({BRAND_FILE, CAMPAIGNS_FILE, FORMATS_FILE, UNITS_FILE})

PAGE_SUFFIX = ".md"
PLANS_FOLDER = "ke-hoach"
NEWS_FOLDER = "tin"
FORMS_FOLDER = "bieu-mau"


@dataclass(slots=True)
class _Shelf:
    """What has been read so far."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    news: list[NewsItem] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    pages: list[PlainPage] = field(default_factory=list)
    slogans: list[Slogan] = field(default_factory=list)
    brand: Brand = field(default_factory=Brand)
    campaigns: tuple[Campaign, ...] = ()
    units: tuple[Unit, ...] = ()
    formats: tuple[FormatSpec, ...] = ()
    unreadable: list[str] = field(default_factory=list)


def read_project(
    root: Path, docs: Path, slogans: Path, known_formats: Collection[str]
) -> tuple[Project, tuple[Problem, ...]]:
    """Return the project below `root`, whose pages are in `docs` and whose data is in `slogans`.

    Slogans may name the formats of `known_formats` and those of the project's own.
    """
    shelf = _Shelf(root)
    shelf.formats, problems = own_formats(root, slogans)
    shelf.problems += problems
    known = {*known_formats, *(spec.id for spec in shelf.formats)}
    for path, src_uri in pages_below(docs):
        _read_page(path, src_uri, shelf)
    lists = sorted(path for end in ("*.yml", "*.yaml") for path in slogans.glob(end))
    if not lists:
        place = Source(relative_path(slogans, root))
        shelf.problems.append(Problem.make("no-slogan-lists", place))
    for path in lists:
        if path.name != FORMATS_FILE:
            _read_data(path, shelf, known)
    # With or without a brand.yml: words and templates of the site's own lie beside it.
    shelf.brand = replace(shelf.brand, folder=str(slogans))
    project = _arranged(shelf)
    places = {
        "campaign": relative_path(slogans / CAMPAIGNS_FILE, root),
        "unit": relative_path(slogans / UNITS_FILE, root),
        "plan": relative_path(docs / PLANS_FOLDER, root),
    }
    project, dangling = resolve(project, places)
    return project, in_order((*shelf.problems, *dangling))


def own_formats(root: Path, slogans: Path) -> tuple[tuple[FormatSpec, ...], tuple[Problem, ...]]:
    """Return the banner formats of a site's own; none, and no problem, where it has no such file."""
    path = slogans / FORMATS_FILE
    if not path.is_file():
        return (), ()
    text, problems = read_text(path, root)
    if text is None:
        return (), problems
    name = relative_path(path, root)
    node, faults = parse_yaml(text, name)
    if faults and node is None:
        return (), faults
    specs, wrong = read_formats(node, name)
    found = [*faults, *wrong]
    return first_of_each(specs, "id", found), tuple(found)


def _read_page(path: Path, src_uri: str, shelf: _Shelf) -> None:
    """Read one Markdown page; a page that cannot be shown is put down as unreadable."""
    text, problems = read_text(path, shelf.root)
    shelf.problems += problems
    if text is None:
        shelf.unreadable.append(src_uri)
        return
    name = relative_path(path, shelf.root)
    if not src_uri.endswith(PAGE_SUFFIX):
        shelf.problems.append(Problem.make("page-suffix", Source(name)))
        shelf.unreadable.append(src_uri)
        return
    folder, _, file_name = src_uri.rpartition("/")
    is_record = file_name != "index.md" and folder in {PLANS_FOLDER, NEWS_FOLDER, FORMS_FOLDER}
    if not is_record and not text.startswith("---"):
        shelf.problems += check_body(text, name, first_line=1)
        shelf.pages.append(PlainPage(src_uri, heading_of(text), source=Source(name)))
        return
    page, problems = split_page(text, name)
    shelf.problems += problems
    if page is None:
        shelf.unreadable.append(src_uri)
        return
    shelf.problems += check_body(page.body, name, page.body_line)
    if is_record:
        shelf.problems += check_headings(page.body, name, page.body_line)
        if not _read_record(page, src_uri, folder, shelf):
            shelf.unreadable.append(src_uri)
        return
    plain, problems = read_plain(page, src_uri)
    shelf.pages.append(plain if plain.title else replace(plain, title=heading_of(page.body)))
    shelf.problems += problems


def _read_record(page: Page, src_uri: str, folder: str, shelf: _Shelf) -> bool:
    """Put the plan, news item or form of a page on the shelf; tell whether it is usable."""
    stem = slugify(src_uri.rpartition("/")[2].removesuffix(PAGE_SUFFIX))
    problems: tuple[Problem, ...]
    if folder == PLANS_FOLDER:
        plan, problems = read_plan(page, src_uri, stem)
        shelf.plans += [plan] if plan else []
        usable = plan is not None
    elif folder == NEWS_FOLDER:
        item, problems = read_news(page, src_uri, stem)
        shelf.news += [item] if item else []
        usable = item is not None
    else:
        form, problems = read_form(page, src_uri, stem)
        shelf.forms += [form] if form else []
        usable = form is not None
    shelf.problems += problems
    return usable


def _read_data(path: Path, shelf: _Shelf, known_formats: Collection[str]) -> None:
    """Read one file of `slogans/` by what its name says it holds."""
    text, problems = read_text(path, shelf.root)
    shelf.problems += problems
    if text is None:
        return
    name = relative_path(path, shelf.root)
    node, problems = parse_yaml(text, name)
    shelf.problems += problems
    if problems and node is None:
        return
    shelf.problems += _read_tree(node, name, path.name, shelf, known_formats)


def _read_tree(
    node: Node | None, name: str, file_name: str, shelf: _Shelf, known_formats: Collection[str]
) -> tuple[Problem, ...]:
    problems: tuple[Problem, ...]
    if file_name == BRAND_FILE:
        shelf.brand, problems = read_brand(node, name)
    elif file_name == CAMPAIGNS_FILE:
        shelf.campaigns, problems = read_campaigns(node, name)
    elif file_name == UNITS_FILE:
        shelf.units, problems = read_units(node, name)
    else:
        slogans, problems = read_slogans(node, name, known_formats)
        shelf.slogans += slogans
    return problems


def _arranged(shelf: _Shelf) -> Project:
    """Return the project without twins; newest first where a date decides, else as listed."""
    problems = shelf.problems
    news = sorted(shelf.news, key=lambda item: (item.day, item.slug), reverse=True)
    plans = sorted(shelf.plans, key=lambda plan: (-(plan.year or 0), plan.src_uri))
    project = Project(
        brand=shelf.brand,
        units=first_of_each(shelf.units, "id", problems),
        campaigns=first_of_each(shelf.campaigns, "id", problems),
        plans=first_of_each(plans, "slug", problems),
        slogans=first_of_each(shelf.slogans, "id", problems),
        news=first_of_each(news, "slug", problems),
        forms=first_of_each(shelf.forms, "slug", problems),
        pages=tuple(shelf.pages),
        formats=shelf.formats,
    )
    shown: tuple[Plan | NewsItem | Form, ...] = (*project.plans, *project.news, *project.forms)
    every: tuple[Plan | NewsItem | Form, ...] = (*shelf.plans, *shelf.news, *shelf.forms)
    twins = {record.src_uri for record in every} - {record.src_uri for record in shown}
    return replace(project, unreadable=tuple(sorted({*shelf.unreadable, *twins})))
