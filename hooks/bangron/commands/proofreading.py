"""The command that proofreads: `check`."""

import os
import sys
from pathlib import Path

import click

from bangron.checking.check import without_hints
from bangron.checking.files import Checked, check_paths, check_site, problems_of
from bangron.checking.fixing import mend_all
from bangron.checking.reference import reference_page
from bangron.checking.report import Format as ReportFormat
from bangron.checking.report import report, summary
from bangron.commands.common import (
    DONE,
    FAILED,
    PROBLEMS_FOUND,
    WRONG_USAGE,
    fail,
    project_in,
    project_root,
)
from bangron.messages import say
from bangron.problems import Severity


@click.command(help=say("cli-check-help"))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--fix", is_flag=True, help=say("cli-fix-help"))
@click.option("--hints", is_flag=True, help=say("cli-hints-help"))
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "github")),
    default="text",
    help=say("cli-check-format-help"),
)
@click.option("--rules", is_flag=True, help=say("cli-rules-help"))
def check(
    *, paths: tuple[Path, ...], fix: bool, hints: bool, form: ReportFormat, rules: bool
) -> None:
    """Proofread the site, or the files and folders named."""
    if rules:
        click.echo(reference_page(), nl=False)
        return
    for path in paths:
        if not path.exists():
            fail(say("check-no-path", path=path), WRONG_USAGE)
    root = Path.cwd() if paths else project_root()

    def look() -> tuple[Checked, ...]:
        workers = os.cpu_count() or 1
        return check_paths(paths, root, workers) if paths else _check_site(root, workers)

    try:
        checked, backups = mend_all(look, root) if fix else (look(), {})
    except OSError as error:
        fail(say("check-cannot-mend", path=error.filename, why=error.strerror or error), FAILED)
    for path, backup in backups.items():
        click.echo(say("check-mended", path=path, backup=backup), err=True)
    every = problems_of(checked)
    shown = every if hints else without_hints(every)
    text = report(shown, form)
    if text:
        click.echo(text)
    click.echo(summary(shown, len(checked), len(every) - len(shown)), err=True)
    failed = any(problem.severity is Severity.ERROR for problem in shown)
    sys.exit(PROBLEMS_FOUND if failed else DONE)


def _check_site(root: Path, workers: int) -> tuple[Checked, ...]:
    """Read the project anew and look through all of it."""
    project, problems = project_in(root)
    return check_site(project, problems, root, root / "docs", root / "slogans", workers)
