"""Says in plain words what was found in a plan, what is missing, and what a person must decide.

In: an `Understood` plan and what became of its files. Out: lines of text for a
terminal. Not its job: to print them, or to find anything.
"""

from collections.abc import Iterator, Sequence

from bangron.importing.result import Understood
from bangron.importing.writing import Fate, Outcome
from bangron.messages import say
from bangron.model import Side
from bangron.problems import Problem, Severity, in_order
from bangron.text.dates import long_date, period_text

FATES = {
    Fate.NEW: "import-fate-new",
    Fate.SAME: "import-fate-same",
    Fate.REPLACED: "import-fate-replaced",
    Fate.KEPT: "import-fate-kept",
}
COUNTS = (
    "import-count-citations", "import-count-deadlines", "import-count-anniversaries",
    "import-count-observances", "import-count-tasks", "import-count-recipients",
    "import-count-slogans", "import-count-forms",
)  # fmt: skip
LONGEST_TITLE = 100  # characters of a title in the report


def report(plan: Understood, outcome: Outcome, slips: Sequence[Problem] = ()) -> tuple[str, ...]:
    """Return the lines of the report; `slips` is what proofreading found in the source."""
    lines = [say("import-report-source", source=plan.source)]
    lines += [f"  {say(FATES[fate], path=path)}" for path, fate in outcome.fates]
    lines += [f"  {line}" for line in _found(plan)]
    problems = in_order((*plan.problems, *outcome.problems))
    decide = [p for p in problems if p.severity is not Severity.ERROR]
    if decide:
        lines.append(f"  {say('import-report-decide')}")
        lines += [f"  - {problem}" for problem in decide]
    if slips:
        lines.append(f"  {say('import-report-slips', count=len(slips), source=plan.source)}")
    return tuple(lines)


def _found(plan: Understood) -> Iterator[str]:
    """Yield what was found, and last what was not."""
    header = plan.header
    sides = {Side.STATE: say("import-side-state"), Side.PARTY: say("import-side-party")}
    facts = (
        ("import-fact-kind", header.kind.capitalize()),
        ("import-fact-issuer", header.issuer),
        ("import-fact-side", sides[header.side] if header.side else ""),
        ("import-fact-number", header.number),
        ("import-fact-day", long_date(header.day) if header.day else ""),
        ("import-fact-place", header.place),
        ("import-fact-province", header.province),
        ("import-fact-title", _short(header.title)),
        ("import-fact-campaign", _short(plan.campaign)),
        ("import-fact-period", _period(plan)),
        ("import-fact-signatory", plan.closing.office),
    )
    yield from (f"{say(key)}: {value}" for key, value in facts if value)
    yield say("import-report-found", what=", ".join(_counts(plan)) or "–", mentions=_mentions(plan))
    missing = [say(key).lower() for key, value in facts if not value]
    if missing:
        yield say("import-report-missing", what=", ".join(missing))


def _counts(plan: Understood) -> list[str]:
    """Return how many of each were found, those that were."""
    lists: tuple[tuple[object, ...], ...] = (
        plan.citations, plan.dues, plan.jubilees, plan.days, plan.duties,
        plan.closing.recipients, plan.slogans, plan.forms,
    )  # fmt: skip
    return [say(key, count=len(n)) for key, n in zip(COUNTS, lists, strict=True) if n]


def _mentions(plan: Understood) -> int:
    return sum(len(cited.lines) for cited in plan.citations)


def _period(plan: Understood) -> str:
    return period_text(plan.period.start, plan.period.end) if plan.period else ""


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 1].rstrip() + "…"
