"""Finds the parts of a document: head, kind, title, body, closing, annex; and the body's outline.

In: joined blocks. Out: an `Outline`, each item of the body with its printed mark
and its path ("III.1.1"). The level of an item follows from its printed mark, not
from the count of "#". Marks are kept to the letter. Not its job: facts.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce

from bangron.importing.blocks import Block, cut_block, glue_blocks
from bangron.importing.joining import SHORT_HEADING, opens_body
from bangron.importing.lexicon import key
from bangron.importing.marks import Mark, read_mark
from bangron.importing.notes import Note
from bangron.importing.official import (
    BRACKET,
    RECIPIENTS,
    is_annex_head,
    is_name,
    is_office,
    kind_in_small_letters,
    kind_of_line,
    starts_with_kind,
)

HEAD_BLOCKS = 40  # within so many, the kind stands; a document without one has no head
LONGEST_HEADING = 160  # characters
LONGEST_TITLE = 320  # characters; what is longer and begins as grounds do, is no title

_END_MARK = re.compile(r"\./\.?\s*$|\./\.")
_FULL_STOP = re.compile(r"[.;:,!?…]$")


@dataclass(frozen=True, slots=True)
class Item:
    """A block of the body with its place in the outline."""

    block: Block
    mark: Mark | None
    path: str
    """The labels down to this item, "III.1.a"; an unmarked block has its item's."""

    is_heading: bool
    section: str
    """Text of the highest heading above, keyed and in small letters."""

    @property
    def text(self) -> str:
        """The text behind the mark."""
        return self.block.text[self.mark.end :] if self.mark else self.block.text

    @property
    def body(self) -> Block:
        """The block without the mark."""
        return cut_block(self.block, self.mark.end) if self.mark else self.block


@dataclass(frozen=True, slots=True)
class Outline:
    """The parts of a document."""

    head: tuple[Block, ...]
    kind: Block | None
    title: tuple[Block, ...]
    """One block, however many lines it was printed on; none where there is no title."""

    body: tuple[Item, ...]
    closing: tuple[Block, ...]
    annex: tuple[Block, ...]
    notes: tuple[Note, ...]

    @property
    def prose(self) -> tuple[Block, ...]:
        """Every block that may name documents and days: title, body, notes, annex."""
        return (
            *self.title,
            *(item.block for item in self.body),
            *(note.block for note in self.notes),
            *self.annex,
        )


def outline(blocks: tuple[Block, ...], notes: tuple[Note, ...]) -> Outline:
    """Return the parts of a document."""
    head, kind, rest = _split_kind(blocks)
    title_end = _title_end(rest) if kind else 0
    title, rest = rest[:title_end], rest[title_end:]
    body_end = _body_end(rest)
    closing_end = body_end + _closing_length(rest[body_end:])
    return Outline(
        head,
        kind,
        (reduce(glue_blocks, title),) if title else (),
        items_of(rest[:body_end]),
        rest[body_end:closing_end],
        rest[closing_end:],
        notes,
    )


def _split_kind(
    blocks: tuple[Block, ...],
) -> tuple[tuple[Block, ...], Block | None, tuple[Block, ...]]:
    """Return what stands above the kind, the kind, and the rest.

    The kind is the last such line above the first part: a web page may show a
    menu with "THÔNG BÁO" in it before the document begins.
    """
    first_part = next((at for at, block in enumerate(blocks) if _is_part(block)), HEAD_BLOCKS)
    near = blocks[:first_part]
    for tells in (kind_of_line, kind_in_small_letters):
        found = [at for at, block in enumerate(near) if tells(block.text)]
        if found:
            return blocks[: found[-1]], blocks[found[-1]], blocks[found[-1] + 1 :]
    for at, block in enumerate(near):
        length = starts_with_kind(block.text)
        if length and not block.text.isupper():
            kind, title = cut_block(block, 0, length), cut_block(block, length)
            return blocks[:at], kind, (title, *blocks[at + 1 :])
    at = next((i for i, block in enumerate(near) if opens_body(block)), 0)
    return blocks[:at], None, blocks[at:]


def _is_part(block: Block) -> bool:
    mark = None if block.cells else read_mark(block.text)
    return mark is not None and mark.style in ("part", "roman", "letter")


