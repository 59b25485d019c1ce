"""Looks through documents with all rules, and collects what they find as problems.

In: documents. Out: problems in the order of files and lines, without those that
a page accepts (`allowing`). Nothing is changed here; `fixing` does that.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bangron.checking.allowing import accepted, allowances
from bangron.checking.document import Document
from bangron.checking.registry import all_rules, codes
from bangron.checking.rule import Edit, Finding, Rule
from bangron.problems import Problem, Severity, Source

SURE_OF_WORDS = frozenset({"misquotation", "misspelling", "doubled-word", "kind-cut"})
GUESSES = frozenset({"wrong-word", "missing-word", "unknown-word"})


@dataclass(frozen=True, slots=True)
class Found:
    """A problem, and its mend where that is safe."""

    problem: Problem
    edit: Edit | None = None


def check_document(document: Document, further: Iterable[Problem] = ()) -> tuple[Found, ...]:
    """Return what the rules find in one document, and of `further` what it does not accept.

    `further` are the problems that only a look at all documents together finds.
    """
    result = [
        Found(as_problem(rule, finding, document.path), finding.edit)
        for rule in all_rules()
        for finding in rule.find(document)
    ]
    result = _without_guesses(result)
    result += [Found(problem) for problem in further]
    notes = allowances(document)
    if notes:
        allowed, faults = accepted(notes, [one.problem for one in result], codes())
        result = [one for one in result if one.problem.rule not in allowed]
        result += [Found(problem) for problem in faults]
    return in_order(result)


def _without_guesses(found: list[Found]) -> list[Found]:
    """Return findings without a guess about a word of which another rule knows what is wrong."""
    known = {one.problem.source for one in found if one.problem.rule in SURE_OF_WORDS}
    return [
        one for one in found if one.problem.rule not in GUESSES or one.problem.source not in known
    ]


def as_problem(rule: Rule, finding: Finding, path: str) -> Problem:
    """Return a finding as the problem that is shown and reported."""
    values: dict[str, object] = {"quote": finding.quote, "mend": finding.replacement or ""}
    values |= dict(finding.values)
    source = Source(path, finding.line, finding.column)
    problem = Problem.make(rule.code, source, rule.severity, **values)
    return replace(problem, replacement=finding.replacement, safe=finding.edit is not None)


def in_order(found: Iterable[Found]) -> tuple[Found, ...]:
    """Return findings by place, each once."""
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda one: (one.problem.source, one.problem.rule)))


def without_hints(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return what is certain or probable."""
    return tuple(problem for problem in problems if problem.severity is not Severity.HINT)
