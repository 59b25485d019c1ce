"""One banner from request to file: find it in the cache, or lay out, draw, encode and store.

In: a request and a cache, or a path. Out: a `RenderRecord`, or a `Fault`.
Many at once is the business of `jobs`.
"""

import hashlib
import time
from dataclasses import replace
from pathlib import Path

from bangron.banners.cache import Cache, Drawn, key_of, write_atomically
from bangron.banners.contrasting import worst_contrast
from bangron.banners.drawing import draw, ground
from bangron.banners.encoding import ENCODERS, encode
from bangron.banners.formats import Format
from bangron.banners.formats import reduced as reduced_format
from bangron.banners.laying import Fault, lay_out, palette_of, template_of
from bangron.banners.layout import Layout
from bangron.banners.palettes import LEAST_CONTRAST
from bangron.banners.record import RenderRecord
from bangron.banners.reducing import reduced, reduced_picture
from bangron.banners.request import Request

PREVIEW_PX = 1600  # the longer side: what a screen shows of a banner of any size
KEPT_PX = 20_000_000  # the grounds of larger pictures are not kept: each takes a byte a pixel


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
    size = shown_size(request)
    shown = reduced_layout(request, layout) if request.preview else layout
    ratio = worst_contrast(shown, palette)
    if ratio < LEAST_CONTRAST:
        values = (("palette", request.palette), ("ratio", f"{ratio:.2f}"))
        return Fault("banner-contrast", values)
    if request.preview:
        picture = reduced_picture(layout, palette, size.width_px, size.height_px)
    else:
        picture = draw(layout, palette)
    encoder = ENCODERS[size.encoder]
    data = encode(encoder, picture, size.dpi, size.limit_bytes)
    if request.format.area_px > KEPT_PX:
        ground.cache_clear()
    if data is None:
        return Fault("banner-too-heavy", (("limit", str(size.limit_bytes // 1000)),))
    return data, drawn_of(shown, data, encoder.id, ratio)


def shown_size(request: Request) -> Format:
    """Return the format as its picture shows it: a preview is smaller, and light as it is.

    A photo becomes a JPEG: as a PNG it is many times heavier, and where that is too
    heavy its colours, and a logo's with them, would be made fewer.
    """
    size = reduced_format(request.format, PREVIEW_PX) if request.preview else request.format
    is_photo = bool(request.image and template_of(request).arrangement(request.format).photo)
    if is_photo and size.encoder in ("png", "jpeg"):
        return replace(size, encoder="jpeg")
    return replace(size, encoder="png") if request.preview else size


def reduced_layout(request: Request, whole: Layout) -> Layout:
    """Return the layout of a preview: that of the whole banner, every length in proportion."""
    size = shown_size(request)
    return reduced(whole, size.width_px, size.height_px)


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
