"""What can be a Vietnamese syllable, and what cannot (DOMAIN 4.4)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangron.text.syllables import is_syllable
from tests.support.vietnamese import words


@pytest.mark.parametrize(
    "word",
    words(
        "nghiêng Khuỷu QUỐC giếng gì gìn giết gia quý qúy qui ủy Uỷ hòa hoà khoẻ thuở yêu ý"
        " ăn ở đình chuyện Nguyễn xoong quýt huýt kết nghề ghế cá ngã pin sĩ mỹ tỷ bươu ngoằng"
    ),
)
def test_syllables_are_possible(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    words(
        "nghành ngiêm kông cến tuyềnn níc nh nớc gep ce cac tich học̃ qa UBND z đăk Krông fan"
        " wa aa b ưo nghieenng x1"
    ),
)
def test_rubbish_is_not(word: str) -> None:
    assert not is_syllable(word)


@given(st.text(max_size=12))
def test_any_word_has_an_answer(word: str) -> None:
    assert is_syllable(word) in (True, False)
