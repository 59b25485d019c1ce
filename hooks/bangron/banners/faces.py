"""What the typesetter knows of a font: advances, kerning, ink, coverage.

In: a font file of `fonts/`. Out: a `Face` that measures text in em, from the
font's own tables, so that a layout is the same on every machine and a PDF could
be written from it; no rasteriser and no shaping library has a say. Text is in
NFC: a letter is one glyph. Drawing is not done here.

Sizing never asks for ascender and descender: Be Vietnam Pro declares 1.00 em
and its Ẳ reaches 1.22 (DOMAIN 3.4). The ink is measured.
"""

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from fontTools.ttLib import TTFont

PAIR_POSITIONING = 2  # GPOS lookup type, OpenType specification 1.9
INFINITE = float("inf")
EXTENSION = 9  # GPOS lookup type that only wraps another one


class Extent(NamedTuple):
    """How much room a piece of text takes, in em; ink is measured from the pen's start."""

    advance: float
    left: float
    """Where the ink begins; negative where it hangs out to the left."""

    right: float
    """Where the ink ends."""

    ascent: float
    """The ink above the baseline."""

    descent: float
    """The ink below the baseline, positive downwards."""


NOTHING = Extent(0.0, 0.0, 0.0, 0.0, 0.0)


class Metrics(Protocol):
    """What breaking and layout need of a font; a test may bring its own."""

    @property
    def space(self) -> float:
        """The advance of a word space, in em."""

    def measure(self, text: str, tracking: float = 0.0) -> Extent:
        """Return the room `text` takes, with `tracking` em added after each glyph but the last."""

    def missing(self, text: str) -> str:
        """Return the characters of `text` that the font cannot show."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph's measures, in font units."""

    name: str
    advance: int
    left: int
    right: int
    ascent: int
    descent: int


class Face:
    """The measures of one font file. They are read when first asked for, and kept."""

    def __init__(self, data: bytes) -> None:
        """Open the font in `data`, the bytes of a TrueType file."""
        self._font = TTFont(BytesIO(data), lazy=True)
        self._units: int = self._font["head"].unitsPerEm
        self._names: dict[int, str] = self._font.getBestCmap()
        self._kerning = Kerning(self._font)
        self._glyphs: dict[str, Glyph] = {}
        self._measured: dict[tuple[str, float], Extent] = {}

    @property
    def space(self) -> float:
        """The advance of a word space, in em."""
        return self.glyph(" ").advance / self._units

    def missing(self, text: str) -> str:
        """Return the characters of `text` that cannot be shown, each once, in order.

        A mark that NFC could not join with a letter is one of them: a glyph is set
        for each character, and marks are not moved over others.
        """
        return "".join(
            char
            for char in dict.fromkeys(text)
            if ord(char) not in self._names or unicodedata.combining(char)
        )

    def glyph(self, char: str) -> Glyph:
        """Return the glyph of one character; KeyError where the font has none."""
        if char not in self._glyphs:
            name = self._names[ord(char)]
            advance, _ = self._font["hmtx"][name]
            shape = self._font["glyf"][name]
            if shape.numberOfContours:
                box = (shape.xMin, shape.xMax, shape.yMax, -shape.yMin)
            else:
                box = (0, 0, 0, 0)
            self._glyphs[char] = Glyph(name, advance, *box)
        return self._glyphs[char]

    def pen(self, text: str, tracking: float = 0.0) -> Iterator[tuple[str, float]]:
        """Yield each character with the pen's place before it, in em from the start."""
        step = tracking * self._units
        place = 0.0
        before: Glyph | None = None
        for char in text:
            glyph = self.glyph(char)
            if before is not None:
                place += before.advance + step + self._kerning.between(before.name, glyph.name)
            yield char, place / self._units
            before = glyph

    def measure(self, text: str, tracking: float = 0.0) -> Extent:
        """Return the room `text` takes, with `tracking` em added after each glyph but the last."""
        key = text, tracking
        if key not in self._measured:
            self._measured[key] = self._measure(text, tracking)
        return self._measured[key]

    def _measure(self, text: str, tracking: float) -> Extent:
        if not text:
            return NOTHING
        units = self._units
        left, right, ascent, descent, end = INFINITE, -INFINITE, 0, 0, 0.0
        for char, place in self.pen(text, tracking):
            glyph = self.glyph(char)
            end = place + glyph.advance / units
            if glyph.left == glyph.right:
                continue  # a space has no ink
            left = min(left, place + glyph.left / units)
            right = max(right, place + glyph.right / units)
            ascent = max(ascent, glyph.ascent)
            descent = max(descent, glyph.descent)
        if right < left:
            return Extent(end, 0.0, 0.0, 0.0, 0.0)
        return Extent(end, left, right, ascent / units, descent / units)


