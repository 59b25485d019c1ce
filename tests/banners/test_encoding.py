import random
import struct
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFilter, ImageStat

from bangron.banners.encoding import ENCODERS, PNG_SIGNATURE, Encoder, PngEncoder, encode
from bangron.banners.encoding_lossy import srgb_profile
from bangron.model import Encoding

PNG = PngEncoder()
every_encoder = pytest.mark.parametrize("encoder", ENCODERS.values(), ids=list(ENCODERS))


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


def art() -> Image.Image:
    """Return a picture in flat colours with soft edges, as banners are."""
    fine = Image.new("L", (1200, 600), 0)
    pen = ImageDraw.Draw(fine)
    for step in range(12):
        pen.ellipse((step * 90, 40 + step * 20, step * 90 + 160, 400), fill=(step % 4 + 1) * 60)
    made = fine.resize((200, 100), Image.Resampling.BOX).quantize(120)
    made.putpalette([v for n in range(120) for v in (n * 2, 255 - n * 2, 40)])
    return made


def photo() -> Image.Image:
    """Return a picture in full colour that no encoder finds easy."""
    noise = random.Random(8).randbytes(3 * 200 * 100)  # noqa: S311 - the same picture every time
    return Image.frombytes("RGB", (200, 100), noise).filter(ImageFilter.BoxBlur(1))


def opened(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as read:
        read.load()
        return read


def test_there_is_an_encoder_for_each_kind_that_a_format_may_name() -> None:
    assert set(ENCODERS) == {str(kind) for kind in Encoding}


@every_encoder
@pytest.mark.parametrize("picture", [art(), photo()], ids=["art", "photo"])
def test_every_way_to_write_a_picture_keeps_its_exact_size(
    encoder: Encoder, picture: Image.Image
) -> None:
    for way in encoder.ways(picture, 72):
        assert opened(way()).size == (200, 100)


@every_encoder
def test_a_file_says_srgb_and_holds_no_past(encoder: Encoder) -> None:
    picture = photo()
    picture.info = {
        "comment": b"by N.N.",
        "exif": b"Exif\0\0x",
        "xmp": b"<x/>",
        "icc_profile": b"no",
    }
    data = encode(encoder, picture, 72)
    assert data is not None
    read = opened(data)
    assert not read.getexif()
    assert b"N.N." not in data
    assert "xmp" not in read.info
    if encoder.id == "png":
        assert read.info["srgb"] == 0
    else:
        assert read.info["icc_profile"] == srgb_profile()


def test_the_profile_is_srgb() -> None:
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    shown = ImageCms.profileToProfile(photo(), ours, ImageCms.createProfile("sRGB"))
    assert shown is not None
    assert max(high for _, high in ImageChops.difference(photo(), shown).getextrema()) <= 1  # type: ignore[misc]  # pairs, one a band


def test_jpeg_can_be_written_of_anything() -> None:
    noise = Image.frombytes("RGB", (300, 150), random.Random(8).randbytes(3 * 300 * 150))  # noqa: S311 - no secret
    assert all(opened(way()).size == noise.size for way in ENCODERS["jpeg"].ways(noise, 72))


@pytest.mark.parametrize("dpi", [72, 150, 300])
def test_jpeg_tells_its_resolution(dpi: int) -> None:
    data = encode(ENCODERS["jpeg"], art(), dpi)
    assert opened(data or b"").info["dpi"] == (dpi, dpi)


@every_encoder
def test_the_same_picture_always_gives_the_same_file(encoder: Encoder) -> None:
    for picture in (art(), photo()):
        for limit in (0, 30_000):
            assert encode(encoder, picture, 72, limit) == encode(encoder, picture.copy(), 72, limit)


@every_encoder
@pytest.mark.parametrize("picture", [art(), photo()], ids=["art", "photo"])
def test_a_limit_is_never_exceeded_and_met_where_any_way_meets_it(
    encoder: Encoder, picture: Image.Image
) -> None:
    weights = [len(way()) for way in encoder.ways(picture, 72)]
    for limit in (1, min(weights) - 1, min(weights), max(weights) - 1, max(weights)):
        data = encode(encoder, picture, 72, limit)
        if data is None:
            assert limit < weights[-1]
        else:
            assert len(data) <= limit


@every_encoder
def test_a_lighter_file_is_asked_for_only_where_the_best_is_too_heavy(encoder: Encoder) -> None:
    best = encode(encoder, photo(), 72) or b""
    lighter = encode(encoder, photo(), 72, len(best) * 3 // 4)
    assert lighter is not None
    assert encode(encoder, photo(), 72, len(best)) == best
    assert len(lighter) < len(best)


@every_encoder
def test_even_the_lightest_banner_looks_like_the_picture(encoder: Encoder) -> None:
    shown = opened(encoder.ways(art(), 72)[-1]()).convert("RGB")
    difference = ImageStat.Stat(ImageChops.difference(shown, art().convert("RGB")))
    assert max(difference.mean) < 12


def test_fewer_colours_are_packed_in_half_bytes_and_read_back() -> None:
    lightest = opened(PNG.ways(art(), 72)[-1]())
    assert lightest.size == (200, 100)
    assert len(lightest.convert("RGB").getcolors() or ()) <= 16


def test_a_large_picture_is_packed_in_strips_and_read_back(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = PNG.encode(art(), 72)
    for strip in (1, 700, 10_000):
        monkeypatch.setattr(PngEncoder, "STRIP_BYTES", strip)
        assert opened(PNG.encode(art(), 72)).tobytes() == opened(whole).tobytes()
        assert opened(PNG.encode(photo(), 72)).tobytes() == photo().tobytes()
