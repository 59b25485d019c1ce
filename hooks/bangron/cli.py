"""The command line: `bangron build`, `serve`, `banners`, `banner`, `formats`, `templates`, and more.

In: arguments. Out: files, lines on standard error, JSON on standard output, and
the exit codes of DESIGN.md section 4. It knows every room and does none of
their work; the site is built by MkDocs in a process of its own, exactly as
`mkdocs build` does it.
"""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NoReturn

import click

from bangron import __version__
from bangron.banners.cache import write_atomically
from bangron.banners.formats import Format, formats_with, load_formats
from bangron.banners.jobs import start
from bangron.banners.kit import read_templates
from bangron.banners.packs import packs_of, zipped
from bangron.banners.record import RenderRecord
from bangron.banners.request import Request, offers, previews, requests_for
from bangron.banners.templates import load_templates
from bangron.checking.check import without_hints
from bangron.checking.files import Checked, check_paths, check_site, problems_of
from bangron.checking.fixing import mend_all
from bangron.checking.reference import reference_page
from bangron.checking.report import Format as ReportFormat
from bangron.checking.report import report, summary
from bangron.content.address import read_site_url
from bangron.content.project import own_formats, read_project
from bangron.content.slogans import split_breaks
from bangron.importing.importer import Import, import_file
from bangron.importing.report import report as import_report
from bangron.messages import language, say
from bangron.model import Brand, Channel, Project, Slogan
from bangron.problems import Problem, Severity, Source, in_order, suggestion
from bangron.text.normal import smart_quotes, tidy
from bangron.text.slugs import slugify

DONE, PROBLEMS_FOUND, WRONG_USAGE, FAILED = 0, 1, 2, 3
STOPPED = 130  # by Ctrl-C, as shells and scripts know it
CACHE = Path(".cache", "bangron")
LAST_BUILD = CACHE / "last-build.json"
SITE_CONFIG = "mkdocs.yml"
ALL_FORMATS = "all"
PROGRESS_STEP = 50  # banners between two lines of progress

MKDOCS_LEVEL = re.compile(r"([A-Z]+) +-  ")
QUIET_LEVELS = frozenset({"INFO", "DEBUG"})
PLACE = re.compile(r".+?:\d+: ")  # names of files hold spaces, too


@click.group(help=say("cli-help"), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="bangron")
def main() -> None:
    """Gather the commands."""


@main.command(help=say("cli-build-help"))
@click.option("--strict", is_flag=True, help=say("cli-strict-help"))
def build(*, strict: bool) -> None:
    """Build the site with MkDocs, and say in one line what was built."""
    root = _project_root()
    (root / LAST_BUILD).unlink(missing_ok=True)
    # Never --quiet: it silences the warnings that --strict counts, and all would pass.
    code = _run_mkdocs(["build", *(["--strict"] if strict else [])], tell=_tell_line)
    report = _last_build(root)
    if report is None:
        _fail(say("build-failed"), PROBLEMS_FOUND if code == 1 else FAILED)
    if not report["published"]:
        _fail(say("build-refused", **report), PROBLEMS_FOUND)
    click.echo(say("build-done", **report), err=True)


@main.command(help=say("cli-serve-help"))
@click.option("--port", type=click.IntRange(1, 65535), help=say("cli-port-help"))
def serve(*, port: int | None) -> None:
    """Preview the site with MkDocs until the user stops it."""
    _project_root()
    address = ["--dev-addr", f"127.0.0.1:{port}"] if port else []
    sys.exit(_run_mkdocs(["serve", *address]))


@main.command(help=say("cli-banners-help"))
@click.option("--slogan", "slogan_ids", multiple=True, help=say("cli-slogan-help"))
@click.option("--format", "format_ids", multiple=True, help=say("cli-format-help"))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("banners"),
    show_default=True, help=say("cli-output-dir-help"),
)  # fmt: skip
@click.option("--jobs", type=click.IntRange(min=1), help=say("cli-jobs-help"))
@click.option("--json", "as_json", is_flag=True, help=say("cli-json-help"))
def banners(
    *,
    slogan_ids: tuple[str, ...],
    format_ids: tuple[str, ...],
    output: Path,
    jobs: int | None,
    as_json: bool,
) -> None:
    """Draw the banners of the project's slogans into a folder, one folder a slogan."""
    root = _project_root()
    known = {fmt.id for fmt in load_formats()}
    project, problems = read_project(root, root / "docs", root / "slogans", known)
    wanted = _wanted_formats(format_ids, formats_with(project.formats))
    slogans = _wanted_slogans(slogan_ids, project.slogans)
    address = read_site_url(root / SITE_CONFIG, os.environ)
    requests, faults = requests_for(
        slogans, wanted, project.brand, usual=not format_ids, site_url=address
    )
    records, failures = _draw(requests, jobs, root / CACHE / "banners")
    written = [
        _copy(record, output / record.id / f"{record.id}-{record.format}{record.path.suffix}")
        for record in records
    ]
    _tell(written, (*_in_data(problems), *faults, *failures), output, as_json=as_json)