class Kerning:
    """The pair kerning of a font's GPOS table (OpenType 1.9, lookup type 2)."""

    def __init__(self, font: TTFont) -> None:
        """Prepare to read the table of `font`, when it is first asked."""
        self._font = font
        self._subtables: list[Any] | None = None
        self._pairs: dict[tuple[str, str], int] = {}

    def between(self, left: str, right: str) -> int:
        """Return what to add between two glyphs, in font units; word spaces are never kerned."""
        if "space" in (left, right):
            return 0
        pair = left, right
        if pair not in self._pairs:
            self._pairs[pair] = self._find(left, right)
        return self._pairs[pair]

    def _find(self, left: str, right: str) -> int:
        if self._subtables is None:
            self._subtables = list(pair_subtables(self._font))
        for table in self._subtables:
            if left not in table.covered:
                continue
            if table.Format == 1:
                records = table.PairSet[table.covered[left]].PairValueRecord
                value = next((r.Value1 for r in records if r.SecondGlyph == right), None)
                if value is None:
                    continue  # the next subtable may hold the pair
            else:
                first = table.ClassDef1.classDefs.get(left, 0)
                second = table.ClassDef2.classDefs.get(right, 0)
                value = table.Class1Record[first].Class2Record[second].Value1
            return int(getattr(value, "XAdvance", 0) or 0)
        return 0


def pair_subtables(font: TTFont) -> Iterator[Any]:
    """Yield the subtables that kern pairs, in their order of precedence."""
    if "GPOS" not in font:
        return
    table = font["GPOS"].table
    features = [r.Feature for r in table.FeatureList.FeatureRecord if r.FeatureTag == "kern"]
    for index in sorted({i for feature in features for i in feature.LookupListIndex}):
        for subtable in table.LookupList.Lookup[index].SubTable:
            inner = subtable.ExtSubTable if subtable.LookupType == EXTENSION else subtable
            if inner.LookupType == PAIR_POSITIONING:
                inner.covered = {name: at for at, name in enumerate(inner.Coverage.glyphs)}
                yield inner


PATH_MARK = "#"


def project_font(path: str, sha256: str) -> str:
    """Return the name by which a site's own font file is called here: its path, and its digest."""
    return f"{path}{PATH_MARK}{sha256}"


class ChangedFontError(Exception):
    """A font file of the site is no longer the one that was looked at when drawing began."""


@cache
def font_bytes(name: str) -> bytes:
    """Return the file of the font `name`: `BeVietnamPro-Bold`, or what `project_font` gave."""
    path, mark, sha256 = name.rpartition(PATH_MARK)
    if mark:
        data = Path(path).read_bytes()
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ChangedFontError(Path(path).name)
        return data
    return (files("bangron") / "fonts" / f"{name}.ttf").read_bytes()


@cache
def face(name: str) -> Face:
    """Return the measures of the font `name`; `.cache_clear()` reads anew."""
    return Face(font_bytes(name))


@cache
def fonts_digest(names: tuple[str, ...]) -> str:
    """Return a digest of the bytes of several fonts, for the key of the cache."""
    digest = hashlib.sha256()
    for name in names:
        digest.update(font_bytes(name))
    return digest.hexdigest()
