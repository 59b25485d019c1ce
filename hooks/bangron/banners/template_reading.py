"""Read a template: check every name and number of its YAML file.

In: the text of a file, and the name by which messages call it. Out: a
`Template`, or None, and what is wrong, with file:line and the nearest name. The
same for the program's own files and for staff's, whose values are hostile:
nothing in a template names a file. `lexicon/templates/README.md` says what may stand there.
"""

import math
from collections.abc import Collection

from bangron.banners.backdrops import MOTIFS
from bangron.banners.template_spec import (
    ASPECTS,
    ITEMS,
    PICTURE_ROLES,
    TEXT_ROLES,
    Arrangement,
    Motif,
    RoleStyle,
    Split,
    Template,
    Zone,
)
from bangron.content.fields import Fields
from bangron.content.yaml_tree import Mapping, Node, Scalar, Sequence, parse_yaml
from bangron.problems import Phrase, Problem, Source, suggestion

TEMPLATE_KEYS = ("id", "rank", "name", "palette", "rule", "text", "arrangements")
ARRANGEMENT_KEYS = ("for", "split", "zones", "ornament", "photo", "sizes")
SPLIT_KEYS = ("edge", "part", "at_most", "tone", "gap", "rule")
ZONE_KEYS = ("in", "align", "ink", "at", "inset", "left", "right", "top", "middle", "bottom")
MOTIF_KEYS = ("name", "in", "tone", "corner")
STYLE_KEYS = ("font", "ink", "size", "tracking", "capitals", "tag", "lines")

WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold", "ExtraBold")
FAMILY = "BeVietnamPro"
INKS = ("primary", "secondary", "on_panel")
AREAS = ("page", "main", "side")
ALIGNS = ("centre", "left")
CAPITALS = ("always", "never", "short")
EDGES = ("left", "right", "top", "bottom")
CORNERS = ("top-left", "top-right", "bottom-left", "bottom-right")
TONES = ("shade", "dim", "ground", "glow", "mist", "veil", "panel")
YES, NO = "true", "false"

SIZES = (0.2, 20.0)  # units of small type; the largest slogan is cut to its room anyway
DEFAULT_SIZES = {"slogan": 3.0, "kicker": 1.0, "attribution": 0.95, "foot": 0.78, "address": 0.6}


def read_template(text: str, path: str) -> tuple[Template | None, tuple[Problem, ...]]:
    """Return the template that a file's text describes; None where it cannot be used."""
    node, faults = parse_yaml(text, path)
    if not isinstance(node, Mapping):
        missing = Problem.make("no-fields", Source(path), keys=Phrase(", ".join(TEMPLATE_KEYS)))
        return None, faults or (missing,)
    problems = list(faults)
    fields = Fields(node, problems, TEMPLATE_KEYS)
    names = fields.inner("name", ("vi", "en"))
    template = Template(
        id=fields.slug("id", required=True),
        rank=round(number(fields, "rank", 99, (0, 999))),
        name_vi=names.text("vi", required=True) if names else fields.text("name", required=True),
        name_en=names.text("en") if names else "",
        palette=fields.slug("palette", required=True),
        rule=rule_of(fields),
        styles=styles_of(fields.inner("text", TEXT_ROLES)),
        arrangements=fields.each("arrangements", ARRANGEMENT_KEYS, arrangement_of),
        source=node.source,
    )
    cover(template, fields)
    # A template with any fault is left out whole: half of one would look like a mistake.
    return (None if problems else template), tuple(problems)


