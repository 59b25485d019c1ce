"""The pieces that a zone of a banner is stacked from: text, pictures, lines, rows of these.

In: settings, sizes, and at last a box. Out: lines, rules, pictures and blocks,
gathered in a `Sheet`. A piece knows its height before it is placed; who stands
above whom is decided in `composing`.
"""

from dataclasses import dataclass, field
from typing import Protocol

from bangron.banners.assets import Asset
from bangron.banners.fitting import Setting
from bangron.banners.layout import Block, Box, Line, Picture, Rule, Style, place

TAG_PAD = (0.55, 0.42)  # em beside and above the letters on their bar
PICTURE_GAP = 0.7  # units round a logo: about a third of its height stays clear


@dataclass(slots=True)
class Sheet:
    """What has been placed so far."""

    lines: list[Line] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


class Piece(Protocol):
    """Something that can be stacked."""

    @property
    def name(self) -> str:
        """The item's name."""

    @property
    def width_px(self) -> float:
        """The width that it takes."""

    @property
    def height_px(self) -> float:
        """The height that it takes."""

    def put(self, box: Box, align: str, sheet: Sheet) -> None:
        """Place it at the top of `box`, whose width is what it was made for."""


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Lines of one role."""

    name: str
    setting: Setting
    style: Style
    unit_px: float
    tag: bool = False
    lines: bool = False
    indent_px: float = 0.0
    """How far the lines that open no quotation stand in, so that its mark hangs."""

    @property
    def pad_px(self) -> tuple[float, float]:
        """What the bar behind the text adds beside and above it."""
        size = self.setting.size_px if self.tag else 0
        return TAG_PAD[0] * size, TAG_PAD[1] * size

    @property
    def width_px(self) -> float:
        """The widest line, and its bar."""
        return self.setting.width_px + self.indent_px + 2 * self.pad_px[0]

    @property
    def height_px(self) -> float:
        """The ink, and the bar round it."""
        return self.setting.height_px + 2 * self.pad_px[1]

    def put(self, box: Box, align: str, sheet: Sheet) -> None:
        """Place the lines, their bar, and the thin lines beside them."""
        left, top, right, bottom = box
        beside, above = self.pad_px
        if self.tag:
            sheet.rules.append(self.bar(box, align))
        inner = (left + beside, top + above, right - beside, bottom)
        lines = place(self.setting, self.style, inner, align, self.indent_px)
        sheet.lines += lines
        if self.lines and align == "centre":
            sheet.rules += side_lines(self.setting, box, self.unit_px)

    def bar(self, box: Box, align: str) -> Rule:
        """Return the bar behind the text."""
        left, top, right, _ = box
        start = left if align == "left" else (left + right - self.width_px) / 2
        right, bottom = start + self.width_px, top + self.height_px
        return Rule(round(start), round(top), round(right), round(bottom), tone="panel")


def side_lines(setting: Setting, box: Box, unit: float) -> list[Rule]:
    """Return the thin lines that run from the margins to a centred text."""
    left, top, right, _ = box
    middle = (left + right) / 2
    reach = setting.width_px / 2 + unit * 0.7
    y = round(top + setting.height_px / 2)
    thick = max(2, round(unit * 0.05))
    if middle - reach - left < unit:
        return []
    return [
        Rule(round(left), y, round(middle - reach), y + thick),
        Rule(round(middle + reach), y, round(right), y + thick),
    ]


@dataclass(frozen=True, slots=True)
class MarkPiece:
    """A short rule, or a thin line through the whole width."""

    name: str
    width_px: float
    thick_px: int

    @property
    def height_px(self) -> float:
        """Nothing: the gap below it is measured from its upper edge."""
        return 0.0

    def put(self, box: Box, align: str, sheet: Sheet) -> None:
        """Place the line."""
        left, top, right, _ = box
        start = left if align == "left" else (left + right - self.width_px) / 2
        y = round(top)
        sheet.rules.append(Rule(round(start), y, round(start + self.width_px), y + self.thick_px))


@dataclass(frozen=True, slots=True)
class PicturePiece:
    """A logo."""

    name: str
    asset: Asset
    width_px: float
    height_px: float

    def put(self, box: Box, align: str, sheet: Sheet) -> None:
        """Place the picture."""
        left, top = corner(self.width_px, box, align)
        edges = (left, top, left + round(self.width_px), top + round(self.height_px))
        sheet.pictures.append(Picture(self.name, self.asset, edges))


@dataclass(frozen=True, slots=True)
class CodePiece:
    """A QR code on its own white ground, the quiet zone of four modules kept."""

    rows: tuple[tuple[int, ...], ...]
    module_px: int
    name: str = "qr"

    @property
    def width_px(self) -> float:
        """The side, quiet zone and all."""
        return float(len(self.rows) * self.module_px)

    @property
    def height_px(self) -> float:
        """The side."""
        return self.width_px

    def put(self, box: Box, align: str, sheet: Sheet) -> None:
        """Place the white ground, and a block for each run of dark modules."""
        left, top = corner(self.width_px, box, align)
        side, step = round(self.width_px), self.module_px
        sheet.blocks.append(Block(left, top, left + side, top + side, white=True))
        for at, row in enumerate(self.rows):
            y = top + at * step
            for start, stop in runs(row):
                sheet.blocks.append(
                    Block(left + start * step, y, left + stop * step, y + step, white=False)
                )


def corner(width_px: float, box: Box, align: str) -> tuple[int, int]:
    """Return the whole pixel where a piece of some width begins."""
    left, top, right, _ = box
    start = left if align == "left" else (left + right - width_px) / 2
    return round(start), round(top)


def runs(row: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return where runs of dark modules start and stop."""
    steps = zip((0, *row), (*row, 0), strict=True)
    edges = [at for at, (before, after) in enumerate(steps) if before != after]
    return list(zip(edges[::2], edges[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class RowPiece:
    """Pieces side by side: pictures, a column of texts, more pictures."""

    before: tuple[Piece, ...]
    column: tuple[Piece, ...]
    after: tuple[Piece, ...]
    gaps: tuple[float, ...]
    """Between the texts of the column."""

    gap_px: float
    width_px: float
    column_box: tuple[float, float]
    """Where the column begins and ends, from the row's left."""

    name: str = "row"

    @property
    def column_px(self) -> float:
        """The height of the column."""
        return sum(piece.height_px for piece in self.column) + sum(self.gaps)

    @property
    def height_px(self) -> float:
        """The height of what is highest."""
        beside = [piece.height_px for piece in (*self.before, *self.after)]
        return max([self.column_px, *beside])

    def put(self, box: Box, align: str, sheet: Sheet) -> None:
        """Place all on one middle line."""
        left, top, right, _ = box
        middle = top + self.height_px / 2
        x = left
        if not self.column and align == "centre":
            whole = [*self.before, *self.after]
            total = sum(p.width_px for p in whole) + self.gap_px * (len(whole) - 1)
            x = (left + right - total) / 2
            right = x + total
        for piece in self.before:
            piece.put((x, middle - piece.height_px / 2, right, middle), "left", sheet)
            x += piece.width_px + self.gap_px
        end = right
        for piece in reversed(self.after):
            end -= piece.width_px
            piece.put((end, middle - piece.height_px / 2, right, middle), "left", sheet)
            end -= self.gap_px
        start, stop = left + self.column_box[0], left + self.column_box[1]
        y = middle - self.column_px / 2
        for piece, gap in zip(self.column, (*self.gaps, 0.0), strict=False):
            piece.put((start, y, stop, y + piece.height_px), align, sheet)
            y += piece.height_px + gap
