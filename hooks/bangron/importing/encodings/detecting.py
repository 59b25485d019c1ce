"""Tells which encoding a text is in, by how many of its words become Vietnamese.

In: text of byte characters (see `tables`). Out: the encoding, or None for text
that is right as it is, be it Vietnamese or not. Nothing is decided by a single
letter: a word counts only if it holds something beyond ASCII, and most words of
the text must become possible syllables that were none before.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from bangron.importing.encodings.tables import Encoding, as_bytes, encodings
from bangron.text.syllables import is_syllable

LEAST_SHARE = 0.7  # of words; lost letters and names keep even true matches below 1
LEAST_WRONG = 0.2  # of words; VPS and VISCII leave most letters where Latin-1 has them
LEAST_WORDS = 2  # that are wrong; one odd word proves nothing
MOST_WORDS = 2000  # enough to be sure, and quick on long texts

# What a word of misread text is made of: letters, and the signs that Latin-1 and Windows show.
_WORD = re.compile("[^\\s!-/:-@\\[-`{-~“”‘–—…•\u00a00-9]+")
_ASCII_LETTER = re.compile("[A-Za-z]")

# Letters no misread text holds, since they stand for no byte: Unicode was at work.
UNICODE_LETTERS = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9\u0300-\u0323]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a text is in."""

    encoding: Encoding
    share: float
    """Of its words beyond ASCII, how many become syllables, from 0 to 1."""


def odd_words(text: str) -> list[str]:
    """Return the words of a text that hold something beyond ASCII beside an ASCII letter.

    Signs that stand alone ("©", "25°") are left out, so that they prove nothing.
    """
    if text.isascii():
        return []
    return [w for w in _WORD.findall(as_bytes(text)) if not w.isascii() and _ASCII_LETTER.search(w)]


def share(words: Iterable[str], encoding: Encoding | None = None) -> float:
    """Return how many of these words are syllables, read in an encoding or as they are."""
    words = list(words)
    if not words:
        return 0.0
    read = words if encoding is None else [encoding.decode(word) for word in words]
    return sum(map(_is_read_right, read)) / len(words)


def _is_read_right(word: str) -> bool:
    """Tell whether a word is a syllable, and no marked capital stands behind a small letter."""
    return is_syllable(word) and not any(
        before.islower() and letter.isupper() and not letter.isascii()
        for before, letter in pairwise(word)
    )


def detect(words: Iterable[str]) -> Verdict | None:
    """Return the encoding that makes these odd words Vietnamese, if one does and they are not."""
    words = list(words)[:MOST_WORDS]
    wrong = [word for word in words if not _is_read_right(word)]
    if len(wrong) < max(LEAST_WORDS, LEAST_WRONG * len(words)):
        return None
    best = max(
        (Verdict(encoding, share(words, encoding)) for encoding in encodings().values()),
        key=lambda verdict: verdict.share,
    )
    convincing = min(best.share, share(wrong, best.encoding)) >= LEAST_SHARE
    return best if convincing else None
