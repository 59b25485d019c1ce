"""Fonts inside a PDF: a subset for text that stays text, or the outlines of its letters.

In: the name of a font and the characters used. Out: `Subset`, a TrueType font with
those glyphs alone and what a PDF must say of it (ISO 32000-1, 9.7, a CIDFontType2
under Identity-H), and outlines as cubic curves. Where letters stand is told by
`faces`; what is written round them is known by `pdf`.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO

from fontTools.pens.basePen import BasePen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from bangron.banners.faces import font_bytes
from bangron.banners.pdf_file import PdfFile, number, numbers, ref

EM = 1000  # units of an em in which a PDF tells widths
SYMBOLIC = 4  # font flag: characters outside the Latin alphabets of PDF itself
TAG_LETTERS = 6  # of the prefix that marks a subset
RANGE_LIMIT = 100  # entries that one section of a CMap may hold
NO_GLYPH = ".notdef"
POSTSCRIPT_NAME = 6  # of the name table, OpenType specification 1.9
UNPRINTABLE_NAME = re.compile("[^A-Za-z0-9-]+")  # what a PDF's names would have to escape
STEM_V = 120  # a PDF must tell the width of stems; only substitutes for a missing font use it
# What a PDF reader has no use for, since text arrives as glyphs in their places.
UNUSED_TABLES = ["cmap", "GDEF", "GPOS", "GSUB", "OS/2", "gasp", "name", "post"]

CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


@dataclass(frozen=True, slots=True)
class Subset:
    """A font with the glyphs of some characters alone."""

    name: str
    """With the tag that marks a subset, such as `ABCDEF+BeVietnamPro-Bold`."""

    data: bytes
    codes: dict[str, int]
    """From 1, one for each character: two that share a glyph are still read back as themselves."""

    glyphs: tuple[int, ...]
    """The place of each code's glyph, from code 0, which is no character."""

    widths: tuple[float, ...]
    """The advance of each code, in thousandths of an em."""

    box: tuple[int, int, int, int]
    """Left, bottom, right, top of all ink, in thousandths of an em."""

    ascent: int
    descent: int
    cap_height: int

    def encode(self, text: str) -> str:
        """Return the codes of a text, as the hexadecimal string of an `Identity-H` font."""
        return f"<{''.join(f'{self.codes[char]:04X}' for char in text)}>"


@lru_cache(maxsize=64)
def subset(name: str, characters: frozenset[str]) -> Subset:
    """Return the font `name` with `characters` alone; KeyError where it lacks one of them."""
    font = TTFont(BytesIO(font_bytes(name)), lazy=True, recalcTimestamp=False)
    cap_height = int(getattr(font.get("OS/2"), "sCapHeight", 0)) or font["hhea"].ascent
    names = font.getBestCmap()
    shown = sorted(characters)
    glyphs = [NO_GLYPH, *(names[ord(char)] for char in shown)]
    named = font["name"].getDebugName(POSTSCRIPT_NAME) if "name" in font else ""
    own_name = UNPRINTABLE_NAME.sub("", named or "")
    cutter = Subsetter(Options(hinting=False, layout_features=[], notdef_outline=True))
    cutter.options.drop_tables += UNUSED_TABLES
    cutter.populate(glyphs=glyphs)
    cutter.subset(font)
    file = BytesIO()
    font.save(file)
    data = file.getvalue()

    head, line = font["head"], font["hhea"]
    scale = EM / head.unitsPerEm
    return Subset(
        name=f"{tag(data)}+{own_name or 'Font'}",
        data=data,
        codes={char: code for code, char in enumerate(shown, 1)},
        glyphs=tuple(font.getGlyphID(glyph) for glyph in glyphs),
        widths=tuple(font["hmtx"][glyph][0] * scale for glyph in glyphs),
        box=tuple(round(edge * scale) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)),
        ascent=round(line.ascent * scale),
        descent=round(line.descent * scale),
        cap_height=round(cap_height * scale),
    )


def tag(data: bytes) -> str:
    """Return six capitals that differ from one subset to the next."""
    return "".join(
        chr(ord("A") + byte % 26) for byte in hashlib.sha256(data).digest()[:TAG_LETTERS]
    )


def embed(file: PdfFile, font: Subset) -> int:
    """Write a subset into a PDF and return the number of its font object."""
    program = file.stream(f"/Length1 {len(font.data)}", font.data)
    glyphs = file.stream("", b"".join(place.to_bytes(2, "big") for place in font.glyphs))
    descriptor = file.add(
        f"<< /Type /FontDescriptor /FontName /{font.name} /Flags {SYMBOLIC}"
        f" /FontBBox [{numbers(*font.box)}] /ItalicAngle 0 /Ascent {font.ascent}"
        f" /Descent {font.descent} /CapHeight {font.cap_height} /StemV {STEM_V}"
        f" /FontFile2 {ref(program)} >>"
    )
    descendant = file.add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{font.name}"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        f" /FontDescriptor {ref(descriptor)} /CIDToGIDMap {ref(glyphs)}"
        f" /W [0 [{numbers(*font.widths)}]] >>"
    )
    meaning = file.stream("", to_unicode(font).encode("ascii"))
    return file.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{font.name} /Encoding /Identity-H"
        f" /DescendantFonts [{ref(descendant)}] /ToUnicode {ref(meaning)} >>"
    )


def to_unicode(font: Subset) -> str:
    """Return the CMap that turns the codes of a subset back into text (ISO 32000-1, 9.10.3)."""
    pairs = [
        f"<{code:04X}> <{char.encode('utf-16-be').hex().upper()}>\n"
        for char, code in sorted(font.codes.items(), key=lambda pair: pair[1])
    ]
    sections = []
    for start in range(0, len(pairs), RANGE_LIMIT):
        part = pairs[start : start + RANGE_LIMIT]
        sections.append(f"{len(part)} beginbfchar\n{''.join(part)}endbfchar\n")
    return CMAP_HEAD + "".join(sections) + CMAP_TAIL


class PathPen(BasePen):  # type: ignore[misc]  # fontTools ships no types
    """Writes the outline of a glyph as the path operators of a PDF, moved and scaled."""

    def __init__(self, glyphs: object, x: float, y: float, scale: float) -> None:
        """Draw glyphs of a set with their origin at `x`, `y`, a font unit being `scale` long."""
        super().__init__(glyphs)
        self.path: list[str] = []
        self._x, self._y, self._scale = x, y, scale

    def _place(self, *points: tuple[float, float]) -> str:
        return " ".join(
            f"{number(self._x + x * self._scale)} {number(self._y + y * self._scale)}"
            for x, y in points
        )

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - named by fontTools
        self.path.append(f"{self._place(pt)} m")

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - named by fontTools
        self.path.append(f"{self._place(pt)} l")

    def _curveToOne(  # noqa: N802 - named by fontTools
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        self.path.append(f"{self._place(pt1, pt2, pt3)} c")

    def _closePath(self) -> None:  # noqa: N802 - named by fontTools
        self.path.append("h")


@cache
def opened(name: str) -> TTFont:
    """Return the font `name`, open for reading its outlines."""
    return TTFont(BytesIO(font_bytes(name)), lazy=True)


def outline(name: str, char: str, origin: tuple[float, float], size: float) -> Iterator[str]:
    """Yield the path of one letter with its pen at `origin`, an em being `size` units."""
    font = opened(name)
    glyphs = font.getGlyphSet()
    pen = PathPen(glyphs, *origin, size / font["head"].unitsPerEm)
    glyphs[font.getBestCmap()[ord(char)]].draw(pen)
    yield from pen.path
