"""Opens a Word file: a zip of XML parts that point to each other.

In: the bytes. Out: the trees of the parts that hold text and numbering, with
tags and attributes by their local names. Pictures, macros and whatever else the
zip holds are never unpacked. Bounds keep a zip bomb from growing, and a
document type, which no Word file has, is refused before it can define an entity.
"""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET
from xml.parsers import expat

from bangron.importing.readers.reading import TIME_LIMIT_S, Reason, RefusedError
from bangron.problems import Phrase

LARGEST_PART_BYTES = 80_000_000  # unpacked; a table of 10,000 rows takes 40 MB
MOST_NODES = 1_500_000  # some 300 MB of tree
DEEPEST = 150  # levels of elements; Word itself stays below 50
CHUNK_BYTES = 1 << 16

# Never text of the page: drawings and their boxes, embedded objects, what is for newer programs.
SKIPPED = frozenset({"drawing", "pict", "object", "Choice", "binData", "altChunk", "OLEObject"})
TEXT_BOX = "txbxContent"
# How things look, and Word's own notes: left out, since a large table is mostly these.
LOOKS = frozenset(
    (
        *("b", "bCs", "i", "iCs", "u", "sz", "szCs", "color", "lang", "kern", "spacing", "shd"),
        *("highlight", "noProof", "position", "w", "jc", "ind", "tabs", "keepNext", "keepLines"),
        *(
            "widowControl",
            "contextualSpacing",
            "snapToGrid",
            "textAlignment",
            "pBdr",
            "suppressAutoHyphens",
        ),
        *("tblGrid", "tblW", "tblLook", "tblLayout", "tblCellMar", "tblInd", "tcW", "tcMar"),
        *("vAlign", "noWrap", "trHeight", "cantSplit", "tblHeader", "cnfStyle", "hideMark"),
        *("proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "latentStyles"),
    )
)


@dataclass(slots=True)
class Part:
    """One XML part."""

    root: ET.Element
    has_text_box: bool = False
    """A box with text was left out."""


@dataclass(slots=True)
class Package:
    """The parts of a Word file that a reader needs."""

    body: Part
    others: dict[str, Part] = field(default_factory=dict)
    """By what they are to the body: `styles`, `numbering`, `footnotes`, `endnotes`."""


def open_package(data: bytes) -> Package:
    """Return the parts of a Word file; raises RefusedError if it is none, damaged, or hostile."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = _targets(archive, "").get("officeDocument", "word/document.xml")
            targets = _targets(archive, main)
            body = _part(archive, main)
            wanted = ("styles", "numbering", "footnotes", "endnotes")
            others = {kind: _part(archive, targets[kind]) for kind in wanted if kind in targets}
    except KeyError as error:  # a part that the zip does not hold
        raise RefusedError(Reason.ZIP_DAMAGED) from error
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
    ) as error:
        raise RefusedError(Reason.ZIP_DAMAGED) from error
    except RuntimeError as error:  # zipfile's word for an encrypted entry
        raise RefusedError(Reason.LOCKED) from error
    if body.root.tag != "document":
        raise RefusedError(Reason.SPREADSHEET, format=body.root.tag)
    return Package(body, others)


def _targets(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return the parts that a part points to, by the last word of the relation's type."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in archive.namelist():
        return {}
    found: dict[str, str] = {}
    for relation in _part(archive, path).root:
        if relation.get("TargetMode") == "External":
            continue
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
        found.setdefault(relation.get("Type", "").rpartition("/")[2], target.lstrip("/"))
    return found


def _part(archive: zipfile.ZipFile, path: str) -> Part:
    """Parse a part while it is being unpacked."""
    parser = _Parser()
    size = 0
    with archive.open(path) as stream:
        while chunk := stream.read(CHUNK_BYTES):
            size += len(chunk)
            if size > LARGEST_PART_BYTES:
                raise RefusedError(Reason.TOO_COMPLEX, seconds=TIME_LIMIT_S)
            parser.feed(chunk)
    return parser.close()


class _Parser:
    """Builds a tree of local names from XML that may be hostile."""

    def __init__(self) -> None:
        """Start an empty tree."""
        self._tree = ET.TreeBuilder()
        self._depth = self._nodes = self._skipping = 0
        self._has_text_box = False
        self._expat = expat.ParserCreate(namespace_separator=" ")
        self._expat.buffer_text = True
        self._expat.StartDoctypeDeclHandler = self._refuse
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._data

    def feed(self, data: bytes) -> None:
        """Take the next bytes; raises RefusedError for what is no well-formed XML."""
        try:
            self._expat.Parse(data, False)  # noqa: FBT003 - expat takes it by position only
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise RefusedError(Reason.ZIP_DAMAGED) from error

    def close(self) -> Part:
        """Return the tree; raises RefusedError if it is not complete."""
        try:
            self._expat.Parse(b"", True)  # noqa: FBT003 - expat takes it by position only
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise RefusedError(Reason.ZIP_DAMAGED) from error
        return Part(self._tree.close(), self._has_text_box)

    def _refuse(self, *_: object) -> None:
        raise RefusedError(Reason.HOSTILE, why=Phrase("DOCTYPE"))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._nodes += 1
        if self._depth > DEEPEST or self._nodes > MOST_NODES:
            raise RefusedError(Reason.TOO_COMPLEX, seconds=TIME_LIMIT_S)
        tag = name.rpartition(" ")[2]
        if self._skipping or tag in SKIPPED or tag in LOOKS:
            self._skipping += 1
            self._has_text_box |= tag == TEXT_BOX
        else:
            local = {
                key.rpartition(" ")[2]: value
                for key, value in attributes.items()
                if " rsid" not in key
            }
            self._tree.start(tag, local)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._skipping:
            self._skipping -= 1
        else:
            self._tree.end(name.rpartition(" ")[2])

    def _data(self, text: str) -> None:
        if not self._skipping:
            self._tree.data(text)
