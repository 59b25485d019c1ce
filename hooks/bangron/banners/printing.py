"""One banner from request to print file: find it in the cache, or lay out, write and store.

In: a request in a format with a true size, and what was asked for. Out: a
`RenderRecord` of a PDF, or a `Fault`: what may not be drawn may not be printed.
The pages themselves are written by `pdf`. Nothing is drawn but a small picture that
contrast is measured on, so that no size of cloth needs more memory than another.
"""

import hashlib
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bangron.banners.cache import Cache, Drawn, key_of
from bangron.banners.contrasting import worst_contrast
from bangron.banners.jobs import Progress, fault_of
from bangron.banners.laying import Fault, gather, lay_out, palette_of
from bangron.banners.layout import Layout
from bangron.banners.palettes import LEAST_CONTRAST
from bangron.banners.pdf import write_pdf
from bangron.banners.print_page import PrintOptions
from bangron.banners.record import RenderRecord
from bangron.banners.rendering import drawn_of, record_of, reduced_layout
from bangron.banners.request import Request
from bangron.banners.worker import failure
from bangron.problems import Problem

PDF = "pdf"
EXTENSION = ".pdf"


def printable(requests: Iterable[Request]) -> tuple[Request, ...]:
    """Return the requests whose format has a true size."""
    return tuple(request for request in requests if request.format.width_mm is not None)


def print_banner(request: Request, options: PrintOptions, cache: Cache) -> RenderRecord | Fault:
    """Return the PDF of a banner, from the cache where it is there, or why there can be none.

    ValueError where the format has no true size.
    """
    begun = time.perf_counter()
    key = print_key(request, options)
    found = cache.find(key, EXTENSION)
    if found is not None:
        return record_of(request, found, cache.path(key, EXTENSION), cached=True)
    made = made_for_print(request, options)
    if isinstance(made, Fault):
        return made
    path = cache.store(key, EXTENSION, *made)
    return record_of(request, made[1], path, seconds=time.perf_counter() - begun)


def made_for_print(request: Request, options: PrintOptions) -> tuple[bytes, Drawn] | Fault:
    """Return a banner's PDF and what is on it."""
    layout = lay_out(request)
    if isinstance(layout, Fault):
        return layout
    palette = palette_of(request)
    ratio = contrast_of(request, layout)
    if ratio < LEAST_CONTRAST:
        values = (("palette", request.palette), ("ratio", f"{ratio:.2f}"))
        return Fault("banner-contrast", values)
    data = write_pdf(request.slogan, layout, palette, request.format, options)
    return data, drawn_of(layout, data, PDF, ratio)


def contrast_of(request: Request, layout: Layout) -> float:
    """Return the least contrast of a banner's text, measured on its preview."""
    palette = palette_of(request)
    small = reduced_layout(replace(request, preview=True), layout)
    if isinstance(small, Fault):
        return palette.contrast
    return worst_contrast(small, palette)


def print_key(request: Request, options: PrintOptions) -> str:
    """Return the digest of everything that has a say in a PDF."""
    size = request.format
    parts = (PDF, key_of(request), size.width_mm, size.height_mm, size.bleed_mm, options)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def file_name(record: RenderRecord, options: PrintOptions) -> str:
    """Return what a print file is called: one that must be enlarged says so."""
    scale = f"-1-{options.scale}" if options.scale > 1 else ""
    return f"{record.id}-{record.format}{scale}{EXTENSION}"


def print_all(
    requests: Sequence[Request],
    options: PrintOptions,
    cache: Cache,
    on_done: Progress | None = None,
) -> tuple[tuple[RenderRecord, ...], tuple[Problem, ...]]:
    """Return the print files of those requests that have a true size, and what kept any from being."""
    wanted = printable(requests)
    records: list[RenderRecord] = []
    faults: list[tuple[Request, Fault]] = []
    for done, request in enumerate(wanted, 1):
        answer = attempt(request, options, cache)
        if not isinstance(answer, Fault):
            records.append(answer)
        told = fault_of(request, answer)
        if told:
            faults.append((request, told))
        if on_done:
            on_done(done, len(wanted))
    return tuple(records), gather(faults)


def attempt(request: Request, options: PrintOptions, cache: Cache) -> RenderRecord | Fault:
    """Return the outcome of a request; whatever goes wrong becomes a fault of this banner alone."""
    try:
        return print_banner(request, options, cache)
    except Exception as error:  # noqa: BLE001 - one bad banner must not stop the rest
        return failure(f"{type(error).__name__}: {error}")
