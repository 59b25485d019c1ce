"""Finds who must do what: one `Duty` for each numbered item that names a unit.

In: an outline. Out: duties with the printed number and the path of their item.
An item names its unit at its start ("Giao cho Văn phòng Sở làm đầu mối …"), as
its heading ("1. Ban Dân vận Tỉnh ủy"), or takes the one of the item above.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bangron.importing.blocks import Block
from bangron.importing.lexicon import any_of, key, words
from bangron.importing.marks import Mark
from bangron.importing.outline import Item, Outline
from bangron.importing.units import is_unit, split_duty, without_assigner
from bangron.text.normal import fold

# The heads of a table that says who does what, folded.
_WHAT_COLUMN = re.compile(r"(?:ten )?(?:noi dung|nhiem vu|cong viec|hoat dong|viec|phan viec)")
_UNIT_COLUMN = re.compile(
    r"(?:don vi|co quan|bo phan|phong|to chuc|ca nhan|nguoi)?\s*(?:chu tri|thuc hien|phu trach|dam nhiem)"
)
_NESTED = 0.5  # depth of a unit named in the middle of an item, between the item and what is below


@dataclass(frozen=True, slots=True)
class Duty:
    """What a unit is asked to do."""

    item: str
    """As printed, without its last mark: "1", "1.1"."""

    path: str
    unit: str
    parts: tuple[str, ...]
    """What it must do: the item's own words, then those of each line below it."""

    line: int

    @property
    def what(self) -> str:
        """All of it in one line."""
        return joined(self.parts)


@dataclass(slots=True)
class _Open:
    """An item whose duties are being gathered."""

    item: str
    path: str
    unit: str
    line: int
    depth: float
    what: list[str] = field(default_factory=list)

    @property
    def says(self) -> bool:
        """Tell whether there is a unit, and something it must do."""
        return bool(self.unit and _parts(*self.what))

    def duty(self) -> Duty:
        """Return what was gathered."""
        return Duty(self.item, self.path, _named(self.unit), _parts(*self.what), self.line)


def find_duties(outline: Outline) -> tuple[Duty, ...]:
    """Return the duties of a plan, in order."""
    in_section = [item for item in outline.body if _is_duty_section(item.section)]
    duties = list(_section_duties(in_section))
    elsewhere = [item for item in outline.body if not _is_duty_section(item.section)]
    duties += _plain_duties(elsewhere)
    lines = {item.block.first_line: at for at, item in enumerate(outline.body)}
    in_text = sorted(duties, key=lambda duty: lines.get(duty.line, 0))
    blocks = (*(item.block for item in outline.body), *outline.annex)
    return (*in_text, *_table_duties(blocks))


def _section_duties(items: list[Item]) -> Iterator[Duty]:
    """Yield the duties of "Tổ chức thực hiện"."""
    opened: list[_Open] = []
    for item in items:
        if item.is_heading and item.mark and item.mark.style in ("part", "letter", "roman"):
            yield from (one.duty() for one in opened if one.says)
            opened = []
        elif (item.block.text.endswith("./.") and _is_farewell(item.text)) or item.block.cells:
            continue
        elif item.mark and item.mark.style not in ("dash", "plus"):
            depth = _depth(item.mark)
            yield from (one.duty() for one in opened if one.depth >= depth and one.says)
            opened = [one for one in opened if one.depth < depth]
            opened.append(_opened(item, depth, opened))
        else:
            yield from _belonging(item, opened)
    yield from (one.duty() for one in opened if one.says)


def _opened(item: Item, depth: int, above: list[_Open]) -> _Open:
    """Return the item as the one that what follows belongs to."""
    assert item.mark is not None  # noqa: S101 - the caller has looked
    assigned, text = without_assigner(item.text)
    unit, what = split_duty(text)
    if not unit and is_unit(text) and (item.is_heading or assigned or text.endswith(":")):
        unit, what = text.rstrip(" :"), ""
    inherited = above[-1].unit if above else ""
    return _Open(
        item.mark.label,
        item.path,
        unit or inherited,
        item.block.first_line,
        depth,
        [] if item.is_heading and not unit else [what],
    )


