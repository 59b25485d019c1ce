"""Takes footnotes out of the text they stand in, and makes the sentences they cut whole.

In: the blocks of a document. Out: the blocks without notes, and the notes in
order. A note is known by its label, which a place in the text above bears, and by
where it stands: below a drawn rule, or inside a sentence. Not its job: endnotes
that a reader has marked already stay as marked.
"""

import re
from dataclasses import dataclass, replace

from bangron.importing.blocks import Block, cut_block, glue_blocks, note_label

_WEAK_PLACE = re.compile(r"(?<=[^\W\d_”\"])\((\d{1,2})\)|(?<=[^\W\d_”\"])(\d{1,2})(?=[\s,.;:]|$)")
_LABEL = re.compile(r"(?:\(\d{1,2}\)|\[\d{1,2}\]|\d{1,2}[.)]?(?=\s))\s*")
_LOWER = re.compile(r"[“\"(]?[a-zà-ỹđ]")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote."""

    label: str
    block: Block
    """Its text, without the label."""


@dataclass(slots=True)
class _Places:
    """The labels of the places of notes above."""

    certain: set[str]
    likely: set[str]
    """Digits glued to a word, which may mean something else."""


def pull_notes(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """Return the blocks without notes, each cut sentence whole again, and the notes."""
    kept: list[Block] = []
    notes: list[Note] = []
    places = _Places(set(), set())
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if block.note:
            notes.append(Note(block.note, block))
            at += 1
            continue
        run = _note_run(blocks, at, kept, places)
        if not run:
            kept.append(block)
            places.certain |= {label for _, label in block.refs}
            places.likely |= {f[1] or f[2] for f in _WEAK_PLACE.finditer(block.text)}
            at += 1
            continue
        notes += [Note(label, _without_label(note)) for label, note in run]
        at += len(run)
        goes_on = at < len(blocks) and kept and not kept[-1].is_finished
        if goes_on and not blocks[at].cells and _LOWER.match(blocks[at].text):
            kept[-1] = glue_blocks(kept[-1], blocks[at])
            at += 1
    labels = {note.label for note in notes}
    return tuple(_with_places(block, labels) for block in kept), tuple(notes)


def _note_run(
    blocks: tuple[Block, ...], at: int, before: list[Block], places: _Places
) -> list[tuple[str, Block]]:
    """Return the notes that stand here one after the other; none where this is no note."""
    if not before or blocks[at].cells or before[-1].cells:
        return []
    run: list[tuple[str, Block]] = []
    for block in blocks[at:]:
        label = note_label(block.text)
        if block.level or label not in places.certain | places.likely:
            break
        run.append((label, block))
    if not run:
        return []
    after = blocks[at + len(run)] if at + len(run) < len(blocks) else None
    cuts = not before[-1].is_finished and after is not None and bool(_LOWER.match(after.text))
    if cuts or (run[0][0] in places.certain and blocks[at].ruled):
        return run
    return []


def _without_label(block: Block) -> Block:
    found = _LABEL.match(block.text)
    if found:
        return cut_block(block, found.end())
    return replace(block, refs=tuple(ref for ref in block.refs if ref[0] > 0))


def _with_places(block: Block, labels: set[str]) -> Block:
    """Return the block with "(1)" glued to a word as the place of note 1, if there is such a note."""
    missing = labels - {label for _, label in block.refs}
    while found := next(
        (f for f in _WEAK_PLACE.finditer(block.text) if (f[1] or f[2]) in missing and f[1]), None
    ):
        head, tail = cut_block(block, 0, found.start()), cut_block(block, found.end())
        glue = "" if found.end() == len(block.text) or block.text[found.end()] != " " else " "
        text = f"{head.text}{glue}{tail.text}"
        shift = len(text) - len(block.text)
        block = replace(
            block,
            text=text,
            key=block.key[: found.start()] + block.key[found.end() :],
            pieces=tuple(
                (offset if offset <= found.start() else offset + shift, line)
                for offset, line in block.pieces
            ),
            refs=(*block.refs, (found.start(), found[1])),
        )
        missing -= {found[1]}
    return block
