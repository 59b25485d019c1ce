"""What every command shares: exit codes, the project it works on, and how it tells its outcome.

In: problems and values. Out: lines on standard error, JSON on standard output, and the
end of the process. What a command does is not known here.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click

from bangron.banners.formats import load_formats
from bangron.content.project import read_project
from bangron.messages import say
from bangron.model import Project
from bangron.problems import Problem, Severity

DONE, PROBLEMS_FOUND, WRONG_USAGE, FAILED = 0, 1, 2, 3
STOPPED = 130  # by Ctrl-C, as shells and scripts know it
CACHE = Path(".cache", "bangron")
SITE_CONFIG = "mkdocs.yml"


def project_root() -> Path:
    """Return the current folder, which must be a site's own."""
    root = Path.cwd()
    if not (root / SITE_CONFIG).is_file():
        fail(say("no-project"), WRONG_USAGE)
    return root


def project_in(root: Path) -> tuple[Project, tuple[Problem, ...]]:
    """Return the project in a site's folder, whatever state it is in, and all its problems."""
    known = {fmt.id for fmt in load_formats()}
    return read_project(root, root / "docs", root / "slogans", known)


def tell_problems(problems: Iterable[Problem]) -> None:
    """Say each problem on a line of standard error."""
    for problem in problems:
        click.echo(str(problem), err=True)


def exit_for(problems: Iterable[Problem]) -> NoReturn:
    """End with the exit code that says whether anything is certainly wrong."""
    failed = any(problem.severity is Severity.ERROR for problem in problems)
    sys.exit(PROBLEMS_FOUND if failed else DONE)


def in_data(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems of the files that banners come from, and of their folder."""
    return tuple(problem for problem in problems if not problem.source.path.startswith("docs/"))


def print_json(value: object) -> None:
    """Print the one JSON document of a command."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def fail(message: str, code: int) -> NoReturn:
    """End the command with a message on standard error."""
    click.echo(message, err=True)
    sys.exit(code)
