"""A plan says the same whether it comes as text, Word, web page or PDF."""

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import pytest

from bangron.importing.blocks import Block
from bangron.importing.joining import join
from bangron.importing.lines import clean_lines, is_markdown
from bangron.importing.notes import pull_notes
from bangron.importing.readers import read_raw
from bangron.importing.understanding import understand
from tests.support.documents import MARGIN, RIGHT, Sheet, docx, paragraph, pdf, row, table, width

FOLDER = Path(__file__).parent / "plans"
PLAIN = (
    "chien-dich-song-que.txt",
    "thi-dua-cao-diem.txt",
    "tuan-le-sach.txt",
    "thang-hanh-dong-tre-em.txt",
)
LINES_ON_A_PAGE = 38


def facts(path: Path) -> dict[str, Any]:
    """Return the facts of a file without the lines they stand on."""
    raw, problems = read_raw(path)
    assert raw is not None
    assert problems == ()
    record: Any = understand(raw).as_record()["plan"]
    for entries in (record["deadlines"], record["citations"], record["slogans"]):
        for entry in entries:
            entry.pop("line", None)
            entry.pop("lines", None)
    return dict(record)


def blocks_of(path: Path) -> tuple[Block, ...]:
    raw, _ = read_raw(path)
    assert raw
    return pull_notes(join(clean_lines(raw), markdown=is_markdown(raw)))[0]


def as_docx(blocks: tuple[Block, ...]) -> bytes:
    """Return a Word file: a paragraph a block, a table for rows."""
    body, rows = "", list[str]()
    for block in (*blocks, None):
        if block is not None and block.cells:
            rows.append(row(*block.cells))
            continue
        body, rows = body + (table(*rows) if rows else ""), []
        body += paragraph(block.text) if block else ""
    return docx(body)


def as_html(blocks: tuple[Block, ...]) -> bytes:
    """Return a web page, as offices paste them."""
    body, rows = "", ""
    for block in (*blocks, None):
        if block is not None and block.cells:
            rows += "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in block.cells) + "</tr>"
            continue
        body, rows = body + (f'<table border="1">{rows}</table>' if rows else ""), ""
        body += f"<p>{escape(block.text)}</p>\n" if block else ""
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


def as_pdf(blocks: tuple[Block, ...]) -> bytes:
    """Return a PDF: lines wrapped and justified, first lines indented, page numbers at the top."""
    lines: list[tuple[str, float, bool]] = []
    for block in blocks:
        lines += wrapped(block.text, 28.0 if len(block.text) > 60 else 0.0)
    pages = [lines[at : at + LINES_ON_A_PAGE] for at in range(0, len(lines), LINES_ON_A_PAGE)]
    return pdf(*(page_writer(page) for page in pages))


def wrapped(text: str, indent: float) -> list[tuple[str, float, bool]]:
    """Return the printed lines of a paragraph: text, indent, and whether it is full."""
    room = RIGHT - MARGIN
    out: list[tuple[str, float, bool]] = []
    line = ""
    for word in text.split(" "):
        wider = f"{line} {word}".strip()
        if line and width(wider) > room - (0 if out else indent):
            out.append((line, 0 if out else indent, True))
            line = word
        else:
            line = wider
    return [*out, (line, 0 if out else indent, False)]


def page_writer(page: list[tuple[str, float, bool]]) -> Callable[[Sheet], None]:
    def write(sheet: Sheet) -> None:
        if sheet.number > 1:
            sheet.centred(str(sheet.number))
        for text, indent, is_full in page:
            if is_full:
                sheet.full(text, indent=indent)
            else:
                sheet.line(text, indent=indent)

    return write


@pytest.mark.parametrize("name", PLAIN)
@pytest.mark.parametrize(("make", "suffix"), [(as_docx, ".docx"), (as_html, ".html")])
def test_word_and_web_pages_give_the_facts_of_the_text(
    tmp_path: Path, name: str, make: Callable[[tuple[Block, ...]], bytes], suffix: str
) -> None:
    file = tmp_path / f"ban{suffix}"
    file.write_bytes(make(blocks_of(FOLDER / name)))
    assert facts(file) == facts(FOLDER / name)


@pytest.mark.parametrize("name", PLAIN[:2])
def test_a_pdf_gives_the_facts_of_the_text(tmp_path: Path, name: str) -> None:
    file = tmp_path / "ban.pdf"
    file.write_bytes(as_pdf(blocks_of(FOLDER / name)))
    assert facts(file) == facts(FOLDER / name)
