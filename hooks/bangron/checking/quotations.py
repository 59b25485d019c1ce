"""Quotations and known slogans that differ from the register by a letter or a word.

A quotation must be exact (DOMAIN 3.2). The register is data:
`lexicon/quotations.yml`, each entry with its source; variants that are also
quoted stand there too and are right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bangron.checking.document import Document
from bangron.checking.rule import Family, Finding, Origin, Rule, found
from bangron.checking.syllables import is_near
from bangron.data import load_data
from bangron.problems import Severity
from bangron.text.compounds import keys_of
from bangron.text.normal import nfc

SEED = 3  # words in a row that must agree before a passage is compared with a quotation
SHORTEST = 5  # words; shorter sayings cannot be told from common speech
MOST_WRONG = 2  # words that may differ; more is another sentence


@dataclass(frozen=True, slots=True)
class Quotation:
    """A saying in its right words."""

    keys: tuple[str, ...]
    words: tuple[str, ...]
    text: str


def misquotation(document: Document) -> Iterator[Finding]:
    """Find a known quotation or slogan with a word that is wrong, missing or too much."""
    keys = document.keys
    seeds = _seeds()
    hits = [
        (at, quotation, at - offset)
        for at, three in enumerate(zip(keys, keys[1:], keys[2:], strict=False))
        if three in seeds
        for quotation, offset in seeds[three]
    ]
    right: set[int] = set()
    for _, quotation, start in hits:
        if start >= 0 and keys[start : start + len(quotation.keys)] == quotation.keys:
            right.update(range(start, start + len(quotation.keys)))
    done: set[int] = set()
    for at, quotation, start in hits:
        if at in right or start in done:
            continue
        found_at = _differs(keys, start, quotation)
        if found_at and _reasonable(document, found_at):
            done.update(range(start - 2, start + len(quotation.keys)))
            if not right.intersection(range(found_at[0], found_at[1] + 1)):
                first, last, mend = found_at
                words = document.words
                yield found(
                    document, words[first].start, words[last].stop, mend, whole=quotation.text
                )


def _differs(keys: Sequence[str], start: int, quotation: Quotation) -> tuple[int, int, str] | None:
    """Return (first word, last word, right words) where a passage departs from a quotation."""
    length = len(quotation.keys)
    # As long as the quotation, a word short at either end, or a word too long.
    for shift, more in ((0, 0), (0, -1), (1, -1), (0, 1), (-1, 1)):
        begin, stop = start + shift, start + shift + length + more
        slip = _slip(keys[begin:stop], quotation.keys) if begin >= 0 and stop <= len(keys) else None
        if slip:
            head, wrong, meant = slip
            # Where a word is missing or too much, the words beside it are shown as well.
            beside = int(wrong != meant)
            first, last = begin + max(head - beside, 0), begin + head + wrong - 1 + beside
            words = quotation.words[max(head - beside, 0) : head + meant + beside]
            return first, min(last, len(keys) - 1), " ".join(words)
    return None


def _slip(passage: Sequence[str], wanted: Sequence[str]) -> tuple[int, int, int] | None:
    """Return (words alike at the start, words wrong, words meant) where a passage slips once."""
    head = _common(passage, wanted)
    tail = _common(passage[head:][::-1], wanted[head:][::-1])
    wrong, meant = len(passage) - head - tail, len(wanted) - head - tail
    if wrong == meant:
        pairs = zip(passage[head : head + wrong], wanted[head : head + meant], strict=True)
        alike = all(a == b or is_near(a, b) for a, b in pairs)
        return (head, wrong, meant) if 0 < wrong <= MOST_WRONG and alike else None
    return (head, wrong, meant) if max(wrong, meant) == 1 else None


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    """Return how many words at the start are the same."""
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count


def _reasonable(document: Document, place: tuple[int, int, str]) -> bool:
    """Tell whether the passage is in one paragraph."""
    words = document.words
    first, last, _ = place
    return document.paragraph_at(words[first].start) is document.paragraph_at(words[last].start)


@cache
def quotations() -> tuple[Quotation, ...]:
    """Return the register; `quotations.cache_clear()` reads anew."""
    text = (files("bangron") / "lexicon" / "quotations.yml").read_text(encoding="utf-8")
    entries = load_data(text)
    return tuple(
        Quotation(keys_of(clean), tuple(clean.split()), wording)
        for entry in entries
        for wording in (entry["text"], *entry.get("variants", ()))
        if len((clean := _words_only(wording)).split()) >= SHORTEST
    )


def _words_only(text: str) -> str:
    kept = "".join(c if c.isalnum() or c == " " else " " for c in nfc(text))
    return " ".join(kept.split())


@cache
def _seeds() -> dict[tuple[str, ...], tuple[tuple[Quotation, int], ...]]:
    """Return the quotations that hold three words in a row, and where."""
    seeds: dict[tuple[str, ...], list[tuple[Quotation, int]]] = {}
    for quotation in quotations():
        for at in range(len(quotation.keys) - SEED + 1):
            seeds.setdefault(quotation.keys[at : at + SEED], []).append((quotation, at))
    return {key: tuple(value) for key, value in seeds.items()}


RULES = (Rule("misquotation", Family.QUOTATION, Severity.ERROR, Origin.SLOGANS, misquotation),)
