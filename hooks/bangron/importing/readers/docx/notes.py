"""Numbers the footnotes and endnotes of a Word document, in the order of their marks.

In: the trees of footnotes.xml and endnotes.xml. Out: a label for each mark, and
the notes that were marked since they were last taken.
"""

from xml.etree import ElementTree as ET

from bangron.importing.readers.docx.numbering import roman

_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class Notes:
    """The notes of a document; footnotes count 1, 2, endnotes i, ii, as Word prints them."""

    def __init__(self, roots: dict[str, ET.Element]) -> None:
        """Index the notes by kind and id."""
        self._notes = {
            (kind, note.get("id", "")): note
            for kind in ("footnote", "endnote")
            for note in roots.get(f"{kind}s", ())
            if note.get("type") not in _SEPARATORS
        }
        self._labels: dict[tuple[str, str], str] = {}
        self._marked: list[tuple[str, ET.Element]] = []

    def mark(self, kind: str, note_id: str) -> str:
        """Return the mark of a note as Markdown writes it, `[^1]`; empty if there is no such note."""
        key = (kind, note_id)
        if key not in self._notes:
            return ""
        if key not in self._labels:
            count = 1 + sum(1 for known, _ in self._labels if known == kind)
            self._labels[key] = str(count) if kind == "footnote" else roman(count)
            self._marked.append((self._labels[key], self._notes[key]))
        return f"[^{self._labels[key]}]"

    def take(self) -> list[tuple[str, ET.Element]]:
        """Return label and body of the notes marked since the last time."""
        marked, self._marked = self._marked, []
        return marked
