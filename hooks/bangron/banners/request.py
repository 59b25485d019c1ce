"""What is to be drawn: one slogan in one format, in one look.

In: slogans, the formats of this build, the brand. Out: frozen requests that can
be sent to another process, and problems for what names no format, template or
palette there is. Whether the words fit is found by `laying`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bangron.banners.formats import Format, load_formats
from bangron.banners.palettes import load_palettes
from bangron.banners.templates import TEMPLATES
from bangron.model import Brand, Slogan
from bangron.problems import Problem, suggestion

DEFAULT_TEMPLATE = "solemn"
DEFAULT_PALETTE = "red-gold"


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


def requests_for(
    slogans: Iterable[Slogan], formats: Iterable[Format], brand: Brand, *, usual: bool = False
) -> tuple[tuple[Request, ...], tuple[Problem, ...]]:
    """Return a request for each slogan in each of `formats` it wants, in that order.

    A slogan's own `formats`, template, palette and footer go before the brand's. With
    `usual`, a slogan that names no formats gets those alone that every build draws.
    """
    offered = tuple(formats)
    known = {size.id: None for size in (*load_formats(), *offered)}
    requests: list[Request] = []
    problems: list[Problem] = []
    for slogan in slogans:
        template = slogan.template or brand.template or DEFAULT_TEMPLATE
        palette = slogan.palette or brand.palette or DEFAULT_PALETTE
        faults = tuple(faults_of(slogan, template, palette, known))
        problems.extend(faults)
        if any(problem.rule != "banner-unknown-format" for problem in faults):
            continue
        whole = replace(slogan, footer=slogan.footer or brand.organisation)
        requests.extend(
            Request(whole, size, template, palette)
            for size in offered
            if wants(slogan, size, usual=usual)
        )
    return tuple(requests), tuple(problems)


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
    slogan: Slogan, template: str, palette: str, known: Iterable[str]
) -> Iterator[Problem]:
    """Yield a problem for each name that stands for nothing."""
    for name in slogan.formats:
        if name not in known:
            yield unknown("banner-unknown-format", slogan, name, known)
    if template not in TEMPLATES:
        yield unknown("banner-unknown-template", slogan, template, TEMPLATES)
    if palette not in load_palettes():
        yield unknown("banner-unknown-palette", slogan, palette, load_palettes())


def unknown(rule: str, slogan: Slogan, name: str, known: Iterable[str]) -> Problem:
    """Return the problem of a name that is not known, with the nearest one that is."""
    problem = Problem.make(rule, slogan.source, name=name)
    # The list of all names may be longer than what is quoted from a file; it is our own.
    return replace(problem, values=(*problem.values, ("help", suggestion(name, known))))
