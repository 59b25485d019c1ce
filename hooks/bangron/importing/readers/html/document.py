"""Reads an HTML page into lines.

In: the bytes of a page. Out: one line for each paragraph, heading, list item
(with the number a browser prints) and row of a table; a line break starts a
line of its own. Scripts do not run, nothing is fetched, what is hidden is left
out. What the lines mean is not decided here.
"""

import re

from bangron.importing.encodings.restoring import Decoded, decode, restore
from bangron.importing.raw import Flow
from bangron.importing.readers.html.walking import Walker
from bangron.importing.readers.reading import (
    LARGEST_TEXT_BYTES,
    Reading,
    Reason,
    RefusedError,
)
from bangron.importing.readers.text import damage

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_WESTERN = {"windows-1252": "cp1252", "iso-8859-1": "cp1252", "windows-1258": "cp1258"}


def read_html(data: bytes, path: str) -> Reading:
    """Return the lines of an HTML page; raises RefusedError for one that holds no text."""
    if len(data) > LARGEST_TEXT_BYTES:
        raise RefusedError(Reason.TOO_LARGE, megabytes=LARGEST_TEXT_BYTES // 1_000_000)
    decoded = decode(data) or _declared(data)
    if decoded is None or "\0" in decoded.text:
        raise RefusedError(Reason.BINARY if b"\0" in data else Reason.UNKNOWN_ENCODING)
    walker = Walker()
    walker.feed(decoded.text)
    walker.close()
    lines, problems = restore(path, walker.finish(), decoded.legacy)
    return Reading(lines, Flow.PARAGRAPHS, problems + damage(path, lines))


def _declared(data: bytes) -> Decoded | None:
    """Return the text in the encoding the page declares, if that is a Western one."""
    declared = _CHARSET.search(data[:4096])
    name = _WESTERN.get(declared[1].decode("ascii").lower()) if declared else None
    return Decoded(data.decode(name, "replace")) if name else None
