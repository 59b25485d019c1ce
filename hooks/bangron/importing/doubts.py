"""Says what a person must decide about an understood plan: what is missing, blank, or odd.

In: an `Understood` plan. Out: the same with its problems, each at its source line.
Not its job: proofreading the words; that is `checking`.
"""

from dataclasses import replace

from bangron.importing.outline import Item
from bangron.importing.result import Understood
from bangron.problems import Problem, Severity, Source
from bangron.text.normal import fold
from bangron.text.numbers import kind_name, parse_number

FEWEST_PROSE = 3  # paragraphs; with less, the file holds no plan


def doubts_of(found: Understood) -> Understood:
    """Return the plan with the problems that a person must decide."""
    problems = [
        *_missing(found),
        *_anniversaries(found),
        *_deadlines(found),
        *_citations(found),
        *_numbering(found),
    ]
    return replace(found, problems=tuple(dict.fromkeys(problems)))


def _missing(found: Understood) -> list[Problem]:
    """Return a problem for each fact a page should have and the source does not give."""
    header = found.header
    whole = Source(found.source)
    make = Problem.make
    problems = []
    if not header.kind or not header.title:
        problems.append(make("import-no-title", whole, Severity.WARNING))
    if not header.issuer:
        problems.append(make("import-no-issuer", whole, Severity.WARNING))
    if header.side is None:
        problems.append(make("import-no-side", whole, Severity.WARNING))
    if not header.number:
        if header.number_line:
            place = Source(found.source, header.number_line)
            problems.append(make("import-blank-number", place, Severity.WARNING))
        else:
            problems.append(make("import-no-number", whole, Severity.HINT))
    if header.day is None:
        if header.day_line:
            place = Source(found.source, header.day_line)
            problems.append(make("import-blank-day", place, Severity.WARNING))
        else:
            problems.append(make("import-no-day", whole, Severity.HINT))
    if not found.closing.recipients:
        problems.append(make("import-no-recipients", whole, Severity.HINT))
    return problems


def _anniversaries(found: Understood) -> list[Problem]:
    """Return a problem for each anniversary without days, or whose days give other years."""
    problems = []
    for jubilee in found.jubilees:
        place = Source(found.source, jubilee.line)
        if jubilee.base is None or jubilee.on is None:
            problems.append(
                Problem.make(
                    "import-anniversary-without-days", place, Severity.HINT, quote=jubilee.event
                )
            )
        elif jubilee.on.year - jubilee.base.year != jubilee.years:
            problems.append(
                Problem.make(
                    "import-anniversary-years",
                    place,
                    Severity.WARNING,
                    quote=jubilee.event,
                    years=jubilee.years,
                    computed=jubilee.on.year - jubilee.base.year,
                )
            )
    return problems


def _deadlines(found: Understood) -> list[Problem]:
    """Return a hint for each duty to report that has no date."""
    return [
        Problem.make(
            "import-duty-without-day",
            Source(found.source, due.last_line),
            Severity.HINT,
            quote=due.what,
        )
        for due in found.dues
        if due.day is None
    ]


def _citations(found: Understood) -> list[Problem]:
    """Return a problem for each cited document whose kind and symbol disagree, or that lacks its day."""
    problems = []
    for cited in found.citations:
        place = Source(found.source, cited.lines[0])
        number = parse_number(cited.number)
        kinds = kind_name(number.kind, number.side) if number and number.kind else ()
        if kinds and cited.kind and not fold(cited.kind).startswith(tuple(map(fold, kinds))):
            problems.append(
                Problem.make(
                    "import-kind-differs",
                    place,
                    Severity.HINT,
                    quote=f"{cited.kind} số {cited.number}",
                    kind=kinds[0],
                )
            )
        if cited.day is None:
            problems.append(
                Problem.make(
                    "import-citation-without-day", place, Severity.HINT, quote=cited.number
                )
            )
    return problems


def _numbering(found: Understood) -> list[Problem]:
    """Return a problem for each number that does not follow the one before: III.1, III.3."""
    problems = []
    last: dict[tuple[str, str], int] = {}
    for item in found.outline.body:
        if not item.mark or item.mark.style not in ("roman", "number"):
            continue
        above = _above(item)
        key = (above, item.mark.style)
        before = last.get(key, 0)
        value = item.mark.value
        last[key] = value
        if value > before + 1:
            problems.append(
                Problem.make(
                    "import-numbering-gap",
                    Source(found.source, item.block.first_line),
                    Severity.WARNING,
                    quote=item.mark.label,
                    before=before or "–",
                )
            )
    return problems


def _above(item: Item) -> str:
    return item.path.rpartition(".")[0]
