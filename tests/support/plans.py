"""Documents made of text, as a reader of plain text would hand them over."""

import unicodedata

from bangron.importing.blocks import Block
from bangron.importing.joining import join
from bangron.importing.lines import clean_lines, is_markdown
from bangron.importing.notes import Note, pull_notes
from bangron.importing.outline import Outline, outline
from bangron.importing.raw import Flow, RawDocument, RawLine

HEAD = "KẾ HOẠCH\nTổ chức Ngày hội Đọc sách năm 2026\n\n"
"""A kind and a title, for texts that are about something else."""


def document(text: str, flow: Flow = Flow.PRINTED_LINES) -> RawDocument:
    """Return a text as a document."""
    lines = unicodedata.normalize("NFC", text).split("\n")
    return RawDocument(
        "thu.txt", tuple(RawLine(line, number) for number, line in enumerate(lines, 1)), flow
    )


def joined(text: str) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """Return the paragraphs and notes of a text."""
    raw = document(text)
    return pull_notes(join(clean_lines(raw), markdown=is_markdown(raw)))


def paragraphs(text: str) -> list[str]:
    """Return the texts of the paragraphs."""
    return [block.text for block in joined(text)[0]]


def parts(text: str) -> Outline:
    """Return the parts of a text."""
    return outline(*joined(text))
