"""One spelling throughout: tone marks, i or y, capitals of common words, names in quotes, ranges.

Either way of writing may be right; a document that mixes them is not (DOMAIN
4.2). Reported are the odd ones out and, where the more frequent way is not the
house's, the first few of that one too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bangron.checking.capitals import NAMING
from bangron.checking.document import Document, Form, Kind
from bangron.checking.rule import Family, Finding, Origin, Rule, found
from bangron.problems import Severity
from bangron.text.normal import new_tone_style, nfc, old_tone_style

NOT_PROSE = (Kind.CELL, Kind.SLOGAN, Kind.HEADING, Kind.PRINTED, Kind.NOTE)
COPIED = (Kind.PRINTED, Kind.NOTE)
MOST_NAMES = 50  # a document puts few names in quotation marks again and again
MOST_OF_A_HABIT = 3  # places shown of a way of writing that is frequent and not the house's

# Syllables with i that the house writes with y, in these words only (DOMAIN 4.2).
I_FOR_Y = re.compile(
    r"(?i)\b(?:kỉ(?= (?:niệm|luật|cương|nguyên|lục|vật|yếu)\b)|(?<=thế )kỉ|(?<=nhiệm )kì"
    r"|kì(?= họp\b)|kí(?= (?:kết|tên|hiệu)\b)|lí(?= (?:luận|do|lẽ|tưởng|thuyết|lịch)\b)"
    r"|(?<=quản )lí|(?<=xử )lí|(?<=pháp )lí|(?<=hợp )lí|(?<=đại )lí|(?<=địa )lí|(?<=tâm )lí"
    r"|tỉ(?= (?:lệ|đồng|trọng|giá)\b)|kĩ(?= (?:thuật|năng|lưỡng|sư)\b)|mĩ(?= (?:thuật|quan)\b)"
    r"|hi(?= (?:sinh|vọng)\b))"
)
Y_FOR_I = re.compile(
    r"(?i)\b(?:kỷ(?= (?:niệm|luật|cương|nguyên|lục|vật|yếu)\b)|(?<=thế )kỷ|(?<=nhiệm )kỳ"
    r"|kỳ(?= họp\b)|ký(?= (?:kết|tên|hiệu)\b)|lý(?= (?:luận|do|lẽ|tưởng|thuyết|lịch)\b)"
    r"|(?<=quản )lý|(?<=xử )lý|(?<=pháp )lý|(?<=hợp )lý|(?<=đại )lý|(?<=địa )lý|(?<=tâm )lý"
    r"|tỷ(?= (?:lệ|đồng|trọng|giá)\b)|kỹ(?= (?:thuật|năng|lưỡng|sư)\b)|mỹ(?= (?:thuật|quan)\b)"
    r"|hy(?= (?:sinh|vọng)\b))"
)
I_SYLLABLES = frozenset(["kỉ", "kì", "kí", "lí", "tỉ", "kĩ", "mĩ", "hi"])
TO_Y = str.maketrans("iíìỉĩịIÍÌỈĨỊ", "yýỳỷỹỵYÝỲỶỸỴ")

NUMBER_RANGE = re.compile(
    r"(?<![\d/-])(?:\d{1,2}/\d{1,2}/)?(?:19|20)\d{2}(?P<dash> *[-–] *)"
    r"(?:\d{1,2}/\d{1,2}/)?(?:19|20)\d{2}(?![\d/-])"
)
QUOTED_NAME = re.compile(r"“([^\W\d_]+(?: [^\W\d_]+){1,3})”")
PEOPLE = re.compile(r"\b(?P<people>[Nn]hân dân)\b")
# Bodies and titles in whose names "nhân dân" keeps its small letter (Decree 30/2020, Annex II).
PEOPLE_IN_NAMES = re.compile(
    r"(?i)(?:ủy ban|uỷ ban|hội đồng|tòa án|toà án|viện kiểm sát|công an|quân đội|nghệ sĩ|nghệ nhân"
    r"|nhà giáo|thầy thuốc|báo|quỹ tín dụng|thanh tra|vũ trang|chứng minh)\s$"
)


def mixed_tone_style(document: Document) -> Iterator[Finding]:
    """Old and new places of the tone mark in one document: "ủy" beside "uỷ", "khoá" beside "hóa"."""
    old: list[tuple[int, int, str]] = []
    new: list[tuple[int, int, str]] = []
    for start, stop, text in _open_rimes(document):
        if new_tone_style(text) != text:
            old.append((start, stop, new_tone_style(text)))
        elif old_tone_style(text) != text:
            new.append((start, stop, old_tone_style(text)))
    yield from _mixed(document, house=old, other=new)


def mixed_i_and_y(document: Document) -> Iterator[Finding]:
    """Find the same word with i and with y in one document: "kỉ niệm" beside "kỷ niệm"."""
    text = document.text
    if document.positions.keys().isdisjoint(I_SYLLABLES):
        return
    house = [(*m.span(), m[0]) for m in Y_FOR_I.finditer(text) if _is_own(document, m.start())]
    other = [(*m.span(), m[0]) for m in I_FOR_Y.finditer(text) if _is_own(document, m.start())]
    shown = {i[2].lower().translate(TO_Y) for i in other} & {y[2].lower() for y in house}
    house = [(a, b, t) for a, b, t in house if t.lower() in shown]
    other = [(a, b, t.translate(TO_Y)) for a, b, t in other]
    other = [one for one in other if one[2].lower() in shown]
    yield from _mixed(document, house=house, other=other)


def mixed_range_spacing(document: Document) -> Iterator[Finding]:
    """Ranges with and without spaces round the dash in one document."""
    tight: list[tuple[int, int, str]] = []
    wide: list[tuple[int, int, str]] = []
    if document.form is Form.DATA:
        return
    for span in NUMBER_RANGE.finditer(document.text):
        if not _is_own(document, span.start()):
            continue
        dash = span["dash"].strip()
        left, right = (
            span[0][: span.start("dash") - span.start()],
            span[0][span.end("dash") - span.start() :],
        )
        if span["dash"] == dash:
            tight.append((span.start(), span.end(), f"{left} {dash} {right}"))
        else:
            wide.append((span.start(), span.end(), f"{left}{dash}{right}"))
    yield from _mixed(document, house=tight, other=wide)


def mixed_capitals(document: Document) -> Iterator[Finding]:
    """Find the same words with a capital and without: "công tác Dân vận" and "công tác dân vận"."""
    for lower, upper in _in_context(document).values():
        if lower and upper and len(upper) <= len(lower):
            for start, stop in upper:
                yield found(document, start, stop, document.text[lower[0][0] : lower[0][1]])


def people_capital(document: Document) -> Iterator[Finding]:
    """Find the first "nhân dân" in a document that writes "Nhân dân" as the decree does."""
    start = _telling_place(document)
    if start is not None:
        yield found(document, start, start + len("nhân dân"), "Nhân dân")


def people_small(document: Document) -> Iterator[Finding]:
    """Every further "nhân dân" in such a document."""
    told = _telling_place(document)
    if told is not None:
        for start in _people(document, "nhân dân"):
            if start != told:
                yield found(document, start, start + len("nhân dân"), "Nhân dân")


def _telling_place(document: Document) -> int | None:
    """Return a "nhân dân" after words that elsewhere stand before "Nhân dân", or the first one."""
    lower, upper = _people(document, "nhân dân"), _people(document, "Nhân dân")
    if not lower or not upper:
        return None
    known = {_two_before(document, start) for start in upper}
    alike = [start for start in lower if _two_before(document, start) in known]
    return (alike or lower)[0]


def _two_before(document: Document, offset: int) -> str:
    return " ".join(document.text[max(0, offset - 30) : offset].split()[-2:])


def unquoted_name(document: Document) -> Iterator[Finding]:
    """Find a name that the document mostly puts in quotation marks, without them."""
    names = Counter(m[1] for m in QUOTED_NAME.finditer(document.text) if m[1][0].isupper())
    for name, quoted in names.most_common(MOST_NAMES):
        if quoted < 2 or name.isupper() or _every_word_is_a_name(name):  # noqa: PLR2004 - once is no habit
            continue
        bare = re.compile(rf"(?<![“\"\w]){re.escape(name)}(?![”\"\w])")
        places = [
            m.start()
            for m in bare.finditer(document.text)
            if _is_own(document, m.start())
            and document.paragraph_at(m.start()).kind is not Kind.HEADING
            and not _inside_quotes(document, m.start())
            and m.start() != document.paragraph_at(m.start()).start
        ]
        if len(places) < quoted:
            lines = {document.line_of(start): start for start in reversed(places)}
            for start in sorted(lines.values()):
                yield found(document, start, start + len(name), f"“{name}”")


def _every_word_is_a_name(name: str) -> bool:
    return all(word[0].isupper() for word in name.split())


def _inside_quotes(document: Document, offset: int) -> bool:
    """Tell whether a quotation is open at a character of the text."""
    start = document.paragraph_at(offset).start
    before = document.text[start:offset]
    return before.count("“") > before.count("”")


def _open_rimes(document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield start, stop and text of the words whose tone mark has two places."""
    for word in document.words:
        if not word.text.isascii() and _two_places(word.text) and _is_own(document, word.start):
            yield word.start, word.stop, word.text


