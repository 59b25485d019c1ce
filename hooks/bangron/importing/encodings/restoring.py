"""Brings the bytes or the lines of a document to Unicode, whatever they were typed in.

In: the bytes of a text file, or the lines of any document. Out: the same in
Unicode NFC, with what was lost on the way as problems. Text that is right
already comes back as it is. Not its job: to mend spelling.
"""

import codecs
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bangron.importing.encodings.detecting import UNICODE_LETTERS, detect, odd_words, share
from bangron.importing.encodings.tables import Encoding, encoding_of_font
from bangron.importing.raw import RawLine
from bangron.problems import Problem, Severity, Source
from bangron.text.normal import INVISIBLE, LOOKALIKE_D
from bangron.text.syllables import is_syllable

MOST_WARNINGS = 20  # of one kind for one file; whoever has read these knows what to look for
LEAST_UTF8 = 0.6  # of the characters beyond ASCII, to call a file UTF-8 that was damaged
LEAST_ASCII = 0.3  # of the characters of any text: spaces, plain letters

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_INVISIBLE = re.compile(f"[{INVISIBLE}\x85]")
_LINE_ENDS = re.compile("[\n\r\x0b\x0c\x1c-\x1e\u2028\u2029]")
_HYPHENED = re.compile("([^\\W\\d_]*)-([^\\W\\d_]*)")
_WORD = re.compile("[^\\W\\d_]+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file."""

    text: str
    """Unicode; or one character per byte, if `legacy` says how to read them."""

    legacy: Encoding | None = None
    is_damaged: bool = False
    """Some bytes were no letters and became U+FFFD."""


def decode(data: bytes) -> Decoded | None:
    """Return the text of these bytes; None if it is in no encoding that Vietnamese is written in."""
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :].decode(name, "replace"))
    wide = _utf16_without_mark(data)
    if wide is not None:
        return Decoded(wide)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    marked = sum(1 for c in text if c > "\x7f")
    if text.count("\ufffd") <= marked * (1 - LEAST_UTF8):
        return _decoded(text)
    text = data.decode("latin-1")
    verdict = detect(odd_words(text))
    return Decoded(text, verdict.encoding) if verdict else None


def _decoded(text: str) -> Decoded:
    """Return a text in which what could not be read shows."""
    return Decoded(text, is_damaged="\ufffd" in text)


def _utf16_without_mark(data: bytes) -> str | None:
    """Return UTF-16 text that lacks its mark: every other byte of its spaces is zero."""
    if len(data) % 2 or b"\0" not in data:
        return None
    head = data[:4000]
    name = "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return None
    plain = sum(" " <= c <= "~" or c in "\t\r\n" for c in text)
    return text if "\0" not in text and plain >= len(text) * LEAST_ASCII else None


def clean(text: str) -> str:
    """Return text in NFC on one line, without what cannot be seen; spaces at both ends stay."""
    text = _INVISIBLE.sub("", _LINE_ENDS.sub(" ", text))
    return unicodedata.normalize("NFC", text).translate(LOOKALIKE_D)


def restore(
    path: str, lines: Sequence[RawLine], legacy: Encoding | None = None
) -> tuple[tuple[RawLine, ...], tuple[Problem, ...]]:
    """Return the lines in Unicode, and what a person must look at because of it.

    `legacy` is the encoding of the whole file, where that is known. Otherwise
    all lines that could be misread vote for one, and only those lines are
    converted that become Vietnamese by it and were not before.
    """
    encoding, is_whole = legacy, legacy is not None
    if encoding is None:
        doubtful = [words for line in lines if (words := _misread_words(line.text))]
        verdict = detect([word for words in doubtful for word in words])
        encoding = verdict.encoding if verdict else None
    if encoding is None:
        return tuple(_cleaned(line) for line in lines), ()
    return _converted(path, lines, encoding, is_whole=is_whole)


def _misread_words(text: str) -> list[str]:
    """Return the odd words of a line that no Unicode letter clears of suspicion."""
    words = [] if UNICODE_LETTERS.search(text) else odd_words(text)
    return words if share(words) < 1 else []


def _converted(
    path: str, lines: Sequence[RawLine], encoding: Encoding, *, is_whole: bool
) -> tuple[tuple[RawLine, ...], tuple[Problem, ...]]:
    """Convert the lines that are in an encoding."""
    out: list[RawLine] = []
    changed: list[RawLine] = []
    for line in lines:
        if is_whole or _gains(line.text, encoding):
            new = _line_in(line, encoding)
            changed += [new] if new != _cleaned(line) else []
            out.append(new)
        else:
            out.append(_cleaned(line))
    return tuple(out), _problems(path, changed, encoding)


