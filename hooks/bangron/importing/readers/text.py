"""Reads plain text and Markdown.

In: the bytes of a file, in any encoding that Vietnamese is written in. Out: its
lines as they stand; a form feed is the end of a page. What Markdown's marks
mean is not decided here.
"""

import re

from bangron.importing.encodings.restoring import decode, restore
from bangron.importing.raw import Flow, RawKind, RawLine
from bangron.importing.readers.reading import (
    LARGEST_TEXT_BYTES,
    MOST_LINES,
    Reading,
    Reason,
    RefusedError,
)
from bangron.problems import Problem, Severity, Source

_LINE_END = re.compile("\r\n?|\n|\u2028|\u2029")


def read_plain(data: bytes, path: str) -> Reading:
    """Return the printed lines of a text file."""
    return read_lines(data, path, Flow.PRINTED_LINES)


def read_markdown(data: bytes, path: str) -> Reading:
    """Return the lines of a Markdown file, marks and all."""
    return read_lines(data, path, Flow.MARKDOWN)


def read_lines(data: bytes, path: str, flow: Flow) -> Reading:
    """Return the lines of text in some encoding; raises RefusedError where there is none."""
    if len(data) > LARGEST_TEXT_BYTES:
        raise RefusedError(Reason.TOO_LARGE, megabytes=LARGEST_TEXT_BYTES // 1_000_000)
    decoded = decode(data)
    if decoded is None or "\0" in decoded.text:
        raise RefusedError(Reason.BINARY if b"\0" in data else Reason.UNKNOWN_ENCODING)
    texts = _LINE_END.split(decoded.text)
    if not texts[-1]:
        texts.pop()
    if len(texts) > MOST_LINES:
        raise RefusedError(Reason.TOO_LARGE, megabytes=LARGEST_TEXT_BYTES // 1_000_000)
    lines = [line for number, text in enumerate(texts, 1) for line in _with_pages(text, number)]
    restored, problems = restore(path, lines, decoded.legacy)
    if not any(line.text.strip() for line in restored):
        raise RefusedError(Reason.EMPTY)
    return Reading(restored, flow, problems + damage(path, restored))


def damage(path: str, lines: tuple[RawLine, ...]) -> tuple[Problem, ...]:
    """Return a warning for the first line with a letter that could not be read."""
    found = next((line for line in lines if "\ufffd" in line.text), None)
    if found is None:
        return ()
    at = found.text.index("\ufffd")
    quote = found.text[max(0, at - 20) : at + 20]
    source = Source(path, found.line)
    return (Problem.make("reader-damaged-letters", source, Severity.WARNING, quote=quote),)


def _with_pages(text: str, number: int) -> list[RawLine]:
    """Return a line, with the page breaks that stand in it as lines of their own."""
    pieces = text.split("\f")
    lines = [RawLine(pieces[0], number)] if pieces[0] or len(pieces) == 1 else []
    for piece in pieces[1:]:
        lines.append(RawLine("", number, RawKind.PAGE_BREAK))
        lines += [RawLine(piece, number)] if piece else []
    return lines