def _is_own(document: Document, offset: int) -> bool:
    """Tell whether the words are the document's own, not copied as another one prints them."""
    return document.form is not Form.DATA and document.paragraph_at(offset).kind not in COPIED


@lru_cache(maxsize=8192)
def _two_places(text: str) -> bool:
    return old_tone_style(text) != new_tone_style(text) and nfc(text) in (
        old_tone_style(text),
        new_tone_style(text),
    )


def _mixed(
    document: Document,
    house: Sequence[tuple[int, int, str]],
    other: Sequence[tuple[int, int, str]],
) -> Iterator[Finding]:
    """Yield the places of two ways of writing that stand in one document.

    Each place is (start, stop, the other way). All of the rarer way are shown;
    of the more frequent one the first, or the first few where it is not the house's.
    """
    if not house or not other:
        return
    shown = other if len(house) > len(other) else (*house, *other[:MOST_OF_A_HABIT])
    few, many = sorted((len(house), len(other)))
    for start, stop, mend in sorted(shown):
        yield found(document, start, stop, mend, few=few, many=many)


@lru_cache(maxsize=4)
def _in_context(
    document: Document,
) -> dict[tuple[str, str], tuple[list[tuple[int, int]], list[tuple[int, int]]]]:
    """Return where a pair of words follows the same word, apart in small letters and capital."""
    places: dict[tuple[str, str], tuple[list[tuple[int, int]], list[tuple[int, int]]]] = (
        defaultdict(lambda: ([], []))
    )
    words = document.words
    heads = {word.key for word in words if word.text[0].isupper() and not word.text.isupper()}
    for at in sorted(at for head in heads - NAMING for at in document.positions[head]):
        if not 1 < at < len(words) - 2:
            continue
        first, second = words[at], words[at + 1]
        if not (second.text.islower() and first.text.isalpha() and document.joined(at)):
            continue
        if not (document.joined(at - 1) and document.joined(at - 2)):
            continue
        two_before = words[at - 2], words[at - 1]
        if not all(word.text.islower() for word in two_before) or words[at + 2].text[0].isupper():
            continue
        if first.text.isupper() or not _is_own(document, first.start):
            continue
        key = (two_before[1].key, f"{first.key} {second.key}")
        places[key][first.text[0].isupper()].append((two_before[0].start, second.stop))
    return places


