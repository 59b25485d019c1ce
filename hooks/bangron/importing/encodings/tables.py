r"""The encodings that Vietnamese was written in before Unicode, and how each is read.

In: `lexicon/encodings.yml`, and text in which every character stands for one
byte, U+0000 to U+00FF. That is how such text looks when a program took it for
Latin-1, and how bytes look when decoded so; what Windows made of the bytes
0x80 to 0x9F ("Œ", "”") is understood too. Out: Unicode in NFC. Which encoding
a text is in is told by `detecting`.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bangron.data import load_data

# What Windows shows for the bytes 0x80 to 0x9F, which Latin-1 leaves to controls.
WINDOWS_SPECIALS = {
    bytes([code]).decode("cp1252", "ignore") or chr(code): chr(code) for code in range(0x80, 0xA0)
}
_SPECIAL_BYTES = {ord(byte): shown for shown, byte in WINDOWS_SPECIALS.items()}
_LIKE_A_BYTE = {0x03BC: "µ"} | {0xF000 + code: chr(code) for code in range(0x20, 0x100)}
"""What programs write for a byte: a Greek mu, or the private range of symbol fonts."""

# Quotes, dashes and dots: letters in VPS and VISCII, but far more often just what they show.
_PUNCTUATION = "‘’“”–—•…"
_BYTES = re.compile("[\x80-\xff]+")


@dataclass(frozen=True, slots=True)
class Encoding:
    """One way of writing Vietnamese."""

    id: str
    name: str
    """As messages say it."""

    decode: Callable[[str], str]
    """Turns text of byte characters into Unicode, in NFC."""

    font: re.Pattern[str] | None = None
    """Matches the names of its fonts."""

    capitals: re.Pattern[str] | None = None
    """Matches the fonts that draw the codes of small letters as capitals."""


@cache
def encodings() -> Mapping[str, Encoding]:
    """Return the encodings by id; `encodings.cache_clear()` reads the file anew."""
    entry = files("bangron") / "lexicon" / "encodings.yml"
    found = {
        key: Encoding(
            key,
            record["name"],
            _decoder(letters_of(record)),
            re.compile(record["font"], re.IGNORECASE),
            re.compile(record["capitals"], re.IGNORECASE) if "capitals" in record else None,
        )
        for key, record in load_data(entry.read_text(encoding="utf-8")).items()
    }
    return found | {"cp1258": Encoding("cp1258", "Windows-1258", _decode_windows)}


def letters_of(record: Mapping[str, str]) -> dict[str, str]:
    """Return `{letter: bytes as characters}` of one record of the file."""
    pairs = (pair.partition("=") for pair in record["letters"].split())
    return {letter: bytes.fromhex(code).decode("latin-1") for letter, _, code in pairs}


def as_bytes(text: str) -> str:
    """Return the text with one character per byte, where programs showed something else."""
    return text.translate(_LIKE_A_BYTE)


def encoding_of_font(font: str) -> tuple[Encoding | None, bool]:
    """Return the encoding that a font's name tells, and whether it draws capitals.

    The prefix of an embedded subset ("ABCDEF+") and a style (",Bold") do not matter.
    """
    name = re.sub(r"^[A-Z]{6}\+", "", font).partition(",")[0].strip()
    for encoding in encodings().values():
        if encoding.font and encoding.font.search(name):
            return encoding, bool(encoding.capitals and encoding.capitals.search(name))
    return None, False


def _decoder(letters: Mapping[str, str]) -> Callable[[str], str]:
    """Return what reads an encoding of these letters."""
    by_code = {code: letter for letter, code in letters.items()}
    if any(len(code) > 1 for code in by_code):
        return _pair_decoder(by_code)
    if any("\x80" <= code <= "\x9f" for code in by_code):
        return _crowded_decoder(by_code)
    table = str.maketrans({ord(code): letter for code, letter in by_code.items()})
    return lambda text: as_bytes(text).translate(_SPECIAL_BYTES).translate(table)


def _pair_decoder(by_code: Mapping[str, str]) -> Callable[[str], str]:
    """Return the reader of VNI: a letter and the mark after it, of either case."""
    mixed = {
        code[0] + code[1].swapcase(): letter for code, letter in by_code.items() if len(code) > 1
    }
    known = {**mixed, **by_code}
    codes = re.compile("|".join(sorted(map(re.escape, known), key=len, reverse=True)))
    return lambda text: codes.sub(
        lambda code: known[code[0]], as_bytes(text).translate(_SPECIAL_BYTES)
    )


def _crowded_decoder(by_code: Mapping[str, str]) -> Callable[[str], str]:
    """Return the reader of VPS or VISCII, which have letters in 0x80 to 0x9F."""
    table = str.maketrans({ord(code): letter for code, letter in by_code.items()})
    specials = str.maketrans(
        {shown: byte for shown, byte in WINDOWS_SPECIALS.items() if shown not in _PUNCTUATION}
    )
    quoted = re.compile(f"(?<=[^\\W\\d_])[{_PUNCTUATION}](?=[A-Z])")  # a letter, if inside a word

    def decode(text: str) -> str:
        text = quoted.sub(lambda mark: WINDOWS_SPECIALS[mark[0]], as_bytes(text))
        return text.translate(specials).translate(table)

    return decode


def _decode_windows(text: str) -> str:
    """Read Windows-1258, which writes most tones as a mark of their own after the letter."""
    data = "".join(WINDOWS_SPECIALS.get(c, c) for c in as_bytes(text))
    decoded = _BYTES.sub(lambda run: run[0].encode("latin-1").decode("cp1258", "replace"), data)
    return unicodedata.normalize("NFC", decoded)
