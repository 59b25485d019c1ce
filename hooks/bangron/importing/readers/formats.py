"""Leads from a format to its reader; loads the reader, and its library, only then.

In: the bytes of a file, known to be of a format. Out: a `Reading`. Where the
reader runs, in this process or in one of its own, is decided by the caller.
"""

from bangron.importing.readers.reading import Reading
from bangron.importing.readers.sniffing import Format


def read_format(form: Format, data: bytes, path: str) -> Reading:
    """Return what a document holds; raises RefusedError for one that cannot be read."""
    if form is Format.DOCX:
        from bangron.importing.readers.docx import read_docx as read  # noqa: PLC0415 - only now
    elif form is Format.PDF:
        from bangron.importing.readers.pdf import read_pdf as read  # noqa: PLC0415 - only now
    elif form is Format.HTML:
        from bangron.importing.readers.html import read_html as read  # noqa: PLC0415 - only now
    elif form is Format.MARKDOWN:
        from bangron.importing.readers.text import read_markdown as read  # noqa: PLC0415 - only now
    else:
        from bangron.importing.readers.text import read_plain as read  # noqa: PLC0415 - only now
    return read(data, path)
