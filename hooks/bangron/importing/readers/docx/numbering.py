"""Computes the numbers that Word prints before paragraphs, which stand nowhere in the text.

In: the tree of numbering.xml, the styles, and the paragraphs in order. Out: for
each the label as printed ("1.", "II.", "a)", "1.2."), with what follows it.
Rules: ISO/IEC 29500-1, 17.9. A bullet is given as "-", as plans print it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from bangron.importing.readers.docx.styles import Styles, number_of, value_of

LEVELS = 9
_PLACE = re.compile("%([1-9])")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
LARGEST_ROMAN = 3999
MOST_LETTERS = 30  # "aaa…": Word repeats the letter for each turn of the alphabet


def roman(number: int) -> str:
    """Return a number in small Roman figures; in Arabic ones where Roman has none."""
    if not 0 < number <= LARGEST_ROMAN:
        return str(number)
    out = ""
    for value, figures in _ROMAN:
        count, number = divmod(number, value)
        out += figures * count
    return out


def letters(number: int) -> str:
    """Return a number as Word counts in letters: a … z, aa, bb."""
    turn, at = divmod(number - 1, 26)
    return chr(ord("a") + at) * (turn + 1) if 0 <= turn < MOST_LETTERS else str(number)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerLetter": letters,
    "upperLetter": lambda n: letters(n).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda n: roman(n).upper(),
    "decimalZero": lambda n: f"{n:02}",
    "none": lambda _: "",
}


@dataclass(slots=True)
class _List:
    """A list as it counts: the levels of one abstract numbering."""

    levels: dict[int, ET.Element]
    counters: dict[int, int] = field(default_factory=dict)
    restarted: set[tuple[str, int]] = field(default_factory=set)
    """The numberings whose own start at a level has been used."""


class Numbering:
    """Counts through a document."""

    def __init__(self, root: ET.Element | None, styles: Styles) -> None:
        """Read numbering.xml, or nothing."""
        self._styles = styles
        self._numbers: dict[str, ET.Element] = {}
        self._abstract: dict[str, ET.Element] = {}
        if root is not None:
            self._numbers = {n.get("numId", ""): n for n in root.findall("num")}
            self._abstract = {n.get("abstractNumId", ""): n for n in root.findall("abstractNum")}
        self._lists: dict[str, _List] = {}

    def label(self, properties: ET.Element | None) -> str:
        """Count a paragraph and return its printed label with what follows; empty if it has none."""
        num_id, level = self._place(properties)
        number = self._numbers.get(num_id)
        if number is None:
            return ""
        counted = self._list(number)
        if counted is None:
            return ""
        if level not in counted.levels and not _override(number, level, "lvl"):
            return ""
        self._count(counted, number, num_id, level)
        return self._printed(counted, number, level)

    def _place(self, properties: ET.Element | None) -> tuple[str, int]:
        """Return the numbering and the level of a paragraph, from itself or its style."""
        num_id = value_of(properties, "numPr/numId")
        level = number_of(value_of(properties, "numPr/ilvl"))
        style_id = self._styles.paragraph_style(properties)
        for style in self._styles.chain(style_id):
            if num_id is None:
                num_id = value_of(style, "pPr/numPr/numId")
            if level is None:
                level = number_of(value_of(style, "pPr/numPr/ilvl"))
        if level is None and num_id is not None and style_id:
            level = self._level_of_style(num_id, style_id)
        return num_id or "0", level or 0

    def _level_of_style(self, num_id: str, style_id: str) -> int | None:
        """Return the level that a list links to a style."""
        number = self._numbers.get(num_id)
        counted = None if number is None else self._list(number)
        for level, element in counted.levels.items() if counted else ():
            if value_of(element, "pStyle") == style_id:
                return level
        return None

    def _list(self, number: ET.Element) -> _List | None:
        """Return the list that a numbering counts in; numberings of one abstract share it."""
        abstract_id = value_of(number, "abstractNumId") or ""
        if abstract_id not in self._lists:
            abstract = self._abstract.get(abstract_id)
            if abstract is None:
                return None
            levels = self._linked(abstract).findall("lvl")
            self._lists[abstract_id] = _List(
                {number_of(lvl.get("ilvl"), 0) or 0: lvl for lvl in levels}
            )
        return self._lists[abstract_id]

    def _linked(self, abstract: ET.Element) -> ET.Element:
        """Return the abstract numbering that a numbering style refers to."""
        link = value_of(abstract, "numStyleLink")
        return next(
            (a for a in self._abstract.values() if link and value_of(a, "styleLink") == link),
            abstract,
        )

    def _count(self, counted: _List, number: ET.Element, num_id: str, level: int) -> None:
        """Take the next number at a level; deeper levels start anew."""
        start = number_of(value_of(_override(number, level), "startOverride"))
        if start is not None and (num_id, level) not in counted.restarted:
            counted.counters.pop(level, None)
        counted.restarted.add((num_id, level))
        for upper in range(level):
            counted.counters.setdefault(upper, self._start(counted, number, upper))
        before = counted.counters.get(level)
        first = self._start(counted, number, level)
        counted.counters[level] = first if before is None else before + 1
        for deeper in [n for n in counted.counters if n > level]:
            if self._restarts(counted, number, deeper, level):
                del counted.counters[deeper]

    def _start(self, counted: _List, number: ET.Element, level: int) -> int:
        """Return the number that a level starts with."""
        own = number_of(value_of(_override(number, level), "startOverride"))
        start = number_of(value_of(_level(counted, number, level), "start"), 0)
        return own if own is not None else start or 0

    def _restarts(self, counted: _List, number: ET.Element, deeper: int, level: int) -> bool:
        """Tell whether a deeper level starts anew after this one (`lvlRestart`)."""
        after = number_of(value_of(_level(counted, number, deeper), "lvlRestart"))
        return after is None or (after > 0 and level < after)

    def _printed(self, counted: _List, number: ET.Element, level: int) -> str:
        """Return the label of the paragraph just counted."""
        element = _level(counted, number, level)
        pattern = value_of(element, "lvlText") or ""
        if value_of(element, "numFmt") == "bullet":
            return _bullet(pattern)
        legal = element is not None and element.find("isLgl") is not None

        def filled(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            form = value_of(_level(counted, number, at), "numFmt") or "decimal"
            if legal and at <= level:
                form = "decimal"
            value = counted.counters.get(at, self._start(counted, number, at))
            return FORMATS.get(form, str)(value)

        label = _PLACE.sub(filled, pattern)
        glued = value_of(element, "suff") == "nothing"
        return label if glued or not label or label.endswith(" ") else f"{label} "


def _override(number: ET.Element, level: int, child: str = "") -> ET.Element | None:
    """Return what a numbering says of a level in place of its list, or a child of that."""
    for override in number.findall("lvlOverride"):
        if number_of(override.get("ilvl"), 0) == level:
            return override.find(child) if child else override
    return None


def _level(counted: _List, number: ET.Element, level: int) -> ET.Element | None:
    """Return the definition of a level, the numbering's own before the list's."""
    own = _override(number, level, "lvl")
    return own if own is not None else counted.levels.get(level)


def _bullet(pattern: str) -> str:
    """Return a bullet as plans print it: plus and star stay, anything else is a dash."""
    mark = pattern.strip()
    return f"{mark} " if mark in ("+", "*") else "- "