@lru_cache(maxsize=8)
def _people(document: Document, form: str) -> tuple[int, ...]:
    """Return where "nhân dân" stands in a form, outside names, quotations and slogans."""
    starts = []
    for match in PEOPLE.finditer(document.text):
        at = match.start()
        if match[0] != form or PEOPLE_IN_NAMES.search(document.text, max(0, at - 16), at):
            continue
        paragraph = document.paragraph_at(at)
        if paragraph.kind in NOT_PROSE or _inside_quotes(document, at):
            continue
        if paragraph.start != at:
            starts.append(at)
    return tuple(starts)


RULES = (
    Rule("mixed-tone-style", Family.SPELLING, Severity.WARNING, Origin.SPELLING, mixed_tone_style),
    Rule("mixed-i-and-y", Family.SPELLING, Severity.WARNING, Origin.SPELLING, mixed_i_and_y),
    Rule(
        "mixed-range-spacing",
        Family.TYPOGRAPHY,
        Severity.WARNING,
        Origin.CONSISTENCY,
        mixed_range_spacing,
    ),
    Rule(
        "mixed-capitals", Family.NAME, Severity.WARNING, Origin.DECREE_30_CAPITALS, mixed_capitals
    ),
    Rule(
        "people-capital", Family.NAME, Severity.WARNING, Origin.DECREE_30_CAPITALS, people_capital
    ),
    Rule("people-small", Family.NAME, Severity.HINT, Origin.DECREE_30_CAPITALS, people_small),
    Rule("unquoted-name", Family.TYPOGRAPHY, Severity.WARNING, Origin.PRACTICE, unquoted_name),
)