def cover(template: Template, fields: Fields) -> None:
    """Report an aspect that no arrangement is for, or more than one; and a banner without slogan."""
    claimed = [aspect for found in template.arrangements for aspect in found.aspects]
    for aspect in ASPECTS:
        if claimed.count(aspect) != 1:
            rule = "template-aspect-missing" if aspect not in claimed else "template-aspect-twice"
            fields.report(rule, "arrangements", aspect=aspect)
    for found in template.arrangements:
        items = [item for zone in found.zones for item in zone.items]
        aspects = ", ".join(found.aspects)
        for item in dict.fromkeys((*items, "slogan")):
            if item not in ("rule", "line") and items.count(item) != 1:
                rule = "template-item-twice" if item in items else "template-no-slogan"
                fields.report(rule, "arrangements", item=item, aspect=aspects)
        outside = [item for z in found.zones for row in (*z.top, *z.bottom) for item in row]
        beside = [row for zone in found.zones for row in zone.middle if len(row) > 1]
        if "slogan" in (*outside, *(item for row in beside for item in row)):
            fields.report("template-slogan-outside", "arrangements", aspect=aspects)
        if found.split is None and "side" in {found.photo, *(zone.area for zone in found.zones)}:
            fields.report("template-no-split", "arrangements", aspect=aspects)


def styles_of(fields: Fields | None) -> tuple[tuple[str, RoleStyle], ...]:
    """Return the style of every role; a role that is not described looks as in `solemn`."""
    return tuple((role, style_of(role, fields)) for role in TEXT_ROLES)


def style_of(role: str, roles: Fields | None) -> RoleStyle:
    """Return the style of one role."""
    slogan = role == "slogan"
    weight = "Bold" if slogan else "SemiBold"
    ink = "primary" if slogan else "secondary"
    size = DEFAULT_SIZES[role]
    fields = roles.inner(role, STYLE_KEYS) if roles else None
    if fields is None:
        return RoleStyle(f"{FAMILY}-{weight}", ink, size)
    return RoleStyle(
        font=f"{FAMILY}-{word(fields, 'font', WEIGHTS, weight)}",
        ink=word(fields, "ink", INKS, ink),
        size=number(fields, "size", size, SIZES),
        tracking=number(fields, "tracking", 0.0, (-0.05, 0.5)),
        capitals=word(fields, "capitals", CAPITALS, "never"),
        tag=flag(fields, "tag"),
        lines=flag(fields, "lines"),
    )


def rule_of(fields: Fields) -> tuple[float, float]:
    """Return length and thickness of the short line."""
    inner = fields.inner("rule", ("length", "thick"))
    if inner is None:
        return 3.0, 0.08
    return number(inner, "length", 3.0, (0.1, 40.0)), number(inner, "thick", 0.08, (0.02, 2.0))


def arrangement_of(fields: Fields) -> Arrangement:
    """Return how a template stands in some aspects."""
    fields.items("for", required=True)
    fields.items("zones", required=True)
    sizes = fields.inner("sizes", TEXT_ROLES)
    return Arrangement(
        aspects=tuple(known_words(fields, "for", ASPECTS)),
        zones=fields.each("zones", ZONE_KEYS, zone_of),
        split=split_of(fields.inner("split", SPLIT_KEYS)),
        ornament=fields.each("ornament", MOTIF_KEYS, motif_of),
        photo=word(fields, "photo", AREAS, ""),
        sizes=tuple(
            (role, number(sizes, role, DEFAULT_SIZES[role], SIZES))
            for role in TEXT_ROLES
            if sizes and role in sizes.node.entries
        ),
    )


def split_of(fields: Fields | None) -> Split | None:
    """Return the panel that an arrangement sets apart."""
    if fields is None:
        return None
    return Split(
        edge=word(fields, "edge", EDGES, "left"),
        part=number(fields, "part", 0.25, (0.02, 0.9)),
        at_most=number(fields, "at_most", 9.0, (0.05, 99.0)),
        tone=word(fields, "tone", TONES, "panel"),
        gap=number(fields, "gap", 1.43, (0.0, 20.0)),
        rule=flag(fields, "rule"),
    )