@main.command(help=say("cli-banner-help"))
@click.argument("text")
@click.option("--kicker", default="", help=say("cli-kicker-help"))
@click.option("--footer", default="", help=say("cli-footer-help"))
@click.option("--template", default="", help=say("cli-template-help"))
@click.option("--palette", default="", help=say("cli-palette-help"))
@click.option("--format", "format_ids", multiple=True, required=True, help=say("cli-format-help"))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help=say("cli-output-help")
)
@click.option("--json", "as_json", is_flag=True, help=say("cli-json-help"))
def banner(  # noqa: PLR0913 - the options of the command, as DESIGN.md lists them
    *,
    text: str,
    kicker: str,
    footer: str,
    template: str,
    palette: str,
    format_ids: tuple[str, ...],
    output: Path,
    as_json: bool,
) -> None:
    """Draw banners for one slogan given on the command line; needs no project."""
    # Who types a line end wants one.
    words, breaks = split_breaks(smart_quotes(tidy(text).replace("\n", " | ")))
    slogan = Slogan(
        id=slugify(words),
        text=words,
        breaks=breaks,
        kicker=tidy(kicker).replace("\n", " "),
        footer=tidy(footer).replace("\n", " "),
        template=template,
        palette=palette,
        source=Source("TEXT"),
    )
    offered, wrong = _formats_of(Path.cwd())
    wanted = _wanted_formats(format_ids, offered)
    brand = Brand(folder=str(Path.cwd() / "slogans")) if Path("slogans").is_dir() else Brand()
    requests, faults = requests_for([slogan], wanted, brand)
    records, failures = _draw(requests, None, Path.cwd() / CACHE / "banners")
    single = len(wanted) == 1
    written = [
        _copy(
            record,
            output if single else output / f"{record.id}-{record.format}{record.path.suffix}",
        )
        for record in records
    ]
    _tell(written, (*wrong, *faults, *failures), output, as_json=as_json)


@main.command(help=say("cli-pack-help"))
@click.option("--slogan", "slogan_ids", multiple=True, help=say("cli-slogan-help"))
@click.option("--channel", "channels", multiple=True, help=say("cli-channel-help"))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("packs"),
    show_default=True, help=say("cli-pack-dir-help"),
)  # fmt: skip
@click.option("--jobs", type=click.IntRange(min=1), help=say("cli-jobs-help"))
@click.option("--json", "as_json", is_flag=True, help=say("cli-json-help"))
def pack(
    *,
    slogan_ids: tuple[str, ...],
    channels: tuple[str, ...],
    output: Path,
    jobs: int | None,
    as_json: bool,
) -> None:
    """Put each slogan's banners into a ZIP for every channel, in every format of the channel."""
    root = _project_root()
    known = {fmt.id for fmt in load_formats()}
    project, problems = read_project(root, root / "docs", root / "slogans", known)
    wanted = _wanted_channels(channels)
    formats = [fmt for fmt in formats_with(project.formats) if fmt.channel in wanted]
    slogans = _wanted_slogans(slogan_ids, project.slogans)
    address = read_site_url(root / SITE_CONFIG, os.environ)
    requests, faults = requests_for(slogans, formats, project.brand, site_url=address)
    asked = (*(offered := offers(requests)), *previews(offered))
    records, failures = _draw(asked, jobs, root / CACHE / "banners")
    written: list[dict[str, object]] = []
    for one in packs_of(asked, records):
        path = output / f"{one.name}.zip"
        _write(path, partial(zipped, one))
        written.append(one.as_record(path))
    found = in_order((*_in_data(problems), *faults, *failures))
    _tell_problems(found)
    if as_json:
        _print_json(written)
    else:
        click.echo(say("packs-done", count=len(written), folder=output), err=True)
    _exit_for(found)


