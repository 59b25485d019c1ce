"""Walks the tags of an HTML page and collects its lines.

In: the text of a page, well-formed or not. Out: its lines. The parser is
Python's own; elements left open are closed where a browser would close them.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from bangron.importing.encodings.restoring import read_in_font
from bangron.importing.raw import RawKind, RawLine
from bangron.importing.readers.docx.numbering import letters, roman
from bangron.importing.readers.html import looks
from bangron.importing.readers.html.tables import OpenTable
from bangron.importing.readers.reading import Lines

BLOCKS = frozenset(
    (
        *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "pre"),
        *("section", "article", "header", "footer", "main", "aside", "center", "dl", "dt", "dd"),
        *("table", "caption", "tr", "td", "th", "form", "fieldset", "address", "figure", "hr"),
        "figcaption",
    )
)
_ENDS = {
    # An opening tag, the elements it closes, and those beyond which it closes nothing.
    "p": (("p",), ("table", "li", "div", "td", "th")),
    "li": (("li",), ("ul", "ol")),
    "tr": (("tr",), ("table",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
}
DEEPEST = 200  # elements open at once; browsers stop at 512
_TO_NOTE = re.compile(r"#(?:_(?:ftn|edn)\d+|sd(?:foot|end)note\d+sym)")
_FROM_NOTE = re.compile(r"#(?:_(?:ftn|edn)ref\d+|sd(?:foot|end)note\d+anc)")
_LABEL = re.compile(r"[\[(]?([\w*]{1,5})[\])]?")
_SPACES = re.compile("[ \t\r\n\f]+")


@dataclass(slots=True)
class _Element:
    """An open element."""

    tag: str
    is_unseen: bool
    font: str
    counter: int = 0
    """Of a list: the number of its next item."""

    style: str = ""
    """Of a list: how it counts."""

    link: str = ""
    """Of a link: to a footnote or back from it."""


@dataclass(slots=True)
class _Line:
    """The line being read."""

    pieces: list[str] = field(default_factory=list)
    label: str = ""
    level: int = 0
    note: str = ""


class Walker(HTMLParser):
    """Collects the lines of a page while it is fed."""

    def __init__(self) -> None:
        """Start with nothing read."""
        super().__init__(convert_charrefs=True)
        self._lines = Lines()
        self._open: list[_Element] = []
        self._line = _Line()
        self._tables: list[OpenTable] = []

    def finish(self) -> tuple[RawLine, ...]:
        """Return all lines; raises RefusedError if there are none."""
        self._end_line()
        while self._tables:
            self._close_table()
        return self._lines.done()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        attributes = {name: value or "" for name, value in attrs}
        self._close_implied(tag)
        if tag in BLOCKS:
            self._end_line()
        if tag == "br":
            self._end_line(keeps_note=True)
        elif not self._is_unseen and not looks.is_hidden(attributes):
            self._start(tag, attributes)
        if tag not in looks.VOID and len(self._open) < DEEPEST:
            self._open.append(self._element(tag, attributes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Treat `<p/>` as browsers do: the slash means nothing, but on void elements."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close an element and those left open in it."""
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].tag == tag:
                while len(self._open) > at:
                    self._close()
                return
            if self._open[at].tag == "table" and tag != "table":
                return  # a stray end tag does not reach out of a table

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._is_unseen:
            return
        link = next((e.link for e in reversed(self._open) if e.link), "")
        if link and (label := _LABEL.fullmatch(data.strip())):
            if link == "from":
                self._line.note = label[1]
            else:
                self._line.pieces.append(f"[^{label[1]}]")
            return
        font = next((e.font for e in reversed(self._open) if e.font), "")
        text = read_in_font(data, font)
        is_pre = any(e.tag == "pre" for e in self._open)
        for number, piece in enumerate(text.split("\n") if is_pre else [text]):
            if number:
                self._end_line()
            self._line.pieces.append(piece)

    @property
    def _is_unseen(self) -> bool:
        return bool(self._open) and self._open[-1].is_unseen

    def _element(self, tag: str, attributes: looks.Attributes) -> _Element:
        """Return an element to open."""
        unseen = self._is_unseen or tag in looks.UNSEEN or looks.is_hidden(attributes)
        element = _Element(tag, unseen, looks.font(attributes))
        if tag in ("ul", "ol"):
            start = attributes.get("start", "")
            element.counter = int(start) if re.fullmatch(r"\d{1,6}", start) else 1
            element.style = looks.list_style(attributes, "decimal" if tag == "ol" else "disc")
        elif tag == "a":
            href = attributes.get("href", "").rpartition("#")
            target = f"#{href[2]}"
            element.link = (
                "to"
                if _TO_NOTE.fullmatch(target)
                else "from"
                if _FROM_NOTE.fullmatch(target)
                else ""
            )
        return element

    def _start(self, tag: str, attributes: looks.Attributes) -> None:
        """Do what opening a visible element does to the lines."""
        if looks.breaks_page(attributes) and not self._tables:
            self._end_line()
            self._lines.page_break()
        if tag == "table":
            self._tables.append(OpenTable(looks.has_border(tag, attributes)))
        elif tag == "tr" and self._tables:
            self._tables[-1].start_row()
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].start_cell(attributes, has_lines=looks.has_border(tag, attributes))
        elif tag == "li":
            self._line.label = self._item_label(attributes)
        elif re.fullmatch("h[1-6]", tag):
            self._line.level = int(tag[1])

    def _item_label(self, attributes: looks.Attributes) -> str:
        """Count a list item and return what a browser prints before it."""
        of = next((e for e in reversed(self._open) if e.tag in ("ul", "ol")), None)
        if of is None or of.style in ("disc", "circle", "square"):
            return "- "
        value = attributes.get("value", "")
        number = int(value) if re.fullmatch(r"\d{1,6}", value) else of.counter
        of.counter = number + 1
        if of.style == "none":
            return ""
        small = {"alpha": letters, "latin": letters, "roman": roman}
        count = small.get(of.style.partition("-")[2], str)(number)
        return f"{count.upper() if of.style.startswith('upper') else count}. "

    def _close_implied(self, tag: str) -> None:
        """Close what an opening tag ends without saying so."""
        ends, walls = _ENDS.get(tag, ((), ()))
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].tag in ends:
                while len(self._open) > at:
                    self._close()
                return
            if self._open[at].tag in walls:
                return

    def _close(self) -> None:
        """Close the innermost element."""
        element = self._open.pop()
        if element.tag in BLOCKS:
            self._end_line()
        if element.tag == "table" and not element.is_unseen and self._tables:
            self._close_table()

    def _end_line(self, *, keeps_note: bool = False) -> None:
        """Hand over the line read so far, if anything stands on it."""
        line, self._line = self._line, _Line()
        text = _SPACES.sub(" ", "".join(line.pieces)).strip()
        if not text:
            self._line.label, self._line.level = line.label, line.level
            self._line.note = line.note
            return
        if keeps_note:
            self._line.level = line.level
        text = line.label + text
        if self._tables:
            self._tables[-1].add(text)
        elif line.note:
            self._lines.add(text, RawKind.FOOTNOTE, label=line.note)
        elif line.level:
            self._lines.add(text, RawKind.HEADING, level=line.level)
        else:
            self._lines.add(text)

    def _close_table(self) -> None:
        """Hand over the innermost table: to the cell it stands in, or to the lines."""
        table = self._tables.pop()
        if self._tables:
            for text in table.texts():
                self._tables[-1].add(text)
        elif table.is_layout():
            for text in table.texts():
                self._lines.add(text)
        else:
            for row in table.rows():
                self._lines.add("", RawKind.ROW, cells=row)
