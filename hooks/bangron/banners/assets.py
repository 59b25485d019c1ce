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

from PIL import Image, ImageCms, ImageOps

FORMATS = ("PNG", "JPEG", "WEBP")  # of Pillow's many: fewer decoders meet what is hostile
KEPT_PICTURES = 4  # a logo, a sponsor's, and the image of the banners that follow each other
SRGB = ImageCms.createProfile("sRGB")


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
    """Return a picture's pixels, RGBA and upright, not much more of them than are asked for."""
    picture = decoded(bytes_of(asset), (width_px, height_px))
    spare = min(picture.width // width_px, picture.height // height_px)
    return picture.reduce(spare) if spare > 1 else picture


def decoded(data: bytes, wished: tuple[int, int]) -> Image.Image:
    """Return the pixels of a picture file in sRGB, without whatever else the file says.

    A JPEG file is decoded no larger than about what is `wished`.
    """
    with Image.open(BytesIO(data), formats=FORMATS) as opened:
        opened.draft(None, wished)
        upright = ImageOps.exif_transpose(opened)
        profile = opened.info.get("icc_profile")
    alpha = upright.convert("RGBA").getchannel("A") if has_alpha(upright) else None
    flat = in_srgb(upright, profile) if profile else upright.convert("RGB")
    picture = flat.convert("RGBA")
    if alpha:
        picture.putalpha(alpha)
    return picture


def has_alpha(picture: Image.Image) -> bool:
    """Tell whether some pixels may be seen through."""
    return "A" in picture.mode or "transparency" in picture.info


def in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """Return a picture's colours as sRGB has them; as they are where its profile is of no use."""
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(own):
            return picture.convert("RGB")
        flat = picture if picture.mode in ("RGB", "CMYK", "L") else picture.convert("RGB")
        shown = ImageCms.profileToProfile(flat, own, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture.convert("RGB")
    return shown or picture.convert("RGB")
