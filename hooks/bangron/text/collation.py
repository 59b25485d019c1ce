"""Alphabetical order as Vietnamese dictionaries and official lists have it (DOMAIN 5.2).

In: names and titles. Out: keys for `sorted`. Bodies are mostly listed by
protocol and not by name; that weight is the caller's.

Syllable by syllable: first its letters (a ă â b c d đ e ê …), then its tone
(ngang, huyền, hỏi, ngã, sắc, nặng), then the next syllable. So "ca cao" stands
before "cá bò", and "Thái Bình" before "Thanh Hóa".
"""

import re
import unicodedata
from functools import lru_cache

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng; ngang has no mark

Token = tuple[int, tuple[int, ...], int]
SortKey = tuple[tuple[Token, ...], str]

_NUMBER, _WORD = 0, 1  # numbers stand before words
_RANKS = {letter: rank for rank, letter in enumerate(ALPHABET)}
_AFTER_Z = len(ALPHABET)
_TOKEN = re.compile(r"(\d+)|[^\W\d_]+")


def sort_key(text: str) -> SortKey:
    """Return the key that puts texts in Vietnamese order; digits by value, 2 before 10.

    Case and punctuation do not count, except to give texts that are otherwise
    alike a fixed order.
    """
    text = unicodedata.normalize("NFC", text)
    tokens = _TOKEN.finditer(text.casefold())
    return tuple(_number(t[0]) if t[1] else _syllable(t[0]) for t in tokens), text


def _number(digits: str) -> Token:
    """Return the key of a run of digits; by length and then digit, as it may be very long."""
    value = "".join(str(unicodedata.digit(digit)) for digit in digits).lstrip("0")
    return _NUMBER, (len(value), *map(int, value)), 0


@lru_cache(maxsize=8192)
def _syllable(syllable: str) -> Token:
    """Return the key of a run of letters: their ranks, then the tone."""
    ranks: list[int] = []
    tone = 0
    for letter in syllable:
        parts = unicodedata.normalize("NFD", letter)
        marks = [mark for mark in parts if mark in TONES]
        tone = TONES.index(marks[0]) + 1 if marks else tone
        bare = unicodedata.normalize("NFC", "".join(p for p in parts if p not in TONES))
        ranks += [_RANKS.get(one, _AFTER_Z + ord(one)) for one in bare]
    return _WORD, tuple(ranks), tone
