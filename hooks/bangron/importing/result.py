"""What is understood of a plan, and the JSON object that says it (DESIGN.md, section 4).

In: the facts that the other modules found. Out: `Understood`, and its record with
ISO dates; what the source does not say is None there. Not its job: to find facts.
"""

from dataclasses import dataclass
from datetime import date

from bangron.importing.annexes import Blank, Cry
from bangron.importing.citations import Cited
from bangron.importing.closing import Closing
from bangron.importing.deadlines import Due
from bangron.importing.duties import Duty
from bangron.importing.header import Header
from bangron.importing.occasions import Jubilee, NamedDay
from bangron.importing.outline import Outline
from bangron.importing.periods import Span
from bangron.problems import Problem


@dataclass(frozen=True, slots=True)
class Understood:
    """A plan as understood."""

    source: str
    header: Header
    outline: Outline
    closing: Closing
    campaign: str = ""
    year: int | None = None
    period: Span | None = None
    jubilees: tuple[Jubilee, ...] = ()
    dues: tuple[Due, ...] = ()
    days: tuple[NamedDay, ...] = ()
    citations: tuple[Cited, ...] = ()
    duties: tuple[Duty, ...] = ()
    slogans: tuple[Cry, ...] = ()
    forms: tuple[Blank, ...] = ()
    markdown: str = ""
    problems: tuple[Problem, ...] = ()

    def as_record(self) -> dict[str, object]:
        """Return the import result of DESIGN.md section 4."""
        return {
            "source": self.source,
            "plan": self._plan(),
            "markdown": self.markdown,
            "problems": [problem.as_record() for problem in self.problems],
        }

    def _plan(self) -> dict[str, object]:
        header = self.header
        period = self.period
        return {
            "side": str(header.side) if header.side else None,
            "kind": header.kind or None,
            "title": header.title or None,
            "number": header.number or None,
            "date": _iso(header.day),
            "place": header.place or None,
            "issuer": header.issuer or None,
            "parent": header.parent or None,
            "province": header.province or None,
            "campaign": self.campaign or None,
            "year": self.year,
            "period": {"start": _iso(period.start), "end": _iso(period.end)} if period else None,
            "anniversaries": [
                {"years": j.years, "event": j.event, "from": _iso(j.base), "to": _iso(j.on)}
                for j in self.jubilees
            ],
            "deadlines": [_due(due) for due in self.dues],
            "observances": [
                {"day": f"{day.month:02}-{day.day:02}", "name": day.name} for day in self.days
            ],
            "citations": [_cited(cited) for cited in self.citations],
            "tasks": [
                {"item": duty.item or None, "unit": duty.unit, "what": duty.what}
                for duty in self.duties
            ],
            "recipients": list(self.closing.recipients),
            "signatory": {"title": self.closing.office or None, "name": self.closing.name or None},
            "slogans": [
                {"kicker": cry.kicker or None, "text": cry.text, "line": cry.line}
                for cry in self.slogans
            ],
            "forms": [
                {"title": form.title or None, "columns": list(form.columns)} for form in self.forms
            ],
        }


def _due(due: Due) -> dict[str, object]:
    """Return a deadline; its line is a pair where the sentence spans several."""
    line = due.first_line if due.first_line == due.last_line else [due.first_line, due.last_line]
    return {
        "date": _iso(due.day),
        "mode": str(due.mode),
        "what": due.what,
        "recipient": due.to or None,
        "line": line,
    }


def _cited(cited: Cited) -> dict[str, object]:
    return {
        "number": cited.number,
        "date": _iso(cited.day),
        "kind": cited.kind or None,
        "issuer": cited.issuer or None,
        "title": cited.title or None,
        "lines": list(cited.lines),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
