"""The commands that list what there is: `formats` and `templates`."""

import sys
from pathlib import Path

import click

from bangron.banners.kit import read_templates
from bangron.banners.templates import load_templates
from bangron.commands.choosing import formats_of
from bangron.commands.common import DONE, PROBLEMS_FOUND, print_json
from bangron.messages import language, say


@click.command(help=say("cli-formats-help"))
@click.option("--json", "as_json", is_flag=True, help=say("cli-json-help"))
def formats(*, as_json: bool) -> None:
    """List every banner format, those of the site in this folder among them."""
    known, problems = formats_of(Path.cwd())
    for problem in problems:
        click.echo(str(problem), err=True)
    if as_json:
        print_json([fmt.as_record() for fmt in known])
    else:
        widest = max(len(fmt.id) for fmt in known)
        for fmt in known:
            purpose = fmt.purpose_en if language() == "en" else fmt.purpose_vi
            size = f"{fmt.width_px} × {fmt.height_px} px"
            click.echo(f"{fmt.id:<{widest}}  {size:>17}  {fmt.channel:<8}  {purpose}")
    sys.exit(PROBLEMS_FOUND if problems else DONE)


@click.command(help=say("cli-templates-help"))
@click.option("--json", "as_json", is_flag=True, help=say("cli-json-help"))
def templates(*, as_json: bool) -> None:
    """List every banner template, those of the site in this folder among them."""
    folder = Path.cwd() / "slogans"
    own, problems = read_templates(folder) if folder.is_dir() else ((), ())
    for problem in problems:
        click.echo(str(problem), err=True)
    known = (load_templates() | {template.id: template for template in own}).values()
    if as_json:
        print_json([template.as_record() for template in known])
    else:
        widest = max(len(template.id) for template in known)
        for template in known:
            name = template.name_en if language() == "en" else template.name_vi
            click.echo(f"{template.id:<{widest}}  {name or template.name_vi}")
    sys.exit(PROBLEMS_FOUND if problems else DONE)
