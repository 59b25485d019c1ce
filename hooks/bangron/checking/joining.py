"""Cuts a raw text into paragraphs by the lines they were printed on (DOMAIN 1.1).

In: the lines as typed. Out: `Block`s that name their lines. For proofreading
only: it must not lose a line, and need not understand what a paragraph is for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from bangron.checking.document import Kind

FULL_LINE_QUARTILE = 2  # the third quartile of the line lengths is a full line (DOMAIN 1.1)
SHORT_BY = 12  # characters that a last line lacks to be full
SHORT_HEADING = 60  # characters

MARK = re.compile(r"(?:[IVX]{1,5}[.-]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-+–])\s")
MARKDOWN = re.compile(r"#{1,6}\s|\*{3,}$|-{3,}$|_{3,}$")
DRAWN = re.compile(r"-{3,}|_{3,}|\*{3,}")
SENTENCE_END = re.compile(r"[.:;!?…”\")\]}|]\W*$")
CAPITAL_START = re.compile(r"[“\"(]?[^\W\d_]")
RECIPIENTS = re.compile(r"\W*Nơi nhận", re.IGNORECASE)
SLOGANS = re.compile(r"[\W\d]*KHẨU HIỆU\b")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, item or row."""

    lines: tuple[int, ...]
    """Numbers of its lines, from 1."""

    tight: tuple[bool, ...]
    """For each line but the last, whether the next one follows without a space."""

    kind: Kind = Kind.PROSE
    cells: bool = False


def is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether the lines are those of a printed page, wrapped at its width."""
    return _full_length(lines) > 0


def paragraphs_of(lines: Sequence[str]) -> tuple[Block, ...]:
    """Return the blocks of a raw text, in order; blank lines and rules belong to none."""
    full = _full_length(lines)
    blocks: list[list[int]] = []
    previous = 0
    for number, typed in enumerate(lines, start=1):
        text = typed.strip()
        if not text or MARKDOWN.fullmatch(text):
            continue
        blanks = number - previous - 1
        if previous and _goes_on(lines, previous, number, blanks, full):
            blocks[-1].append(number)
        else:
            blocks.append([number])
        previous = number
    return tuple(_block(lines, numbers, blocks, at) for at, numbers in enumerate(blocks))


def _full_length(lines: Sequence[str]) -> float:
    """Return the length of a full printed line; 0 where a line is a whole paragraph."""
    numbers = [at for at, line in enumerate(lines) if line.strip()]
    lengths = [len(lines[at].strip()) for at in numbers]
    if len(lengths) < 8:  # noqa: PLR2004 - too few lines to tell a habit
        return 0
    full = quantiles(lengths, n=4)[FULL_LINE_QUARTILE]
    wrapped = sum(length > full - SHORT_BY for length in lengths)
    longest = max(lengths)
    return full if longest < full * 1.35 and wrapped * 3 > len(lengths) and full > 40 else 0  # noqa: PLR2004 - a wrapped text is even


def _goes_on(lines: Sequence[str], before: int, now: int, blanks: int, full: float) -> bool:
    """Tell whether line `now` continues the paragraph of line `before`."""
    last, text = lines[before - 1].strip(), lines[now - 1].strip()
    if "\t" in lines[now - 1].strip() or "\t" in lines[before - 1].strip():
        return False
    if MARK.match(text) or MARKDOWN.match(text) or MARKDOWN.match(last) or RECIPIENTS.match(text):
        return False
    if RECIPIENTS.match(last) or _is_all_capitals(last) or _is_all_capitals(text):
        return False
    if not blanks and lines[now - 1].startswith(" ") and not SENTENCE_END.search(last):
        return True
    if full:
        return _wraps(last, text, blanks, full)
    starts_lower = text[:1].islower()
    return (starts_lower and not SENTENCE_END.search(last)) or (
        not blanks and lines[before - 1].endswith("  ")
    )


def _wraps(last: str, text: str, blanks: int, full: float) -> bool:
    """Tell whether a printed line is the next one of the same paragraph (DOMAIN 1.1, rule 3)."""
    if blanks > 1:
        return False
    if MARK.match(last) and len(last) < SHORT_HEADING and not SENTENCE_END.search(last):
        return text[:1].islower()
    ended = last.endswith((".", ":", ";", "…"))
    capital = CAPITAL_START.match(text) and not text.lstrip("“\"(")[:1].islower()
    return not (ended and capital and (len(last) < full - SHORT_BY or len(text) <= full - 1))


def _is_all_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and all(letter.isupper() for letter in letters)  # noqa: PLR2004 - longer than an abbreviation


def _block(
    lines: Sequence[str], numbers: list[int], blocks: list[list[int]], at: int
) -> Block:
    """Return a block with its kind."""
    first = lines[numbers[0] - 1]
    tight = tuple(
        lines[number - 1].endswith("-") and lines[number - 1][-2:-1].isdigit()
        for number in numbers[:-1]
    )
    cells = "\t" in first.strip()
    return Block(tuple(numbers), tight, _kind(lines, first.strip(), blocks, at), cells)


def _kind(lines: Sequence[str], first: str, blocks: list[list[int]], at: int) -> Kind:
    """Return what a block is, by its first line and by the heading above it."""
    if MARK.match(first) and _below_rule(lines, blocks[at][0]):
        return Kind.FOOTNOTE
    if first.startswith("#") or _is_all_capitals(first) or re.match(r"[IVX]{1,5}[.-]\s", first):
        return Kind.HEADING
    if first.startswith(("- ", "+ ")) and _above(lines, blocks, at, RECIPIENTS):
        return Kind.RECIPIENT
    return Kind.ITEM if MARK.match(first) else Kind.PROSE


def _below_rule(lines: Sequence[str], number: int) -> bool:
    """Tell whether a drawn rule stands right above a line, as it does above footnotes."""
    above = next((line.strip() for line in reversed(lines[: number - 1]) if line.strip()), "")
    return DRAWN.fullmatch(above) is not None


def _above(
    lines: Sequence[str], blocks: list[list[int]], at: int, heading: re.Pattern[str]
) -> bool:
    """Tell whether the nearest block above that is no dash item matches `heading`."""
    for numbers in reversed(blocks[:at]):
        text = lines[numbers[0] - 1].strip()
        if heading.match(text.lstrip("#* ")):
            return True
        if not text.startswith(("- ", "+ ")) and not text.endswith(":"):
            return False
    return False
