"""Turns a plan as it arrived into a `Document`: paragraphs as `importing` joins them.

In: a `RawDocument`. Out: a `Document` whose lines are those of the source, with
what joining drops (page numbers, drawn rules) still among them, since the rules
look for it. How lines are joined is decided in `importing.joining` alone.
"""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bangron.checking.document import Document, Form, Joint, Kind, Writer
from bangron.importing.blocks import Block
from bangron.importing.joining import join
from bangron.importing.lines import clean_lines, is_markdown
from bangron.importing.raw import RawDocument, RawLine
from bangron.text.normal import nfc

FEWEST_WRAPS = 8  # joints at the same distance that make it the habit of a printed page

SLOGANS = re.compile(r"[\W\d]*KHẨU HIỆU\b")
RECIPIENTS = re.compile(r"\W*Nơi nhận", re.IGNORECASE)
NUMBERED = re.compile(r"(?:[IVX]{1,5}[.-]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-+–])\s")
CHAPTER = re.compile(r"[IVX]{1,5}[.-]\s")
NOTE = re.compile(r"\(?\d{1,2}[.)]")


def read_raw_text(text: str, path: str, file: Path | None = None) -> Document:
    """Return a plan whose text is at hand."""
    lines = nfc(text).split("\n")
    raw = RawDocument(path, tuple(RawLine(line, at) for at, line in enumerate(lines, start=1)))
    return read_raw_document(raw, path, file)


def read_raw_document(raw: RawDocument, path: str, file: Path | None = None) -> Document:
    """Return a plan that a reader has handed over."""
    lines = [""] * max((line.line for line in raw.lines), default=0)
    for line in raw.lines:
        lines[line.line - 1] = line.text.replace("\n", " ")
    blocks = join(clean_lines(raw), markdown=is_markdown(raw))
    writer = Writer()
    joints: list[Joint] = []
    written: set[int] = set()
    in_slogans = in_recipients = False
    for block in blocks:
        # What stood side by side on one line becomes several blocks; the line is written once.
        numbers = [
            line for line in dict.fromkeys(n for _, n in block.pieces) if line not in written
        ]
        if not numbers:
            continue
        written.update(numbers)
        kind = _kind(block, in_slogans=in_slogans, in_recipients=in_recipients)
        if kind is Kind.HEADING:
            in_slogans = SLOGANS.match(block.text) is not None
        in_recipients = RECIPIENTS.match(block.text) is not None or (
            in_recipients and kind is Kind.RECIPIENT
        )
        if block.cells:
            _write_row(writer, lines[numbers[0] - 1], numbers[0], in_slogans=in_slogans)
        else:
            joints += _write_lines(writer, lines, numbers)
            writer.close(kind)
    wrapped, broken = _habit(joints)
    return writer.document(path, Form.RAW, lines, joints=broken, wrapped=wrapped, file=file)


def _write_lines(writer: Writer, lines: Sequence[str], numbers: Sequence[int]) -> list[Joint]:
    """Write the lines of a paragraph and return where they were joined."""
    joints: list[Joint] = []
    for at, number in enumerate(numbers):
        typed = lines[number - 1]
        if at:
            before = lines[numbers[at - 1] - 1]
            tight = before.endswith("-") and before[-2:-1].isdigit()
            joints.append(Joint(numbers[at - 1], number, tight))
            if not tight:
                writer.space()
        writer.line(typed, number, len(typed) - len(typed.lstrip()), len(typed.rstrip()))
    return joints


def _write_row(writer: Writer, typed: str, number: int, *, in_slogans: bool) -> None:
    """Write the cells of a row, each as a paragraph; in a list of slogans the last is one."""
    at = 0
    cells = typed.split("\t") if "\t" in typed else typed.split("|")
    last = max((index for index, cell in enumerate(cells) if cell.strip()), default=0)
    for index, cell in enumerate(cells):
        start = at + len(cell) - len(cell.lstrip())
        writer.line(typed, number, start, at + len(cell.rstrip()))
        writer.close(Kind.SLOGAN if in_slogans and index == last else Kind.CELL)
        at += len(cell) + 1


def _kind(block: Block, *, in_slogans: bool, in_recipients: bool) -> Kind:
    """Return what a block is, by its form and by the heading above it."""
    text = block.text
    if block.note or (block.ruled and NOTE.match(text)):
        return Kind.FOOTNOTE
    if block.level or (text.isupper() and not block.cells) or CHAPTER.match(text):
        return Kind.HEADING
    if in_recipients and text.startswith(("-", "+")):
        return Kind.RECIPIENT
    if in_slogans:
        return Kind.SLOGAN
    return Kind.ITEM if NUMBERED.match(text) else Kind.PROSE


def _habit(joints: Sequence[Joint]) -> tuple[bool, tuple[Joint, ...]]:
    """Tell whether the page is wrapped, and return the joints that are no mere wrap of it."""
    distances = Counter(joint.after - joint.before for joint in joints if not joint.tight)
    usual, count = max(distances.items(), key=lambda one: (one[1], -one[0]), default=(1, 0))
    wrapped = count >= FEWEST_WRAPS
    odd = usual if wrapped else 1
    return wrapped, tuple(j for j in joints if j.tight or j.after - j.before != odd)
