"""One banner from request to file: find it in the cache, or lay out, draw, encode and store.

In: a request and a cache, or a path. Out: a `RenderRecord`, or a `Fault`.
Many at once is the business of `jobs`.
"""

import hashlib
import time
from pathlib import Path

from bangron.banners.cache import Cache, Drawn, key_of, write_atomically
from bangron.banners.contrasting import worst_contrast
from bangron.banners.drawing import draw
from bangron.banners.encoding import ENCODERS, encode
from bangron.banners.laying import Fault, lay_out, palette_of
from bangron.banners.layout import Layout
from bangron.banners.palettes import LEAST_CONTRAST
from bangron.banners.record import RenderRecord
from bangron.banners.request import Request


def find(request: Request, cache: Cache) -> RenderRecord | None:
    """Return the record of a banner that was drawn before, or None."""
    key = key_of(request)
    extension = ENCODERS[request.format.encoder].extension
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
    extension = ENCODERS[request.format.encoder].extension
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
    ratio = worst_contrast(layout, palette)
    if ratio < LEAST_CONTRAST:
        values = (("palette", request.palette), ("ratio", f"{ratio:.2f}"))
        return Fault("banner-contrast", values)
    encoder = ENCODERS[request.format.encoder]
    limit = request.format.limit_bytes
    data = encode(encoder, draw(layout, palette), request.format.dpi, limit)
    if data is None:
        return Fault("banner-too-heavy", (("limit", str(limit // 1000)),))
    return data, drawn_of(layout, data, encoder.id, ratio)


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
    )


def record_of(
    request: Request, drawn: Drawn, path: Path, *, cached: bool = False, seconds: float = 0.0
) -> RenderRecord:
    """Return the record of a banner whose file lies at `path`."""
    size = request.format
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
    )
