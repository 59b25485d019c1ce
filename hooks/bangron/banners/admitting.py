"""Admit the brand's files, or say what is wrong with them: they may come from anywhere.

In: a path as typed, where it was typed, and the folder it must lie in. Out: an
`Asset`, or None and the problem. Time and memory are bounded: a file's size is
looked at before it is read, a picture's dimensions before it is decoded.
"""

import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image

from bangron.banners.assets import FORMATS, Asset, decoded, digest_of
from bangron.banners.faces import Face
from bangron.problems import Problem, Source
from bangron.text.normal import nfc

LARGEST_PICTURE_BYTES = 25_000_000  # a photo of a good camera
LARGEST_FONT_BYTES = 5_000_000
MOST_PIXELS = {"logo": 16_000_000, "sponsor": 16_000_000, "image": 40_000_000}
LEAST_SIDE_PX = {"logo": 32, "sponsor": 32, "image": 320}
LARGEST_SIDE_PX = 16_000

VOWELS, TONES = "aăâeêioôơuưy", ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SMALL_LETTERS = "bcdđghklmnpqrstvxfjwz" + "".join(nfc(v + tone) for v in VOWELS for tone in TONES)
MEASURED_TEXT = SMALL_LETTERS + SMALL_LETTERS.upper() + "0123456789 .,;:!?()-–—/“”‘’…%&"

Admitted = tuple[Asset | None, tuple[Problem, ...]]


def admit_picture(role: str, typed: str, source: Source, folder: Path) -> Admitted:
    """Return the picture that fills the slot `role`."""
    path, problems = admit_path(typed, source, folder, LARGEST_PICTURE_BYTES)
    if path is None:
        return None, problems

    def refused(rule: str, size: str = "") -> Admitted:
        return None, (Problem.make(rule, source, quote=typed, **({"size": size} if size else {})),)

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of sizes and odd files: we look for ourselves
            data = path.read_bytes()
            with Image.open(BytesIO(data), formats=FORMATS) as opened:
                width, height = opened.size
            fault = size_fault(role, width, height)
            if fault:
                return refused(fault, f"{width} × {height}")
            upright = decoded(data, (width // 8, height // 8))
    except Image.DecompressionBombError:
        return refused("asset-too-many-pixels", f"> {MOST_PIXELS[role]}")
    except Exception:  # noqa: BLE001 - Pillow raises nearly anything over a hostile file
        return refused("asset-not-a-picture")
    if (upright.width > upright.height) != (width > height):
        width, height = height, width  # the file says that its camera was held upright
    return Asset(str(path), digest_of(data), width, height), ()


def size_fault(role: str, width: int, height: int) -> str:
    """Return the rule that a picture's dimensions break, or nothing."""
    if width * height > MOST_PIXELS[role] or max(width, height) > LARGEST_SIDE_PX:
        return "asset-too-many-pixels"
    return "asset-too-few-pixels" if min(width, height) < LEAST_SIDE_PX[role] else ""


def admit_font(typed: str, source: Source, folder: Path) -> Admitted:
    """Return a font that has every letter of Vietnamese."""
    path, problems = admit_path(typed, source, folder, LARGEST_FONT_BYTES)
    if path is None:
        return None, problems
    try:
        data = path.read_bytes()
        opened = Face(data)  # which reads TrueType outlines and none other
        lacking = opened.missing(MEASURED_TEXT)
        opened.measure("".join(char for char in MEASURED_TEXT if char not in lacking))
    except Exception:  # noqa: BLE001 - so does fontTools
        return None, (Problem.make("asset-not-a-font", source, quote=typed),)
    if lacking:
        return None, (
            Problem.make(
                "asset-font-lacks", source, quote=typed, characters=" ".join(lacking[:12])
            ),
        )
    return Asset(str(path), digest_of(data)), ()


def admit_path(
    typed: str, source: Source, folder: Path, most_bytes: int
) -> tuple[Path | None, tuple[Problem, ...]]:
    """Return the file below `folder` that was typed, neither outside it nor too large."""
    home = folder.resolve()
    try:
        path = (home / typed.replace("\\", "/")).resolve()
        if not path.is_relative_to(home):
            return None, (Problem.make("asset-outside", source, quote=typed),)
        if not path.is_file():
            return None, (Problem.make("asset-missing", source, quote=typed),)
        size = path.stat().st_size
    except (OSError, ValueError):
        return None, (Problem.make("asset-missing", source, quote=typed),)
    if size > most_bytes:
        megabytes = most_bytes // 1_000_000
        return None, (Problem.make("asset-too-heavy", source, quote=typed, megabytes=megabytes),)
    return path, ()