def zone_of(fields: Fields) -> Zone:
    """Return one zone."""
    left, top, right, bottom = insets(fields)
    return Zone(
        area=word(fields, "in", AREAS, "page"),
        align=word(fields, "align", ALIGNS, "centre"),
        ink=word(fields, "ink", INKS, ""),
        at=number(fields, "at", 0.48, (0.0, 1.0)),
        inset=(left, top, right, bottom),
        left=tuple(known_words(fields, "left", PICTURE_ROLES)),
        right=tuple(known_words(fields, "right", PICTURE_ROLES)),
        top=rows(fields, "top"),
        middle=rows(fields, "middle"),
        bottom=rows(fields, "bottom"),
    )


def motif_of(fields: Fields) -> Motif:
    """Return one piece of ornament."""
    return Motif(
        name=word(fields, "name", MOTIFS, next(iter(MOTIFS))),
        area=word(fields, "in", AREAS, "page"),
        tone=word(fields, "tone", TONES, "dim"),
        corner=word(fields, "corner", CORNERS, "bottom-right"),
    )


def insets(fields: Fields) -> tuple[float, ...]:
    """Return the four parts of an area that stay free."""
    if "inset" not in fields.node.entries:
        return (0.0, 0.0, 0.0, 0.0)
    values = tuple(value for node in fields.items("inset") for value in parts_of(node))
    left, top, right, bottom = values if len(values) == len(EDGES) else (1.0, 1.0, 1.0, 1.0)
    if left + right > MOST_INSET or top + bottom > MOST_INSET:
        fields.report("template-inset", "inset")
        return (0.0, 0.0, 0.0, 0.0)
    return (left, top, right, bottom)


MOST_INSET = 0.9  # of an area; a tenth at least is left for text


def parts_of(node: Node) -> tuple[float, ...]:
    """Return the number of a node, a part of one; nothing where it is none."""
    value = number_in(node)
    return (value,) if value is not None and 0 <= value <= 1 else ()


def rows(fields: Fields, key: str) -> tuple[tuple[str, ...], ...]:
    """Return a stack: each entry one item, or a list of items side by side."""
    found: list[tuple[str, ...]] = []
    for node in fields.items(key):
        nodes = node.items if isinstance(node, Sequence) else (node,)
        row = tuple(item for one in nodes for item in item_of(fields, key, one))
        if row:
            found.append(row)
    return tuple(found)


def item_of(fields: Fields, key: str, node: Node) -> tuple[str, ...]:
    """Return the item a node names; nothing where there is none of that name."""
    name = node.text or "" if isinstance(node, Scalar) else ""
    if name in ITEMS:
        return (name,)
    fields.problems.append(
        Problem.make(
            "template-word", node.source, key=key, quote=name, help=suggestion(name, ITEMS)
        )
    )
    return ()


def known_words(fields: Fields, key: str, known: Collection[str]) -> list[str]:
    """Return the words of a list that are known; another one is a problem."""
    found: list[str] = []
    for name in fields.texts(key):
        if name in known:
            found.append(name)
        else:
            fields.report("template-word", key, quote=name, help=suggestion(name, known))
    return found


def word(fields: Fields, key: str, known: Collection[str], default: str) -> str:
    """Return one word of those that are known."""
    typed = fields.text(key)
    if not typed or typed in known:
        return typed or default
    fields.report("template-word", key, quote=typed, help=suggestion(typed, known))
    return default


def flag(fields: Fields, key: str) -> bool:
    """Return a yes or no."""
    return word(fields, key, (YES, NO), NO) == YES


def number(fields: Fields, key: str, default: float, bounds: tuple[float, float]) -> float:
    """Return a number between two bounds."""
    node = fields.node.entries.get(key)
    if node is None:
        return default
    value = number_in(node)
    if value is not None and bounds[0] <= value <= bounds[1]:
        return value
    least, most = (f"{bound:g}" for bound in bounds)
    quote = node.text or "" if isinstance(node, Scalar) else ""
    fields.report("template-number", key, quote=quote, least=least, most=most)
    return default


def number_in(node: Node) -> float | None:
    """Return the finite number that a node holds."""
    try:
        value = float(node.text or "") if isinstance(node, Scalar) else math.nan
    except ValueError:
        return None
    return value if math.isfinite(value) else None
