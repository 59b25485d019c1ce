"""The container of a PDF: numbered objects in, the bytes of a file out (ISO 32000-1, 7.5).

In: the text of objects, and streams. Out: a file with the same bytes for the same
objects: no date, and an identifier that is a digest of the content. What the
objects mean is known by `pdf` and `pdf_fonts`.
"""

import hashlib
import zlib
from collections.abc import Iterable

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # the comment tells mailers that the file is binary
PACKING = 9  # zlib's tightest: a whole banner takes a few milliseconds


class PdfFile:
    """A PDF being written; objects are referred to by their numbers."""

    def __init__(self) -> None:
        """Begin with no objects."""
        self._objects: list[bytes] = []

    def reserve(self) -> int:
        """Return the number of an object that is filled in later."""
        self._objects.append(b"")
        return len(self._objects)

    def fill(self, number: int, body: str) -> None:
        """Write the object that was reserved."""
        self._objects[number - 1] = body.encode("ascii")

    def add(self, body: str) -> int:
        """Write an object and return its number."""
        number = self.reserve()
        self.fill(number, body)
        return number

    def stream(self, entries: str, data: bytes, *, is_packed: bool = False) -> int:
        """Write a stream and return its number; data is deflated unless it `is_packed` already."""
        if not is_packed:
            data = zlib.compress(data, PACKING)
            entries = f"/Filter /FlateDecode {entries}"
        head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode("ascii")
        number = self.reserve()
        self._objects[number - 1] = head + data + b"\nendstream"
        return number

    def bytes(self, root: int, info: int) -> bytes:
        """Return the whole file."""
        parts = [HEADER]
        starts: list[int] = []
        place = len(HEADER)
        for number, body in enumerate(self._objects, 1):
            written = b"%d 0 obj\n%b\nendobj\n" % (number, body)
            starts.append(place)
            parts.append(written)
            place += len(written)
        mark = hashlib.sha256(b"".join(parts)).hexdigest()[:32]
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(starts) + 1))
        parts += [b"%010d 00000 n \n" % start for start in starts]
        trailer = (
            f"trailer\n<< /Size {len(starts) + 1} /Root {ref(root)} /Info {ref(info)}"
            f" /ID [<{mark}> <{mark}>] >>\nstartxref\n{place}\n%%EOF\n"
        )
        parts.append(trailer.encode("ascii"))
        return b"".join(parts)


def ref(number: int) -> str:
    """Return a reference to an object."""
    return f"{number} 0 R"


def refs(numbers: Iterable[int]) -> str:
    """Return an array of references."""
    return f"[{' '.join(map(ref, numbers))}]"


def text_string(text: str) -> str:
    """Return a text for people, as UTF-16 (ISO 32000-1, 7.9.2.2)."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def number(value: float, decimals: int = 3) -> str:
    """Return a number; a point is 0.35 mm, and a unit of a page is a point or ten."""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(*values: float) -> str:
    """Return numbers with spaces between them."""
    return " ".join(map(number, values))
