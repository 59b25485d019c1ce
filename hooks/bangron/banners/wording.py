"""Bring the words of a banner into the form they are set in.

In: text, and the offsets where a new line is wished. Out: its words, each with
what binds it to the one before. NFC first, then typographic quotes, then
capitals where a template wants them. Where lines break is decided in `breaking`.
"""

import itertools
import re
from dataclasses import dataclass

from bangron.text.normal import caps as in_capitals
from bangron.text.normal import smart_quotes, tidy


@dataclass(frozen=True, slots=True)
class Wording:
    """A text cut at the spaces where a line may end."""

    words: tuple[str, ...]
    """A no-break space stays inside its word, as a plain space to the font."""

    forced: frozenset[int] = frozenset()
    """Indices of the words that must begin a line."""

    @property
    def text(self) -> str:
        """The whole on one line."""
        return " ".join(self.words)


def wording(text: str, breaks: tuple[int, ...] = (), *, caps: bool = False) -> Wording:
    """Return the words of `text`; a word that begins at an offset of `breaks` begins a line."""
    edges = (0, *sorted(at for at in breaks if 0 < at < len(text)), len(text))
    parts = [tidy(text[start:stop]) for start, stop in itertools.pairwise(edges)]
    counts = [len(split_words(part)) for part in parts]
    whole = smart_quotes(" ".join(part for part in parts if part))
    words = split_words(in_capitals(whole) if caps else whole)
    starts = {sum(counts[: index + 1]) for index in range(len(counts))}
    return Wording(tuple(words), frozenset(starts - {0, len(words)}))


def split_words(text: str) -> list[str]:
    """Return the words of a text, cut at plain spaces and line ends only."""
    return [word for word in re.split("[ \n]+", text) if word]
