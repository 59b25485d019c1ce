"""The printed numbering: gaps, repetitions, items under the wrong head; the end and the recipients."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bangron.checking.document import Document, Form, Kind
from bangron.checking.rule import Family, Finding, Origin, Rule, found
from bangron.problems import Severity

ROMAN = {numeral: at for at, numeral in enumerate(
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"], start=1
)}  # fmt: skip
LETTERS = "abcdđeghiklmnopqrstuvxy"
MARK = re.compile(
    r"(?:(?P<roman>[IVX]{1,5})(?P<dash>[.-])(?=\s)|(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})[.)](?=\s|$)"
    r"|(?P<letter>[a-zđ])\)(?=\s))"
)
LONGEST_SENTENCE = 90  # words; the longest sentence that is still read at one go is far shorter
FILED = re.compile(r"[-+]?\s*Lưu(?!\s*:|\s+ý|\s+trữ|\s+hành)(?P<rest>\s+\S.*)$")
CODES = re.compile(r"(?<=Lưu: )VT-(?=[A-Z])")


@dataclass(slots=True)
class _Level:
    """Where the numbering of one level has come to."""

    last: int = 0
    label: str = ""
    seen: set[int] = field(default_factory=set)


def numbering_gap(document: Document) -> Iterator[Finding]:
    """Find an item whose number does not follow the one before it."""
    for start, stop, label, wanted in _jumps(document):
        del label
        yield found(document, start, stop, wanted=wanted)


def roman_dash(document: Document) -> Iterator[Finding]:
    """Find "I-" before a heading, the older form of Party documents; others write "I."."""
    if document.form is Form.RAW:
        for paragraph in document.paragraphs:
            mark = MARK.match(document.text, paragraph.start, paragraph.stop)
            if mark and mark["dash"] == "-":
                yield found(document, paragraph.start, mark.end(), f"{mark['roman']}.")


def filing_form(document: Document) -> Iterator[Finding]:
    """Find "Lưu" without its colon in the list of recipients."""
    for paragraph in document.paragraphs:
        if paragraph.kind is Kind.RECIPIENT:
            text = document.text[paragraph.start : paragraph.stop]
            match = FILED.match(text)
            if match:
                yield found(
                    document, paragraph.start, paragraph.stop, text.replace("Lưu", "Lưu:", 1)
                )


def period_without_label(document: Document) -> Iterator[Finding]:
    """Find an item that gives a period and does not say of what."""
    if document.form is not Form.RAW:
        return
    for paragraph in document.paragraphs:
        text = document.text[paragraph.start : paragraph.stop]
        if re.match(r"- (?:Bắt đầu )?[Tt]ừ ngày \S+ (?:đến|tới)[^,;]*$|- Bắt đầu từ ngày ", text):
            yield found(document, paragraph.start, paragraph.stop)


def long_sentence(document: Document) -> Iterator[Finding]:
    """Find a sentence too long to be read at one go."""
    for paragraph in document.paragraphs:
        if paragraph.kind not in (Kind.PROSE, Kind.ITEM):
            continue
        at = paragraph.start
        for sentence in re.split(r"(?<=[.;!?]) ", document.text[paragraph.start : paragraph.stop]):
            if sentence.count(" ") >= LONGEST_SENTENCE:
                yield found(document, at, at + len(sentence), words=sentence.count(" ") + 1)
            at += len(sentence) + 1


def _jumps(document: Document) -> Iterator[tuple[int, int, str, str]]:
    """Yield (start, stop, label, wanted label) of each item out of sequence."""
    romans, letters = _Level(), _Level()
    numbered: dict[str, _Level] = {}
    for paragraph in document.paragraphs:
        if paragraph.kind not in (Kind.HEADING, Kind.ITEM, Kind.PROSE):
            continue
        mark = MARK.match(document.text, paragraph.start, paragraph.stop)
        if not mark:
            continue
        where = (paragraph.start, mark.end())
        if mark["roman"]:
            value, wanted = ROMAN.get(mark["roman"], 0), _roman(romans.last + 1)
            if value and _is_jump(romans, value):
                yield (*where, mark["roman"], wanted)
            romans.last, numbered, letters = value, {}, _Level()
        elif mark["number"]:
            head, _, tail = mark["number"].rpartition(".")
            level = numbered.setdefault(head, _Level())
            if _is_jump(level, int(tail)) or (head and not _stands(numbered, head)):
                yield (*where, mark["number"], f"{head}.{level.last + 1}".lstrip("."))
            level.last, letters = int(tail), _Level()
            numbered = {
                key: one for key, one in numbered.items() if not key.startswith(mark["number"])
            }
        else:
            value = LETTERS.find(mark["letter"]) + 1
            if value and _is_jump(letters, value):
                yield (*where, mark["letter"], f"{LETTERS[letters.last]})")
            letters.last = value


def _is_jump(level: _Level, value: int) -> bool:
    """Tell whether a number neither follows the last one nor begins anew."""
    if value == 1:
        return False
    return value != level.last + 1


def _stands(numbered: dict[str, _Level], head: str) -> bool:
    """Tell whether the item "2" is the one under which "2.1" stands."""
    parent, _, tail = head.rpartition(".")
    level = numbered.get(parent)
    return level is None or level.last == int(tail)


def _roman(value: int) -> str:
    return next((numeral for numeral, at in ROMAN.items() if at == value), str(value))


OUTLINE = Origin.DECREE_30
RULES = (
    Rule("numbering-gap", Family.OUTLINE, Severity.WARNING, OUTLINE, numbering_gap),
    Rule("roman-dash", Family.OUTLINE, Severity.HINT, Origin.PARTY_FORM, roman_dash),
    Rule("filing-form", Family.OUTLINE, Severity.WARNING, OUTLINE, filing_form),
    Rule(
        "period-without-label", Family.OUTLINE, Severity.HINT, Origin.PRACTICE, period_without_label
    ),
    Rule("long-sentence", Family.OUTLINE, Severity.HINT, Origin.PRACTICE, long_sentence),
)
