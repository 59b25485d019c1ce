"""Have banners drawn, put them where they were asked for, and say so.

In: requests, records and problems. Out: files, progress, and the end of the command.
How a banner is made is the business of `bangron.banners`.
"""

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import click

from bangron.banners.cache import write_atomically
from bangron.banners.jobs import start
from bangron.banners.record import RenderRecord
from bangron.banners.request import Request
from bangron.commands.common import FAILED, STOPPED, exit_for, fail, print_json, tell_problems
from bangron.messages import say
from bangron.problems import Problem, in_order

PROGRESS_STEP = 50  # banners between two lines of progress


def draw(
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
        fail(say("banners-stopped"), STOPPED)


def copy(record: RenderRecord, path: Path) -> RenderRecord:
    """Copy a banner from the cache to where it was asked for."""
    write(path, record.path.read_bytes)
    return replace(record, path=path)


def write(path: Path, content: Callable[[], bytes]) -> None:
    """Write a file whole or not at all; what cannot be read or written ends the command."""
    try:
        write_atomically(path, content())
    except OSError as error:
        fail(say("cannot-write", path=path, why=error.strerror or error), FAILED)
    except KeyboardInterrupt:
        fail(say("banners-stopped"), STOPPED)


def tell(
    records: Sequence[RenderRecord], problems: Iterable[Problem], folder: Path, *, as_json: bool
) -> None:
    """Report what was drawn and what was not, and end with the exit code that says so."""
    found = in_order(problems)
    tell_problems(found)
    if as_json:
        print_json([record.as_record() for record in records])
    else:
        drawn = sum(not record.cached for record in records)
        click.echo(say("banners-done", count=len(records), folder=folder, drawn=drawn), err=True)
    exit_for(found)
