"""Imports one file: reads it, understands it, makes its files, writes them.

In: a path and the project it goes into. Out: an `Import` with all that a report
or a JSON document needs. Not its job: arguments, printing, exit codes.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from bangron.importing.pages import bundle_of
from bangron.importing.raw import RawDocument
from bangron.importing.readers import read_raw
from bangron.importing.result import Understood
from bangron.importing.understanding import understand
from bangron.importing.writing import Outcome, write_files
from bangron.model import Project
from bangron.problems import Problem, Severity, Source, in_order

FEWEST_ITEMS = 2  # numbered parts or items; a text with fewer and no kind is no plan


@dataclass(frozen=True, slots=True)
class Import:
    """What became of one file."""

    source: str
    plan: Understood | None
    """None where the file could not be read or holds no plan."""

    outcome: Outcome
    problems: tuple[Problem, ...]
    """All of them, by place."""

    slips: tuple[Problem, ...] = ()
    """What proofreading found in the words of the source."""

    @property
    def failed(self) -> bool:
        """Tell whether anything stands in the way of the pages."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def with_problems(self, slips: tuple[Problem, ...]) -> "Import":
        """Return the same with what proofreading found in the source; that fails no import."""
        return replace(self, slips=slips)

    def as_record(self) -> dict[str, object]:
        """Return the import result of DESIGN.md section 4; no plan is null."""
        problems = in_order((*self.problems, *self.slips))
        if self.plan is None:
            records = [problem.as_record() for problem in problems]
            return {"source": self.source, "plan": None, "markdown": None, "problems": records}
        return replace(self.plan, problems=problems).as_record()


def import_file(path: Path, root: Path, project: Project, *, force: bool, dry_run: bool) -> Import:
    """Import one file into the project whose folder is `root`."""
    raw, problems = read_raw(path)
    if raw is None:
        return Import(path.as_posix(), None, Outcome(()), in_order(problems))
    return import_document(raw, root, project, problems, force=force, dry_run=dry_run)


def import_document(  # noqa: PLR0913 - a document, where it goes, and two switches
    raw: RawDocument,
    root: Path,
    project: Project,
    problems: tuple[Problem, ...] = (),
    *,
    force: bool,
    dry_run: bool,
) -> Import:
    """Import a document that has been read, with the problems of reading it."""
    plan = understand(raw)
    if not _is_plan(plan):
        fault = Problem.make("import-not-a-plan", Source(raw.path))
        return Import(raw.path, None, Outcome(()), in_order((*problems, fault)))
    bundle = bundle_of(plan, project)
    plan = replace(plan, problems=in_order((*problems, *plan.problems, *bundle.problems)))
    outcome = write_files(root, bundle.files, force=force, dry_run=dry_run)
    return Import(raw.path, plan, outcome, in_order((*plan.problems, *outcome.problems)))


def _is_plan(plan: Understood) -> bool:
    """Tell whether a text has enough of a plan to make a page of it."""
    marked = sum(item.mark is not None and bool(item.mark.label) for item in plan.outline.body)
    named = bool(plan.header.kind) + bool(plan.header.issuer)
    return bool(plan.outline.body) and (named > 0 or marked >= FEWEST_ITEMS)
