"""Any text at all is understood without an error, in bounded time."""

from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bangron.importing.raw import Flow, RawDocument, RawKind, RawLine
from bangron.importing.understanding import understand
from tests.support.plans import document
from tests.support.vietnamese import odd_text

SOURCE = (Path(__file__).parent / "plans" / "tuan-le-sach.txt").read_text(encoding="utf-8")
PIECES = (
    "KẾ HOẠCH", "I. VIỆC", "1. ", "- ", "a) ", "**", "<sup>(1)</sup>", "[^1]", "\t", "|", "./.", "Nơi nhận:",
    "GIÁM ĐỐC", "ngày 31/02/2026", "từ ngày 99/99 đến ngày 1/1/2026", "số 12-", "KH/TU", "“", "”", "(", "90 năm Ngày",
    "Khẩu hiệu:", "STT", "trước ngày 29/02", "của", "---", "1", "Số: ", "PHỤ LỤC", "\x00", "\ue000", "\f",
)  # fmt: skip

garbage = st.lists(st.one_of(odd_text, st.sampled_from(PIECES)), max_size=30).flatmap(
    lambda pieces: st.sampled_from(["", " ", "\n", "\n\n"]).map(lambda glue: glue.join(pieces))
)
raw_lines = st.builds(
    RawLine,
    odd_text,
    st.integers(1, 99),
    st.sampled_from(list(RawKind)),
    st.lists(odd_text, max_size=4).map(tuple),
    st.integers(0, 6),
    st.sampled_from(["", "1", "*", "a b"]),
)


@given(garbage, st.sampled_from(list(Flow)))
def test_garbage_never_raises(text: str, flow: Flow) -> None:
    understand(document(text, flow)).as_record()


@given(st.lists(raw_lines, max_size=12).map(tuple), st.sampled_from(list(Flow)))
def test_whatever_a_reader_hands_over_never_raises(lines: tuple[RawLine, ...], flow: Flow) -> None:
    understand(RawDocument("x", lines, flow)).as_record()


@settings(max_examples=60)
@given(st.randoms(use_true_random=False), st.integers(1, 40))
def test_a_broken_plan_never_raises(random: Random, cuts: int) -> None:
    lines = SOURCE.split("\n")
    for _ in range(cuts):
        at = random.randrange(len(lines))
        cut = random.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:cut] + random.choice(PIECES) + lines[at][cut:]
        if random.random() < 0.2:
            random.shuffle(lines)
    understand(document("\n".join(lines))).as_record()


def test_the_same_text_gives_the_same_result() -> None:
    assert understand(document(SOURCE)) == understand(document(SOURCE))
