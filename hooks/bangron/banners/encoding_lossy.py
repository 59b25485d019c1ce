"""JPEG, WebP and AVIF: kinds of file whose weight is chosen by quality.

In: a picture and its resolution. Out: ways to write it, the best first. Pillow's
own encoders do the work, each pinned to settings that always give the same bytes;
nothing of a picture's past (EXIF, comments) is written.
"""

from collections.abc import Callable, Sequence
from functools import cache, partial
from importlib.resources import files
from io import BytesIO

from PIL import Image

# From where flat red and gold show no fault at all, to where letters begin to fray.
QUALITIES = (92, 88, 84, 80, 76, 72, 68, 64, 60, 55, 50, 45, 40)
FULL_COLOUR_DOWN_TO = 60  # below, colour is stored at half resolution: red letters blur a little


@cache
def srgb_profile() -> bytes:
    """Return the ICC profile that says sRGB; `.cache_clear()` reads anew."""
    return (files("bangron") / "lexicon" / "srgb.icc").read_bytes()


def bare(picture: Image.Image) -> Image.Image:
    """Return the pixels of a picture in RGB, without anything it remembers of its past."""
    shown = picture.convert("RGB")
    shown.info = {}
    return shown


def saved(picture: Image.Image, kind: str, **settings: object) -> bytes:
    """Return what Pillow writes for a picture, tagged sRGB."""
    file = BytesIO()
    picture.save(file, kind, icc_profile=srgb_profile(), **settings)
    return file.getvalue()


class JpegEncoder:
    """JPEG (ISO/IEC 10918), a side of at most 65,535 px.

    Baseline and not optimised: Pillow gives the other kinds a buffer of one byte a
    pixel, and fails where a busy picture needs more.
    """

    id = "jpeg"
    extension = ".jpg"

    def ways(self, picture: Image.Image, dpi: int) -> Sequence[Callable[[], bytes]]:
        """Return the picture in ever lower quality."""
        shown = bare(picture)
        return tuple(partial(self.written, shown, dpi, quality) for quality in QUALITIES)

    def written(self, picture: Image.Image, dpi: int, quality: int) -> bytes:
        """Return the file of one quality, 0 to 100."""
        return saved(
            picture,
            "JPEG",
            quality=quality,
            subsampling=0 if quality >= FULL_COLOUR_DOWN_TO else 2,
            dpi=(dpi, dpi),
        )


class WebpEncoder:
    """WebP (RFC 9649); a side has at most 16,383 px. It has no place for a resolution."""

    id = "webp"
    extension = ".webp"
    EFFORT = 4  # of 6; more takes twice the time for a hundredth of the bytes

    def ways(self, picture: Image.Image, dpi: int) -> Sequence[Callable[[], bytes]]:  # noqa: ARG002 - other kinds store it
        """Return the picture as it is, where its colours are few, then in ever lower quality."""
        shown = bare(picture)
        lossy = tuple(
            partial(saved, shown, "WEBP", quality=quality, method=self.EFFORT)
            for quality in QUALITIES
        )
        if picture.mode != "P":
            return lossy
        return (partial(saved, shown, "WEBP", lossless=True, method=self.EFFORT), *lossy)


class AvifEncoder:
    """AVIF (AV1 still picture). It has no place for a resolution."""

    id = "avif"
    extension = ".avif"
    SPEED = 7  # of 10; slower takes seconds for a large picture

    def ways(self, picture: Image.Image, dpi: int) -> Sequence[Callable[[], bytes]]:  # noqa: ARG002 - other kinds store it
        """Return the picture in ever lower quality."""
        shown = bare(picture)
        return tuple(partial(self.written, shown, quality) for quality in QUALITIES)

    def written(self, picture: Image.Image, quality: int) -> bytes:
        """Return the file of one quality, 0 to 100; one thread, so that bytes never vary."""
        return saved(
            picture,
            "AVIF",
            quality=quality,
            speed=self.SPEED,
            subsampling="4:4:4",
            codec="aom",
            max_threads=1,
        )
