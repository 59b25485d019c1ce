"""The command for the print shop: `print`."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from bangron.banners.cache import Cache
from bangron.banners.formats import Format, formats_with
from bangron.banners.print_page import PrintOptions
from bangron.banners.printing import file_name, print_all
from bangron.banners.record import RenderRecord
from bangron.banners.request import Request, requests_for
from bangron.commands.choosing import ALL_FORMATS, wanted_formats, wanted_slogans
from bangron.commands.common import (
    CACHE,
    SITE_CONFIG,
    STOPPED,
    WRONG_USAGE,
    exit_for,
    fail,
    in_data,
    print_json,
    project_in,
    project_root,
    tell_problems,
)
from bangron.commands.delivering import copy
from bangron.content.address import read_site_url
from bangron.messages import say
from bangron.problems import Problem, in_order, suggestion

SCALES = {"1:1": 1, "1:10": 10}


@click.command(name="print", help=say("print-help"))
@click.option("--slogan", "slogan_ids", multiple=True, help=say("cli-slogan-help"))
@click.option("--format", "format_ids", multiple=True, help=say("print-format-help"))
@click.option("--marks", is_flag=True, help=say("print-marks-help"))
@click.option("--outlines", is_flag=True, help=say("print-outlines-help"))
@click.option(
    "--scale", type=click.Choice(tuple(SCALES)), default="1:1", show_default=True,
    help=say("print-scale-help"),
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("print"),
    show_default=True, help=say("print-dir-help"),
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help=say("cli-json-help"))
def print_(  # noqa: PLR0913 - the options of the command
    *,
    slogan_ids: tuple[str, ...],
    format_ids: tuple[str, ...],
    marks: bool,
    outlines: bool,
    scale: str,
    output: Path,
    as_json: bool,
) -> None:
    """Write a PDF for each slogan and print format into a folder, one folder a slogan."""
    root = project_root()
    project, problems = project_in(root)
    wanted = _print_formats(format_ids, formats_with(project.formats))
    slogans = wanted_slogans(slogan_ids, project.slogans)
    address = read_site_url(root / SITE_CONFIG, os.environ)
    requests, faults = requests_for(
        slogans, wanted, project.brand, usual=not format_ids, site_url=address
    )
    options = PrintOptions(marks, outlines, SCALES[scale])
    records, failures = _print(requests, options, Cache(root / CACHE / "banners"))
    written = [copy(one, output / one.id / file_name(one, options)) for one in records]
    found = in_order((*in_data(problems), *faults, *failures))
    tell_problems(found)
    if as_json:
        print_json([record.as_record() for record in written])
    else:
        click.echo(say("print-done", count=len(written), folder=output), err=True)
    exit_for(found)


def _print_formats(ids: tuple[str, ...], offered: Iterable[Format]) -> tuple[Format, ...]:
    """Return the formats named that have a true size, all for none; another one ends the command."""
    every = tuple(offered)
    sized = {size.id: size for size in every if size.width_mm is not None}
    for size in wanted_formats(ids, every) if ids and ALL_FORMATS not in ids else ():
        if size.id not in sized:
            help_with = suggestion(size.id, sized)
            fail(say("print-screen-format", quote=size.id, suggestion=help_with), WRONG_USAGE)
    return wanted_formats(ids, sized.values())


def _print(
    requests: tuple[Request, ...], options: PrintOptions, cache: Cache
) -> tuple[tuple[RenderRecord, ...], tuple[Problem, ...]]:
    """Write the files, with a bar on a terminal."""
    try:
        hidden = not sys.stderr.isatty()
        with click.progressbar(length=len(requests), file=sys.stderr, hidden=hidden) as bar:
            return print_all(requests, options, cache, lambda _done, _total: bar.update(1))
    except KeyboardInterrupt:
        fail(say("banners-stopped"), STOPPED)
