import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangron.text.collation import sort_key
from tests.support.vietnamese import odd_text, phrases

IN_ORDER = {
    "letters and tones": "An, Ăn, Ân, ẩn, ấn, Cà, Cả, Cã, Cá, Cạ, dân chủ, Dân vận, Đảng, đoàn, Ô, Ơn,"
    " Ủy ban",
    "the whole alphabet": "a, ă, â, b, c, d, đ, e, ê, f, g, h, i, j, k, l, m, n, o, ô, ơ, p, q, r,"
    " s, t, u, ư, v, w, x, y, z",
    "six tones": "ma, mà, mả, mã, má, mạ",
    "a syllable's letters before its tone": "Ở, Ơn; cạ, các; Thái Bình, Thanh Hóa; Cà Mau, Cao Bằng",
    "syllable by syllable": "ca cao, cá bò, cá kho, các",
    "Đ after D": "Bình Dương, Bình Định; Đa, Đà; Dương, Đak",
    "provinces as official lists have them": "An Giang, Bà Rịa - Vũng Tàu, Bạc Liêu, Bắc Giang,"
    " Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương, Bình Định, Bình Phước, Bình Thuận, Cà Mau, Cao Bằng,"
    " Cần Thơ, Đà Nẵng, Đắk Lắk, Đắk Nông, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai, Hà Giang, Hà Nam,"
    " Hà Nội, Hà Tĩnh, Hải Dương, Hải Phòng, Hậu Giang, Hòa Bình, Hưng Yên, Khánh Hòa, Kiên Giang,"
    " Kon Tum, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Long An",
}


@pytest.mark.parametrize("name", IN_ORDER)
def test_order_is_that_of_dictionaries_and_official_lists(name: str) -> None:
    for group in IN_ORDER[name].split("; "):
        names = group.split(", ")
        mixed = random.Random(2023).sample(names, len(names))  # noqa: S311 - a shuffle, no secret
        assert sorted(mixed, key=sort_key) == names


def test_digits_count_by_value() -> None:
    assert sorted(["Khối A", "Khối 10", "Khối 9", "Khối 02"], key=sort_key) == [
        "Khối 02",
        "Khối 9",
        "Khối 10",
        "Khối A",
    ]


def test_case_and_punctuation_do_not_separate_equals() -> None:
    names = ["dân vận", "“Dân vận” khéo", "Dân vận", "DÂN VẬN khéo"]
    assert [n.casefold().strip("“") for n in sorted(names, key=sort_key)][:2] == ["dân vận"] * 2


def test_a_very_long_number_is_no_fault() -> None:
    assert sort_key("9" * 10_000) < sort_key("1" + "0" * 10_000)


@given(st.lists(st.one_of(odd_text, phrases), max_size=6))
def test_order_is_total_and_does_not_depend_on_the_start(texts: list[str]) -> None:
    once = sorted(texts, key=sort_key)
    backwards = texts[::-1]
    again = sorted(backwards, key=sort_key)
    assert list(map(sort_key, once)) == list(map(sort_key, again))


@given(odd_text, odd_text)
def test_only_equal_texts_have_equal_keys(one: str, other: str) -> None:
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (sort_key(one) == sort_key(other)) is same
    assert sort_key(unicodedata.normalize("NFD", one)) == sort_key(one)
