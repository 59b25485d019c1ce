"""What is to be drawn: one slogan in one format, in one look.

In: slogans, the formats of this build, the brand. Out: frozen requests that can
be sent to another process, and problems for what names no format, template or
palette there is. Whether the words fit is found by `laying`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from bangron.banners.admitting import admit_picture
from bangron.banners.assets import Asset
from bangron.banners.formats import Format, load_formats
from bangron.banners.kit import DEFAULT_TEMPLATE, Kit, default_palette, link_of, read_kit
from bangron.model import Brand, Slogan
from bangron.problems import Problem, Source, suggestion

DEFAULT_PALETTE = "red-gold"
NO_CODE = "no"


@dataclass(frozen=True, slots=True)
class Request:
    """One banner to draw."""

    slogan: Slogan
    """With everything filled in that a brand or a list would add."""

    format: Format
    template: str = DEFAULT_TEMPLATE
    palette: str = DEFAULT_PALETTE
    preview: bool = False
    """True for a small picture of a large banner, its lines the same."""

    optional: bool = False
    """True where nobody named this format: that the words do not fit it is advice, no fault."""

    kit: Kit = field(default_factory=Kit)
    """What the brand adds."""

    image: Asset | None = None
    """The picture for templates that show one."""

    link: str = ""
    """The address that the code opens; empty where there is no code."""


def requests_for(
    slogans: Iterable[Slogan],
    formats: Iterable[Format],
    brand: Brand,
    *,
    usual: bool = False,
    site_url: str = "",
) -> tuple[tuple[Request, ...], tuple[Problem, ...]]:
    """Return a request for each slogan in each of `formats` it wants, in that order.

    A slogan's own `formats`, template, palette and footer go before the brand's. With
    `usual`, a slogan that names no formats gets those alone that every build draws. A
    code leads to a page below `site_url`.
    """
    offered = tuple(formats)
    known = {size.id: None for size in (*load_formats(), *offered)}
    kit, wrong = read_kit(brand)
    images = Images(brand)
    requests: list[Request] = []
    problems: list[Problem] = [*wrong]
    for slogan in slogans:
        template = slogan.template or brand.template or DEFAULT_TEMPLATE
        palette = slogan.palette or default_palette(brand, kit, template) or DEFAULT_PALETTE
        faults = tuple(faults_of(slogan, (template, palette), known, kit))
        problems.extend(faults)
        if any(problem.rule != "banner-unknown-format" for problem in faults):
            continue
        whole = replace(slogan, footer=slogan.footer or brand.organisation)
        if slogan.qr or brand.qr:
            whole = replace(whole, qr=slogan.qr or brand.qr)
        image = images.of(slogan)
        link = link_of(whole, site_url)
        requests.extend(
            Request(whole, size, template, palette, kit=kit, image=image, link=link)
            for size in offered
            if wants(slogan, size, usual=usual)
        )
        if whole.qr not in ("", NO_CODE) and not link:
            problems.append(Problem.make("banner-qr-nowhere", slogan.source, slogan=slogan.id))
    return tuple(requests), (*problems, *images.problems)


class Images:
    """The images that slogans name, each looked at once."""

    def __init__(self, brand: Brand) -> None:
        """Look at nothing yet."""
        self.problems: list[Problem] = []
        self._brand = brand
        self._seen: dict[str, Asset | None] = {"": None}

    def of(self, slogan: Slogan) -> Asset | None:
        """Return the image of a slogan, or the brand's; None where there is none that can be used."""
        brand = self._brand
        typed = slogan.image or brand.image
        if typed not in self._seen:
            source: Source = slogan.image_source if slogan.image else brand.place("image")
            asset, faults = admit_picture("image", typed, source, Path(brand.folder or "."))
            self._seen[typed] = asset
            self.problems += faults
        return self._seen[typed]


def wants(slogan: Slogan, size: Format, *, usual: bool) -> bool:
    """Tell whether a slogan is to be drawn in a format that is offered."""
    if slogan.formats:
        return size.id in slogan.formats
    return size.default or not usual


def offers(requests: Iterable[Request]) -> tuple[Request, ...]:
    """Return the requests, those marked optional whose format neither slogan nor build names."""
    return tuple(
        replace(one, optional=not one.format.default and one.format.id not in one.slogan.formats)
        for one in requests
    )


def previews(requests: Iterable[Request]) -> tuple[Request, ...]:
    """Return a request for a small picture of every banner that is for print."""
    return tuple(replace(one, preview=True) for one in requests if one.format.group == "print")


def faults_of(
    slogan: Slogan, look: tuple[str, str], known: Iterable[str], kit: Kit
) -> Iterator[Problem]:
    """Yield a problem for each name that stands for nothing; `look` is template and palette."""
    for name in slogan.formats:
        if name not in known:
            yield unknown("banner-unknown-format", slogan, name, known)
    template, palette = look
    if template not in kit.all_templates():
        yield unknown("banner-unknown-template", slogan, template, kit.all_templates())
    if palette not in kit.all_palettes():
        yield unknown("banner-unknown-palette", slogan, palette, kit.all_palettes())


def unknown(rule: str, slogan: Slogan, name: str, known: Iterable[str]) -> Problem:
    """Return the problem of a name that is not known, with the nearest one that is."""
    problem = Problem.make(rule, slogan.source, name=name)
    # The list of all names may be longer than what is quoted from a file; it is our own.
    return replace(problem, values=(*problem.values, ("help", suggestion(name, known))))
