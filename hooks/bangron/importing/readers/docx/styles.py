"""Resolves Word's styles: what a paragraph or run inherits that changes its text.

In: the tree of styles.xml. Out: for a style, its heading level, its numbering,
whether its text is drawn in capitals or hidden, its font, and whether a table
has lines. How things look otherwise is of no interest here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

_HEADING = re.compile(r"heading (\d)$", re.IGNORECASE)
_OFF = frozenset({"0", "false", "off", "none"})
DEEPEST_HEADING = 9


def is_on(properties: ET.Element | None, name: str) -> bool | None:
    """Return whether a switch such as `caps` is on, off, or not mentioned (None)."""
    found = None if properties is None else properties.find(name)
    return None if found is None else found.get("val", "1").lower() not in _OFF


def value_of(element: ET.Element | None, path: str, attribute: str = "val") -> str | None:
    """Return an attribute of a descendant, if both exist."""
    found = None if element is None else element.find(path)
    return None if found is None else found.get(attribute)


def number_of(text: str | None, default: int | None = None) -> int | None:
    """Return a whole number written in an attribute; the default if it is none."""
    try:
        return int(text) if text is not None and len(text) <= len("-999999999") else default
    except ValueError:
        return default


def font_of(properties: ET.Element | None) -> str | None:
    """Return the font that Latin letters of a run are set in, if it is named."""
    return value_of(properties, "rFonts", "ascii") or value_of(properties, "rFonts", "hAnsi")


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their ids."""

    by_id: dict[str, ET.Element]
    default_paragraph: str | None
    defaults: ET.Element | None
    """The run properties that hold where no style says otherwise."""

    @classmethod
    def of(cls, root: ET.Element | None) -> "Styles":
        """Read styles.xml, or nothing."""
        if root is None:
            return cls({}, None, None)
        styles = root.findall("style")
        default = next(
            (s.get("styleId") for s in styles if s.get("type") == "paragraph" and is_default(s)),
            None,
        )
        by_id = {style.get("styleId", ""): style for style in styles}
        return cls(by_id, default, root.find("docDefaults/rPrDefault/rPr"))

    def chain(self, style_id: str | None) -> Iterator[ET.Element]:
        """Yield a style and those it is based on, the nearest first."""
        seen: set[str] = set()
        while style_id and style_id not in seen and style_id in self.by_id:
            seen.add(style_id)
            style = self.by_id[style_id]
            yield style
            style_id = value_of(style, "basedOn")

    def paragraph_style(self, properties: ET.Element | None) -> str | None:
        """Return the id of a paragraph's style."""
        return value_of(properties, "pStyle") or self.default_paragraph

    def heading_level(self, properties: ET.Element | None) -> int:
        """Return the level of a heading, from 1; 0 for any other paragraph."""
        level = number_of(value_of(properties, "outlineLvl"))
        if level is not None:
            return level + 1 if 0 <= level < DEEPEST_HEADING else 0
        for style in self.chain(self.paragraph_style(properties)):
            named = _HEADING.match(value_of(style, "name") or "")
            if named:
                return int(named[1])
            level = number_of(value_of(style, "pPr/outlineLvl"))
            if level is not None:
                return level + 1 if 0 <= level < DEEPEST_HEADING else 0
        return 0

    def switch(self, name: str, run: ET.Element | None, paragraph: ET.Element | None) -> bool:
        """Return whether `caps` or `vanish` holds for a run: said by itself, its style, its paragraph."""
        said = is_on(run, name)
        for style_id in (value_of(run, "rStyle"), self.paragraph_style(paragraph)):
            for style in self.chain(style_id):
                said = is_on(style.find("rPr"), name) if said is None else said
        return bool(said)

    def font(self, run: ET.Element | None, paragraph: ET.Element | None) -> str:
        """Return the name of the font that a run is set in; empty if nothing names one."""
        font = font_of(run)
        for style_id in (value_of(run, "rStyle"), self.paragraph_style(paragraph)):
            for style in self.chain(style_id):
                font = font or font_of(style.find("rPr"))
        return font or font_of(self.defaults) or ""

    def has_lines(self, table: ET.Element | None) -> bool:
        """Return whether a table's properties, or its style's, draw lines between its cells."""
        borders = None if table is None else table.find("tblBorders")
        for style in self.chain(value_of(table, "tblStyle")):
            borders = style.find("tblPr/tblBorders") if borders is None else borders
        return borders is not None and any(
            border.get("val", "none") not in ("none", "nil") for border in borders
        )


def is_default(style: ET.Element) -> bool:
    """Tell whether a style is the one of its type that holds where none is named."""
    return style.get("default", "0").lower() not in _OFF
