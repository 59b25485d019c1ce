"""Finds the files to look through, and looks through them.

In: paths, or a project that was read. Out: for every file what was found in it,
with its path on disk, so that it can be mended.
"""

import codecs
import hashlib
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from bangron.checking.across import disagreements
from bangron.checking.check import Found, check_document, in_order
from bangron.checking.document import Document, Form
from bangron.checking.raw import read_raw_document
from bangron.checking.reading import read_data, read_page
from bangron.content.files import read_text, relative_path
from bangron.content.front_matter import split_page
from bangron.content.plans import read_plan
from bangron.content.project import PLANS_FOLDER
from bangron.importing.readers import read_raw
from bangron.model import Plan, Project
from bangron.problems import Problem
from bangron.text.normal import nfc

FENCE = b"---"
FEWEST_FOR_WORKERS = 40  # files; for fewer, starting processes takes longer than it saves

PAGE_ENDS = (".md", ".markdown")
DATA_ENDS = (".yml", ".yaml")
TEXT_ENDS = (".txt", ".text", ".docx", ".pdf", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was looked through."""

    file: Path
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """One file to look through."""

    file: Path
    root: Path
    plan: Plan | None = None
    known: tuple[Problem, ...] | None = None
    """What reading the project found in the file; None where it was not read as part of one."""


def check_paths(paths: Sequence[Path], root: Path, workers: int = 1) -> tuple[Checked, ...]:
    """Look through files and folders; `root` is what messages name paths from."""
    files = dict.fromkeys(file for path in paths for file in files_below(path))
    return run([Job(file, root) for file in files], workers)


def run(jobs: Sequence[Job], workers: int = 1) -> tuple[Checked, ...]:
    """Look through files in order, with worker processes where there are many."""
    if workers > 1 and len(jobs) >= FEWEST_FOR_WORKERS:
        try:
            with ProcessPoolExecutor(workers) as pool:
                size = -(-len(jobs) // (workers * 4))
                return tuple(pool.map(check_file, jobs, chunksize=size))
        except (OSError, BrokenProcessPool):
            pass  # a machine that grants no more processes still checks, more slowly
    return tuple(map(check_file, jobs))


def check_file(job: Job) -> Checked:
    """Look through one file; a mend is offered only where it can be written back."""
    if job.file == job.root:
        return Checked(job.root, in_order(map(Found, job.known or ())))
    document, problems = read_document(job.file, job.root, job.plan)
    if job.known is not None:
        problems = job.known
    if document is None:
        return Checked(job.file, in_order(map(Found, problems)))
    found = check_document(document, problems)
    if document.form is Form.RAW and not _is_as_typed(job.root / job.file, document):
        found = tuple(Found(replace(one.problem, safe=False)) for one in found)
    return Checked(job.file, found)


def _is_as_typed(file: Path, document: Document) -> bool:
    """Tell whether the lines of a document are those of its file, so that one can be mended."""
    text, _ = read_text(file, file.parent)
    return text is not None and nfc(text).rstrip("\n").split("\n") == list(document.lines)


def files_below(path: Path) -> tuple[Path, ...]:
    """Return a file itself, or what can be looked through below a folder, in order."""
    if not path.is_dir():
        return (path,)
    ends = (*PAGE_ENDS, *DATA_ENDS, *TEXT_ENDS)
    return tuple(
        sorted(
            file
            for file in path.rglob("*")
            if file.suffix.lower() in ends
            and file.is_file()
            and not any(part.startswith(".") for part in file.relative_to(path).parts)
        )
    )


def read_document(
    file: Path, root: Path, plan: Plan | None = None
) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return the document in a file, or None and why it cannot be read."""
    name = shown_path(file, root)
    if file.suffix.lower() in DATA_ENDS or _is_page(file, root):
        text, problems = read_text(root / file, root)
        if text is None:
            return None, problems
        if file.suffix.lower() in DATA_ENDS:
            return read_data(text, name, root / file), problems
        return read_page(text, name, plan or _plan_of(text, file, name), root / file), problems
    raw, problems = read_raw(root / file)
    problems = tuple(replace(one, source=replace(one.source, path=name)) for one in problems)
    return (read_raw_document(raw, name, root / file) if raw else None), problems


def _is_page(file: Path, root: Path) -> bool:
    """Tell whether a Markdown file is a page of a site, not a plan as it arrived."""
    if file.suffix.lower() not in PAGE_ENDS:
        return False
    if "docs" in file.parts:
        return True
    try:
        with (root / file).open("rb") as opened:
            head = opened.read(len(codecs.BOM_UTF8) + len(FENCE))
    except OSError:
        return False
    return head.removeprefix(codecs.BOM_UTF8).startswith(FENCE)


def shown_path(file: Path, root: Path) -> str:
    """Return a path as messages name it: relative to `root` where it is below, else as given."""
    whole = root / file
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else file.as_posix()


def check_project(
    project: Project, root: Path, docs: Path | None = None, slogans: Path | None = None
) -> tuple[Problem, ...]:
    """Return the problems of all pages and data files of a project, hints included."""
    docs, slogans = docs or root / "docs", slogans or root / "slogans"
    # Links are sound or dead by which files there are, whatever stands in them.
    there = tuple(sorted(str(file) for folder in (docs, slogans) for file in folder.rglob("*")))
    return problems_of(
        remembered(job, _digest(root / job.file), hash(there))
        for job in site_jobs(project, (), root, docs, slogans)
    )


@lru_cache(maxsize=8192)
def remembered(job: Job, _digest: str, _there: int) -> Checked:
    """Look through a file once, as long as nothing that counts has changed.

    A preview asks anew with every edit of any file. `remembered.cache_clear()` forgets.
    """
    return check_file(job)


def _digest(file: Path) -> str:
    """Return a digest of a file's bytes; "" where it cannot be read, which the look itself tells."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def check_site(  # noqa: PLR0913, PLR0917 - the project, what is known of it, and where it lies
    project: Project,
    known: Iterable[Problem],
    root: Path,
    docs: Path,
    slogans: Path,
    workers: int = 1,
) -> tuple[Checked, ...]:
    """Look through all pages and data files of a project, whose reading found `known`."""
    return run(site_jobs(project, known, root, docs, slogans), workers)


def site_jobs(
    project: Project, known: Iterable[Problem], root: Path, docs: Path, slogans: Path
) -> list[Job]:
    """Return the pages and data files of a project to look through, each with what is known of it.

    What is known of no file in particular goes with the project's folder.
    """
    plans = {plan.src_uri: plan for plan in project.plans}
    by_path: dict[str, list[Problem]] = {}
    for problem in (*known, *disagreements(project)):
        by_path.setdefault(problem.source.path, []).append(problem)
    jobs: list[Job] = []
    for folder in (docs, slogans):
        for file in files_below(folder) if folder.is_dir() else ():
            if file.suffix.lower() in (*PAGE_ENDS, *DATA_ENDS):
                plan = plans.get(relative_path(file, docs)) if folder is docs else None
                further = by_path.pop(shown_path(file, root), [])
                jobs.append(Job(file, root, plan, tuple(further)))
    rest = tuple(problem for problems in by_path.values() for problem in problems)
    return [*jobs, Job(root, root, None, rest)] if rest else jobs


def problems_of(checked: Iterable[Checked]) -> tuple[Problem, ...]:
    """Return all problems, file by file."""
    return tuple(one.problem for file in checked for one in file.found)


def _plan_of(text: str, file: Path, name: str) -> Plan | None:
    """Return the facts of a plan page."""
    if file.parent.name != PLANS_FOLDER:
        return None
    page, _ = split_page(text, name)
    if page is None:
        return None
    plan, _ = read_plan(page, f"{PLANS_FOLDER}/{file.name}", file.stem)
    return plan
