"""Bring text to one form, and compare or show it in others.

In: any string, from files nobody checked. Out: strings, always in NFC (never
NFKC, which would turn "…" into "..."). Legacy encodings are decoded before this,
spelling is judged elsewhere, and nothing here changes what a text says, except
where a caller asks for a spelling style, for typographic quotes or for capitals.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from bangron.text.numbers import find_numbers

NO_BREAK_SPACE = "\u00a0"

# Letters that old PDF files and Icelandic or African keyboards give for Đ and đ.
LOOKALIKE_D = {0x00D0: "Đ", 0x0189: "Đ", 0x00F0: "đ", 0x0256: "đ"}

# Cyrillic letters drawn like Latin ones; mapped only where Latin letters stand beside them.
CYRILLIC_TWINS = str.maketrans("АВЕІКМНОРСТХаеіорсух", "ABEIKMHOPCTXaeiopcyx")

# What can be pasted but not seen: controls, soft hyphen, zero-width and directional marks, BOM.
INVISIBLE = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"

_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_ODD_SPACES = re.compile("(?: [^\\S\n]|[^\\S\n ])[^\\S\n]*")
_NO_BREAK = re.compile("[\u00a0\u2007\u202f]")
_LINE_EDGE = re.compile("[ \u00a0]*\n[ \u00a0]*")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_WORD = re.compile("(?:[^\\W\\d_]|[\u0300-\u036f])+")
_LATIN = re.compile("[A-Za-zÀ-\u024fẠ-ỹ]")
# NFC cannot join these: a circumflex or breve typed after the tone mark.
_TONE_BEFORE_SHAPE = re.compile("([AEOaeo]\u0323?)([\u0300\u0301\u0303\u0309])([\u0302\u0306])")
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")


def nfc(text: str) -> str:
    """Return the text in Unicode normalisation form C; deprecated tone marks become the current."""
    return unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    """Return the text in the one form the project stores; doing it twice changes nothing.

    NFC, with tone and shape marks in any typing order; look-alikes of Đ, and
    Cyrillic letters inside Latin words, become the letters meant; what cannot be
    seen is removed; tabs and every other space become one plain space per run;
    line ends become a newline; lines and the whole are stripped.

    A no-break space stays (a run that holds one becomes one U+00A0), because in
    a slogan it forbids a line break.
    """
    text = nfc(_INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))).translate(LOOKALIKE_D)
    if _CYRILLIC.search(text):
        text = _WORD.sub(_latin_word, text)
    text = _ODD_SPACES.sub(_one_space, _ordered_marks(text))
    return _LINE_EDGE.sub("\n", text).strip()


def fold(text: str) -> str:
    """Return the text as a searcher types it: no marks, đ as d, case folded, no-break as space.

    For comparing and searching, never for showing. Folding twice changes nothing.
    """
    text = _INVISIBLE.sub("", unicodedata.normalize("NFD", text)).casefold()
    text = _MARKS.sub("", unicodedata.normalize("NFD", text))
    for letter, plain in (("đ", "d"), ("ð", "d"), ("ɖ", "d"), (NO_BREAK_SPACE, " ")):
        text = text.replace(letter, plain)  # many times faster than str.translate
    return nfc(text)


def _ordered_marks(text: str) -> str:
    """Put a circumflex or breve before the tone mark, so that NFC can join both with the letter."""
    if "\u0302" not in text and "\u0306" not in text:
        return nfc(text)
    return nfc(_TONE_BEFORE_SHAPE.sub(r"\1\3\2", unicodedata.normalize("NFD", text)))


def _one_space(run: re.Match[str]) -> str:
    """Return the one space that a run stands for; a no-break one anywhere in it decides."""
    return NO_BREAK_SPACE if _NO_BREAK.search(run[0]) else " "


def _latin_word(match: re.Match[str]) -> str:
    """Return a word with its Cyrillic twins in Latin, unless the word is Cyrillic throughout."""
    word = match[0]
    return word.translate(CYRILLIC_TWINS) if _LATIN.search(word) else word


# --- where the tone mark stands (DOMAIN 4.2) ---------------------------------------------------

Style = Literal["old", "new", "keep"]  # "keep" mends wrong places and takes neither side

_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_LETTER_RUN = re.compile("[A-Za-zÀ-ÖØ-öø-\u024fẠ-ỹ]+")
_SYLLABLE = re.compile(
    "(?P<onset>ngh|ng|nh|gh|gi(?=[aăâeêoôơuư])|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    "(?P<vowels>[aăâeêioôơuưy]+)"
    "(?P<coda>ch|ng|nh|[cmnpt])?"
)
# Vowel groups without their tone: those that a final consonant follows, and those that nothing does.
_BEFORE_CODA = re.compile("[aăâeêioôơuưy]|[iy]ê|uô|ươ|o[aăeo]|u[âêyơ]|uyê")
_AT_THE_END = re.compile(
    "[aeêioôơuưy]|[aâ][uy]|a[io]|eo|êu|[iu]a|iu|[iy]êu|o[ae]|oa[ioy]|oeo|[oôơuư]i|u[êơy]|uây|uôi"
    "|ưa|ươ[iu]|ưu|uy[au]"
)
# The only rimes in which the two styles differ, and only where nothing follows.
_OPEN_RIMES = frozenset(("oa", "oe", "uy"))


def old_tone_style(text: str) -> str:
    """Return the text with tone marks as State practice prints them: hòa, khỏe, Ủy ban.

    Marks that stand on a plainly wrong letter ("cuả", "qúy") are put right too.
    Words that are no Vietnamese syllable stay as they are; so does the case.
    """
    return _with_tones(text, "old")


def new_tone_style(text: str) -> str:
    """Return the text with tone marks as schools prescribe them: hoà, khoẻ, Uỷ ban.

    The rest as `old_tone_style`.
    """
    return _with_tones(text, "new")


def mend_tones(text: str) -> str:
    """Return the text with plainly wrong marks put right ("nghìên"), and both styles left alone."""
    return _with_tones(text, "keep")


def tone_variant(text: str) -> str:
    """Return the text with each open oa, oe, uy in the style it is not in: "ủy" for "uỷ" and back.

    A text without such a syllable comes back unchanged (in NFC).
    """
    return _LETTER_RUN.sub(lambda run: _other_style(run[0]), nfc(text))


def _with_tones(text: str, style: Style) -> str:
    """Place the tone of every syllable in a text."""
    text = nfc(text)
    return text if text.isascii() else _LETTER_RUN.sub(lambda run: _placed(run[0], style), text)


def _other_style(run: str) -> str:
    """Return one syllable in the other style, if it has one."""
    new = _placed(run, "new")
    return new if new != run else _placed(run, "old")


@lru_cache(maxsize=8192)
def _placed(run: str, style: Style) -> str:
    """Return a run of letters with its tone where the style wants it, if it is a syllable."""
    parts = [unicodedata.normalize("NFD", letter) for letter in run]
    at = [i for i, part in enumerate(parts) if _TONE.search(part)]
    if len(at) != 1:
        return run
    bare = [nfc(_TONE.sub("", part)) for part in parts]
    syllable = _SYLLABLE.fullmatch("".join(bare).lower())
    if not syllable or len(syllable[0]) != len(run):
        return run
    place = _tone_place(syllable["vowels"], syllable["coda"] or "", style)
    if place is None:
        return run
    wanted = [syllable.start("vowels") + offset for offset in place]
    if at[0] in wanted:
        return run
    tone = _TONE.findall(parts[at[0]])[0]
    bare[wanted[0]] = nfc(bare[wanted[0]] + tone)
    return "".join(bare)


def _tone_place(vowels: str, coda: str, style: Style) -> tuple[int, ...] | None:
    """Return the offsets in a vowel group where the tone may stand; None if it is no rime."""
    if not (_BEFORE_CODA if coda else _AT_THE_END).fullmatch(vowels):
        return None
    shaped = [i for i, vowel in enumerate(vowels) if vowel in "ăâêôơư"]
    if shaped:
        return (shaped[-1],)
    if vowels in _OPEN_RIMES and not coda:
        return {"old": (0,), "new": (1,), "keep": (0, 1)}[style]
    inner = len(vowels) == len("oai") or (len(vowels) > 1 and coda)
    return (1,) if inner else (0,)


# --- quotes and capitals -----------------------------------------------------------------------

_OPENS_AFTER = frozenset(" \n\t\u00a0([{<“‘-–—/")
_QUOTE_OR_LINE_END = re.compile('["“”\n]')
_WEB_ADDRESS = r"(?:https?://|www\.)[^\s<>\"“”]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.-])(?:[a-z0-9-]+\.)+(?:vn|com|net|org|edu|gov|info)(?:/[^\s<>\"“”]*)?(?!\w)"
_QUANTITY = r"(?<!\w)(?<!\d[.,])\d+(?:[.,]\d+)*[ \u00a0]?(?:[kcdm]?m[23²³]?|k?g|mg|ha|ml|l|k?W|kWh|MW|kV|[KMG]B|h\d{0,2})(?:/[hs])?(?!\w)"
_MIXED_ABBREVIATION = r"(?<!\w)(?:TTg|TTr|CTr|QyĐ|ThS|TS|PGS|GS|BSCKI{1,2}|pH)(?!\w)"
_KEPT = re.compile(f"{_WEB_ADDRESS}|{_QUANTITY}|{_MIXED_ABBREVIATION}")


def smart_quotes(text: str) -> str:
    """Return the text with straight double quotes as “ ”, the only form official texts use.

    A quote opens at the start, after a space, bracket or dash, and closes
    elsewhere. One between spaces closes if a quotation is open in its line. One
    that follows a digit while nothing is open is an inch mark and stays.
    """
    if '"' not in text:
        return text
    out: list[str] = []
    at = depth = 0
    for found in _QUOTE_OR_LINE_END.finditer(text):
        i, quote = found.start(), found[0]
        if quote == '"':
            quote = _quote(text[i - 1 : i], text[i + 1 : i + 2], is_open=depth > 0)
        depth = 0 if quote == "\n" else max(0, depth + (quote == "“") - (quote == "”"))
        out += (text[at:i], quote)
        at = i + 1
    return "".join((*out, text[at:]))


def _quote(before: str, after: str, *, is_open: bool) -> str:
    """Return what one straight quote stands for between two characters."""
    opens = not before or before in _OPENS_AFTER
    if opens and is_open and (not after or after.isspace()):
        return "”"
    if opens:
        return "“"
    return '"' if before.isdigit() and not is_open else "”"


def caps(text: str) -> str:
    """Return the text in capitals for a banner; what would turn wrong stays as written.

    Kept: numbers of documents, "TTg" and other abbreviations of mixed case, web
    and mail addresses, quantities with their unit ("5 km", "7h30").
    """
    text = nfc(text)
    kept = [(m.start, m.end) for m in find_numbers(text)]
    kept += [found.span() for found in _KEPT.finditer(text)]
    out: list[str] = []
    at = 0
    for start, end in sorted(kept):
        if start >= at:
            out += (text[at:start].upper(), text[start:end])
            at = end
    out.append(text[at:].upper())
    return nfc("".join(out))
