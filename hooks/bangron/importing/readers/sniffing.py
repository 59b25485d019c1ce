"""Tells what a file is by what it holds; its name is only a promise.

In: the first bytes of a file (all of them, for a zip's directory) and the
suffix of its name. Out: the format to read it as, or a RefusedError that says what
the file is and how to bring it here.
"""

import codecs
import re
from enum import StrEnum

from bangron.importing.readers.reading import Reason, RefusedError


class Format(StrEnum):
    """What is read."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "markdown"
    PLAIN = "plain"


HEAD_BYTES = 1024  # a PDF may begin as late as this (ISO 32000, annex H)

_PICTURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\0\0\1\0", "ICO"),
)
_HEIF = re.compile(rb"....ftyp(?:heic|heix|mif1|msf1|avif)", re.DOTALL)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Office before 2007; also the shell of encrypted .docx
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OTHER_ZIPS = (
    (b"application/vnd.oasis.opendocument.text", Reason.CONVERT, ".odt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", Reason.SPREADSHEET, ".ods"),
    (b"application/vnd.oasis.opendocument.presentation", Reason.SPREADSHEET, ".odp"),
    (b"application/epub+zip", Reason.CONVERT, ".epub"),
)
_OFFICE_ZIPS = ((b"xl/workbook", ".xlsx"), (b"ppt/presentation", ".pptx"))
_HTML = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_WORD_XML = "<?mso-application"
_MHTML = re.compile(rb"(?:MIME-Version:|From: <?Saved by)", re.IGNORECASE)
_BINARY_SUFFIXES = (".docx", ".docm", ".dotx", ".pdf")


def sniff(data: bytes, suffix: str) -> Format:
    """Return what a file is to be read as; raises RefusedError if it cannot be read.

    `suffix` decides only between kinds of text, where the content does not.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise RefusedError(Reason.EMPTY)
    suffix = suffix.lower()
    head = data[:HEAD_BYTES]
    if b"%PDF-" in head:
        return Format.PDF
    if head.startswith(_ZIP_STARTS):
        return _of_zip(data)
    _refuse_other_binaries(data, head)
    if suffix in _BINARY_SUFFIXES:
        raise RefusedError(Reason.NOT_WHAT_IT_SAYS, suffix=suffix)
    return _of_text(head, suffix)


def _of_zip(data: bytes) -> Format:
    """Tell Word's zip from its neighbours, by names that stand in it uncompressed."""
    for mark, rule, name in _OTHER_ZIPS:
        if mark in data[:200]:
            raise RefusedError(rule, format=name)
    for mark, name in _OFFICE_ZIPS:
        if mark in data and b"word/" not in data:
            raise RefusedError(Reason.SPREADSHEET, format=name)
    return Format.DOCX


def _refuse_other_binaries(data: bytes, head: bytes) -> None:
    """Raise RefusedError for the formats that are known but not read."""
    for mark, name in _PICTURES:
        if head.startswith(mark):
            raise RefusedError(Reason.PICTURE, format=name)
    if _HEIF.match(head) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        raise RefusedError(Reason.PICTURE, format="HEIC" if _HEIF.match(head) else "WebP")
    if head.startswith(_OLE):
        if _ENCRYPTED in data:
            raise RefusedError(Reason.LOCKED)
        raise RefusedError(Reason.CONVERT, format=".doc")
    if head.lstrip().startswith(b"{\\rtf"):
        raise RefusedError(Reason.CONVERT, format=".rtf")
    if _MHTML.match(head):
        raise RefusedError(Reason.CONVERT, format=".mht")


def _of_text(head: bytes, suffix: str) -> Format:
    """Tell the kinds of text apart."""
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in head
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").decode("latin-1")
    if _WORD_XML in start:
        raise RefusedError(Reason.CONVERT, format="Word XML")
    if _HTML.match(start) or suffix in (".html", ".htm", ".xhtml"):
        return Format.HTML
    if wide:
        return Format.PLAIN
    return Format.MARKDOWN if suffix in (".md", ".markdown") else Format.PLAIN
