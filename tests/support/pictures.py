"""Compare pictures as a reader sees them: by the worst part, not by the mean of the whole.

A mean over the whole picture accepts "6 May" for "8 May"; the worst tile of 32
by 32 pixels does not. Goldens are written only when `BANGRON_GOLDENS=write` is
set, which is refused in CI.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

GOLDEN = Path(__file__).parent.parent / "golden"
TILE_PX = 32
WORST_TILE = 6.0  # mean difference of levels: another FreeType moves edges, never letters


@dataclass(frozen=True, slots=True)
class Tile:
    """The tile that differs most."""

    x: int
    y: int
    difference: float


def worst_tile(actual: Image.Image, expected: Image.Image) -> Tile:
    """Return the tile with the largest mean difference, over the channel that differs most."""
    assert actual.size == expected.size
    difference = ImageChops.difference(actual.convert("RGB"), expected.convert("RGB"))
    tiles = (
        Tile(x, y, max(ImageStat.Stat(difference.crop(box_at(x, y, actual.size))).mean))
        for y in range(0, actual.height, TILE_PX)
        for x in range(0, actual.width, TILE_PX)
    )
    return max(tiles, key=lambda tile: tile.difference)


def box_at(x: int, y: int, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return the box of a tile, cut at the picture's edge."""
    return x, y, min(x + TILE_PX, size[0]), min(y + TILE_PX, size[1])


def assert_golden(name: str, actual: Image.Image, folder: Path) -> None:
    """Hold a picture to its golden; on failure leave actual, expected and difference in `folder`."""
    path = GOLDEN / f"{name}.png"
    if os.environ.get("BANGRON_GOLDENS") == "write":
        if os.environ.get("CI"):
            pytest.fail("goldens are never written in CI")
        path.parent.mkdir(exist_ok=True)
        actual.save(path, optimize=True)
    with Image.open(path) as opened:
        expected = opened.convert("RGB")
    assert actual.size == expected.size, f"{name}: {actual.size} instead of {expected.size}"
    worst = worst_tile(actual, expected)
    if worst.difference > WORST_TILE:
        actual.save(folder / f"{name}.actual.png")
        expected.save(folder / f"{name}.expected.png")
        ImageChops.difference(actual.convert("RGB"), expected).save(folder / f"{name}.diff.png")
        pytest.fail(f"{name}: worst tile {worst}; see {folder}")
