"""Names of bodies, laws, days and honours: their capitals, and one form throughout.

The rule is Decree 30/2020/NĐ-CP, Annex II; the names are data, `lexicon/names.yml`
and `lexicon/days.yml`. A name all in small letters may be a common noun and is
left alone; so is a heading in capitals.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from bangron.checking.capitals import DECREE, is_own
from bangron.checking.document import Document, Word
from bangron.checking.phrases import Index, Place, index_of, phrase_of, places
from bangron.checking.registers import days
from bangron.checking.rule import Family, Finding, Origin, Rule, found
from bangron.checking.vocabulary import vocabulary
from bangron.data import load_data
from bangron.problems import Severity

SHORTEST_CUT = 3  # words of a name that must be left to recognise it


def name_capitals(document: Document) -> Iterator[Finding]:
    """Find a name from the register with other capitals: "Ban chấp hành trung ương Đảng"."""
    for place in places(document, _names()):
        yield from _capitals(document, place, first_counts=True)


def day_capitals(document: Document) -> Iterator[Finding]:
    """Find the name of a day with other capitals; "ngày" before it may have a small letter."""
    for place in _days_in(document):
        yield from _capitals(document, place, first_counts=False)


def mixed_day(document: Document) -> Iterator[Finding]:
    """Find the same day now as "Ngày …", now as "ngày …"."""
    forms: dict[tuple[str, ...], list[Word]] = {}
    for place in _days_in(document):
        first = place.words[0]
        if not first.text.isupper() and is_own(document, first.start):
            forms.setdefault(place.phrase.keys, []).append(first)
    for firsts in forms.values():
        if len({word.text for word in firsts}) > 1:
            for word in firsts:
                if word.text[0].islower():
                    stop = _phrase_stop(document, word)
                    text = document.text[word.start : stop]
                    yield found(document, word.start, stop, "N" + text[1:])


def name_variant(document: Document) -> Iterator[Finding]:
    """One day under two names in one document; the first place of each."""
    used: dict[str, dict[str, Place]] = {}
    canonical = _canonical_days()
    for place in _days_in(document):
        if not is_own(document, place.words[0].start):
            continue
        name = canonical[place.phrase.keys]
        used.setdefault(name, {}).setdefault(" ".join(place.phrase.words), place)
    for name, forms in used.items():
        if len(forms) > 1:
            for place in forms.values():
                start, stop = place.words[0].start, place.words[-1].stop
                yield found(document, start, stop, name)


def body_name(document: Document) -> Iterator[Finding]:
    """Find a name with a word or a hyphen missing."""
    wrong = _wrong_by_keys()
    for place in places(document, _wrong_names()):
        start, stop = place.words[0].start, place.words[-1].stop
        form, right = wrong[place.phrase.keys]
        if is_own(document, start) and " ".join(document.text[start:stop].split()) == form:
            yield found(document, start, stop, right)


def name_cut(document: Document) -> Iterator[Finding]:
    """Find a name from the register with a word missing: "Ban Chấp Trung ương"."""
    names = _cut_names()
    for second in names.keys() & document.positions.keys():
        for at in document.positions[second]:
            for keys, whole in names[second]:
                start = at - 1
                stop = start + len(keys)
                if start < 0 or document.keys[start:stop] != keys:
                    continue
                run = document.words[start:stop]
                joined = all(map(document.joined, range(start, stop - 1)))
                if joined and run[0].text[0].isupper() and is_own(document, run[0].start):
                    yield found(document, run[0].start, run[-1].stop, whole)
                    break


def abbreviation_capitals(document: Document) -> Iterator[Finding]:
    """Find an abbreviation in other letters: "Stt"."""
    for meant in _data()["abbreviations"]:
        for at in document.positions.get(meant.lower(), ()):
            word = document.words[at]
            if word.text != meant and is_own(document, word.start):
                yield found(document, word.start, word.stop, meant)


def _capitals(document: Document, place: Place, *, first_counts: bool) -> Iterator[Finding]:
    """Yield the words of a name whose capitals differ, one finding for each printed line."""
    printed = [word.text for word in place.words]
    is_common = first_counts and all(text.islower() for text in printed[:-1])
    if is_common or all(text.isupper() for text in printed):
        return
    if not is_own(document, place.words[0].start):
        return
    wrong = [
        (word, right)
        for at, (word, right) in enumerate(zip(place.words, place.phrase.words, strict=True))
        if word.text[0].isupper() != right[0].isupper() and (at or first_counts)
    ]
    if first_counts and wrong and wrong[0][0] is place.words[0] and len(wrong) == 1:
        return  # only the first word is small: "ủy ban nhân dân" in its common use
    seen: set[int] = set()
    whole = " ".join(place.phrase.words)
    for word, _ in wrong:
        line = document.line_of(word.start)
        if line not in seen:
            seen.add(line)
            start = word.start if seen != {line} else _line_start(document, place, line)
            stop = max(w.stop for w in place.words if document.line_of(w.start) == line)
            yield found(document, start, stop, whole)


def _line_start(document: Document, place: Place, line: int) -> int:
    """Return where the part of a name on a line begins."""
    return min(w.start for w in place.words if document.line_of(w.start) == line)


def _phrase_stop(document: Document, first: Word) -> int:
    for place in _days_in(document):
        if place.words[0] is first:
            return place.words[-1].stop
    return first.stop


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    text = (files("bangron") / "lexicon" / "names.yml").read_text(encoding="utf-8")
    data: dict[str, Any] = load_data(text)
    return data


@lru_cache(maxsize=4)
def _days_in(document: Document) -> tuple[Place, ...]:
    return tuple(places(document, _day_names()))


@cache
def _canonical_days() -> dict[tuple[str, ...], str]:
    return {phrase_of(form).keys: day.name for day in days() for form in (day.name, *day.aka)}


@cache
def _wrong_by_keys() -> dict[tuple[str, ...], tuple[str, str]]:
    return {phrase_of(form).keys: (form, right) for form, right in _data()["wrong"].items()}


@cache
def _names() -> Index:
    return index_of(iter(_data()["names"]))


@cache
def _cut_names() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return names that lack one inner word, by their second word, the rarer one, with the whole name."""
    wholes = [phrase_of(name) for name in _data()["names"]]
    right = {phrase.keys[:stop] for phrase in wholes for stop in range(2, len(phrase.keys) + 1)}
    known = vocabulary()
    cut: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase in wholes:
        for at in range(1, len(phrase.keys) - 1):
            keys = phrase.keys[:at] + phrase.keys[at + 1 :]
            if len(keys) < SHORTEST_CUT or keys in right or keys in known.words:
                continue
            # What is left must be wrong in itself: half of a word that nothing completes.
            pair = keys[at - 1 : at + 1]
            if pair[0] not in known.after.get(keys[at - 2], ()) and pair not in known.words:
                cut.setdefault(keys[1], []).append((keys, " ".join(phrase.words)))
    return {key: tuple(forms) for key, forms in cut.items()}


@cache
def _wrong_names() -> Index:
    return index_of(iter(_data()["wrong"]))


@cache
def _day_names() -> Index:
    return index_of(form for day in days() for form in (day.name, *day.aka))


RULES = (
    Rule("name-capitals", Family.NAME, Severity.WARNING, DECREE, name_capitals),
    Rule("day-capitals", Family.NAME, Severity.WARNING, DECREE, day_capitals),
    Rule("mixed-day", Family.NAME, Severity.WARNING, DECREE, mixed_day),
    Rule("name-variant", Family.NAME, Severity.WARNING, Origin.CONSISTENCY, name_variant),
    Rule("body-name", Family.NAME, Severity.WARNING, Origin.PRACTICE, body_name),
    Rule("name-cut", Family.NAME, Severity.WARNING, Origin.PRACTICE, name_cut),
    Rule("abbreviation-capitals", Family.NAME, Severity.WARNING, DECREE, abbreviation_capitals),
)
