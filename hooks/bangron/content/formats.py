"""Reads a site's own banner formats, `slogans/formats.yml`.

In: the tree of the file, a list of mappings as in `lexicon/formats.yml`. Out: the
formats in the order of the file, and the problems of all of them; a format that
cannot be drawn is left out. Which formats come with the program is not known here.
"""

import math
import re
from dataclasses import dataclass

from bangron.content.fields import Fields
from bangron.content.yaml_tree import Mapping, Node, Sequence
from bangron.model import Channel, Encoding, FormatSpec, LengthUnit
from bangron.problems import Phrase, Problem, Source
from bangron.text.slugs import slugify

COMMON_KEYS = (
    "id", "purpose", "channel", "default", "dpi", "bleed_mm", "capitals_to", "encoder",
    "limit_bytes", "checked", "source",
)  # fmt: skip
LENGTHS = ("width", "height", "safe", "smallest_type")
KEYS = (*COMMON_KEYS, *(f"{name}_{unit}" for name in LENGTHS for unit in LengthUnit))
REQUIRED = ("id", "purpose", "width_px", "height_px")

MM_PER_INCH = 25.4
SHORTEST_SIDE_PX, LONGEST_SIDE_PX = 16, 30_000
LARGEST_SCREEN_PX = 60_000_000  # no screen shows as much, and memory has an end
LARGEST_PRINT_PX = 200_000_000  # an A0 poster at 300 dpi has 140 million
LONGEST_WEBP_PX = 16_383  # of a side; the file's own bound (RFC 9649, 2.7.1)
LONGEST_MM = 100_000
LEAST_DPI, MOST_DPI = 10, 1200
SCREEN_DPI, PRINT_DPI = 72, 36
MOST_BLEED_MM = 200
MOST_CAPITALS = 300
SMALLEST_LIMIT, LARGEST_LIMIT = 2_000, 1_000_000_000  # bytes
LEAST_FREE = 0.25  # of each side: what the safe area must leave for words
MOST_TYPE = 0.5  # of the free height: two lines of the smallest type must fit

# What our own formats come near to, for whoever gives none.
USUAL_SAFE = {LengthUnit.PX: 0.06, LengthUnit.MM: 0.07}  # of the short side
USUAL_TYPE = 0.032  # of the square root of the area
SMALLEST_TYPE_PX = 12

TRUTHS = {
    "true": True, "yes": True, "có": True, "false": False, "no": False, "không": False,
}  # fmt: skip
UNCHECKED = "chưa kiểm chứng"

# As `is_slug`, but for the point of 0.8 m. A name in -xem is that of a small picture.
ID = re.compile(r"(?!.*-xem$)[a-z0-9]+(?:[-.][a-z0-9]+)*", re.ASCII)
LONGEST_ID = 60

Insets = tuple[float, float, float, float]


def read_formats(
    node: Node | None, path: str
) -> tuple[tuple[FormatSpec, ...], tuple[Problem, ...]]:
    """Return the formats of the file `path` whose tree is `node`."""
    problems: list[Problem] = []
    if not isinstance(node, Sequence) or not node.items:
        keys = Phrase(", ".join(REQUIRED))
        return (), (Problem.make("file-no-list", Source(path), keys=keys),)
    top = Mapping(node.source, {"formats": node}, {"formats": node.source})
    formats = Fields(top, problems, ("formats",)).each("formats", KEYS, read_format)
    return formats, tuple(problems)


def read_format(fields: Fields) -> FormatSpec | None:
    """Return one format; None, with its problems, where it cannot be drawn."""
    size = read_size(fields)
    vi, en = read_purpose(fields)
    shape = read_shape(fields, size) if size else None
    default_channel = Channel.PRINT if size and size.unit is LengthUnit.MM else Channel.WEB
    channel = fields.choice("channel", Channel, default_channel)
    encoder = fields.choice("encoder", Encoding, Encoding.PNG)
    name = read_id(fields)
    bleed = number(fields, "bleed_mm", 0, MOST_BLEED_MM)
    capitals = number(fields, "capitals_to", 0, MOST_CAPITALS)
    limit = number(fields, "limit_bytes", SMALLEST_LIMIT, LARGEST_LIMIT)
    if size is None or shape is None or not fields.sound or not fits(fields, size, encoder):
        return None
    return FormatSpec(
        id=name,
        purpose_vi=vi,
        purpose_en=en,
        channel=channel,
        unit=size.unit,
        width=size.width,
        height=size.height,
        dpi=size.dpi,
        safe=shape.safe,
        smallest_type=shape.smallest_type,
        bleed_mm=bleed or 0.0,
        capitals_to=round(capitals or 0),
        encoder=encoder,
        limit_bytes=round(limit or 0),
        default=truth(fields, "default"),
        checked=None if fields.text("checked") == UNCHECKED else fields.day("checked"),
        origin=fields.text("source"),
        source=fields.node.source,
    )


@dataclass(frozen=True, slots=True)
class Size:
    """How large a format is."""

    unit: LengthUnit
    width: float
    height: float
    dpi: int

    @property
    def px_per_unit(self) -> float:
        """Pixels in one unit of length."""
        return self.dpi / MM_PER_INCH if self.unit is LengthUnit.MM else 1.0


@dataclass(frozen=True, slots=True)
class Shape:
    """What a format leaves for words."""

    safe: Insets
    smallest_type: float


