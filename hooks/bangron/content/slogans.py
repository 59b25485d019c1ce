"""Reads a slogan list, `slogans/<name>.yml`.

In: the tree of the file. Out: its slogans in the order of the file and the
problems of all of them; a slogan that cannot be used is left out, the rest stay.
"""

from collections.abc import Collection
from dataclasses import replace

from bangron.content.fields import Fields
from bangron.content.shared import read_qr
from bangron.content.yaml_tree import Mapping, Node
from bangron.model import Slogan
from bangron.problems import Problem, Source, suggestion
from bangron.text.normal import smart_quotes

LONGEST_SLOGAN = 300  # characters; the longest official ones have some 200 (DOMAIN 3.5)

DEFAULT_KEYS = (
    "campaign", "plan", "kicker", "footer", "attribution", "template", "palette", "formats",
    "image", "qr",
)  # fmt: skip
LIST_KEYS = (*DEFAULT_KEYS, "slogans")
SLOGAN_KEYS = (
    *DEFAULT_KEYS, "id", "text", "printed", "note", "variant_of", "hang_from", "hang_to",
)  # fmt: skip


def read_slogans(
    node: Node | None, path: str, known_formats: Collection[str]
) -> tuple[tuple[Slogan, ...], tuple[Problem, ...]]:
    """Return the slogans of the list in the file `path`."""
    problems: list[Problem] = []
    if not isinstance(node, Mapping):
        return (), (Problem.make("slogan-list-empty", Source(path)),)
    defaults = Fields(node, problems, LIST_KEYS)
    defaults.items("slogans", required=True)
    values = {key: defaults.text(key) for key in ("kicker", "footer", "attribution")}
    values |= {key: defaults.slug(key) for key in ("campaign", "plan", "template", "palette")}
    values["qr"] = read_qr(defaults)
    values["image"] = defaults.text("image")
    image_source = defaults.source("image")
    formats = _formats(defaults, known_formats)

    def build(fields: Fields) -> Slogan | None:
        slogan = _slogan(fields, values, formats, known_formats)
        if slogan is None or "image" in fields.node.entries:
            return slogan
        return replace(slogan, image_source=image_source)

    return defaults.each("slogans", SLOGAN_KEYS, build), tuple(problems)


def _slogan(
    fields: Fields,
    defaults: dict[str, str],
    default_formats: tuple[str, ...],
    known_formats: Collection[str],
) -> Slogan | None:
    text, breaks = split_breaks(smart_quotes(fields.text("text", required=True)))
    hang_from, hang_to = fields.day("hang_from"), fields.day("hang_to")
    if hang_from and hang_to and hang_to < hang_from:
        fields.report("hang-backwards", "hang_to")
    slogan = Slogan(
        id=fields.slug("id", required=True),
        text=text,
        breaks=breaks,
        kicker=fields.text("kicker", defaults["kicker"]),
        footer=fields.text("footer", defaults["footer"]),
        attribution=fields.text("attribution", defaults["attribution"]),
        campaign=fields.slug("campaign", defaults["campaign"]),
        plan=fields.slug("plan", defaults["plan"]),
        printed=fields.text("printed"),
        note=fields.text("note"),
        variant_of=fields.text("variant_of"),
        hang_from=hang_from,
        hang_to=hang_to,
        formats=_formats(fields, known_formats) or default_formats,
        template=fields.slug("template", defaults["template"]),
        palette=fields.slug("palette", defaults["palette"]),
        image=fields.text("image", defaults["image"]),
        image_source=fields.source("image"),
        qr=read_qr(fields, defaults["qr"]),
        source=fields.source("text"),
    )
    if len(text) > LONGEST_SLOGAN:
        fields.report("slogan-too-long", "text", length=len(text), limit=LONGEST_SLOGAN)
        return None
    return slogan if fields.sound else None


def split_breaks(typed: str) -> tuple[str, tuple[int, ...]]:
    """Return a slogan without its `|` marks, and the offsets at which they force a new line.

    A mark at the start or the end, or a second one in a row, forces nothing.
    """
    lines = [part.strip() for part in typed.split("|")]
    text = ""
    breaks: list[int] = []
    for line in filter(None, lines):
        if text:
            text += " "
            breaks.append(len(text))
        text += line
    return text, tuple(breaks)


def _formats(fields: Fields, known_formats: Collection[str]) -> tuple[str, ...]:
    """Return the wanted formats in the order typed, each once; unknown ones are problems."""
    wanted: dict[str, None] = {}
    for name in fields.texts("formats"):
        if name in known_formats:
            wanted[name] = None
        else:
            help_with = suggestion(name, known_formats)
            fields.report("unknown-format", "formats", quote=name, suggestion=help_with)
    return tuple(wanted)
