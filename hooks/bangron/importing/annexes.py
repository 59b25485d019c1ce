"""Finds what is attached to a plan: slogans with their kickers, and forms to fill in.

In: an outline. Out: `Cry`s (one slogan each) and `Blank`s (one form each).
Slogans stand below a line that announces them, as rows or as list items; a form is
a table whose cells are empty below its head. What the source does not say (a
kicker) stays empty.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bangron.importing.blocks import Block
from bangron.importing.marks import Mark, read_mark
from bangron.importing.official import BRACKET
from bangron.importing.outline import Outline
from bangron.text.normal import fold

SHORT_KICKER = 60  # characters
LONGEST_SLOGAN = 300  # characters; as `content.slogans`
FEWEST_COLUMNS = 3  # of a form; two are a list

_ANNOUNCES = re.compile(
    r"(?:phu luc\W*[\divx]*\W*)?(?:noi dung|cac|mot so|he thong|danh muc|danh sach|bo|goi y|nhung|mau)?\s*(?:cau\s+)?khau hieu"
)
_ORDINAL = re.compile(r"(?:stt|tt|so tt|so thu tu|s tt|no)\.?")
_SLOGAN_HEAD = re.compile(r"(?:noi dung\s+)?(?:cac\s+)?(?:cau\s+)?khau hieu|noi dung")
_PLACEHOLDER = re.compile(
    r"[.…_\s]{3,}|\d{1,3}|[^.…]{3,60}(?:\.{3,}|…+)|(?:[.…_]{2,}.*(?:ngày|tháng).*)|.*\.{4,}.*|\(?[Mm]ẫu(?:\s+(?:số\s*)?\d{1,2})?\)?:?|MẪU(?: SỐ \d+)?"
)
_MUST_END = re.compile(r"[.:;]$")


@dataclass(frozen=True, slots=True)
class Cry:
    """A slogan as printed."""

    text: str
    kicker: str
    line: int


@dataclass(frozen=True, slots=True)
class Blank:
    """A form: its title and the heads of its columns."""

    title: str
    columns: tuple[str, ...]
    line: int


def find_slogans(outline: Outline) -> tuple[Cry, ...]:
    """Return the slogans that a plan lists, in order."""
    blocks = (*(item.block for item in outline.body), *outline.annex)
    cries: list[Cry] = []
    opener: Mark | None = None
    announced = False
    columns: tuple[int, int] | None = None
    for block in blocks:
        mark = None if block.cells else read_mark(block.text)
        if announces(block.text, mark):
            announced, opener, columns = True, mark, None
        elif announced and block.cells:
            columns = columns or _slogan_columns(block.cells)
            cry = _row_cry(block, columns)
            if cry:
                cries.append(cry)
            elif not _is_head(block.cells):
                announced = _is_gap(block)
        elif announced:
            if not _goes_on(block, mark, opener, started=bool(cries)):
                announced = False
                continue
            text = block.text[mark.end :] if mark else block.text
            cries.append(Cry(text.strip(), "", block.first_line))
    return tuple(cry for cry in cries if any(letter.isalpha() for letter in cry.text))


def announces(text: str, mark: Mark | None) -> bool:
    """Tell whether a line announces slogans: a heading, or a line that ends with a colon."""
    bare = text[mark.end :] if mark else text
    is_heading = bare.isupper() or bare.endswith(":") or bool(mark and mark.style == "roman")
    return (
        is_heading
        and len(bare) <= LONGEST_SLOGAN // 2
        and bool(_ANNOUNCES.match(fold(bare).strip(' "“*')))
    )


def find_forms(outline: Outline) -> tuple[Blank, ...]:
    """Return the forms that are attached, in order."""
    blocks = outline.annex or tuple(item.block for item in outline.body)
    found = []
    for at, block in enumerate(blocks):
        if len(block.cells) < FEWEST_COLUMNS or not _ORDINAL.fullmatch(
            fold(block.cells[0]).strip(" .")
        ):
            continue
        rows = list(_rows_below(blocks, at))
        filled = [row for row in rows if sum(bool(_real(cell)) for cell in row[1:]) > len(row) // 2]
        if len(filled) * 2 > len(rows):
            continue  # a table with its facts, not a form
        columns = tuple(" ".join(cell.split()) for cell in block.cells)
        while columns and not columns[-1]:
            columns = columns[:-1]
        found.append(Blank(_title_above(blocks, at), columns, block.first_line))
    return tuple(found)


def left_over(
    outline: Outline, slogans: tuple[Cry, ...], forms: tuple[Blank, ...]
) -> tuple[Block, ...]:
    """Return what is attached besides slogans and forms: the text of a page must not lose it."""
    lines = {cry.line for cry in slogans}
    heads = {form.line for form in forms}
    titles = " ".join(form.title for form in forms)
    left: list[Block] = []
    in_form = False
    for block in outline.annex:
        in_form = block.first_line in heads or (in_form and bool(block.cells))
        mark = None if block.cells else read_mark(block.text)
        is_head = bool(slogans) and (announces(block.text, mark) or _is_head(block.cells))
        is_blank = forms and (_PLACEHOLDER.fullmatch(block.text) or BRACKET.fullmatch(block.text))
        is_title = bool(forms) and bool(block.text) and block.text in titles
        if not (in_form or is_head or is_blank or is_title or block.first_line in lines):
            left.append(block)
    return tuple(left) if any(len(block.text.split()) > 2 or block.cells for block in left) else ()  # noqa: PLR2004 - "PHỤ LỤC" alone says nothing


def _rows_below(blocks: tuple[Block, ...], at: int) -> Iterator[tuple[str, ...]]:
    for block in blocks[at + 1 :]:
        if not block.cells:
            return
        yield block.cells


def _title_above(blocks: tuple[Block, ...], at: int) -> str:
    """Return the lines above a table, back to the one in capitals or to a placeholder."""
    parts: list[str] = []
    for block in reversed(blocks[:at]):
        if block.cells or _PLACEHOLDER.fullmatch(block.text) or _MUST_END.search(block.text):
            break
        if parts and not block.text.isupper() and block.gap > 0 and len(parts) > 1:
            break
        parts.insert(0, block.text)
        if block.text.isupper():
            break
    return " ".join(parts)


def _slogan_columns(cells: tuple[str, ...]) -> tuple[int, int]:
    """Return which cells hold kicker and text; -1 for no kicker."""
    if _is_head(cells):
        text = next(i for i, cell in enumerate(cells) if _SLOGAN_HEAD.match(fold(cell)))
        return -1, text
    if _ORDINAL_CELL.fullmatch(cells[0]) and len(cells) > 1:
        return (1, 2) if len(cells) > 2 and len(cells[1]) <= SHORT_KICKER else (-1, 1)  # noqa: PLR2004 - number, kicker, text
    return (0, 1) if len(cells) > 1 else (-1, 0)


_ORDINAL_CELL = re.compile(r"\d{0,3}[.)]?")


def _is_head(cells: tuple[str, ...]) -> bool:
    return any(
        _SLOGAN_HEAD.match(fold(cell)) and len(cell) < SHORT_KICKER // 2 for cell in cells
    ) and bool(
        _ORDINAL.fullmatch(fold(cells[0]).strip(" ."))
        or len(cells) == 1
        or "khau hieu" in fold(cells[-1])
    )


def _row_cry(block: Block, columns: tuple[int, int]) -> Cry | None:
    """Return the slogan of a row."""
    kicker, text = columns
    if _is_head(block.cells) or text >= len(block.cells) or not _real(block.cells[text]):
        return None
    if any(_ORDINAL.fullmatch(fold(cell).strip(" .")) for cell in block.cells[:1]):
        return None
    above = block.cells[kicker].strip() if kicker >= 0 else ""
    return Cry(" ".join(block.cells[text].split()), " ".join(above.split()), block.first_line)


def _goes_on(block: Block, mark: Mark | None, opener: Mark | None, *, started: bool) -> bool:
    """Tell whether a block is one more slogan of the list."""
    text = block.text
    if len(text) > LONGEST_SLOGAN or text.endswith(":") or block.level or "./." in text:
        return False
    if mark is None:
        # In an annex a list may have no marks; a line in capitals of an annex's head ends it.
        return not started or (
            opener is None
            and not _PLACEHOLDER.fullmatch(text)
            and not re.match(
                r"(?:PHỤ LỤC|MẪU|Mẫu|TÊN CƠ QUAN|DANH SÁCH|BIỂU|Nơi nhận|Trên đây)", text
            )
        )
    if opener is not None and opener.style == mark.style:
        return False
    return mark.style in ("number", "dash", "plus", "point")


def _is_gap(block: Block) -> bool:
    return not any(cell.strip() for cell in block.cells)


def _real(cell: str) -> str:
    """Return what a cell says, without dots that are to be filled in."""
    return cell.strip(" .…_")
