"""The command line: gathers the commands of `bangron.commands`.

In: arguments. Out: files, lines on standard error, JSON on standard output, and
the exit codes of DESIGN.md section 4. It does none of the work itself.
"""

import click

from bangron import __version__
from bangron.commands.building import build, serve
from bangron.commands.common import DONE, FAILED, PROBLEMS_FOUND, STOPPED, WRONG_USAGE
from bangron.commands.drawing import banner, banners, pack
from bangron.commands.importing import import_
from bangron.commands.listing import formats, templates
from bangron.commands.printing import print_
from bangron.commands.proofreading import check
from bangron.messages import say

__all__ = ["DONE", "FAILED", "PROBLEMS_FOUND", "STOPPED", "WRONG_USAGE", "main"]

COMMANDS = (build, serve, banners, banner, pack, print_, formats, templates, check, import_)


@click.group(help=say("cli-help"), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="bangron")
def main() -> None:
    """Gather the commands."""


for command in COMMANDS:
    main.add_command(command)
