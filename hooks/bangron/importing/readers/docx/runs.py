r"""Reads the text of one paragraph from its runs.

In: a paragraph. Out: its text as printed, with `\n` for a line break and `PAGE`
for a page break. Text set in a font of a legacy encoding is converted here,
where the font is known.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from bangron.importing.encodings.restoring import read_in_font
from bangron.importing.readers.docx.notes import Notes
from bangron.importing.readers.docx.styles import Styles

PAGE = "\f"
_GONE = frozenset({"del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText", "rt"})
_LEAVES = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_SYMBOL_FONTS = range(0xF000, 0xF100)
_PRINTABLE = range(0x20, 0xD800)
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


class Runs:
    """Reads runs with the styles and notes of their document."""

    def __init__(self, styles: Styles, notes: Notes) -> None:
        """Remember where styles and notes are looked up."""
        self._styles = styles
        self._notes = notes

    def text(self, paragraph: ET.Element) -> str:
        """Return the text of a paragraph as printed."""
        properties = paragraph.find("pPr")
        out: list[str] = []
        legacy: list[str] = []  # a word may be split over runs, and its letters belong together
        font = ""
        for run in runs_of(paragraph):
            run_font, text = self._run(run, properties)
            if legacy and run_font != font:
                out.append(read_in_font("".join(legacy), font))
                legacy = []
            font = run_font
            legacy.append(text)
        out.append(read_in_font("".join(legacy), font))
        return "".join(out)

    def _run(self, run: ET.Element, paragraph: ET.Element | None) -> tuple[str, str]:
        """Return the font and the text of a run."""
        properties = run.find("rPr")
        if self._styles.switch("vanish", properties, paragraph):
            return "", "".join(self._marks(run))
        text = "".join(self._pieces(run))
        if self._styles.switch("caps", properties, paragraph):
            text = text.upper()
        return self._styles.font(properties, paragraph), text

    def _pieces(self, run: ET.Element) -> Iterator[str]:
        """Yield what the children of a run print."""
        for child in run:
            if child.tag == "t":
                yield (child.text or "").replace("\n", " ").replace(PAGE, " ")
            elif child.tag == "br":
                yield PAGE if child.get("type") == "page" else "\n"
            elif child.tag in _NOTES:
                yield self._notes.mark(_NOTES[child.tag], child.get("id", ""))
            elif child.tag == "sym":
                yield _symbol(child.get("char", ""))
            elif child.tag in ("AlternateContent", "Fallback", "ruby", "rubyBase", "r"):
                yield from self._pieces(child)
            else:
                yield _LEAVES.get(child.tag, "")

    def _marks(self, run: ET.Element) -> Iterator[str]:
        """Yield the page breaks of a hidden run, which Word keeps."""
        return (PAGE for br in run.findall("br") if br.get("type") == "page")


def runs_of(parent: ET.Element) -> Iterator[ET.Element]:
    """Yield the runs of a paragraph, within links, fields and insertions; deleted ones are left out."""
    for child in parent:
        if child.tag == "r":
            yield child
        elif child.tag not in _GONE:
            yield from runs_of(child)


def _symbol(code: str) -> str:
    """Return a character of a symbol font: an arrow or tick that plans use as a dash or star."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return "-" if number in _SYMBOL_FONTS else chr(number) if number in _PRINTABLE else ""
