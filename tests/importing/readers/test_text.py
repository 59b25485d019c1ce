"""Plain text and Markdown come line by line, whatever their line ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangron.importing.raw import Flow, RawKind
from bangron.importing.readers.reading import Reason, RefusedError
from bangron.importing.readers.text import read_markdown, read_plain
from tests.support.vietnamese import odd_text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_keep_their_numbers_and_their_spaces(end: str) -> None:
    reading = read_plain(end.join(["Một ", "", "  hai", ""]).encode(), "a.txt")
    assert [(line.line, line.text) for line in reading.lines] == [
        (1, "Một "),
        (2, ""),
        (3, "  hai"),
    ]
    assert reading.flow is Flow.PRINTED_LINES


def test_a_form_feed_is_the_end_of_a_page() -> None:
    found = [(li.line, li.kind, li.text) for li in read_plain(b"a\n\fb\nc\f\n", "a.txt").lines]
    assert found == [
        (1, RawKind.TEXT, "a"),
        (2, RawKind.PAGE_BREAK, ""),
        (2, RawKind.TEXT, "b"),
        (3, RawKind.TEXT, "c"),
        (3, RawKind.PAGE_BREAK, ""),
    ]


def test_markdown_stays_as_it_is() -> None:
    text = "## I. Mục đích\n\n1. Một<sup>[1]</sup>\n---\n| a | b |"
    reading = read_markdown(text.encode(), "a.md")
    assert "\n".join(line.text for line in reading.lines) == text
    assert {line.kind for line in reading.lines} == {RawKind.TEXT}
    assert reading.flow is Flow.MARKDOWN


def test_letters_come_composed_and_without_what_cannot_be_seen() -> None:
    (line,) = read_plain(
        "\ufeffDa\u0302n va\u0323\u0302n\u200b, Ðảng\u00ad".encode(), "a.txt"
    ).lines
    assert line.text == "Dân vận, Đảng"


def test_damaged_letters_are_reported_at_their_line() -> None:
    reading = read_plain("Kế hoạch\nDân vận khéo, công tác".encode() + b"\xe1\xba", "a.txt")
    assert [(p.rule, p.source.line) for p in reading.problems] == [("reader-damaged-letters", 2)]


def test_old_encodings_keep_the_numbers_of_lines() -> None:
    # 0x85 ends a line in Latin-1, but is a letter in VISCII.
    data = "Kế hoạch công tác dân vận\ncủa Ủy ban ".encode()
    assert len(read_plain(data, "a.txt").lines) == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" \n\n", Reason.EMPTY),
        (b"\x01\x02\x00\x03" * 50, Reason.BINARY),
        (bytes(range(128, 256)) * 20, Reason.UNKNOWN_ENCODING),
        (b"a" * 5_000_001, Reason.TOO_LARGE),
        (b"\n" * 200_000 + b"a", Reason.TOO_LARGE),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: Reason) -> None:
    with pytest.raises(RefusedError) as refused:
        read_plain(data, "a.txt")
    assert refused.value.reason is reason


@given(odd_text)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        reading = read_plain(text.encode(), "a.txt")
    except RefusedError:
        return
    assert all("\n" not in line.text for line in reading.lines)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        reading = read_plain(data, "a.txt")
    except RefusedError:
        return
    assert all("\n" not in line.text for line in reading.lines)
