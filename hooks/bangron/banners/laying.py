"""Lay a request out, or say why it cannot be: no bad banner is shipped.

In: requests. Out: layouts, or faults that are gathered into problems, one for
each slogan and cause, with the formats it concerns. Nothing is drawn here.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from bangron.banners.faces import face
from bangron.banners.layout import Layout
from bangron.banners.palettes import LEAST_CONTRAST, load_palettes
from bangron.banners.request import Request
from bangron.banners.solemn import TooLongError
from bangron.banners.templates import TEMPLATES
from bangron.banners.wording import wording
from bangron.model import Slogan
from bangron.problems import Problem, Severity

LONG_ON_CLOTH = 130  # characters; longer slogans belong on a poster (DOMAIN 3.5)
CLOTH_ASPECT = 6.0


@dataclass(frozen=True, slots=True)
class Fault:
    """Why one banner cannot be, or why it had better not be."""

    rule: str
    values: tuple[tuple[str, str], ...] = ()
    severity: Severity = Severity.ERROR


def lay_out(request: Request) -> Layout | Fault:
    """Return the layout of a banner, or the fault that forbids it."""
    fault = missing_glyphs(request) or low_contrast(request)
    if fault:
        return fault
    slogan, size = request.slogan, request.format
    try:
        layout = TEMPLATES[request.template].lay_out(slogan, size)
    except TooLongError as error:
        role = str(error)
        if role == "slogan":
            return Fault("banner-too-long", (("length", str(len(slogan.text))),))
        return Fault(f"banner-{role}-too-long")
    if not layout.by_role("slogan"):
        return Fault("banner-empty")
    return layout


def missing_glyphs(request: Request) -> Fault | None:
    """Return a fault where the template's fonts lack a character."""
    slogan = request.slogan
    text = " ".join(
        wording(part).text
        for part in (slogan.kicker, slogan.text, slogan.attribution, slogan.footer)
    )
    lacking = "".join(
        dict.fromkeys(
            char
            for name in TEMPLATES[request.template].fonts
            for char in face(name).missing(text + text.upper())
        )
    )
    return Fault("banner-missing-glyph", (("characters", named(lacking)),)) if lacking else None


def named(characters: str) -> str:
    """Return characters as a reader can find them: themselves, and their code points."""
    shown = [
        f"{'◌' if unicodedata.combining(char) else ''}{char} (U+{ord(char):04X})"
        for char in characters[:3]
    ]
    return ", ".join(shown) + (" …" if len(characters) > len(shown) else "")


def low_contrast(request: Request) -> Fault | None:
    """Return a fault where a text colour of the palette stands out too little."""
    ratio = load_palettes()[request.palette].contrast
    if ratio >= LEAST_CONTRAST:
        return None
    return Fault("banner-contrast", (("palette", request.palette), ("ratio", f"{ratio:.2f}")))


def advice(request: Request) -> Fault | None:
    """Return what is worth saying of a banner that can be drawn."""
    size = request.format
    if size.width_px / size.height_px < CLOTH_ASPECT or size.group != "print":
        return None
    if len(request.slogan.text) <= LONG_ON_CLOTH:
        return None
    length = (("length", str(len(request.slogan.text))),)
    return Fault("banner-long-on-cloth", length, Severity.HINT)


def check_requests(requests: Iterable[Request]) -> tuple[Problem, ...]:
    """Return what is wrong with the banners asked for; lays them out and draws nothing."""
    faults: list[tuple[Request, Fault]] = []
    for request in requests:
        found = lay_out(request)
        fault = found if isinstance(found, Fault) else advice(request)
        if fault:
            faults.append((request, fault))
    return gather(faults)


def gather(faults: Iterable[tuple[Request, Fault]]) -> tuple[Problem, ...]:
    """Return one problem for each slogan and cause, with the formats concerned."""
    concerned: dict[tuple[Slogan, Fault], list[str]] = {}
    for request, fault in faults:
        concerned.setdefault((request.slogan, fault), []).append(request.format.id)
    return tuple(
        Problem(
            fault.rule,
            fault.severity,
            slogan.source,
            # Ids of formats are our own words: the list is not cut as a quotation would be.
            (("slogan", slogan.id), *fault.values, ("formats", ", ".join(formats))),
        )
        for (slogan, fault), formats in concerned.items()
    )
