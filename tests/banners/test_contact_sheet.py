from io import BytesIO
from pathlib import Path

from PIL import Image

from bangron.banners.contact_sheet import (
    GAP_PX,
    MARGIN_PX,
    WIDTH_PX,
    Shown,
    cell_of,
    contact_sheet,
    in_rows,
    wrapped,
)
from bangron.banners.drawing import font
from tests.support.slogans import slogan

INNER_PX = WIDTH_PX - 2 * MARGIN_PX
FACE = ("BeVietnamPro-Regular", 18)


def picture(folder: Path, width: int, height: int, colour: str = "#0D47A1") -> Shown:
    path = folder / f"{width}x{height}.png"
    Image.new("RGB", (width, height), colour).save(path)
    return Shown(path, ("Ảnh thử", f"{width} × {height} px"))


def sheet_of(shown: list[Shown]) -> Image.Image:
    with Image.open(BytesIO(contact_sheet(slogan("Dân vận khéo"), shown))) as sheet:
        return sheet.convert("RGB")


def test_every_picture_stands_on_the_sheet(tmp_path: Path) -> None:
    sizes = [(1200, 630), (1080, 1920), (1200, 200), (300, 250), (1640, 624)]
    sheet = sheet_of([picture(tmp_path, *size) for size in sizes])
    assert sheet.width == WIDTH_PX
    blue = sum(count for count, colour in sheet.getcolors(1 << 24) or () if colour == (13, 71, 161))
    cells = [cell_of(picture(tmp_path, *size), INNER_PX) for size in sizes]
    assert blue >= 0.99 * sum(cell.picture.width * cell.picture.height for cell in cells)


def test_no_row_is_wider_than_the_sheet(tmp_path: Path) -> None:
    sizes = [(100, 100), (1080, 1920), (1920, 1080), (1222, 465), (12000, 1000), (90, 300)] * 3
    cells = [cell_of(picture(tmp_path, *size), INNER_PX) for size in sizes]
    rows = list(in_rows(cells, INNER_PX))
    assert [cell for row in rows for cell in row] == cells
    for row in rows:
        assert sum(cell.width_px for cell in row) + GAP_PX * (len(row) - 1) <= INNER_PX


def test_a_small_picture_is_never_enlarged(tmp_path: Path) -> None:
    assert cell_of(picture(tmp_path, 240, 80), INNER_PX).picture.size == (240, 80)


def test_the_same_pictures_give_the_same_bytes(tmp_path: Path) -> None:
    shown = [picture(tmp_path, 640, 480), picture(tmp_path, 1200, 200)]
    assert contact_sheet(slogan("a"), shown) == contact_sheet(slogan("a"), shown)


def test_captions_keep_to_their_width_and_lose_no_word() -> None:
    words = "Ảnh xem trước khi chia sẻ liên kết (Facebook, Zalo)"
    lines = wrapped(words, FACE, 150)
    assert " ".join(lines) == words
    assert max(font(*FACE).getlength(line) for line in lines) <= 150


def test_a_word_wider_than_its_room_has_a_line_of_its_own() -> None:
    assert wrapped("a nghiêngnghiêngnghiêng b", FACE, 60) == ("a", "nghiêngnghiêngnghiêng", "b")
