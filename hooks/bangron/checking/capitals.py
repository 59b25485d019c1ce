"""Capitals on common words: after a semicolon, and on verbs inside a sentence.

The rule is Decree 30/2020/NĐ-CP, Annex II. Names and their own capitals are the
business of `names`.
"""

import re
from collections.abc import Iterator, Sequence

from bangron.checking.document import Document, Form, Kind, Word
from bangron.checking.rule import Family, Finding, Origin, Rule, found
from bangron.problems import Severity


def _words(text: str) -> list[str]:
    """Return the words of a text: a table that stays readable as lines."""
    return text.split()


DECREE = Origin.DECREE_30_CAPITALS

AFTER_SEMICOLON = re.compile(r"(?<=; )([^\W\d_]+)((?: [^\W\d_]+){1,2})")
NUMBERED = re.compile(r"(?: [^\W\d_]+){0,3} số\b")  # the kind of a document that is cited

# Words that may have a capital inside a sentence: documents, bodies, offices.
NAMING = frozenset(
    _words(
        """
        ban bí báo bộ bảo chi chính chỉ chủ chương cục công cơ cuộc cổng cụm cựu dự hiến hiệp hội
        học huyện hướng khoa khối kế kết kỷ liên lễ luật mặt nghị ngành ngày nhà nhân nước năm pháp
        phó phòng phường quân quốc quy quyết quận sở thành tháng thanh thông thường thủ tiểu toà tòa
        trang trung trường trưởng tuần tuổi tỉnh tổ tổng ủy uỷ viện văn xã đài đoàn đảng đề đội đồng
        đại cấp
        """
    )
)
# Verbs of plans; a capital on one inside a sentence is left over from a heading.
VERBS = frozenset({
    "triển khai", "thực hiện", "tổng hợp", "tăng cường", "tiếp tục", "đẩy mạnh", "phối hợp",
    "tham mưu", "xây dựng", "nâng cao", "phát huy", "tuyên truyền", "quán triệt", "hướng dẫn",
    "đôn đốc", "kiểm tra", "giám sát", "biểu dương", "phát động", "hoàn thành", "góp phần",
})  # fmt: skip
NOUN_TOO = frozenset({"báo cáo"})  # a document as well: only beside a verb


def capital_after_semicolon(document: Document) -> Iterator[Finding]:
    """Find a capital after a semicolon inside a line, on what is no name."""
    for match in AFTER_SEMICOLON.finditer(document.text):
        first = match[1]
        if not first[0].isupper() or first.isupper() or not match[2].islower():
            continue
        if first.lower() in NAMING and not match[0].startswith("Kết quả"):
            continue
        if document.paragraph_at(match.start()).kind not in (Kind.CELL, Kind.SLOGAN):
            yield found(document, match.start(), match.end(), first[0].lower() + match[0][1:])


def stray_capital(document: Document) -> Iterator[Finding]:
    """Find a capital on a verb inside a sentence, left over from a heading or an item."""
    words, text = document.words, document.text
    for at in _verb_places(document):
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
        if is_own(document, word.start):
            yield found(
                document, before.start, words[at + 1].stop,
                text[before.start : word.start] + text[word.start].lower() + text[word.start + 1 : words[at + 1].stop],
            )  # fmt: skip


def _verb_places(document: Document) -> list[int]:
    """Return where the first syllables of verbs stand, other than at either end."""
    heads = {verb.split()[0] for verb in VERBS | NOUN_TOO} & document.positions.keys()
    last = len(document.words) - 1
    return sorted(at for head in heads for at in document.positions[head] if 1 < at < last)


def _capital_before(words: Sequence[Word], at: int) -> bool:
    """Tell whether the word before belongs to a name: then this one may, too."""
    return words[at - 1].text[0].isupper() or (
        words[at - 2].text[0].isupper() and words[at - 1].key == "và"
    )


def is_own(document: Document, offset: int) -> bool:
    """Tell whether the words are the document's own and not copied as printed elsewhere."""
    return document.form is not Form.DATA and document.paragraph_at(offset).kind is not Kind.PRINTED


RULES = (
    Rule(
        "capital-after-semicolon",
        Family.NAME,
        Severity.WARNING,
        Origin.DECREE_30,
        capital_after_semicolon,
    ),
    Rule("stray-capital", Family.NAME, Severity.WARNING, DECREE, stray_capital),
)
