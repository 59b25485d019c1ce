"""The brand's own files: logo, images, fonts. Each is read once, and known by its digest.

In: paths below `slogans/`. Out: `Asset` values, small and picklable; their bytes
and pixels on demand, the same in every process. What a file may be is checked in
`admitting`; nothing is ever fetched.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

FORMATS = ("PNG", "JPEG", "WEBP")  # of Pillow's many: fewer decoders meet what is hostile
KEPT_PICTURES = 8  # a logo, a sponsor's, and the images that a worker meets in turn


class ChangedAssetError(Exception):
    """A file of the brand's is no longer the one that was looked at when drawing began."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One file of the brand's."""

    path: str
    """Absolute."""

    sha256: str
    width_px: int = 0
    """0 for what is no picture."""

    height_px: int = 0


def digest_of(data: bytes) -> str:
    """Return how a file's bytes are known."""
    return hashlib.sha256(data).hexdigest()


def bytes_of(asset: Asset) -> bytes:
    """Return the file's bytes; ChangedAssetError where they are others than were looked at."""
    data = Path(asset.path).read_bytes()
    if digest_of(data) != asset.sha256:
        raise ChangedAssetError(Path(asset.path).name)
    return data


@lru_cache(maxsize=KEPT_PICTURES)
def pixels(asset: Asset, width_px: int, height_px: int) -> Image.Image:
    """Return a picture's pixels, RGBA, upright, at least as large as asked where it has so many."""
    return decoded(bytes_of(asset), (width_px, height_px))


def decoded(data: bytes, wished: tuple[int, int]) -> Image.Image:
    """Return the pixels of a picture file, without whatever else the file says.

    A JPEG file is decoded no larger than about what is `wished`.
    """
    with Image.open(BytesIO(data), formats=FORMATS) as opened:
        opened.draft("RGB", wished)
        upright = ImageOps.exif_transpose(opened)
        return upright.convert("RGBA")
