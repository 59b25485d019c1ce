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


def requests_for(
    slogans: Iterable[Slogan], formats: Iterable[Format], brand: Brand
) -> tuple[tuple[Request, ...], tuple[Problem, ...]]:
    """Return a request for each slogan in each of `formats` it wants, in that order.

    A slogan's own `formats`, template, palette and footer go before the brand's.
    """
    offered = tuple(formats)
    requests: list[Request] = []
    problems: list[Problem] = []
    for slogan in slogans:
        template = slogan.template or brand.template or DEFAULT_TEMPLATE
        palette = slogan.palette or brand.palette or DEFAULT_PALETTE
        faults = tuple(faults_of(slogan, template, palette))
        problems.extend(faults)
        if any(problem.rule != "banner-unknown-format" for problem in faults):
            continue
        whole = replace(slogan, footer=slogan.footer or brand.organisation)
        requests.extend(
            Request(whole, size, template, palette)
            for size in offered
            if not slogan.formats or size.id in slogan.formats
        )
    return tuple(requests), tuple(problems)


def faults_of(slogan: Slogan, template: str, palette: str) -> Iterator[Problem]:
    """Yield a problem for each name that stands for nothing."""
    known = [size.id for size in load_formats()]
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
