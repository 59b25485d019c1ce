import dataclasses
from datetime import date

import pytest

from bangron import model
from bangron.model import Anniversary, Deadline, DeadlineMode, Project, Slogan

FIELDS = "__dataclass_fields__"


@pytest.mark.parametrize(
    ("base", "on", "years"),
    [
        (date(1930, 10, 15), date(2023, 10, 15), 93),
        (date(1999, 10, 15), date(2024, 10, 15), 25),
        (date(1930, 10, 15), date(2023, 10, 1), 93),  # the month before the day counts too
    ],
)
def test_the_years_of_an_anniversary_are_computed(base: date, on: date, years: int) -> None:
    assert Anniversary("Ngày truyền thống công tác dân vận của Đảng", base, on).years == years


@pytest.mark.parametrize(
    ("mode", "last"),
    [
        (DeadlineMode.BEFORE, date(2023, 10, 31)),
        (DeadlineMode.BY, date(2023, 11, 1)),
        (DeadlineMode.THROUGH, date(2023, 11, 1)),
    ],
)
def test_the_last_valid_day_follows_the_word_of_the_deadline(
    mode: DeadlineMode, last: date
) -> None:
    assert Deadline("Gửi báo cáo", mode, date(2023, 11, 1)).last_valid_day == last


def test_a_deadline_by_rule_has_no_last_valid_day() -> None:
    assert Deadline("Gửi báo cáo", DeadlineMode.PER_RULE).last_valid_day is None


def test_the_alternative_of_a_banner_is_kicker_and_slogan() -> None:
    slogan = Slogan("x", "Dân vận khéo thì việc gì cũng thành công", kicker="Tháng Dân vận")
    assert slogan.alt == "Tháng Dân vận: Dân vận khéo thì việc gì cũng thành công"


def test_without_a_kicker_the_alternative_is_the_slogan_alone() -> None:
    assert Slogan("x", "Dân vận khéo").alt == "Dân vận khéo"


def test_an_empty_project_is_whole() -> None:
    project = Project()
    assert {field.name: getattr(project, field.name) for field in dataclasses.fields(Project)} == {
        **dict.fromkeys((field.name for field in dataclasses.fields(Project)), ()),
        "brand": model.Brand(),
    }


@pytest.mark.parametrize(
    "kind",
    [kind for kind in vars(model).values() if isinstance(kind, type) and hasattr(kind, FIELDS)],
)
def test_values_are_frozen_hashable_and_compact(kind: type) -> None:
    assert kind.__hash__ is not None
    assert "__slots__" in vars(kind)
    assert vars(kind)["__dataclass_params__"].frozen
