"""Reads the data files beside the slogan lists: `brand.yml`, `campaigns.yml`, `units.yml`."""

import re
from collections.abc import Callable, Collection
from typing import TypeVar

from bangron.content.fields import Fields
from bangron.content.shared import read_anniversaries, read_period, read_qr
from bangron.content.yaml_tree import Mapping, Node, Scalar, Sequence
from bangron.model import Brand, Campaign, Side, Unit
from bangron.problems import Phrase, Problem, Source

BRAND_KEYS = (
    "organisation", "site_owner", "contact", "template", "palette", "address", "logo", "sponsor",
    "image", "fonts", "colours", "qr",
)  # fmt: skip
FONT_KEYS = ("slogan", "text")
COLOUR_KEYS = (
    "ground", "shade", "glow", "rule", "primary", "secondary", "panel", "on_panel",
)  # fmt: skip
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
CAMPAIGN_KEYS = ("id", "name", "year", "period", "place", "summary", "anniversaries")
UNIT_KEYS = (
    "id", "name", "side", "kind", "parent", "former_names", "successors", "until", "note",
)  # fmt: skip

Record = TypeVar("Record")


def read_brand(node: Node | None, path: str) -> tuple[Brand, tuple[Problem, ...]]:
    """Return who publishes the site."""
    problems: list[Problem] = []
    if not isinstance(node, Mapping):
        return Brand(), (
            Problem.make("no-fields", Source(path), keys=Phrase(", ".join(BRAND_KEYS))),
        )
    fields = Fields(node, problems, BRAND_KEYS)
    brand = Brand(
        organisation=fields.text("organisation", required=True),
        site_owner=fields.text("site_owner"),
        contact=_contact(node.entries.get("contact"), problems),
        template=fields.slug("template"),
        palette=fields.slug("palette"),
        address=fields.text("address"),
        logo=fields.text("logo"),
        sponsor=fields.text("sponsor"),
        image=fields.text("image"),
        fonts=_texts_of(fields.inner("fonts", FONT_KEYS)),
        colours=_colours(fields.inner("colours", COLOUR_KEYS)),
        qr=read_qr(fields),
        places=tuple(node.key_sources.items()),
        source=node.source,
    )
    return brand, tuple(problems)


def _texts_of(fields: Fields | None) -> tuple[tuple[str, str], ...]:
    """Return the keys and values of a mapping that hold something."""
    if fields is None:
        return ()
    typed = ((key, fields.text(key)) for key in fields.node.entries if key in fields.known)
    return tuple((key, value) for key, value in typed if value)


def _colours(fields: Fields | None) -> tuple[tuple[str, str], ...]:
    """Return the tones that are colours, written `#RRGGBB`."""
    found: list[tuple[str, str]] = []
    for tone, value in _texts_of(fields):
        if COLOUR.fullmatch(value):
            found.append((tone, value))
        elif fields:
            fields.report("not-a-colour", tone, quote=value)
    return tuple(found)


def _contact(node: Node | None, problems: list[Problem]) -> tuple[tuple[str, str], ...]:
    """Return label and value of each way to reach the owner; the labels are staff's own."""
    if node is None or (isinstance(node, Scalar) and node.text is None):
        return ()
    if not isinstance(node, Mapping):
        problems.append(
            Problem.make("not-a-mapping", node.source, key="contact", keys="Điện thoại, Địa chỉ")
        )
        return ()
    fields = Fields(node, problems, tuple(node.entries))
    return tuple((label, value) for label in node.entries if (value := fields.text(label)))


def read_campaigns(
    node: Node | None, path: str
) -> tuple[tuple[Campaign, ...], tuple[Problem, ...]]:
    """Return the campaigns in the order of the file."""
    return _records(node, path, CAMPAIGN_KEYS, _campaign)


def _campaign(fields: Fields) -> Campaign | None:
    year = fields.year("year", required=True)
    campaign = Campaign(
        id=fields.slug("id", required=True),
        name=fields.text("name", required=True),
        year=year or 0,
        period=read_period(fields),
        summary=fields.text("summary"),
        place=fields.text("place"),
        anniversaries=read_anniversaries(fields),
        source=fields.node.source,
    )
    return campaign if fields.sound else None


def read_units(node: Node | None, path: str) -> tuple[tuple[Unit, ...], tuple[Problem, ...]]:
    """Return the bodies and places on record."""
    return _records(node, path, UNIT_KEYS, _unit)


def _unit(fields: Fields) -> Unit | None:
    side = fields.choice("side", Side, Side.STATE) if fields.text("side") else None
    unit = Unit(
        id=fields.slug("id", required=True),
        name=fields.text("name", required=True),
        side=side,
        kind=fields.text("kind"),
        parent=fields.slug("parent"),
        former_names=fields.texts("former_names"),
        successors=fields.texts("successors"),
        until=fields.day("until"),
        note=fields.text("note"),
        source=fields.node.source,
    )
    return unit if fields.sound else None


def _records(
    node: Node | None,
    path: str,
    keys: Collection[str],
    build: Callable[[Fields], Record | None],
) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """Return what `build` makes of each mapping of a file that is one list."""
    problems: list[Problem] = []
    if not isinstance(node, Sequence) or not node.items:
        return (), (Problem.make("file-no-list", Source(path), keys=Phrase(", ".join(keys))),)
    top = Mapping(node.source, {"records": node}, {"records": node.source})
    records = Fields(top, problems, ("records",)).each("records", keys, build)
    return records, tuple(problems)
