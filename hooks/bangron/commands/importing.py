"""The command that turns plans of other formats into pages: `import`."""

import sys
from pathlib import Path

import click

from bangron.checking.check import without_hints
from bangron.checking.files import check_paths, problems_of
from bangron.commands.common import DONE, PROBLEMS_FOUND, print_json, project_in
from bangron.importing.importer import Import, import_file
from bangron.importing.report import report as import_report
from bangron.messages import say
from bangron.problems import Severity


@click.command(name="import", help=say("import-help"))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), default=Path(),
    help=say("import-output-help"),
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help=say("import-dry-help"))
@click.option("--force", is_flag=True, help=say("import-force-help"))
@click.option("--json", "as_json", is_flag=True, help=say("cli-json-help"))
def import_(
    *, files: tuple[Path, ...], output: Path, dry_run: bool, force: bool, as_json: bool
) -> None:
    """Turn plans of other formats into pages, slogan lists and forms of the project."""
    done: list[Import] = []
    for path in files:
        # Read anew for each file: what one has written, the next one must know.
        project, _ = project_in(output)  # its faults are `check`'s to tell
        one = import_file(path, output, project, force=force, dry_run=dry_run)
        slips = problems_of(check_paths([path], Path.cwd())) if one.plan else ()
        done.append(one.with_problems(slips))
        if not as_json and one.plan:
            click.echo("\n".join(import_report(one.plan, one.outcome, without_hints(slips))))
        for problem in one.problems:
            if as_json or problem.severity is Severity.ERROR:
                click.echo(str(problem), err=True)
    if as_json:
        records = [one.as_record() for one in done]
        print_json(records[0] if len(records) == 1 else records)
    elif dry_run:
        click.echo(say("import-report-dry"), err=True)
    sys.exit(PROBLEMS_FOUND if any(one.failed for one in done) else DONE)
