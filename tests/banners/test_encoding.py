import struct
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bangron.banners.encoding import ENCODERS, PNG_SIGNATURE

PNG = ENCODERS["png"]


def picture(width: int, height: int, data: bytes) -> Image.Image:
    made = Image.frombytes("P", (width, height), data)
    made.putpalette([level for index in range(256) for level in (index, 255 - index, index // 2)])
    return made


def chunks(data: bytes) -> list[bytes]:
    """Return the names of a PNG's chunks in order."""
    names, at = [], len(PNG_SIGNATURE)
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        names.append(data[at + 4 : at + 8])
        at += 12 + length
    return names


@given(st.integers(1, 40), st.integers(1, 40), st.randoms(use_true_random=False))
def test_any_picture_is_read_back_as_it_was(width: int, height: int, chance: object) -> None:
    data = bytes(chance.choices(range(256), k=width * height))  # type: ignore[attr-defined]  # a Random
    made = picture(width, height, data)
    with Image.open(BytesIO(PNG.encode(made, 72))) as read:
        assert (read.mode, read.size) == ("P", (width, height))
        assert read.tobytes() == data
        assert read.convert("RGB").tobytes() == made.convert("RGB").tobytes()


@pytest.mark.parametrize("dpi", [36, 72, 300])
def test_the_resolution_and_srgb_are_told_and_nothing_else(dpi: int) -> None:
    data = PNG.encode(picture(3, 2, bytes(6)), dpi)
    assert chunks(data) == [b"IHDR", b"sRGB", b"pHYs", b"PLTE", b"IDAT", b"IEND"]
    with Image.open(BytesIO(data)) as read:
        assert read.info["dpi"] == pytest.approx((dpi, dpi), abs=0.02)
        assert read.info["srgb"] == 0


def test_the_same_picture_gives_the_same_bytes() -> None:
    made = picture(30, 30, bytes(range(30)) * 30)
    assert PNG.encode(made, 72) == PNG.encode(made.copy(), 72)
