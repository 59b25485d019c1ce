"""What the proofreader knows of words: which syllables make one, and which stand alone.

In: the word lists of the lexicon. Out: sets to look words up in. Keys are in
lower case with the tone mark in the old place, as `text.compounds` makes them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bangron.text.compounds import keys_of, syllable_key


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by their syllables."""

    words: frozenset[tuple[str, ...]]
    """Of two syllables or more."""

    heads: dict[str, int]
    """The first syllables of words, each with the length of the longest word it begins."""

    after: dict[str, frozenset[str]]
    """A syllable, and those that end a word of two syllables with it before them."""

    before: dict[str, frozenset[str]]
    """A syllable, and those that begin a word of two syllables with it after them."""

    free: frozenset[str]
    """Syllables that are words of their own."""

    particles: frozenset[str]
    """Of those, the small and the most common ones."""

    foreign: frozenset[str]
    """Words of other languages, and units."""

    attested: frozenset[str]
    """Syllables that are real words or halves of them, however rare."""

    syllables: frozenset[str]
    """Every syllable that is free or part of a word or name."""


def lines_of(name: str) -> Iterator[str]:
    """Yield the lines of a word list, without notes and blank lines."""
    text = (files("bangron") / "lexicon" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


@cache
def vocabulary() -> Vocabulary:
    """Return what the lexicon holds; `vocabulary.cache_clear()` reads anew."""
    listed = [*lines_of("compounds.txt")]
    listed += [word for line in lines_of("vocabulary.txt") for word in line.split(",")]
    words = {keys_of(part) for entry in listed for part in entry.replace(" - ", ", ").split(",")}
    words |= {keys_of(entry.replace(" - ", " ")) for entry in listed if "," not in entry}
    words = {word for word in words if len(word) > 1}
    heads: dict[str, int] = {}
    for word in words:
        heads[word[0]] = max(len(word), heads.get(word[0], 0))
    after: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for word in words:
        if len(word) == len(("first", "second")):
            after.setdefault(word[0], set()).add(word[1])
            before.setdefault(word[1], set()).add(word[0])
    particles, free, foreign = map(_keys, ("particles.txt", "syllables.txt", "foreign.txt"))
    free |= particles
    return Vocabulary(
        frozenset(words),
        heads,
        {key: frozenset(value) for key, value in after.items()},
        {key: frozenset(value) for key, value in before.items()},
        free,
        particles,
        foreign,
        free.union(_keys("rare.txt"), *words),
        free.union(*words),
    )


def _keys(name: str) -> frozenset[str]:
    """Return the words of a list that has many on a line."""
    return frozenset(syllable_key(word) for line in lines_of(name) for word in line.split())
