"""The printed marks of an outline: `I.`, `I-`, `1.`, `1.1.`, `a)`, `-`, `+`.

In: the text of a line or paragraph. Out: the mark at its start, its style and
value. Marks are never counted anew: what is printed stays (DOMAIN 0, fact 10).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

STYLES = ("part", "letter", "roman", "number", "point", "dash", "plus")
"""From the highest rank to the lowest; dotted numbers are `number` of a greater depth."""

LARGEST_STEP = 3  # III.1 may be followed by III.3; a step larger than this is no numbering

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_PART = re.compile(r"(?:Phần|PHẦN|Chương|CHƯƠNG)\s+(?:(?:thứ|THỨ)\s+\w+|[IVXLC]+|\d+)\b[.:–-]?\s*")
_ROMAN_MARK = re.compile(r"([IVXLC]{1,6})\s?(?:[.)]|/(?=\s)|[-–—](?=\s|[A-ZĐÀ-Ỹ]))\s*(?=\S)")
_LETTER_MARK = re.compile(r"([A-HĐ])[.)/-]\s+(?=\S)")
_NUMBER_MARK = re.compile(
    r"(\d{1,2}(?:\.\d{1,2})+)[.)]?\s+(?=[\"“(]?[A-ZĐÀ-Ỹ])|(\d{1,2}(?:\.\d{1,2})*)(?:[.)]|/(?=\s))\s*(?=[^\d\s])"
)
_POINT_MARK = re.compile(r"([a-zđ](?:\.\d{1,2})?)(?:\)|\.(?=\s+[A-ZĐÀ-Ỹ]))\s*(?=\S)")
_DASH_MARK = re.compile(r"([-–—•●▪■◦*→])\s*(?=\S)")
_PLUS_MARK = re.compile(r"([+o○])\s+(?=\S)|(\+)(?=\S)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the start of a paragraph."""

    style: str
    """One of `STYLES`."""

    printed: str
    """As printed, with what parts it from the text: "I-", "1.1."."""

    label: str
    """Its bare label: "I", "1.1", "a"; empty for dashes."""

    end: int
    """Where the text behind it begins."""

    @property
    def depth(self) -> int:
        """How many numbers a dotted mark holds; 1 for all others."""
        return self.label.count(".") + 1

    @property
    def value(self) -> int:
        """The last of its numbers, for telling whether it comes next."""
        if self.style == "roman":
            return roman_value(self.label)
        if self.style == "number":
            return int(self.label.rpartition(".")[2])
        if self.style == "point":
            return "abcdđeghiklmnopqrstuvxy".find(self.label[0]) + 1
        if self.style == "letter":
            return "ABCDĐEGH".find(self.label) + 1
        return 0


def read_mark(text: str) -> Mark | None:
    """Return the mark a text begins with, or None."""
    if found := _PART.match(text):
        return Mark("part", found[0].strip(), found[0].strip(" .:–-"), found.end())
    for style, pattern in (
        ("roman", _ROMAN_MARK),
        ("letter", _LETTER_MARK),
        ("number", _NUMBER_MARK),
        ("point", _POINT_MARK),
        ("dash", _DASH_MARK),
        ("plus", _PLUS_MARK),
    ):
        found = pattern.match(text)
        if found and (style != "roman" or _is_roman(found[1])):
            label = next(group for group in found.groups() if group)
            is_dash = style in ("dash", "plus")
            return Mark(style, found[0].strip(), "" if is_dash else label, found.end())
    return None


def is_next(mark: Mark, last: Mapping[str, Mark]) -> bool:
    """Tell whether a mark may follow the last ones of its style; a small gap is let pass."""
    if mark.value in (0, 1):
        return True
    before = last.get(mark.style)
    return before is not None and 0 <= mark.value - before.value <= LARGEST_STEP


def roman_value(label: str) -> int:
    """Return the value of a Roman number."""
    values = [_ROMAN[letter] for letter in label]
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))


def _is_roman(label: str) -> bool:
    """Tell whether letters are a Roman number as one is written, up to 39."""
    tens = {"": 0, "X": 10, "XX": 20, "XXX": 30}
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return any(label == ten + one and (ten or one) for ten in tens for one in ones)
