"""One banner from request to file: find it in the cache, or lay out, draw, encode and store.

In: a request and a cache, or a path. Out: a `RenderRecord`, or a `Fault`.
Many at once is the business of `jobs`.
"""

import hashlib
import itertools
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bangron.banners.cache import Cache, Drawn, key_of, write_atomically
from bangron.banners.contrasting import worst_contrast
from bangron.banners.drawing import draw, ground
from bangron.banners.encoding import ENCODERS, encode
from bangron.banners.formats import LEAST_TYPE_PX, Format, reduced
from bangron.banners.laying import Fault, lay_out, palette_of, template_of
from bangron.banners.layout import Layout
from bangron.banners.palettes import LEAST_CONTRAST
from bangron.banners.record import RenderRecord
from bangron.banners.request import Request
from bangron.banners.wording import split_words
from bangron.model import Slogan

PREVIEW_PX = 1600  # the longer side: what a screen shows of a banner of any size
KEPT_PX = 20_000_000  # the grounds of larger pictures are not kept: each takes a byte a pixel
NO_BREAK = "\u00a0"


def find(request: Request, cache: Cache) -> RenderRecord | None:
    """Return the record of a banner that was drawn before, or None."""
    key = key_of(request)
    extension = ENCODERS[shown_size(request).encoder].extension
    drawn = cache.find(key, extension)
    if drawn is None:
        return None
    return record_of(request, drawn, cache.path(key, extension), cached=True)


def render(request: Request, cache: Cache) -> RenderRecord | Fault:
    """Draw a banner into the cache."""
    begun = time.perf_counter()
    made = make(request)
    if isinstance(made, Fault):
        return made
    data, drawn = made
    extension = ENCODERS[drawn.encoder].extension
    path = cache.store(key_of(request), extension, data, drawn)
    return record_of(request, drawn, path, seconds=time.perf_counter() - begun)


def render_one(request: Request, path: Path) -> RenderRecord | Fault:
    """Draw a banner into the file `path`, past the cache; OSError where it cannot be written."""
    begun = time.perf_counter()
    made = make(request)
    if isinstance(made, Fault):
        return made
    data, drawn = made
    write_atomically(path, data)
    return record_of(request, drawn, path, seconds=time.perf_counter() - begun)


def make(request: Request) -> tuple[bytes, Drawn] | Fault:
    """Return a banner's file and what is on it."""
    layout = lay_out(request)
    if isinstance(layout, Fault):
        return layout
    palette = palette_of(request)
    size, lines = shown_size(request), layout.by_role("slogan")
    if request.preview:
        layout = reduced_layout(request, layout)
        if isinstance(layout, Fault):
            return layout
    ratio = worst_contrast(layout, palette)
    if ratio < LEAST_CONTRAST:
        values = (("palette", request.palette), ("ratio", f"{ratio:.2f}"))
        return Fault("banner-contrast", values)
    encoder = ENCODERS[size.encoder]
    data = encode(encoder, draw(layout, palette), size.dpi, size.limit_bytes)
    if request.format.area_px > KEPT_PX:
        ground.cache_clear()
    if data is None:
        return Fault("banner-too-heavy", (("limit", str(size.limit_bytes // 1000)),))
    drawn = drawn_of(layout, data, encoder.id, ratio)
    return data, replace(drawn, lines=tuple(line.text for line in lines))


def shown_size(request: Request) -> Format:
    """Return the format as its picture shows it: a preview is smaller, and light as it is.

    A photo becomes a JPEG: as a PNG it is many times heavier, and where that is too
    heavy its colours, and a logo's with them, would be made fewer.
    """
    size = reduced(request.format, PREVIEW_PX) if request.preview else request.format
    is_photo = bool(request.image and template_of(request).arrangement(request.format).photo)
    if is_photo and size.encoder in ("png", "jpeg"):
        return replace(size, encoder="jpeg")
    return replace(size, encoder="png") if request.preview else size


def reduced_layout(request: Request, whole: Layout) -> Layout | Fault:
    """Return the layout of a preview: the lines of the whole banner, laid out anew at its size.

    Whether letters are legible was settled in full size: here they may be as small as they come.
    """
    size = shown_size(request)
    lines = [line.text for line in whole.by_role("slogan")]
    small = replace(request, format=size, slogan=in_lines(request.slogan, lines))
    layout = lay_out(small)
    if isinstance(layout, Layout):
        return layout
    return lay_out(replace(small, format=replace(size, smallest_type_px=LEAST_TYPE_PX)))


def in_lines(slogan: Slogan, lines: Sequence[str]) -> Slogan:
    """Return a slogan that can be set in no other lines than those it was set in."""
    words = iter(split_words(slogan.text))
    wholes = [NO_BREAK.join(itertools.islice(words, len(split_words(line)))) for line in lines]
    starts = itertools.accumulate(len(whole) + 1 for whole in wholes[:-1])
    return replace(slogan, text=" ".join(wholes), breaks=tuple(starts))


def drawn_of(layout: Layout, data: bytes, encoder: str, contrast: float) -> Drawn:
    """Return what the cache keeps of a banner."""
    slogan = layout.by_role("slogan")
    left, top, right, bottom = (round(edge, 2) for edge in layout.ink_box)
    return Drawn(
        bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        encoder=encoder,
        lines=tuple(line.text for line in slogan),
        font_size_px=slogan[0].size_px,
        ink_box=(left, top, right, bottom),
        contrast=round(contrast, 2),
        font=slogan[0].style.font,
    )


def record_of(
    request: Request, drawn: Drawn, path: Path, *, cached: bool = False, seconds: float = 0.0
) -> RenderRecord:
    """Return the record of a banner whose file lies at `path`."""
    size = shown_size(request)
    return RenderRecord(
        id=request.slogan.id,
        format=size.id,
        path=path,
        width_px=size.width_px,
        height_px=size.height_px,
        dpi=size.dpi,
        bytes=drawn.bytes,
        encoder=drawn.encoder,
        lines=drawn.lines,
        font_size_px=drawn.font_size_px,
        ink_box=drawn.ink_box,
        safe_box=size.safe_box,
        contrast=drawn.contrast,
        alt=request.slogan.alt,
        sha256=drawn.sha256,
        cached=cached,
        seconds=round(seconds, 4),
        font=drawn.font,
        preview=request.preview,
    )
