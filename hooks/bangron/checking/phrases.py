"""Finds the phrases of a register in a document, whatever their capitals and line ends.

In: phrases by their syllable keys, and a document. Out: where they stand. What
about them is wrong is said by the rules of their family.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from bangron.checking.document import Document, Word
from bangron.text.compounds import keys_of


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a register."""

    words: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A phrase where it stands."""

    phrase: Phrase
    words: tuple[Word, ...]


Index = Mapping[str, tuple[Phrase, ...]]


def phrase_of(text: str) -> Phrase:
    """Return a phrase, its punctuation left out."""
    clean = " ".join("".join(c if c.isalnum() or c == " " else " " for c in text).split())
    return Phrase(tuple(clean.split()), keys_of(clean))


def index_of(texts: Iterator[str]) -> Index:
    """Return phrases by their first syllable, the longest first."""
    index: dict[str, list[Phrase]] = {}
    for text in texts:
        phrase = phrase_of(text)
        index.setdefault(phrase.keys[0], []).append(phrase)
    return {
        key: tuple(sorted(phrases, key=lambda one: -len(one.keys)))
        for key, phrases in index.items()
    }


def places(document: Document, index: Index) -> Iterator[Place]:
    """Yield the phrases in a document, in order; of those that share a word, the first and longest."""
    heads = sorted(
        at for key in index.keys() & document.positions.keys() for at in document.positions[key]
    )
    after = 0
    for at in heads:
        place = _at(document, index, at) if at >= after else None
        if place:
            after = at + len(place.words)
            yield place


def _at(document: Document, index: Index, at: int) -> Place | None:
    for phrase in index[document.keys[at]]:
        stop = at + len(phrase.keys)
        if document.keys[at:stop] == phrase.keys and _runs_on(document, document.words[at:stop]):
            return Place(phrase, document.words[at:stop])
    return None


def _runs_on(document: Document, run: tuple[Word, ...]) -> bool:
    """Tell whether only spaces, commas and hyphens stand between words."""
    text = document.text
    return all(not text[a.stop : b.start].strip(" ,-–") for a, b in pairwise(run))
