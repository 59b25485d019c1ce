"""Find the words of several syllables in a Vietnamese text, which is written syllable by syllable.

In: syllables as they stand in a text, with their punctuation and capitals. Out:
the ranges that are one word or one name. The words are data: `lexicon/compounds.txt`
and what a project adds. What a break inside a range costs is the typesetter's
business.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from bangron.text.normal import nfc, old_tone_style

EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of more than one syllable."""

    entries: frozenset[tuple[str, ...]]
    """Each as its syllables, in the form of `syllable_key`."""

    series: frozenset[tuple[str, ...]]
    """Words that are always named together, with commas between: "cán bộ, công chức"."""

    longest: int
    """The number of syllables of the longest entry."""


@dataclass(frozen=True, slots=True)
class Compound:
    """A word found in a text: syllables `start` to `stop` - 1."""

    start: int
    stop: int


def lexicon_of(words: Iterable[str]) -> Lexicon:
    """Return a lexicon of `words`; those of one syllable, empty lines and `#` notes are left out."""
    listed = [word for word in words if " " in word.strip() and not word.lstrip().startswith("#")]
    entries = frozenset(keys_of(word) for word in listed if "," not in word)
    series = frozenset(keys_of(word) for word in listed if "," in word)
    return Lexicon(entries, series, max(map(len, entries), default=0))


def keys_of(words: str) -> tuple[str, ...]:
    """Return the syllables of an entry in the form they are compared in."""
    return tuple(syllable_key(syllable) for syllable in words.split())


@cache
def standard_lexicon() -> Lexicon:
    """Return the words of `lexicon/compounds.txt`; `.cache_clear()` reads anew."""
    text = (files("bangron") / "lexicon" / "compounds.txt").read_text(encoding="utf-8")
    return lexicon_of(text.splitlines())


@lru_cache(maxsize=4096)
def syllable_key(syllable: str) -> str:
    """Return a syllable without punctuation, in lower case, its tone mark in the old place."""
    return old_tone_style(EDGES.sub("", nfc(syllable)).casefold())


def find_compounds(syllables: Sequence[str], lexicon: Lexicon) -> tuple[Compound, ...]:
    """Return the words of several syllables, outer ones before those nested in them.

    The text is cut from the left, the longest word first, so that of two words
    that share a syllable the first one counts. No word runs over punctuation.
    """
    keys = [syllable_key(syllable) for syllable in syllables]
    joined = [runs_on(a, b) for a, b in itertools.pairwise(syllables)]
    found: list[Compound] = []
    start = 0
    while start < len(keys):
        stop = longest_at(keys, joined, start, lexicon)
        found.append(Compound(start, stop))
        start = stop
    outer = [compound for compound in found if compound.stop - compound.start > 1]
    nested = [inner for compound in outer for inner in inside(keys, compound, lexicon)]
    return (*outer, *nested)


def find_series(syllables: Sequence[str], lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    """Return the ranges of syllables that are words always named together, the longest first."""
    commas = [at for at, syllable in enumerate(syllables) if syllable.endswith(",")]
    if not commas or not lexicon.series:
        return ()
    keys = [syllable_key(syllable) for syllable in syllables]
    ranges = (
        (start, start + len(entry))
        for entry in sorted(lexicon.series, key=lambda entry: (-len(entry), entry))
        for start in range(len(keys) - len(entry) + 1)
        if tuple(keys[start : start + len(entry)]) == entry
    )
    return tuple(
        (start, stop) for start, stop in ranges if any(start <= at < stop - 1 for at in commas)
    )


def runs_on(syllable: str, following: str) -> bool:
    """Tell whether one word may hold both syllables: no punctuation stands between them."""
    return syllable[-1:].isalnum() and following[:1].isalnum()


def longest_at(keys: Sequence[str], joined: Sequence[bool], start: int, lexicon: Lexicon) -> int:
    """Return where the longest word that begins at `start` stops; one syllable at least."""
    best = start + 1
    stop = start + 1
    while stop < len(keys) and stop - start < lexicon.longest and joined[stop - 1]:
        stop += 1
        if tuple(keys[start:stop]) in lexicon.entries:
            best = stop
    return best


def inside(keys: Sequence[str], compound: Compound, lexicon: Lexicon) -> list[Compound]:
    """Return the shorter words within a compound."""
    return [
        Compound(start, stop)
        for start in range(compound.start, compound.stop)
        for stop in range(start + 2, compound.stop + 1)
        if stop - start < compound.stop - compound.start
        and tuple(keys[start:stop]) in lexicon.entries
    ]
