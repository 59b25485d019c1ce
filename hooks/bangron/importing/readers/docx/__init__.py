"""Reads Word documents: a package of XML parts, its styles, numbering, notes and body."""

from bangron.importing.readers.docx.document import read_docx

__all__ = ["read_docx"]
