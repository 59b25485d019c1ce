"""Names of bodies, laws, days and honours: their capitals, and one form throughout.

The rule is Decree 30/2020/NĐ-CP, Annex II; the names are data, `lexicon/names.yml`
and `lexicon/days.yml`. A name all in small letters may be a common noun and is
left alone; so is a heading in capitals.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from bangron.checking.document import Document, Form, Kind, Word
from bangron.checking.phrases import Index, Place, index_of, phrase_of, places
from bangron.checking.registers import days
from bangron.checking.rule import Family, Finding, Rule, found
from bangron.checking.vocabulary import vocabulary
from bangron.problems import Severity

DECREE = "Decree 30/2020, Annex II"

AFTER_SEMICOLON = re.compile(r"(?<=; )([^\W\d_]+)((?: [^\W\d_]+){1,2})")
NUMBERED = re.compile(r"(?: [^\W\d_]+){0,3} số\b")  # the kind of a document that is cited
SHORTEST_CUT = 3  # words of a name that must be left to recognise it

# Words that may have a capital inside a sentence: documents, bodies, offices.
NAMING = frozenset(
    "ban bí báo bộ bảo chi chính chính chỉ chủ chương cục công cơ cuộc cổng cụm cựu dự hiến hiệp"
    " hội học huyện hướng khoa khối kế kết kỷ liên lễ luật mặt nghị ngành ngày nhà nhân nước năm"
    " pháp phó phòng phường quân quốc quy quyết quận sở thành tháng thanh thông thường thủ tiểu"
    " toà tòa trang trung trường trưởng tuần tuổi tỉnh tổ tổng ủy uỷ viện văn xã đài đoàn đoàn"
    " đảng đề đội đồng đại cấp".split()
)
# Verbs of plans; a capital on one inside a sentence is left over from a heading.
VERBS = frozenset({
    "triển khai", "thực hiện", "tổng hợp", "tăng cường", "tiếp tục", "đẩy mạnh", "phối hợp",
    "tham mưu", "xây dựng", "nâng cao", "phát huy", "tuyên truyền", "quán triệt", "hướng dẫn",
    "đôn đốc", "kiểm tra", "giám sát", "biểu dương", "phát động", "hoàn thành", "góp phần",
})  # fmt: skip
NOUN_TOO = frozenset({"báo cáo"})  # a document as well: only beside a verb


def name_capitals(document: Document) -> Iterator[Finding]:
    """A name from the register with other capitals: "Ban chấp hành trung ương Đảng"."""
    for place in places(document, _names()):
        yield from _capitals(document, place, first_counts=True)


def day_capitals(document: Document) -> Iterator[Finding]:
    """The name of a day with other capitals; "ngày" before it may have a small letter."""
    for place in places(document, _day_names()):
        yield from _capitals(document, place, first_counts=False)


def mixed_day(document: Document) -> Iterator[Finding]:
    """The same day now as "Ngày …", now as "ngày …"."""
    forms: dict[tuple[str, ...], list[Word]] = {}
    for place in places(document, _day_names()):
        first = place.words[0]
        if not first.text.isupper() and _is_own(document, first.start):
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
    canonical = {phrase_of(form).keys: day.name for day in days() for form in (day.name, *day.aka)}
    for place in places(document, _day_names()):
        if not _is_own(document, place.words[0].start):
            continue
        name = canonical[place.phrase.keys]
        used.setdefault(name, {}).setdefault(" ".join(place.phrase.words), place)
    for name, forms in used.items():
        if len(forms) > 1:
            for place in forms.values():
                start, stop = place.words[0].start, place.words[-1].stop
                yield found(document, start, stop, name)


def body_name(document: Document) -> Iterator[Finding]:
    """A name with a word or a hyphen missing."""
    wrong = {phrase_of(form).keys: (form, right) for form, right in _data()["wrong"].items()}
    for place in places(document, _wrong_names()):
        start, stop = place.words[0].start, place.words[-1].stop
        form, right = wrong[place.phrase.keys]
        if _is_own(document, start) and " ".join(document.text[start:stop].split()) == form:
            yield found(document, start, stop, right)


def name_cut(document: Document) -> Iterator[Finding]:
    """A name from the register with a word missing: "Ban Chấp Trung ương"."""
    words = document.words
    for at in range(len(words) - SHORTEST_CUT):
        if not words[at].text[0].isupper():
            continue
        for keys, whole in _cut_names().get((words[at].key, words[at + 1].key), ()):
            run = words[at : at + len(keys)]
            if tuple(word.key for word in run) != keys or not _is_own(document, run[0].start):
                continue
            if all(document.joined(at + i) for i in range(len(keys) - 1)):
                yield found(document, run[0].start, run[-1].stop, whole)
                break


def abbreviation_capitals(document: Document) -> Iterator[Finding]:
    """An abbreviation in other letters: "Stt"."""
    known = {entry.lower(): entry for entry in _data()["abbreviations"]}
    for word in document.words:
        meant = known.get(word.text.lower())
        if meant and word.text != meant and _is_own(document, word.start):
            yield found(document, word.start, word.stop, meant)


def capital_after_semicolon(document: Document) -> Iterator[Finding]:
    """A capital after a semicolon inside a line, on what is no name."""
    for match in AFTER_SEMICOLON.finditer(document.text):
        first = match[1]
        if not first[0].isupper() or first.isupper() or not match[2].islower():
            continue
        if first.lower() in NAMING and not match[0].startswith("Kết quả"):
            continue
        if document.paragraph_at(match.start()).kind not in (Kind.CELL, Kind.SLOGAN):
            yield found(
                document, match.start(), match.end(), first[0].lower() + match[0][1:]
            )


def stray_capital(document: Document) -> Iterator[Finding]:
    """A capital on a verb inside a sentence, left over from a heading or an item."""
    words, text = document.words, document.text
    for at in range(2, len(words) - 1):
        word = words[at]
        if not word.text[0].isupper() or word.text.isupper() or not document.joined(at):
            continue
        if text[words[at - 1].stop : word.start] != " " or words[at + 1].text[0].isupper():
            continue
        pair = f"{word.key} {words[at + 1].key}"
        before = words[at - 1]
        if pair not in VERBS and not (pair in NOUN_TOO and before.key in ("và", "hoặc")):
            continue
        if NUMBERED.match(text, words[at + 1].stop):
            continue
        if _capital_before(words, at) and before.key != "hoạch":
            continue
        if _is_own(document, word.start):
            yield found(
                document, before.start, words[at + 1].stop,
                text[before.start : word.start] + text[word.start].lower() + text[word.start + 1 : words[at + 1].stop],
            )  # fmt: skip


def _capital_before(words: Sequence[Word], at: int) -> bool:
    """Tell whether the word before belongs to a name: then this one may, too."""
    return words[at - 1].text[0].isupper() or words[at - 2].text[0].isupper() and words[
        at - 1
    ].key in ("và",)


def _capitals(document: Document, place: Place, *, first_counts: bool) -> Iterator[Finding]:
    """Yield the words of a name whose capitals differ, one finding for each printed line."""
    printed = [word.text for word in place.words]
    if all(text.isupper() for text in printed) or all(text.islower() for text in printed[:-1]):
        if first_counts or all(text.isupper() for text in printed):
            return
    if not _is_own(document, place.words[0].start):
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
    for place in places(document, _day_names()):
        if place.words[0] is first:
            return place.words[-1].stop
    return first.stop


def _is_own(document: Document, offset: int) -> bool:
    """Tell whether the words are the document's own and not copied as printed elsewhere."""
    return document.form is not Form.DATA and document.paragraph_at(offset).kind is not Kind.PRINTED


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    text = (files("bangron") / "lexicon" / "names.yml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


@cache
def _names() -> Index:
    return index_of(iter(_data()["names"]))


@cache
def _cut_names() -> dict[tuple[str, str], tuple[tuple[tuple[str, ...], str], ...]]:
    """Return names that lack one inner word, by their first two words, with the whole name."""
    wholes = [phrase_of(name) for name in _data()["names"]]
    right = {phrase.keys[:stop] for phrase in wholes for stop in range(2, len(phrase.keys) + 1)}
    known = vocabulary()
    cut: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = {}
    for phrase in wholes:
        for at in range(1, len(phrase.keys) - 1):
            keys = phrase.keys[:at] + phrase.keys[at + 1 :]
            if len(keys) < SHORTEST_CUT or keys in right or keys in known.words:
                continue
            # What is left must be wrong in itself: half of a word that nothing completes.
            pair = keys[at - 1 : at + 1]
            if pair[0] not in known.after.get(keys[at - 2], ()) and pair not in known.words:
                cut.setdefault(keys[:2], []).append((keys, " ".join(phrase.words)))
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
    Rule("name-variant", Family.NAME, Severity.WARNING, "DOMAIN 1.2", name_variant),
    Rule("body-name", Family.NAME, Severity.WARNING, "DOMAIN 4.4", body_name),
    Rule("name-cut", Family.NAME, Severity.WARNING, "DOMAIN 4.4", name_cut),
    Rule("abbreviation-capitals", Family.NAME, Severity.WARNING, DECREE, abbreviation_capitals),
    Rule(
        "capital-after-semicolon", Family.NAME, Severity.WARNING, "DOMAIN 2.1", capital_after_semicolon
    ),
    Rule("stray-capital", Family.NAME, Severity.WARNING, DECREE, stray_capital),
)