def _belonging(item: Item, opened: list[_Open]) -> Iterator[Duty]:
    """Add an unnumbered line to its item, or take it for itself where it names a unit of its own."""
    assigned, text = without_assigner(item.text)
    unit, what = split_duty(text)
    here = opened[-1] if opened else None
    label = here.item if here else item.path
    if unit and text.endswith(":") and (assigned or here is None or not here.unit):
        depth = (here.depth if here else 0) + _NESTED
        opened.append(_Open(label, item.path, unit, item.block.first_line, depth, [what]))
    elif unit and (assigned or here is None or not here.unit):
        yield Duty(label, item.path, _named(unit), _parts(what), item.block.first_line)
    elif here is not None and here.unit:
        here.what.append(item.text)


def _table_duties(blocks: tuple[Block, ...]) -> Iterator[Duty]:
    """Yield the rows of a table that says who does what: "Nội dung", "Đơn vị chủ trì"."""
    columns: tuple[int, int] | None = None
    for block in blocks:
        if not block.cells:
            columns = None
            continue
        heads = [fold(cell) for cell in block.cells]
        what = next((at for at, head in enumerate(heads) if _WHAT_COLUMN.match(head)), -1)
        unit = next((at for at, head in enumerate(heads) if _UNIT_COLUMN.match(head)), -1)
        if what >= 0 and unit >= 0:
            columns = what, unit
        elif columns and max(columns) < len(block.cells):
            parts, who = _parts(block.cells[columns[0]]), " ".join(block.cells[columns[1]].split())
            if parts and who.strip(" .…"):
                label = block.cells[0].strip(" .") if columns[0] > 0 else ""
                yield Duty(label, label, who, parts, block.first_line)


def _named(unit: str) -> str:
    """Return a unit as a name stands alone: with a capital."""
    return unit[:1].upper() + unit[1:]


def _plain_duties(items: list[Item]) -> list[Duty]:
    """Return the numbered items of other parts that begin with a unit: "7. Các chi bộ xác định …"."""
    found = []
    for item in items:
        if not item.mark or item.mark.style != "number" or item.is_heading:
            continue
        assigned, text = without_assigner(item.text)
        unit, what = split_duty(text)
        if unit and (assigned or _names_body(unit)):
            line = item.block.first_line
            found.append(Duty(item.mark.label, item.path, _named(unit), _parts(what), line))
    return found


def _names_body(unit: str) -> bool:
    """Tell whether a unit outside the part on duties is surely one: not "các hoạt động"."""
    keyed = key(unit)
    inner = re.sub(r"^(?:các|mỗi|từng|toàn thể)\s+", "", keyed, flags=re.IGNORECASE)
    return bool(
        re.match(
            rf"(?:{any_of('bodies')}|đơn vị|cơ quan|địa phương|xã|phường|cán bộ)",
            inner,
            re.IGNORECASE,
        )
    )


def _is_duty_section(section: str) -> bool:
    return any(name in section for name in words("duty_sections"))


def _is_farewell(text: str) -> bool:
    return bool(re.match(r"Trên đây|Yêu cầu các|Đề nghị các|Trong quá trình|Kế hoạch này", text))


def _depth(mark: Mark) -> int:
    return {"number": mark.depth, "point": 9}.get(mark.style, 0)


def _parts(*texts: str) -> tuple[str, ...]:
    """Return the texts that say something, without what ends them."""
    bare = (text.strip(" .;/,") for text in texts)
    return tuple(text for text in bare if text.strip(":"))


def joined(parts: tuple[str, ...]) -> str:
    """Return the parts of a duty in one line; behind a colon its items follow."""
    line = "".join(part + (" " if part.endswith(":") else "; ") for part in parts)
    return line.strip(" ;:")
