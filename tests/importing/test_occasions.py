"""Anniversaries and named days are found; other counts of years are not."""

from datetime import date

import pytest

from bangron.importing.occasions import find_jubilees, find_named_days
from tests.support.plans import joined


@pytest.mark.parametrize(
    ("text", "years", "event", "base"),
    [
        ("kỷ niệm 95 năm Ngày thành lập Đảng (03/02/1930-03/02/2025)", 95, "Ngày thành lập Đảng", date(1930, 2, 3)),
        ("chào mừng 80 năm Cách mạng tháng Tám (19/8/1945 - 19/8/2025)", 80, "Cách mạng tháng Tám", date(1945, 8, 19)),
        ("50 năm Ngày giải phóng miền Nam, thống nhất đất nước (30-4-1975 – 30-4-2025)", 50, "Ngày giải phóng miền Nam, thống nhất đất nước", date(1975, 4, 30)),
        ("và 25 năm “Ngày Dân vận cả nước” (15/10/1999-15/10/2024)", 25, "Ngày Dân vận cả nước", date(1999, 10, 15)),
        ("24 năm Ngày Dân vận của cả nước thông qua nhiều hình thức", 24, "Ngày Dân vận của cả nước", None),
    ],
)  # fmt: skip
def test_an_anniversary_is_read(text: str, years: int, event: str, base: date | None) -> None:
    (found,) = find_jubilees(joined(text)[0])
    assert (found.years, found.event, found.base) == (years, event, base)


@pytest.mark.parametrize(
    "text",
    ["tháng 10 năm 2023", "sơ kết 03 năm thực hiện phong trào", "năm 2023 Ngày hội", "qua 5 năm triển khai Đề án",
     "trên 10 năm công tác", "kế hoạch 5 năm Ban chỉ đạo"],
)  # fmt: skip
def test_other_counts_of_years_are_none(text: str) -> None:
    assert find_jubilees(joined(text)[0]) == ()


def test_two_spellings_are_one_event_under_the_usual_one() -> None:
    text = (
        "kỷ niệm 94 năm ngày truyền thống ngành Y (27/02/1931-27/02/2025)\n\n"
        "Nhân kỷ niệm 94 năm Ngày truyền thống ngành Y (27/02/1931-27/02/2025);"
    )
    (found,) = find_jubilees(joined(text)[0])
    assert found.event == "Ngày truyền thống ngành Y"


def test_days_in_a_list_are_named_each_with_its_own_date() -> None:
    blocks = joined(
        "chào mừng ngày Khuyến học Việt Nam (02/10), ngày Doanh nhân Việt Nam (13/10) và ngày vì"
        " người nghèo (17/10)…"
    )[0]
    assert [(d.month, d.day, d.name) for d in find_named_days(blocks, ())] == [
        (10, 2, "ngày Khuyến học Việt Nam"),
        (10, 13, "ngày Doanh nhân Việt Nam"),
        (10, 17, "ngày vì người nghèo"),
    ]


def test_an_anniversary_without_days_is_a_day_of_the_register() -> None:
    blocks = joined("kỷ niệm 24 năm Ngày Dân vận của cả nước.")[0]
    (day,) = find_named_days(blocks, find_jubilees(blocks))
    assert (day.month, day.day) == (10, 15)
