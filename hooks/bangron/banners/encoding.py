"""Turn a picture into a file's bytes. One small class for each kind of file.

In: a picture, its resolution, and how heavy the file may be. Out: bytes that hold
nothing that varies: no time, no program's name, no EXIF. Every file says that it
is sRGB, and how large it is meant where its kind can say so. PNG stands here, the
kinds that lose something in `encoding_lossy`.
"""

import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Protocol

from PIL import Image, ImageChops

from bangron.banners.encoding_lossy import AvifEncoder, JpegEncoder, WebpEncoder

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
METRES_PER_INCH = 0.0254
HALF_BYTE = 4  # bits; all that a pixel of at most 16 colours needs

Way = Callable[[], bytes]
"""One of the ways to write a picture."""


class Encoder(Protocol):
    """Writes one kind of file."""

    id: str
    extension: str
    """With the dot."""

    def ways(self, picture: Image.Image, dpi: int) -> Sequence[Way]:
        """Return the ways to write a picture, the best first and the lightest last.

        Each gives the whole file, of exactly the picture's width and height.
        """


def encode(encoder: Encoder, picture: Image.Image, dpi: int, limit_bytes: int = 0) -> bytes | None:
    """Return the best file of at most `limit_bytes`, 0 for any; None where none is so light."""
    ways = encoder.ways(picture, dpi)
    best = ways[0]()
    if not limit_bytes or len(best) <= limit_bytes:
        return best
    found: bytes | None = None
    first, last = 1, len(ways) - 1
    while first <= last:
        middle = (first + last) // 2
        data = ways[middle]()
        if len(data) <= limit_bytes:
            found, last = data, middle - 1
        else:
            first = middle + 1
    return found


@dataclass(frozen=True, slots=True)
class Packing:
    """How the rows of a PNG are filtered and deflated."""

    filter_type: int
    level: int
    strategy: int


# Each row as its difference from the one above, which leaves runs of zeros between the edges of
# letters, and those are what run-length deflate packs: at 1200x630 three times as fast as Pillow's
# own level 6, for a tenth more bytes.
FAST = Packing(2, 1, zlib.Z_RLE)
TIGHT_COLOURS = Packing(2, 9, zlib.Z_FILTERED)
TIGHT_PALETTE = Packing(0, 9, zlib.Z_DEFAULT_STRATEGY)


class PngEncoder:
    """PNG (ISO/IEC 15948), with a palette for pictures in mode P, else in full colour."""

    id = "png"
    extension = ".png"
    COLOUR_TYPES = MappingProxyType({"RGB": 2, "P": 3})
    WINDOW_BITS = 15
    MEMORY_LEVEL = 9
    FEWER_COLOURS = (256, 128, 64, 32, 16)  # fewer are seen at the edges of letters
    STRIP_BYTES = 4_000_000  # a large picture is packed strip by strip, to bound memory

    def ways(self, picture: Image.Image, dpi: int) -> Sequence[Way]:
        """Return the picture as it is, quickly and tightly packed, then in ever fewer colours."""
        shown = picture if picture.mode in self.COLOUR_TYPES else picture.convert("RGB")
        tight = TIGHT_PALETTE if shown.mode == "P" else TIGHT_COLOURS
        ways = [
            partial(self.written, shown, dpi, FAST),
            partial(self.written, shown, dpi, tight),
        ]
        used = len(shown.getcolors(256) or ()) if shown.mode == "P" else shown.width * shown.height
        return (
            *ways,
            *(partial(self.thinned, shown, dpi, n) for n in self.FEWER_COLOURS if n < used),
        )

    def encode(self, picture: Image.Image, dpi: int) -> bytes:
        """Return the picture as it is, quickly packed."""
        return self.ways(picture, dpi)[0]()

    def thinned(self, picture: Image.Image, dpi: int, count: int) -> bytes:
        """Return the file of at most `count` colours."""
        return self.written(fewer_colours(picture, count), dpi, TIGHT_PALETTE)

    def written(self, picture: Image.Image, dpi: int, packing: Packing) -> bytes:
        """Return the file, tagged sRGB (perceptual) and with its resolution."""
        per_metre = round(dpi / METRES_PER_INCH)
        palette = bytes(picture.getpalette() or ()) if picture.mode == "P" else b""
        depth = HALF_BYTE if palette and len(palette) <= 3 * 2**HALF_BYTE else 8
        kind = self.COLOUR_TYPES[picture.mode]
        return PNG_SIGNATURE + b"".join(
            (
                chunk(b"IHDR", struct.pack(">IIBBBBB", *picture.size, depth, kind, 0, 0, 0)),
                chunk(b"sRGB", b"\0"),
                chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
                chunk(b"PLTE", palette) if palette else b"",
                chunk(b"IDAT", self.packed(picture, depth, packing)),
                chunk(b"IEND", b""),
            )
        )

    def packed(self, picture: Image.Image, depth: int, packing: Packing) -> bytes:
        """Return the rows of a picture, filtered and deflated."""
        deflate = zlib.compressobj(
            packing.level, zlib.DEFLATED, self.WINDOW_BITS, self.MEMORY_LEVEL, packing.strategy
        )
        width, height = picture.size
        row_bytes = (width * len(picture.getbands()) * depth + 7) // 8
        rows_each = max(1, self.STRIP_BYTES // row_bytes)
        layout = "P;4" if depth == HALF_BYTE else picture.mode
        parts: list[bytes] = []
        last_row = bytes(row_bytes)
        for top in range(0, height, rows_each):
            strip = picture.crop((0, top, width, min(top + rows_each, height)))
            data = strip.tobytes("raw", layout)
            parts.append(deflate.compress(filtered(data, last_row, packing.filter_type)))
            last_row = data[-row_bytes:]
        return b"".join((*parts, deflate.flush()))


def filtered(data: bytes, row_above: bytes, filter_type: int) -> bytes:
    """Return rows with the filter's type before each, 0 (none) or 2 (less the row above)."""
    size = (len(row_above), len(data) // len(row_above))
    levels = Image.frombytes("L", size, data)
    rows = Image.new("L", (size[0] + 1, size[1]), filter_type)
    if filter_type:
        above = Image.new("L", size)
        above.paste(levels, (0, 1))
        above.paste(Image.frombytes("L", (size[0], 1), row_above), (0, 0))
        levels = ImageChops.subtract_modulo(levels, above)
    rows.paste(levels, (1, 0))
    return rows.tobytes()


def fewer_colours(picture: Image.Image, count: int) -> Image.Image:
    """Return a picture of at most `count` colours; only what was photographed is dithered."""
    shown = picture.convert("RGB")
    few = shown.quantize(count, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    if picture.mode == "P":
        return few
    return shown.quantize(palette=few, dither=Image.Dither.FLOYDSTEINBERG)


def chunk(name: bytes, data: bytes) -> bytes:
    """Return one chunk of a PNG file, with its length and check sum."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


ENCODERS: Mapping[str, Encoder] = MappingProxyType(
    {encoder.id: encoder for encoder in (PngEncoder(), JpegEncoder(), WebpEncoder(), AvifEncoder())}
)
