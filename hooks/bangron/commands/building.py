"""The commands that build and preview the site: `build` and `serve`.

The site is built by MkDocs in a process of its own, exactly as `mkdocs build` does it.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from bangron.commands.common import CACHE, DONE, FAILED, PROBLEMS_FOUND, fail, project_root
from bangron.messages import say

LAST_BUILD = CACHE / "last-build.json"
MKDOCS_LEVEL = re.compile(r"([A-Z]+) +-  ")
QUIET_LEVELS = frozenset({"INFO", "DEBUG"})
ABORTED = "Aborted with "  # our own last line says it in the user's language
PLACE = re.compile(r".+?:\d+: ")  # names of files hold spaces, too


@click.command(help=say("cli-build-help"))
@click.option("--strict", is_flag=True, help=say("cli-strict-help"))
def build(*, strict: bool) -> None:
    """Build the site with MkDocs, and say in one line what was built."""
    root = project_root()
    (root / LAST_BUILD).unlink(missing_ok=True)
    # Never --quiet: it silences the warnings that --strict counts, and all would pass.
    code = _run_mkdocs(["build", *(["--strict"] if strict else [])], tell=_tell_line)
    report = _last_build(root)
    if report is None:
        fail(say("build-failed"), PROBLEMS_FOUND if code == 1 else FAILED)
    if not report["published"]:
        fail(say("build-refused", **report), PROBLEMS_FOUND)
    click.echo(say("build-done", **report), err=True)


@click.command(help=say("cli-serve-help"))
@click.option("--port", type=click.IntRange(1, 65535), help=say("cli-port-help"))
def serve(*, port: int | None) -> None:
    """Preview the site with MkDocs until the user stops it."""
    project_root()
    address = ["--dev-addr", f"127.0.0.1:{port}"] if port else []
    sys.exit(_run_mkdocs(["serve", *address]))


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
    if words.startswith(ABORTED):
        return
    if words and (not level or level.group(1) not in QUIET_LEVELS or PLACE.match(words)):
        click.echo(words, err=True)


def _last_build(root: Path) -> dict[str, object] | None:
    """Return what the build wrote down of itself, or None where it did not come so far."""
    try:
        report: dict[str, object] = json.loads((root / LAST_BUILD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return report
