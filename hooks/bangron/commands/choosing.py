"""Turn the names that a user types into formats, channels and slogans.

In: names. Out: what they stand for; a wrong name ends the command with the nearest right one.
"""

from collections.abc import Iterable
from pathlib import Path

from bangron.banners.formats import Format, formats_with
from bangron.commands.common import WRONG_USAGE, fail
from bangron.content.project import own_formats
from bangron.messages import say
from bangron.model import Channel, Slogan
from bangron.problems import Problem, suggestion

ALL_FORMATS = "all"


def formats_of(root: Path) -> tuple[tuple[Format, ...], tuple[Problem, ...]]:
    """Return our formats and those of the site in the folder `root`, where there is one."""
    specs, problems = own_formats(root, root / "slogans")
    return formats_with(specs), problems


def wanted_formats(ids: Iterable[str], offered: Iterable[Format]) -> tuple[Format, ...]:
    """Return the formats named, all for `all` and for none; a wrong name ends the command."""
    known = {fmt.id: fmt for fmt in offered}
    names = dict.fromkeys(ids)
    if not names or ALL_FORMATS in names:
        return tuple(known.values())
    for name in names:
        if name not in known:
            help_with = suggestion(name, known)
            fail(say("unknown-format-option", quote=name, suggestion=help_with), WRONG_USAGE)
    return tuple(known[name] for name in names)


def wanted_channels(names: Iterable[str]) -> frozenset[str]:
    """Return the channels named, all for none; a wrong name ends the command."""
    known = [str(channel) for channel in Channel]
    for name in names:
        if name not in known:
            help_with = suggestion(name, known)
            fail(say("unknown-channel", quote=name, suggestion=help_with), WRONG_USAGE)
    return frozenset(names or known)


def wanted_slogans(ids: Iterable[str], slogans: tuple[Slogan, ...]) -> tuple[Slogan, ...]:
    """Return the slogans named, all for none; a wrong id ends the command."""
    known = {slogan.id: slogan for slogan in slogans}
    for name in ids:
        if name not in known:
            help_with = suggestion(name, known)
            fail(say("unknown-slogan", quote=name, suggestion=help_with), WRONG_USAGE)
    return tuple(known[name] for name in dict.fromkeys(ids)) or slogans
