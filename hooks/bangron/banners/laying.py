"""Lay a request out, or say why it cannot be: no bad banner is shipped.

In: requests. Out: layouts, or faults that are gathered into problems, one for
each slogan and cause, with the formats it concerns. Nothing is drawn here.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from bangron.banners.composing import compose
from bangron.banners.faces import face
from bangron.banners.layout import Layout
from bangron.banners.making import Content, NoRoomError, TooLongError
from bangron.banners.palettes import LEAST_CONTRAST, Palette
from bangron.banners.qr import modules
from bangron.banners.request import Request
from bangron.banners.template_spec import Template
from bangron.banners.wording import Wording, wording
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
    fault = missing_image(request) or missing_glyphs(request) or low_contrast(request)
    if fault:
        return fault
    slogan, size = request.slogan, request.format
    try:
        layout = compose(template_of(request), size, content_of(request))
    except TooLongError as error:
        role = str(error)
        if role == "slogan":
            return Fault("banner-too-long", (("length", str(len(slogan.text))),))
        return Fault(f"banner-{role}-too-long")
    except NoRoomError as error:
        return Fault(f"banner-no-room-{error}")
    if not layout.by_role("slogan"):
        return Fault("banner-empty")
    return layout


def template_of(request: Request) -> Template:
    """Return the template of a request, in the site's own fonts."""
    return request.kit.template(request.template)


def palette_of(request: Request) -> Palette:
    """Return the palette of a request."""
    return request.kit.palette(request.palette)


def content_of(request: Request) -> Content:
    """Return everything that a banner may show, its words in the case they are set in."""
    slogan, kit, template = request.slogan, request.kit, template_of(request)
    short = 0 < len(slogan.text) <= request.format.capitals_to
    texts = {
        "kicker": slogan.kicker,
        "slogan": slogan.text,
        "attribution": f"— {slogan.attribution}" if slogan.attribution else "",
        "foot": slogan.footer,
        "address": kit.address,
    }
    words: list[tuple[str, Wording]] = []
    for role, text in texts.items():
        rule = template.style(role).capitals
        breaks = slogan.breaks if role == "slogan" else ()
        capitals = rule == "always" or (rule == "short" and short)
        words.append((role, wording(text, breaks, caps=capitals)))
    return Content(
        words=tuple(words),
        lexicon=kit.lexicon,
        code=modules(request.link),
        logo=kit.logo,
        sponsor=kit.sponsor,
        image=request.image,
    )


def missing_image(request: Request) -> Fault | None:
    """Return a fault where the template shows an image and there is none."""
    template = template_of(request)
    if not template.arrangement(request.format).photo or request.image:
        return None
    return Fault("banner-no-image", (("template", template.id),))


def missing_glyphs(request: Request) -> Fault | None:
    """Return a fault where the template's fonts lack a character."""
    slogan = request.slogan
    parts = (
        slogan.kicker,
        slogan.text,
        slogan.attribution,
        slogan.footer,
        request.kit.address,
    )
    text = " ".join(wording(part).text for part in parts)
    lacking = "".join(
        dict.fromkeys(
            char
            for name in template_of(request).fonts
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
    ratio = palette_of(request).contrast
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
