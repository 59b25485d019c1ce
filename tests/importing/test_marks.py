"""Printed marks are read to the letter, and never counted anew."""

import pytest

from bangron.importing.marks import is_next, read_mark
from tests.support.plans import HEAD, parts


@pytest.mark.parametrize(
    ("text", "style", "printed", "label"),
    [
        ("I- MỤC ĐÍCH", "roman", "I-", "I"),
        ("IV. TỔ CHỨC", "roman", "IV.", "IV"),
        ("1. Giao cho", "number", "1.", "1"),
        ("1.1. Tổ chức", "number", "1.1.", "1.1"),
        ("2.3 Tổ chức", "number", "2.3", "2.3"),
        ("1) Thời gian", "number", "1)", "1"),
        ("a) Trạm Y tế", "point", "a)", "a"),
        ("đ) Các thôn", "point", "đ)", "đ"),
        ("- Một việc", "dash", "-", ""),
        ("+ Việc nhỏ", "plus", "+", ""),
        ("A. PHẦN CHUNG", "letter", "A.", "A"),
        ("Phần thứ hai", "part", "Phần thứ hai", "Phần thứ hai"),
    ],
)
def test_a_mark_is_read_as_printed(text: str, style: str, printed: str, label: str) -> None:
    mark = read_mark(text)
    assert mark is not None
    assert (mark.style, mark.printed, mark.label) == (style, printed, label)


@pytest.mark.parametrize(
    "text",
    [
        "15/10/2023 là ngày",
        "2.5 tỷ đồng",
        "2023. Năm",
        "Các đơn vị",
        "IIII. Sai",
        "VN. Không",
        "V/v tổ chức",
        "12/KH-UBND",
        "",
    ],
)
def test_what_only_looks_like_a_mark_is_none(text: str) -> None:
    assert read_mark(text) is None


def test_a_gap_may_follow_and_a_leap_may_not() -> None:
    one, three, nineteen = (read_mark(f"{n}. Việc") for n in (1, 3, 19))
    assert one
    assert three
    assert nineteen
    assert is_next(three, {"number": one})
    assert not is_next(nineteen, {"number": one})


def test_the_outline_follows_the_printed_marks_not_the_count_of_hashes() -> None:
    body = parts(
        "# KẾ HOẠCH\n\nDọn vệ sinh\n\n#### I. MỤC ĐÍCH\n\n# 1. Yêu cầu\n\nSạch.\n\n"
        "## III. THỰC HIỆN\n\n1. Một.\n\n3. Ba:\n\na) Nhỏ."
    ).body
    assert [item.path for item in body] == ["I", "I.1", "I.1", "III", "III.1", "III.3", "III.3.a"]
    assert [item.is_heading for item in body] == [True, True, False, True, False, True, False]


def test_dotted_numbers_hold_the_numbers_above_them() -> None:
    body = parts(f"{HEAD}II- VIỆC\n1. Ban làm:\n1.1. Một.\n1.2. Hai.\n2. Khác.").body
    assert [item.path for item in body] == ["II", "II.1", "II.1.1", "II.1.2", "II.2"]