@main.command(help=say("cli-check-help"))
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
            _fail(say("check-no-path", path=path), WRONG_USAGE)
    root = Path.cwd() if paths else _project_root()

    def look() -> tuple[Checked, ...]:
        return check_paths(paths, root) if paths else _check_site(root)

    try:
        checked, backups = mend_all(look, root) if fix else (look(), {})
    except OSError as error:
        _fail(say("check-cannot-mend", path=error.filename, why=error.strerror or error), FAILED)
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


@main.command(name="import", help=say("import-help"))
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
        project = _project_at(output)
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
        _print_json(records[0] if len(records) == 1 else records)
    elif dry_run:
        click.echo(say("import-report-dry"), err=True)
    sys.exit(PROBLEMS_FOUND if any(one.failed for one in done) else DONE)


@main.command(help=say("cli-formats-help"))
@click.option("--json", "as_json", is_flag=True, help=say("cli-json-help"))
def formats(*, as_json: bool) -> None:
    """List every banner format, those of the site in this folder among them."""
    known, problems = _formats_of(Path.cwd())
    for problem in problems:
        click.echo(str(problem), err=True)
    if as_json:
        _print_json([fmt.as_record() for fmt in known])
    else:
        widest = max(len(fmt.id) for fmt in known)
        for fmt in known:
            purpose = fmt.purpose_en if language() == "en" else fmt.purpose_vi
            size = f"{fmt.width_px} × {fmt.height_px} px"
            click.echo(f"{fmt.id:<{widest}}  {size:>17}  {fmt.channel:<8}  {purpose}")
    sys.exit(PROBLEMS_FOUND if problems else DONE)


def _project_at(root: Path) -> Project:
    """Return the project in a folder, whatever state it is in; its faults are `check`'s to tell."""
    known = {fmt.id for fmt in load_formats()}
    return read_project(root, root / "docs", root / "slogans", known)[0]


def _project_root() -> Path:
    """Return the current folder, which must be a site's own."""
    root = Path.cwd()
    if not (root / SITE_CONFIG).is_file():
        _fail(say("no-project"), WRONG_USAGE)
    return root


def _check_site(root: Path) -> tuple[Checked, ...]:
    """Read the project anew and look through all of it."""
    known = {fmt.id for fmt in load_formats()}
    docs, slogans = root / "docs", root / "slogans"
    project, problems = read_project(root, docs, slogans, known)
    return check_site(project, problems, root, docs, slogans)


def _run_mkdocs(arguments: Sequence[str], tell: Callable[[str], None] | None = None) -> int:
    """Run MkDocs with the same Python, in the current folder; return its exit code.

    Each line it says goes to `tell`, or straight to the terminal.
    """
    # The theme's notice about its own successor is nothing staff can act on.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "mkdocs", *arguments]
    with subprocess.Popen(  # noqa: S603 - our own words
        command,
        env=environment,
        encoding="utf-8",
        stdout=subprocess.PIPE if tell else None,
        stderr=subprocess.STDOUT if tell else None,
    ) as process:
        try:
            for line in process.stdout or ():
                if tell:
                    tell(line.rstrip())
            return process.wait()
        except KeyboardInterrupt:
            process.wait()
            return DONE


def _tell_line(line: str) -> None:
    """Pass on what staff can act on: every warning, and advice with a place; not MkDocs' progress."""
    level = MKDOCS_LEVEL.match(line)
    words = line[level.end() :] if level else line
    if words and (not level or level.group(1) not in QUIET_LEVELS or PLACE.match(words)):
        click.echo(words, err=True)


