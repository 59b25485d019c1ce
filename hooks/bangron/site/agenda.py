"""What is on, and what comes next: campaigns and dates seen from a given day.

In: the project and today's date, which is passed in. Out: the campaign to put
forward, its span, and the next dates across all campaigns.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bangron.model import Campaign, Deadline, DeadlineMode, Observance, Period, Plan, Project
from bangron.text.normal import fold


class Phase(StrEnum):
    """Where a campaign stands on a given day."""

    ONGOING = "ongoing"
    UPCOMING = "upcoming"
    PAST = "past"


class EventKind(StrEnum):
    """What a date in the agenda means."""

    START = "start"
    END = "end"
    DEADLINE = "deadline"
    OBSERVANCE = "observance"


@dataclass(frozen=True, slots=True)
class Event:
    """One date of the agenda."""

    day: date
    kind: EventKind
    title: str
    plan: Plan
    mode: DeadlineMode | None = None
    to: str = ""


def span_of(campaign: Campaign, project: Project) -> Period:
    """Return the days of a campaign: its own period, that of its plans, or what their dates span.

    A campaign of which nothing but the year is known spans the year.
    """
    if campaign.period:
        return campaign.period
    plans = [plan for plan in project.plans if plan.campaign == campaign.id]
    periods = [plan.period for plan in plans if plan.period]
    if periods:
        return Period(min(p.start for p in periods), max(p.end for p in periods))
    days = [deadline.day for plan in plans for deadline in plan.deadlines if deadline.day]
    days += [anniversary.on for plan in plans for anniversary in plan.anniversaries]
    days += [anniversary.on for anniversary in campaign.anniversaries]
    if days:
        return Period(min(days), max(days))
    return Period(date(campaign.year, 1, 1), date(campaign.year, 12, 31))


def phase_of(campaign: Campaign, project: Project, today: date) -> Phase:
    """Return where the campaign stands today."""
    span = span_of(campaign, project)
    if today < span.start:
        return Phase.UPCOMING
    return Phase.PAST if today > span.end else Phase.ONGOING


def in_order_of_interest(project: Project, today: date) -> tuple[Campaign, ...]:
    """Return the campaigns: those on now, first to end first; the next; then past ones, latest first."""
    ranks = {Phase.ONGOING: 0, Phase.UPCOMING: 1, Phase.PAST: 2}

    def key(campaign: Campaign) -> tuple[int, int, str]:
        span = span_of(campaign, project)
        phase = phase_of(campaign, project, today)
        nearness = {
            Phase.ONGOING: span.end.toordinal(),
            Phase.UPCOMING: span.start.toordinal(),
            Phase.PAST: -span.end.toordinal(),
        }
        return ranks[phase], nearness[phase], campaign.id

    return tuple(sorted(project.campaigns, key=key))


def next_events(project: Project, today: date, most: int) -> tuple[Event, ...]:
    """Return the next dates, soonest first, at most `most` of them; a returning day stands once."""
    events: dict[tuple[date, str], Event] = {}
    for plan in project.plans:
        for event in _events_of(plan, today):
            if event.day >= today:
                events.setdefault((event.day, _name_of(event.title)), event)
    return tuple(sorted(events.values(), key=lambda e: (e.day, e.kind, e.title))[:most])


def _name_of(title: str) -> str:
    """Return what two plans mean alike: "Ngày Dân vận cả nước" is "… của cả nước"."""
    return " ".join(word for word in fold(title).split() if word != "cua")


def _events_of(plan: Plan, today: date) -> list[Event]:
    events = [_observed(plan, observance, today) for observance in plan.observances]
    for deadline in plan.deadlines:
        events += [_due(plan, deadline, deadline.day)] if deadline.day else []
    if plan.period:
        events.append(Event(plan.period.start, EventKind.START, plan.title, plan))
        events.append(Event(plan.period.end, EventKind.END, plan.title, plan))
    return events


def _due(plan: Plan, deadline: Deadline, day: date) -> Event:
    return Event(day, EventKind.DEADLINE, deadline.what, plan, deadline.mode, deadline.to)


def _observed(plan: Plan, observance: Observance, today: date) -> Event:
    """Return the next return of a day of the year, today included."""
    year = today.year
    while True:
        try:
            day = date(year, observance.month, observance.day)
        except ValueError:  # 29 February; four years hold one, eight where a century skips it
            day = today - timedelta(days=1)
        if day >= today:
            return Event(day, EventKind.OBSERVANCE, observance.name, plan)
        year += 1
