from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from bangron.banners.faces import face, font_bytes
from tests.support.layouts import FONTS

LETTERS = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
)
ALPHABET = LETTERS + LETTERS.upper() + "0123456789 .,;:!?()“”/-–—…%"
BOLD = "BeVietnamPro-Bold"


@pytest.mark.parametrize("name", FONTS)
def test_the_fonts_have_every_vietnamese_letter(name: str) -> None:
    assert face(name).missing(ALPHABET) == ""


def test_what_a_font_lacks_is_named_once_in_order() -> None:
    assert face(BOLD).missing("a中b😀中") == "中😀"


def test_a_mark_that_no_letter_carries_counts_as_missing() -> None:
    assert face(BOLD).missing("x\u0301") == "\u0301"


def test_stacked_marks_are_measured_where_their_ink_ends() -> None:
    assert face(BOLD).measure("Ẳ").ascent == pytest.approx(1.223)  # DOMAIN 3.4
    assert face(BOLD).measure("Ạ").descent == pytest.approx(0.247)


def test_pairs_are_kerned_and_words_are_not() -> None:
    alone = face(BOLD).measure("T").advance + face(BOLD).measure("o").advance
    assert face(BOLD).measure("To").advance < alone
    apart = face(BOLD).measure("T").advance + face(BOLD).space + face(BOLD).measure("V").advance
    assert face(BOLD).measure("T V").advance == pytest.approx(apart)


def test_tracking_goes_between_letters_only() -> None:
    plain, tracked = face(BOLD).measure("DÂN"), face(BOLD).measure("DÂN", 0.1)
    assert tracked.advance == pytest.approx(plain.advance + 0.2)


@given(st.sampled_from(ALPHABET.replace(" ", "")))
def test_the_measures_of_a_letter_are_those_that_freetype_draws(letter: str) -> None:
    font = ImageFont.truetype(BytesIO(font_bytes(BOLD)), 1000, layout_engine=ImageFont.Layout.BASIC)
    left, top, right, bottom = font.getbbox(letter, anchor="ls")
    extent = face(BOLD).measure(letter)
    assert extent.advance * 1000 == pytest.approx(font.getlength(letter), abs=1)
    # Pillow's box runs from the pen at 0 to the advance where the ink is narrower.
    assert -extent.ascent * 1000 == pytest.approx(top, abs=2)
    assert extent.descent * 1000 == pytest.approx(bottom, abs=2)
    assert left - 2 <= extent.left * 1000
    assert extent.right * 1000 <= right + 2