def _title_end(blocks: tuple[Block, ...]) -> int:
    """Return how many blocks below the kind are the title."""
    for at, block in enumerate(blocks):
        if block.cells or block.ruled or read_mark(block.text) or block.text.endswith(":"):
            return at
        if at == 0 and opens_body(block) and len(block.text) > LONGEST_TITLE:
            return at
        if at > 0 and (opens_body(block) or block.gap > 0 or BRACKET.fullmatch(block.text)):
            return at
    return len(blocks)


def _body_end(blocks: tuple[Block, ...]) -> int:
    """Return where the body ends: behind "./.", before the recipients or the signature."""
    recipients = _first(
        blocks, lambda text: bool(RECIPIENTS.match(text)) and len(text) < SHORT_HEADING
    )
    ended = _first(blocks, lambda text: bool(_END_MARK.search(text)))
    if ended is not None and (recipients is None or ended < recipients):
        return ended + 1
    if recipients is not None:
        signed = _first(blocks[:recipients], is_office)
        return recipients if signed is None else signed
    ends = [_first(blocks, is_office), _first(blocks, lambda text: text.startswith("PHỤ LỤC"))]
    return min((end for end in ends if end is not None), default=len(blocks))


def _first(blocks: tuple[Block, ...], test: Callable[[str], bool]) -> int | None:
    """Return the place of the first block whose text passes a test."""
    return next((at for at, block in enumerate(blocks) if test(block.text)), None)


def _closing_length(blocks: tuple[Block, ...]) -> int:
    """Return how many blocks are recipients and signature."""
    signed = named = dashed = False
    listing = False
    for at, block in enumerate(blocks):
        text = block.text
        mark = read_mark(text)
        if block.cells or (is_annex_head(text) and not listing):
            return at
        if RECIPIENTS.match(text):
            listing = True
        elif is_office(text):
            signed, listing = True, False
        elif mark and mark.style in ("dash", "plus") and not (named and dashed and not listing):
            dashed = dashed or listing
        elif signed and not named and is_name(text):
            named = True
        elif (BRACKET.fullmatch(text) and not named) or (
            named and is_name(text) and len(text) < SHORT_HEADING and dashed and not text.isupper()
        ):
            pass
        elif not (listing and len(text) < LONGEST_HEADING and not text.isupper() and not mark):
            return at
    return len(blocks)


def items_of(blocks: tuple[Block, ...]) -> tuple[Item, ...]:
    """Return the items of some blocks, each with its path."""
    items: list[Item] = []
    open_marks: list[Mark] = []
    section = ""
    for at, block in enumerate(blocks):
        mark = None if block.cells else read_mark(block.text)
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        is_heading = _is_heading(block, mark, following)
        if mark and mark.label:
            rank = rank_of(mark)
            open_marks = [other for other in open_marks if rank_of(other) < rank]
            open_marks.append(mark)
        path = _path(open_marks)
        if is_heading and (not mark or mark.style in ("part", "letter", "roman")):
            section = key(block.text).lower()
        items.append(Item(block, mark, path, is_heading, section))
    return tuple(items)


def rank_of(mark: Mark) -> tuple[int, int]:
    """Return the rank of a mark: the smaller, the higher it stands in the outline."""
    order = {"part": 0, "letter": 1, "roman": 2, "number": 3, "point": 4, "dash": 5, "plus": 6}
    return order[mark.style], mark.depth


def _path(marks: list[Mark]) -> str:
    """Return "III.1.1": a dotted number holds the numbers above it already."""
    labels: list[str] = []
    for mark in marks:
        if mark.style == "number" and mark.depth > 1:
            labels = [label for label in labels if not label[0].isdigit()]
        labels.append(mark.label)
    return ".".join(labels)


def _is_heading(block: Block, mark: Mark | None, following: Block | None) -> bool:
    """Tell whether a block is a heading: by its format, its capitals, or its mark and shortness."""
    text = block.text
    if block.cells or len(text) > LONGEST_HEADING or (mark and mark.style in ("dash", "plus")):
        return False
    if mark is None:
        return bool(block.level) or (text.isupper() and len(text) > len("I. II"))
    if block.level or text[mark.end :].isupper():
        return True
    if mark.style in ("part", "letter", "roman"):
        return not _FULL_STOP.search(text)
    is_short = len(text) <= LONGEST_HEADING * 3 // 4 and not _FULL_STOP.search(text.rstrip(":"))
    return is_short and _holds(mark, following)


def _holds(mark: Mark, following: Block | None) -> bool:
    """Tell whether what follows belongs below a mark: text, a table, a lower mark."""
    if following is None:
        return False
    below = None if following.cells else read_mark(following.text)
    return below is None or rank_of(below) > rank_of(mark)
