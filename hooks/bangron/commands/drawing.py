"""The commands that draw: `banners`, `banner` and `pack`."""

import os
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from bangron.banners.cache import Cache
from bangron.banners.encoding import ENCODERS
from bangron.banners.formats import Format, formats_with
from bangron.banners.packs import packs_of, zipped
from bangron.banners.print_page import PrintOptions
from bangron.banners.printing import print_all
from bangron.banners.request import offers, previews, requests_for
from bangron.commands.choosing import (
    ALL_FORMATS,
    formats_of,
    wanted_channels,
    wanted_formats,
    wanted_slogans,
)
from bangron.commands.common import (
    CACHE,
    SITE_CONFIG,
    STOPPED,
    exit_for,
    fail,
    in_data,
    print_json,
    project_in,
    project_root,
    tell_problems,
)
from bangron.commands.delivering import copy, draw, tell, write
from bangron.content.address import read_site_url
from bangron.content.slogans import split_breaks
from bangron.messages import say
from bangron.model import Brand, Slogan
from bangron.problems import Source, in_order
from bangron.text.normal import smart_quotes, tidy
from bangron.text.slugs import slugify


@click.command(help=say("cli-banners-help"))
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
    root = project_root()
    project, problems = project_in(root)
    wanted = wanted_formats(format_ids, formats_with(project.formats))
    slogans = wanted_slogans(slogan_ids, project.slogans)
    address = read_site_url(root / SITE_CONFIG, os.environ)
    requests, faults = requests_for(
        slogans, wanted, project.brand, usual=not format_ids, site_url=address
    )
    if ALL_FORMATS in format_ids:
        requests = offers(requests)
    records, failures = draw(requests, jobs, root / CACHE / "banners")
    written = [
        copy(record, output / record.id / f"{record.id}-{record.format}{record.path.suffix}")
        for record in records
    ]
    tell(written, (*in_data(problems), *faults, *failures), output, as_json=as_json)


@click.command(help=say("cli-banner-help"))
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
    offered, wrong = formats_of(Path.cwd())
    wanted = as_named(wanted_formats(format_ids, offered), output)
    brand = Brand(folder=str(Path.cwd() / "slogans")) if Path("slogans").is_dir() else Brand()
    requests, faults = requests_for([slogan], wanted, brand)
    records, failures = draw(requests, None, Path.cwd() / CACHE / "banners")
    single = len(wanted) == 1
    written = [
        copy(
            record,
            output if single else output / f"{record.id}-{record.format}{record.path.suffix}",
        )
        for record in records
    ]
    tell(written, (*wrong, *faults, *failures), output, as_json=as_json)


def as_named(wanted: Sequence[Format], output: Path) -> tuple[Format, ...]:
    """Return the formats; a single one as the kind of file that the name of its output tells."""
    kinds = {encoder.extension: encoder.id for encoder in ENCODERS.values()} | {".jpeg": "jpeg"}
    kind = kinds.get(output.suffix.lower())
    if len(wanted) > 1 or kind is None:
        return tuple(wanted)
    return tuple(replace(size, encoder=kind) for size in wanted)


@click.command(help=say("cli-pack-help"))
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
    root = project_root()
    project, problems = project_in(root)
    wanted = wanted_channels(channels)
    formats = [fmt for fmt in formats_with(project.formats) if fmt.channel in wanted]
    slogans = wanted_slogans(slogan_ids, project.slogans)
    address = read_site_url(root / SITE_CONFIG, os.environ)
    requests, faults = requests_for(slogans, formats, project.brand, site_url=address)
    asked = (*(offered := offers(requests)), *previews(offered))
    cache = root / CACHE / "banners"
    records, failures = draw(asked, jobs, cache)
    # What keeps a banner from being printed was told when it was drawn.
    try:
        prints, _ = print_all(offered, PrintOptions(), Cache(cache))
    except KeyboardInterrupt:
        fail(say("banners-stopped"), STOPPED)
    written: list[dict[str, object]] = []
    for one in packs_of(asked, records, prints):
        path = output / f"{one.name}.zip"
        write(path, partial(zipped, one))
        written.append(one.as_record(path))
    found = in_order((*in_data(problems), *faults, *failures))
    tell_problems(found)
    if as_json:
        print_json(written)
    else:
        click.echo(say("packs-done", count=len(written), folder=output), err=True)
    exit_for(found)