def read_size(fields: Fields) -> Size | None:
    """Return width, height and resolution, all in one unit; None where they are not to be had."""
    keys = fields.node.entries
    unit = LengthUnit.MM if "width_mm" in keys else LengthUnit.PX
    other = LengthUnit.PX if unit is LengthUnit.MM else LengthUnit.MM
    mixed = [key for key in keys if key in {f"{name}_{other}" for name in LENGTHS}]
    for key in mixed:
        fields.report("format-mixed-units", key, unit=unit)
    least, most = (1, LONGEST_MM) if unit is LengthUnit.MM else (SHORTEST_SIDE_PX, LONGEST_SIDE_PX)
    width = number(fields, f"width_{unit}", least, most, required=True)
    height = number(fields, f"height_{unit}", least, most, required=True)
    dpi = number(fields, "dpi", LEAST_DPI, MOST_DPI)
    if mixed or width is None or height is None:
        return None
    usual = PRINT_DPI if unit is LengthUnit.MM else SCREEN_DPI
    return Size(unit, width, height, round(dpi or usual))


def read_id(fields: Fields) -> str:
    """Return the id: it becomes part of file names and addresses."""
    name = fields.text("id", required=True)
    if name and (not ID.fullmatch(name) or len(name) > LONGEST_ID):
        fields.report("format-id", "id", quote=name, slug=slugify(name))
        fields.sound = False
    return name


def read_purpose(fields: Fields) -> tuple[str, str]:
    """Return what a format is for, in Vietnamese and in English: one text serves for both."""
    if isinstance(fields.node.entries.get("purpose"), Mapping):
        inner = fields.inner("purpose", ("vi", "en"))
        vi = inner.text("vi", required=True) if inner else ""
        return vi, (inner.text("en") if inner else "") or vi
    purpose = fields.text("purpose", required=True)
    return purpose, purpose


def read_shape(fields: Fields, size: Size) -> Shape | None:
    """Return safe area and smallest type, as given or as is usual; None where words have no room."""
    short = min(size.width, size.height)
    safe = read_safe(fields, f"safe_{size.unit}", round(short * USUAL_SAFE[size.unit]))
    if safe is None:
        return None
    left, top, right, bottom = safe
    free_width, free_height = size.width - left - right, size.height - top - bottom
    if free_width < size.width * LEAST_FREE or free_height < size.height * LEAST_FREE:
        fields.report("format-safe-area", f"safe_{size.unit}", width=f"{size.width:g}",
                      height=f"{size.height:g}", unit=size.unit)  # fmt: skip
        return None
    key = f"smallest_type_{size.unit}"
    most = free_height * MOST_TYPE
    if key in fields.node.entries:
        smallest = number(fields, key, 1 / size.px_per_unit, most)
        return None if smallest is None else Shape(safe, smallest)
    usual = math.sqrt(size.width * size.height) * USUAL_TYPE
    return Shape(safe, min(max(usual, SMALLEST_TYPE_PX / size.px_per_unit), most))


def read_safe(fields: Fields, key: str, usual: float) -> Insets | None:
    """Return the four insets of a safe area, given as four numbers or as one for all sides."""
    node = fields.node.entries.get(key)
    if not isinstance(node, Sequence):
        inset = number(fields, key, 0, LONGEST_MM) if node else usual
        return None if inset is None else (inset, inset, inset, inset)
    values = [decimal(text) for text in fields.texts(key)]
    insets = [value for value in values if value is not None and value >= 0]
    match insets:
        case [left, top, right, bottom] if len(node.items) == len(insets):
            return left, top, right, bottom
    fields.report("format-safe-numbers", key)
    return None


def fits(fields: Fields, size: Size, encoder: Encoding) -> bool:
    """Tell whether a picture of `size` is one that can be drawn and kept in a file of its kind."""
    width, height = (round(side * size.px_per_unit) for side in (size.width, size.height))
    print_size = size.unit is LengthUnit.MM
    largest = LARGEST_PRINT_PX if print_size else LARGEST_SCREEN_PX
    longest = LONGEST_WEBP_PX if encoder is Encoding.WEBP else LONGEST_SIDE_PX
    key = f"width_{size.unit}"
    if min(width, height) < SHORTEST_SIDE_PX:
        fields.report("format-too-small", key, width=width, height=height, least=SHORTEST_SIDE_PX)
    elif max(width, height) > longest or width * height > largest:
        fields.report("format-too-large", key, width=width, height=height, side=longest,
                      megapixels=largest // 1_000_000)  # fmt: skip
    else:
        return True
    return False


def number(
    fields: Fields, key: str, least: float, most: float, *, required: bool = False
) -> float | None:
    """Return a number from `least` to `most`; None, with a problem, where there is none such."""
    typed = fields.text(key, required=required)
    if not typed:
        return None
    value = decimal(typed)
    if value is None or not least <= value <= most:
        fields.report("format-number", key, quote=typed, least=f"{least:g}", most=f"{most:.10g}")
        fields.sound = False
        return None
    return value


def decimal(typed: str) -> float | None:
    """Return the number that was typed, with a point or with our comma; None where it is none."""
    try:
        value = float(typed.replace(",", ".", 1))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def truth(fields: Fields, key: str) -> bool:
    """Return a yes or no."""
    typed = fields.text(key)
    if typed and typed.casefold() not in TRUTHS:
        fields.report("format-truth", key, quote=typed)
    return TRUTHS.get(typed.casefold(), False)
