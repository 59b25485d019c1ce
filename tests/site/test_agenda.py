from datetime import date

import pytest

from bangron.model import (
    Anniversary,
    Campaign,
    Deadline,
    DeadlineMode,
    Observance,
    Period,
    Plan,
    Project,
    Side,
)
from bangron.site.agenda import (
    EventKind,
    Phase,
    in_order_of_interest,
    next_events,
    phase_of,
    span_of,
)

OCTOBER = Period(date(2023, 10, 1), date(2023, 10, 31))


def campaign(name: str, period: Period | None = None, year: int = 2023) -> Campaign:
    return Campaign(name, name, year, period)


def plan(name: str = "p", **facts: object) -> Plan:
    base = {"slug": name, "src_uri": f"ke-hoach/{name}.md", "title": name, "kind": "Kế hoạch"}
    return Plan(**{**base, "side": Side.STATE, "issuer": "Sở", **facts})  # type: ignore[arg-type] # facts are those of Plan


@pytest.mark.parametrize(
    ("today", "phase"),
    [
        (date(2023, 9, 30), Phase.UPCOMING),
        (date(2023, 10, 1), Phase.ONGOING),
        (date(2023, 10, 31), Phase.ONGOING),
        (date(2023, 11, 1), Phase.PAST),
    ],
)
def test_a_campaign_is_on_from_its_first_day_through_its_last(today: date, phase: Phase) -> None:
    assert phase_of(campaign("c", OCTOBER), Project(), today) is phase


def test_the_span_comes_from_the_plans_where_the_campaign_gives_none() -> None:
    project = Project(plans=(plan("a", campaign="c", period=OCTOBER), plan("b", campaign="khac")))
    assert span_of(campaign("c"), project) == OCTOBER


def test_the_span_comes_from_deadlines_and_anniversaries_where_no_plan_has_a_period() -> None:
    project = Project(
        plans=(
            plan(
                campaign="c",
                deadlines=(Deadline("Đăng ký", DeadlineMode.BEFORE, date(2023, 9, 30)),),
                anniversaries=(Anniversary("Ngày", date(1930, 10, 15), date(2023, 10, 15)),),
            ),
        )
    )
    assert span_of(campaign("c"), project) == Period(date(2023, 9, 30), date(2023, 10, 15))


def test_a_campaign_of_which_only_the_year_is_known_spans_the_year() -> None:
    assert span_of(campaign("c"), Project()) == Period(date(2023, 1, 1), date(2023, 12, 31))


def test_what_is_on_comes_first_then_what_comes_next_then_the_latest_past() -> None:
    campaigns = (
        campaign("qua-lau", Period(date(2020, 1, 1), date(2020, 2, 1))),
        campaign("vua-qua", Period(date(2023, 1, 1), date(2023, 9, 1))),
        campaign("sap-toi", Period(date(2023, 12, 1), date(2023, 12, 2))),
        campaign("dang-dien-ra", OCTOBER),
    )
    ordered = in_order_of_interest(Project(campaigns=campaigns), date(2023, 10, 15))
    assert [c.id for c in ordered] == ["dang-dien-ra", "sap-toi", "vua-qua", "qua-lau"]


def test_a_day_of_the_year_returns_next_year_once_it_has_passed() -> None:
    project = Project(plans=(plan(observances=(Observance(10, 15, "Ngày Dân vận"),)),))
    assert next_events(project, date(2023, 10, 15), 5)[0].day == date(2023, 10, 15)
    assert next_events(project, date(2023, 10, 16), 5)[0].day == date(2024, 10, 15)


def test_the_29th_of_february_returns_in_a_leap_year() -> None:
    project = Project(plans=(plan(observances=(Observance(2, 29, "Ngày nhuận"),)),))
    assert next_events(project, date(2025, 1, 1), 5)[0].day == date(2028, 2, 29)


def test_the_next_dates_are_sorted_each_once_and_never_past() -> None:
    project = Project(
        plans=(
            plan("a", period=OCTOBER, observances=(Observance(10, 15, "Ngày Dân vận"),)),
            plan(
                "b",
                observances=(Observance(10, 15, "ngày của dân vận"),),
                deadlines=(
                    Deadline("Báo cáo", DeadlineMode.BEFORE, date(2023, 11, 5)),
                    Deadline("Đã qua", DeadlineMode.BY, date(2023, 9, 5)),
                    Deadline("Theo quy định", DeadlineMode.PER_RULE),
                ),
            ),
        )
    )
    events = next_events(project, date(2023, 10, 10), 5)
    assert [(event.day.day, event.kind) for event in events] == [
        (15, EventKind.OBSERVANCE),
        (31, EventKind.END),
        (5, EventKind.DEADLINE),
    ]
