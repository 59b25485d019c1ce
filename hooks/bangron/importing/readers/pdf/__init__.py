"""Reads PDF files with a text layer: letters with their places become printed lines in order."""

from bangron.importing.readers.pdf.document import read_pdf

__all__ = ["read_pdf"]