def _last_build(root: Path) -> dict[str, object] | None:
    """Return what the build wrote down of itself, or None where it did not come so far."""
    try:
        report: dict[str, object] = json.loads((root / LAST_BUILD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return report


@main.command(help=say("cli-templates-help"))
@click.option("--json", "as_json", is_flag=True, help=say("cli-json-help"))
def templates(*, as_json: bool) -> None:
    """List every banner template, those of the site in this folder among them."""
    folder = Path.cwd() / "slogans"
    own, problems = read_templates(folder) if folder.is_dir() else ((), ())
    for problem in problems:
        click.echo(str(problem), err=True)
    known = (load_templates() | {template.id: template for template in own}).values()
    if as_json:
        _print_json([template.as_record() for template in known])
    else:
        widest = max(len(template.id) for template in known)
        for template in known:
            name = template.name_en if language() == "en" else template.name_vi
            click.echo(f"{template.id:<{widest}}  {name or template.name_vi}")
    sys.exit(PROBLEMS_FOUND if problems else DONE)


def _formats_of(root: Path) -> tuple[tuple[Format, ...], tuple[Problem, ...]]:
    """Return our formats and those of the site in the folder `root`, where there is one."""
    specs, problems = own_formats(root, root / "slogans")
    return formats_with(specs), problems


def _wanted_formats(ids: Iterable[str], offered: Iterable[Format]) -> tuple[Format, ...]:
    """Return the formats named, all for `all` and for none; a wrong name ends the command."""
    known = {fmt.id: fmt for fmt in offered}
    names = dict.fromkeys(ids)
    if not names or ALL_FORMATS in names:
        return tuple(known.values())
    for name in names:
        if name not in known:
            help_with = suggestion(name, known)
            _fail(say("unknown-format-option", quote=name, suggestion=help_with), WRONG_USAGE)
    return tuple(known[name] for name in names)


def _wanted_channels(names: Iterable[str]) -> frozenset[str]:
    """Return the channels named, all for none; a wrong name ends the command."""
    known = [str(channel) for channel in Channel]
    for name in names:
        if name not in known:
            help_with = suggestion(name, known)
            _fail(say("unknown-channel", quote=name, suggestion=help_with), WRONG_USAGE)
    return frozenset(names or known)


def _wanted_slogans(ids: Iterable[str], slogans: tuple[Slogan, ...]) -> tuple[Slogan, ...]:
    """Return the slogans named, all for none; a wrong id ends the command."""
    known = {slogan.id: slogan for slogan in slogans}
    for name in ids:
        if name not in known:
            help_with = suggestion(name, known)
            _fail(say("unknown-slogan", quote=name, suggestion=help_with), WRONG_USAGE)
    return tuple(known[name] for name in dict.fromkeys(ids)) or slogans


def _draw(
    requests: tuple[Request, ...], jobs: int | None, cache_dir: Path
) -> tuple[tuple[RenderRecord, ...], tuple[Problem, ...]]:
    """Draw, and tell how far it is: with a bar on a terminal, in a line now and then elsewhere."""
    rendering = start(requests, cache_dir=cache_dir, workers=jobs)
    begun = time.monotonic()

    def rate(done: int) -> str:
        per_second = done / max(time.monotonic() - begun, 0.001)
        return say("banners-rate", rate=f"{per_second:.0f}")

    def tell_line(done: int, total: int) -> None:
        if done % PROGRESS_STEP == 0 and done < total:
            line = say("banners-progress", done=done, total=total)
            click.echo(f"{line} ({rate(done)})", err=True)

    try:
        if not sys.stderr.isatty():
            return rendering.join(tell_line)
        with click.progressbar(
            length=len(requests), file=sys.stderr, show_pos=True, item_show_func=str
        ) as bar:
            return rendering.join(lambda done, _total: bar.update(done - bar.pos, rate(done)))
    except KeyboardInterrupt:
        _fail(say("banners-stopped"), STOPPED)


def _copy(record: RenderRecord, path: Path) -> RenderRecord:
    """Copy a banner from the cache to where it was asked for."""
    _write(path, record.path.read_bytes)
    return replace(record, path=path)


def _write(path: Path, content: Callable[[], bytes]) -> None:
    """Write a file whole or not at all; what cannot be read or written ends the command."""
    try:
        write_atomically(path, content())
    except OSError as error:
        _fail(say("cannot-write", path=path, why=error.strerror or error), FAILED)
    except KeyboardInterrupt:
        _fail(say("banners-stopped"), STOPPED)


def _tell(
    records: Sequence[RenderRecord], problems: Iterable[Problem], folder: Path, *, as_json: bool
) -> None:
    """Report what was drawn and what was not, and end with the exit code that says so."""
    found = in_order(problems)
    _tell_problems(found)
    if as_json:
        _print_json([record.as_record() for record in records])
    else:
        drawn = sum(not record.cached for record in records)
        click.echo(say("banners-done", count=len(records), folder=folder, drawn=drawn), err=True)
    _exit_for(found)


def _in_data(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems of the files that banners come from, and of their folder."""
    return tuple(problem for problem in problems if not problem.source.path.startswith("docs/"))


def _tell_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _exit_for(problems: Iterable[Problem]) -> NoReturn:
    """End with the exit code that says whether anything is certainly wrong."""
    failed = any(problem.severity is Severity.ERROR for problem in problems)
    sys.exit(PROBLEMS_FOUND if failed else DONE)


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def _fail(message: str, code: int) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(code)
