"""Deadlines are found with their mode, duty and recipient; periods are not deadlines."""

from datetime import date

import pytest

from bangron.importing.deadlines import Due, find_dues
from bangron.importing.periods import find_period
from tests.support.plans import HEAD, parts


def dues(text: str) -> tuple[Due, ...]:
    return find_dues(parts(f"{HEAD}I. VIỆC\n{text}"), 2026)


@pytest.mark.parametrize(
    ("text", "mode", "what", "to"),
    [
        ("- Tổng hợp kết quả gửi về Sở Y tế trước ngày 05/11/2026.", "before", "Tổng hợp kết quả", "Sở Y tế"),
        ("- Báo cáo kết quả về Ban Dân vận chậm nhất ngày 05/11/2026.", "by", "Báo cáo kết quả", "Ban Dân vận"),
        ("- Đăng ký hội thi muộn nhất là ngày 5-11-2026.", "by", "Đăng ký hội thi", ""),
        ("- Nộp bài dự thi đến hết ngày 05/11/2026.", "through", "Nộp bài dự thi", ""),
        ("- Xây dựng báo cáo (xong trước ngày 5 tháng 11 năm 2026).", "before", "Xây dựng báo cáo", ""),
        ("- Hoàn thành kịch bản trước 05/11.", "before", "Hoàn thành kịch bản", ""),
    ],
)  # fmt: skip
def test_the_wording_tells_how_a_date_is_meant(text: str, mode: str, what: str, to: str) -> None:
    (due,) = dues(text)
    assert (str(due.mode), due.day, due.what, due.to) == (mode, date(2026, 11, 5), what, to)


def test_who_is_asked_is_not_part_of_what() -> None:
    (due,) = dues("1. Giao Phòng Nội vụ tổng hợp danh sách gửi Sở Nội vụ trước ngày 05/11/2026.")
    assert (due.by, due.what, due.to) == ("Phòng Nội vụ", "tổng hợp danh sách", "Sở Nội vụ")


def test_a_list_takes_its_recipient_from_the_line_above() -> None:
    first, second = dues(
        "Đề nghị các trường gửi về Sở Giáo dục và Đào tạo các nội dung sau:\n"
        "- Văn bản triển khai trước ngày 01/9/2026.\n- Báo cáo trước ngày 01/12/2026."
    )
    assert (first.to, second.to) == ("Sở Giáo dục và Đào tạo",) * 2
    assert first.by == "các trường"


def test_a_duty_by_rule_has_no_date() -> None:
    (due,) = dues("1. Văn phòng tổng hợp gửi báo cáo về Sở Nội vụ theo quy định.")
    assert (due.day, str(due.mode), due.to) == (None, "per-rule", "Sở Nội vụ")


@pytest.mark.parametrize(
    "text",
    ["- Bắt đầu từ ngày 01/10/2026 đến hết ngày 31/10/2026.", "- Thực hiện theo quy định của pháp luật.",
     "- Các xã thành thị trước ngày 01/7/2025 nay là phường."],
)  # fmt: skip
def test_a_date_without_a_duty_is_no_deadline(text: str) -> None:
    assert dues(text) == ()


def test_deadlines_come_by_day_with_the_lines_they_span() -> None:
    late, none = dues("- Báo cáo trước ngày 01/12/2026.\n- Đăng ký trước ngày 01/9/2026.")
    assert (late.first_line, none.first_line) == (6, 5)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1. Thời gian: từ ngày 01/10 đến hết ngày 31/10/2026.", date(2026, 10, 1), date(2026, 10, 31)),
        ("- Bắt đầu từ ngày 01/10/2026 đến hết ngày 31/10/2026.", date(2026, 10, 1), date(2026, 10, 31)),
        ("Từ ngày 01 đến ngày 15 tháng 10 năm 2026.", date(2026, 10, 1), date(2026, 10, 15)),
        ("Thời gian thực hiện: Trong tháng 12/2026.", date(2026, 12, 1), date(2026, 12, 31)),
        ("Thời gian: Ngày 20/11/2026.", date(2026, 11, 20), date(2026, 11, 20)),
    ],
)  # fmt: skip
def test_a_period_is_found_where_time_is_spoken_of(text: str, start: date, end: date) -> None:
    span = find_period(parts(f"{HEAD}I. VIỆC\n{text}"), 2026, "")
    assert span
    assert (span.start, span.end) == (start, end)


def test_stages_make_one_period() -> None:
    text = "III. THỜI GIAN\n- Đợt 1: Từ ngày 15/12/2025 đến 31/12/2025.\n- Đợt 2: Từ 01/01/2026 đến 28/02/2026."
    span = find_period(parts(f"{HEAD}{text}"), 2026, "")
    assert span
    assert (span.start, span.end) == (date(2025, 12, 15), date(2026, 2, 28))


def test_the_days_of_one_task_are_no_period() -> None:
    text = f"{HEAD}I. VIỆC\n1. Lớp tập huấn (từ 05/9/2026 đến 07/9/2026) cho cán bộ."
    assert find_period(parts(text), 2026, "") is None
