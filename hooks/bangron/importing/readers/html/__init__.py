"""Reads HTML: saved web pages and what Word and LibreOffice save as web pages."""

from bangron.importing.readers.html.document import read_html

__all__ = ["read_html"]
