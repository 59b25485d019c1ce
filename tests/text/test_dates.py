import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangron.text.dates import (
    long_date,
    official_date,
    parse_date,
    parse_day,
    period_text,
    short_date,
    weekday,
)
from tests.support.vietnamese import odd_text

days = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        "05/11/2023",
        "5/11/2023",
        "05-11-2023",
        "5.11.2023",
        "05 - 11 - 2023",
        "2023-11-05",
        "ngày 05/11/2023",
        "ngày 5 tháng 11 năm 2023",
        "Ngày 05  tháng 11\nnăm 2023",
        unicodedata.normalize("NFD", "ngày 05 tháng 11 năm 2023"),
        " 05/11/2023 ",
    ],
)
def test_a_date_is_read_day_first(written: str) -> None:
    assert parse_date(written) == date(2023, 11, 5)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "31/02/2023",
        "29/02/2023",
        "00/10/2023",
        "15/00/2023",
        "10/15/2023",  # the order of the United States
        "15/10/23",
        "15/10/0999",
        "15/10/3000",
        "15/10-2023",
        "15/10",
        "tháng 10 năm 2023",
        "ngày tháng 10 năm 2023",
        "2023/10/15",
        "2023-1-5",
        "20231015",
        "15/10/2023 và 16/10/2023",
        "15/10/20233",
        "١٥/10/2023",
    ],
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert parse_date(written) is None


def test_a_leap_day_needs_its_year() -> None:
    assert parse_date("29/02/2024") == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("written", "month_and_day"),
    [
        ("15/10", (10, 15)),
        ("15-10", (10, 15)),
        ("1/8", (8, 1)),
        ("ngày 15/10", (10, 15)),
        ("Ngày 15 tháng 10", (10, 15)),
        ("29/02", (2, 29)),
        ("30/02", None),
        ("10/15", None),
        ("15", None),
        ("15/10/2023", None),
        ("", None),
        ("24/7", (7, 24)),
    ],
)
def test_a_day_of_the_year_is_month_and_day(
    written: str, month_and_day: tuple[int, int] | None
) -> None:
    assert parse_day(written) == month_and_day


@pytest.mark.parametrize(
    ("day", "short", "official", "long"),
    [
        (date(2013, 6, 3), "03/06/2013", "03/6/2013", "ngày 03 tháng 6 năm 2013"),
        (date(2023, 2, 28), "28/02/2023", "28/02/2023", "ngày 28 tháng 02 năm 2023"),
        (date(2023, 1, 9), "09/01/2023", "09/01/2023", "ngày 09 tháng 01 năm 2023"),
        (date(2021, 7, 9), "09/07/2021", "09/7/2021", "ngày 09 tháng 7 năm 2021"),
        (date(2023, 11, 5), "05/11/2023", "05/11/2023", "ngày 05 tháng 11 năm 2023"),
    ],
)
def test_zeros_follow_the_rule_of_each_form(
    day: date, short: str, official: str, long: str
) -> None:
    assert (short_date(day), official_date(day), long_date(day)) == (short, official, long)


@given(days)
def test_every_form_is_read_back(day: date) -> None:
    for form in (short_date, official_date, long_date, date.isoformat):
        assert parse_date(form(day)) == day


@given(days)
def test_a_short_date_gives_its_day_of_the_year(day: date) -> None:
    assert parse_day(short_date(day)[:5]) == (day.month, day.day)


@given(odd_text)
def test_no_text_makes_the_readers_fail(text: str) -> None:
    assert parse_date(text) is None or any(c.isdigit() for c in text)
    assert parse_day(text) is None or any(c.isdigit() for c in text)


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert [weekday(date(2023, 10, day)) for day in range(9, 16)] == [
        "Thứ Hai",
        "Thứ Ba",
        "Thứ Tư",
        "Thứ Năm",
        "Thứ Sáu",
        "Thứ Bảy",
        "Chủ nhật",
    ]


def test_a_period_includes_both_ends() -> None:
    text = period_text(date(2023, 10, 1), date(2023, 10, 31))
    assert text == "từ ngày 01/10/2023 đến hết ngày 31/10/2023"


def test_a_period_of_one_day_is_a_day() -> None:
    assert period_text(date(2023, 10, 15), date(2023, 10, 15)) == "ngày 15/10/2023"
