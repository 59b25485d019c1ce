"""Keep every banner that was drawn, by what it was drawn from.

In: a folder that several processes may share, and keys. Out: files and what is
known of them. An entry is a picture and a JSON file beside it; the JSON is
written last, both by renaming, so that an entry is whole or absent. What is
damaged on disk is noticed by its digest and drawn anew.
"""

import hashlib
import json
import os
import zlib
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import PIL
from PIL import features

from bangron.banners.faces import fonts_digest
from bangron.banners.kit import Kit
from bangron.banners.palettes import load_palettes
from bangron.banners.request import Request
from bangron.banners.templates import load_templates

# What a banner is made by: a change in any of these makes every old entry useless.
MAKERS = ("banners", "text", "lexicon/compounds.txt", "lexicon/vocabulary.txt", "lexicon/srgb.icc")
LIBRARIES = ("freetype2", "raqm", "libjpeg_turbo", "jpg", "webp", "avif")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the cache keeps of a banner beside its picture."""

    bytes: int
    sha256: str
    encoder: str
    lines: tuple[str, ...]
    font_size_px: int
    ink_box: tuple[float, float, float, float]
    contrast: float
    font: str = ""
    """Of the slogan: a file of `fonts/` without its ending."""


def key_of(request: Request) -> str:
    """Return the digest of everything that has a say in the picture."""
    slogan = request.slogan
    parts = (
        slogan.text,
        slogan.breaks,
        slogan.kicker,
        slogan.footer,
        slogan.attribution,
        request.template,
        format_part(request),
        look_part(request.template, request.palette),
        request.preview,
        site_part(request.kit, request.template, request.palette),
        request.image and request.image.sha256,
        request.link,
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def format_part(request: Request) -> tuple[object, ...]:
    """Return what of a format shows in the picture."""
    size = request.format
    return (
        size.id,
        size.width_px,
        size.height_px,
        size.dpi,
        size.safe_px,
        size.smallest_type_px,
        size.capitals_to,
        size.encoder,
        size.limit_bytes,
    )


@cache
def look_part(template: str, palette: str) -> str:
    """Return a digest of fonts, colours and program; `.cache_clear()` reads anew."""
    versions = [str(features.version(name)) for name in LIBRARIES]
    ours, colours = load_templates().get(template), load_palettes().get(palette)
    parts = (
        fonts_digest(ours.fonts) if ours else "",
        repr(ours),
        repr(colours),
        program_digest(),
        PIL.__version__,
        zlib.ZLIB_RUNTIME_VERSION,
        *versions,
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@lru_cache(maxsize=256)
def site_part(kit: Kit, template: str, palette: str) -> str:
    """Return a digest of what a site adds: its own look, pictures, fonts, address and words."""
    pictures = (kit.logo, kit.sponsor, kit.slogan_font, kit.text_font)
    parts = (
        [repr(one) for one in kit.templates if one.id == template],
        [repr(one) for one in kit.palettes if one.id == palette],
        [asset and asset.sha256 for asset in pictures],
        kit.address,
        kit.words,
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@cache
def program_digest() -> str:
    """Return a digest of the files that lay out and draw; `.cache_clear()` reads anew."""
    digest = hashlib.sha256()
    root = files("bangron")
    for name in MAKERS:
        for path, data in contents(root.joinpath(name), name):
            digest.update(f"{path}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()


def contents(entry: Traversable, name: str) -> list[tuple[str, bytes]]:
    """Return the program files below `entry` with their names, in order of the names."""
    if entry.is_file():
        return [(name, entry.read_bytes())]
    found: list[tuple[str, bytes]] = []
    for child in sorted(entry.iterdir(), key=lambda item: item.name):
        is_folder = child.is_dir() and child.name != "__pycache__"
        if is_folder or child.name.endswith((".py", ".txt", ".yml", ".icc")):
            found += contents(child, f"{name}/{child.name}")
    return found


class Cache:
    """Banners in a folder. It may be deleted at any time, or shared by two builds."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which is made when something is stored."""
        self.folder = folder

    def path(self, key: str, extension: str) -> Path:
        """Return where the picture of a key lies, or would lie."""
        return self.folder / key[:2] / f"{key}{extension}"

    def find(self, key: str, extension: str) -> Drawn | None:
        """Return what is known of a whole, undamaged entry, or None."""
        picture = self.path(key, extension)
        try:
            drawn = drawn_from(json.loads(picture.with_suffix(".json").read_bytes()))
            data = picture.read_bytes()
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return drawn if hashlib.sha256(data).hexdigest() == drawn.sha256 else None

    def store(self, key: str, extension: str, data: bytes, drawn: Drawn) -> Path:
        """Keep a picture and what is known of it; OSError where the disk refuses."""
        picture = self.path(key, extension)
        write_atomically(picture, data)
        record = json.dumps(asdict(drawn), ensure_ascii=False, sort_keys=True)
        write_atomically(picture.with_suffix(".json"), record.encode())
        return picture


def drawn_from(record: dict[str, Any]) -> Drawn:
    """Return the entry that a JSON object describes; TypeError or KeyError where it does not."""
    left, top, right, bottom = record["ink_box"]
    return Drawn(
        **{
            **record,
            "lines": tuple(record["lines"]),
            "ink_box": (left, top, right, bottom),
        }
    )


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever sees half of it, not even after a crash."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # A process writes one file at a time under this name: its number makes the name its own.
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
