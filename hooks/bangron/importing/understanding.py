"""Understands a document as a plan: from raw lines to all its facts.

In: a `RawDocument`. Out: an `Understood` plan and what a person must decide. The
order is: lines, paragraphs, notes, outline, facts. Never raises on any text.
"""

import re
from dataclasses import replace
from datetime import date

from bangron.importing.annexes import find_forms, find_slogans, left_over
from bangron.importing.campaigns import campaign_of, year_of
from bangron.importing.citations import find_citations
from bangron.importing.closing import read_closing
from bangron.importing.days import find_days
from bangron.importing.deadlines import Due, find_dues
from bangron.importing.doubts import doubts_of
from bangron.importing.duties import Duty, find_duties
from bangron.importing.header import Header, read_header
from bangron.importing.joining import join
from bangron.importing.lines import clean_lines, is_markdown
from bangron.importing.markdown import render_body
from bangron.importing.notes import pull_notes
from bangron.importing.occasions import Jubilee, find_jubilees, find_named_days
from bangron.importing.outline import Outline, outline
from bangron.importing.periods import find_period
from bangron.importing.raw import RawDocument
from bangron.importing.result import Understood

_YEAR = re.compile(r"năm\s+((?:19|20)\d\d)(?!\d|\s*[-–]\s*\d{4})")


def understand(raw: RawDocument) -> Understood:
    """Return what a document says as a plan."""
    blocks = join(clean_lines(raw), markdown=is_markdown(raw))
    parts = outline(*pull_notes(blocks))
    closing = read_closing(parts.closing)
    header = read_header(parts, closing)
    jubilees = find_jubilees(parts.prose)
    campaign = campaign_of(header.title)
    year = _year(header, jubilees, parts)
    duties = find_duties(parts)
    slogans, forms = find_slogans(parts), find_forms(parts)
    found = Understood(
        source=raw.path,
        header=header,
        outline=parts,
        closing=closing,
        campaign=campaign,
        year=year,
        period=find_period(parts, year, campaign),
        jubilees=jubilees,
        dues=_with_units(find_dues(parts, year), duties),
        days=find_named_days(parts.prose, jubilees),
        citations=find_citations(parts.prose, header.number),
        duties=duties,
        slogans=slogans,
        forms=forms,
        markdown=render_body(parts, left_over(parts, slogans, forms)),
    )
    return doubts_of(found)


def _with_units(dues: tuple[Due, ...], duties: tuple[Duty, ...]) -> tuple[Due, ...]:
    """Return the deadlines with the unit of their item, where the sentence names none."""
    units: dict[str, set[str]] = {}
    for duty in duties:
        units.setdefault(duty.path, set()).add(duty.unit)
    only = {path: next(iter(names)) for path, names in units.items() if len(names) == 1}
    return tuple(due if due.by else replace(due, by=only.get(due.path, "")) for due in dues)


def _year(header: Header, jubilees: tuple[Jubilee, ...], parts: Outline) -> int | None:
    """Return the plan's year: its title's, its day's, that of what it commemorates, of its head."""
    days: list[date | None] = [header.day, *(jubilee.on for jubilee in jubilees)]
    year = year_of(header.title, days)
    if year is None:
        head = " ".join(block.text for block in parts.head)
        year = year_of(head, ())
    if year is None:
        # The latest day that the text names is the one it looks ahead to.
        ahead = [found.day for block in parts.prose for found in find_days(block.key)]
        year = max(ahead).year if ahead else None
    return year
