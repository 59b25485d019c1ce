"""What a page accepts: `# bangron: allow RULE reason` in front matter or a data file.

In: a document and what was found in it. Out: what is left, and problems about
the notes themselves: one without a reason, with an unknown rule, or without use.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from bangron.checking.document import Document, Form
from bangron.problems import Problem, Severity, Source, suggestion

NOTE = re.compile(r"^\s*#\s*bangron:\s*allow\b[ \t]*(\S*)[ \t]*(.*?)\s*$")


@dataclass(frozen=True, slots=True)
class Allowance:
    """One note."""

    rule: str
    reason: str
    source: Source


def allowances(document: Document) -> tuple[Allowance, ...]:
    """Return the notes of a document; a raw plan has none."""
    if document.form is Form.RAW:
        return ()
    last = document.body_line - 1
    lines = enumerate(document.lines[:last], start=1)
    return tuple(
        Allowance(note[1], note[2], Source(document.path, number))
        for number, typed in lines
        if "bangron" in typed and (note := NOTE.match(typed))
    )


def accepted(
    notes: Collection[Allowance], problems: Iterable[Problem], known: Collection[str]
) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """Return the rules whose findings are accepted, and what is wrong with the notes."""
    hit = {problem.rule for problem in problems}
    valid = frozenset(note.rule for note in notes if note.reason and note.rule in known)
    return valid, tuple(_faults(notes, hit, known))


def _faults(
    notes: Iterable[Allowance], hit: Collection[str], known: Collection[str]
) -> Iterator[Problem]:
    for note in notes:
        if note.rule not in known:
            help_with = suggestion(note.rule, known)
            yield Problem.make(
                "allow-unknown", note.source, Severity.ERROR, quote=note.rule, suggestion=help_with
            )
        elif not note.reason:
            yield Problem.make("allow-no-reason", note.source, Severity.ERROR, quote=note.rule)
        elif note.rule not in hit:
            yield Problem.make("allow-unused", note.source, Severity.HINT, quote=note.rule)