def _gains(text: str, encoding: Encoding) -> bool:
    """Tell whether a line becomes more Vietnamese than it is."""
    words = _misread_words(text)
    return bool(words) and share(words, encoding) > share(words)


def _line_in(line: RawLine, encoding: Encoding) -> RawLine:
    """Return a line read in an encoding."""
    cells = tuple(convert(cell, encoding) for cell in line.cells)
    text = "\t".join(cells) if cells else convert(line.text, encoding)
    return replace(line, text=text, cells=cells)


def _cleaned(line: RawLine) -> RawLine:
    """Return a line that is Unicode already, in NFC."""
    cells = tuple(map(clean, line.cells))
    text = "\t".join(cells) if cells else clean(line.text)
    return (
        line if (text, cells) == (line.text, line.cells) else replace(line, text=text, cells=cells)
    )


def convert(text: str, encoding: Encoding, *, in_capitals: bool = False) -> str:
    """Return text of byte characters in Unicode, in capitals if its font drew them.

    Where the font is not known, words whose plain letters are all capitals
    ("HO¹CH") become capitals: TCVN3 has no codes for those with a mark.
    """
    read = encoding.decode(text)
    if encoding.capitals and "-" in read:
        read = _HYPHENED.sub(_with_u, read)
    if in_capitals:
        read = read.upper()
    elif encoding.capitals and not text.isascii():
        read = "".join(_raised(text, read))
    return clean(read)


def _with_u(word: re.Match[str]) -> str:
    """Return a word with “ư” for the hyphen that PDF files show in its place, if it needs one.

    TCVN3's “ư” is the byte 0xAD, which PDF calls a hyphen ("n-íc"). Two words
    that a hyphen joins ("tế-xã") are words without it.
    """
    whole = f"{word[1]}ư{word[2]}"
    is_joined = all(is_syllable(part) for part in (word[1], word[2]) if part)
    return whole if is_syllable(whole) and not is_joined else word[0]


def read_in_font(text: str, font: str) -> str:
    """Return text as its font shows it; a legacy font's name over Unicode text means nothing."""
    encoding, in_capitals = encoding_of_font(font) if font else (None, False)
    if encoding is None or UNICODE_LETTERS.search(text):
        return text
    return convert(text, encoding, in_capitals=in_capitals)


def _raised(text: str, read: str) -> list[str]:
    """Return the words of a text, those in capitals with their marked letters raised.

    Only for encodings with one code a letter, where both texts run in step.
    """
    plain = [c for c in text if c.isascii() and c.isalpha()]
    whole = len(plain) > LEAST_CAPITALS and all(c.isupper() for c in plain)
    parts = []
    for part in re.finditer(r"\s+|\S+", read):
        letters = [c for c in text[part.start() : part.end()] if c.isascii() and c.isalpha()]
        upper = whole or (len(letters) > 1 and all(c.isupper() for c in letters))
        parts.append(part[0].upper() if upper else part[0])
    return parts


LEAST_CAPITALS = 3  # plain letters of a line, all capital, before the whole line is taken for one


def _problems(path: str, changed: Sequence[RawLine], encoding: Encoding) -> tuple[Problem, ...]:
    """Return what a person must look at in the lines that were converted."""
    if not changed:
        return ()
    first = Source(path, changed[0].line)
    found = [Problem.make("reader-converted", first, Severity.HINT, encoding=encoding.name)]
    if encoding.capitals:
        found.append(Problem.make("reader-capitals-lost", first, Severity.WARNING))
        lost = [(line, word) for line in changed if (word := word_without_u(line.text))]
        found += [
            Problem.make(
                "reader-letter-lost", Source(path, line.line), Severity.WARNING, quote=word
            )
            for line, word in lost[:MOST_WARNINGS]
        ]
    return tuple(found)


def word_without_u(text: str) -> str:
    """Return the first word that only an “ư” makes possible ("nh", "nớc"); empty if none is."""
    for found in _WORD.finditer(text):
        word = found[0]
        if word[1:] != word[1:].lower() or len(word) == 1 or is_syllable(word):
            continue
        if any(is_syllable(f"{word[:i]}ư{word[i:]}") for i in range(1, len(word) + 1)):
            return word
    return ""
