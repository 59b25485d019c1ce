"""Find the words of several syllables in a Vietnamese text, which is written syllable by syllable.

In: syllables as they stand in a text, with their punctuation and capitals. Out:
the ranges that are one word or one name. The words are data: `lexicon/compounds.txt`
and what a project adds. What a break inside a range costs is the typesetter's
business.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

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
    """Return the field's words and the general ones; `.cache_clear()` reads anew.

    `lexicon/compounds.txt` holds an entry a line, in which a comma makes a series;
    `lexicon/vocabulary.txt`, which the proofreader knows too, many words a line.
    """
    folder = files("bangron") / "lexicon"
    field, general = (
        (folder / name).read_text(encoding="utf-8").splitlines()
        for name in ("compounds.txt", "vocabulary.txt")
    )
    words = (word for line in general if not line.startswith("#") for word in line.split(","))
    return lexicon_of((*field, *words))


@lru_cache(maxsize=4096)
def syllable_key(syllable: str) -> str:
    """Return a syllable without punctuation, in lower case, its tone mark in the old place."""
    return old_tone_style(EDGES.sub("", nfc(syllable)).casefold())


def find_compounds(syllables: Sequence[str], lexicon: Lexicon) -> tuple[Compound, ...]:
    """Return the words of several syllables, outer ones before those nested in them.

    Of all ways to cut the text into words, the one with the fewest counts, and of
    several such the one whose first words are longest. No word runs over punctuation.
    """
    keys = [syllable_key(syllable) for syllable in syllables]
    joined = [runs_on(a, b) for a, b in pairwise(syllables)]
    outer: list[Compound] = []
    start = 0
    for stop in cut_into_words(keys, joined, lexicon):
        if stop - start > 1:
            outer.append(Compound(start, stop))
        start = stop
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


def cut_into_words(
    keys: Sequence[str], joined: Sequence[bool], lexicon: Lexicon
) -> tuple[int, ...]:
    """Return where each word stops, in the cut with the fewest words."""
    count = len(keys)
    fewest = [0] * (count + 1)
    stops = [0] * count
    for start in range(count - 1, -1, -1):
        found = word_stops(keys, joined, start, lexicon)
        stops[start] = min(found, key=lambda stop: (fewest[stop], -stop))
        fewest[start] = fewest[stops[start]] + 1
    cut: list[int] = []
    while (cut[-1] if cut else 0) < count:
        cut.append(stops[cut[-1] if cut else 0])
    return tuple(cut)


def word_stops(
    keys: Sequence[str], joined: Sequence[bool], start: int, lexicon: Lexicon
) -> list[int]:
    """Return where words that begin at `start` may stop; one syllable alone always may."""
    found = [start + 1]
    for stop in range(start + 2, min(len(keys), start + lexicon.longest) + 1):
        if not joined[stop - 2]:
            break
        if tuple(keys[start:stop]) in lexicon.entries:
            found.append(stop)
    return found


def inside(keys: Sequence[str], compound: Compound, lexicon: Lexicon) -> list[Compound]:
    """Return the shorter words within a compound."""
    return [
        Compound(start, stop)
        for start in range(compound.start, compound.stop)
        for stop in range(start + 2, compound.stop + 1)
        if stop - start < compound.stop - compound.start
        and tuple(keys[start:stop]) in lexicon.entries
    ]
