"""Shows problems to people, to scripts and to GitHub.

In: problems. Out: text. What is found is not decided here.
"""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from bangron.messages import say
from bangron.problems import Problem, Severity

Format = Literal["text", "json", "github"]

GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def report(problems: Iterable[Problem], form: Format) -> str:
    """Return the problems in a format, without a line end; text for none is empty."""
    if form == "json":
        return json.dumps([p.as_record() for p in problems], ensure_ascii=False, indent=1)
    show = as_github if form == "github" else as_text
    return "\n".join(show(problem) for problem in problems)


def as_text(problem: Problem) -> str:
    """Return `file:line: level: what; mend [rule]`."""
    return f"{problem.source}: {level(problem.severity)}: {problem.message} [{problem.rule}]"


def as_github(problem: Problem) -> str:
    """Return a workflow command of GitHub Actions, which shows it beside the line."""
    source = problem.source
    place = [f"file={_property(source.path)}"]
    place += [f"line={source.line}"] if source.line else []
    place += [f"col={source.column}"] if source.line and source.column else []
    place.append(f"title={_property(problem.rule)}")
    return f"::{GITHUB_LEVELS[problem.severity]} {','.join(place)}::{_data(problem.message)}"


def summary(problems: Iterable[Problem], files: int, hidden: int) -> str:
    """Return the one line that ends a check."""
    counts = Counter(problem.severity for problem in problems)
    values = {
        "files": files,
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
    }
    if counts[Severity.HINT]:
        return say("check-summary-hints", hints=counts[Severity.HINT], **values)
    return (
        say("check-summary-hidden", hints=hidden, **values)
        if hidden
        else say("check-summary", **values)
    )


def level(severity: Severity) -> str:
    """Return the word for a severity."""
    if severity is Severity.ERROR:
        return say("level-error")
    return say("level-warning") if severity is Severity.WARNING else say("level-hint")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
