import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given

from bangron.text.normal import (
    caps,
    fold,
    mend_tones,
    new_tone_style,
    nfc,
    old_tone_style,
    smart_quotes,
    tidy,
    tone_variant,
)
from tests.support.vietnamese import odd_text, phrases, words


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


# --- nfc, tidy ---------------------------------------------------------------------------------


def test_nfc_keeps_the_ellipsis_that_nfkc_would_spell_out() -> None:
    assert nfc("của đất nước…") == "của đất nước…"


def test_deprecated_tone_marks_become_the_current_ones() -> None:
    assert nfc("a\u0340e\u0341") == "àé"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Ðảng ủy", "Đảng ủy"),  # Icelandic eth
        ("\u0189ảng", "Đảng"),  # African D
        ("\u00f0ảng", "đảng"),
        ("Tiếp\u00ad tục", "Tiếp tục"),
        ("\ufeffDân\u200b vận\u200f", "Dân vận"),
        ("Dân\tvận   khéo ", "Dân vận khéo"),
        ("Dân\u2003vận\u3000khéo", "Dân vận khéo"),
        ("a\u0323\u0302", "ậ"),
        ("a\u0302\u0323", "ậ"),
        ("a\u0301\u0302n", "ấn"),  # the tone typed before the circumflex
        ("Kê\u0301 hoạch", "Kế hoạch"),
        ("c\u0430n", "can"),  # a Cyrillic a in a Latin word
        ("c\u0430\u0301n", "cán"),
        ("dòng một \r\n  dòng hai\rdòng ba", "dòng một\ndòng hai\ndòng ba"),
        ("a\x00b\x1bc", "abc"),
        ("gi\u1ee3i \u202ethưởng", "giợi thưởng"),
    ],
)
def test_tidy_mends_what_pasting_brings(typed: str, stored: str) -> None:
    assert tidy(typed) == stored


def test_tidy_keeps_the_no_break_space_that_forbids_a_line_break() -> None:
    assert tidy("93\u00a0năm") == "93\u00a0năm"
    assert tidy("93 \u00a0 năm") == "93\u00a0năm"
    assert tidy("93\u202fnăm") == "93\u00a0năm"


def test_tidy_leaves_a_word_that_is_cyrillic_throughout() -> None:
    assert tidy("Москва") == "Москва"


@given(odd_text)
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(odd_text)
def test_tidy_gives_nfc_without_outer_or_double_spaces(text: str) -> None:
    tidied = tidy(text)
    assert unicodedata.is_normalized("NFC", tidied)
    assert tidied == tidied.strip()
    assert "  " not in tidied
    assert not {"\t", "\r", "\u200b", "\ufeff", "\u00ad", "Ð"} & set(tidied)


@given(odd_text)
def test_tidy_gives_the_same_for_decomposed_input(text: str) -> None:
    assert tidy(nfd(text)) == tidy(nfc(text))


# --- fold --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written", ["Dân vận khéo", "DÂN VẬN KHÉO", "dan van kheo", nfd("Dân vận khéo")]
)
def test_fold_gives_what_a_searcher_types(written: str) -> None:
    assert fold(written) == "dan van kheo"


def test_fold_makes_every_d_a_plain_one() -> None:
    assert fold("Đđ Ðð Ɖɖ") == "dd dd dd"


def test_fold_is_blind_to_the_style_of_tone_marks() -> None:
    assert fold("Ủy ban") == fold("Uỷ ban") == "uy ban"


@given(odd_text)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(odd_text)
def test_fold_gives_the_same_for_decomposed_input(text: str) -> None:
    assert fold(nfd(text)) == fold(nfc(text))


@given(phrases)
def test_fold_of_vietnamese_is_ascii_of_the_same_length(text: str) -> None:
    assert fold(text).isascii()
    assert len(fold(text)) == len(text)


# --- tone marks --------------------------------------------------------------------------------

OLD = words("òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy")
NEW = words("oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ")


@pytest.mark.parametrize(("old", "new"), list(zip(OLD, NEW, strict=True)))
@pytest.mark.parametrize("initial", ["", "h", "kh", "ngh", "đ"])
def test_the_fifteen_rimes_change_with_the_style(initial: str, old: str, new: str) -> None:
    for case in (str.lower, str.upper, str.capitalize):
        assert old_tone_style(case(initial + new)) == case(initial + old)
        assert new_tone_style(case(initial + old)) == case(initial + new)
        assert tone_variant(case(initial + old)) == case(initial + new)
        assert tone_variant(case(initial + new)) == case(initial + old)


@pytest.mark.parametrize("style", [old_tone_style, new_tone_style, mend_tones, tone_variant])
@pytest.mark.parametrize(
    "word",
    words(
        "hoàn hoạt hoạch khoát ngoài thoại huỳnh huyền khuỷu quý quỳ quỷ quà quả què già giữ bìa của"
        " mùa thuở khuỵu nghiêng giếng gìn ngoáo quyển chuyển rượu hươu tuổi muỗi yếu xoèn xoẹt goòng"
        " 25-NQ/TW UBND-VXNV café Perú señor São ngoéo khuấy nguẩy"
    ),
)
def test_both_styles_agree_on_other_words(style: Callable[[str], str], word: str) -> None:
    assert style(word) == word


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("cuả", "của"),
        ("qúy", "quý"),
        ("nghìên", "nghiền"),
        ("hòan", "hoàn"),
        ("tòan", "toàn"),
        ("thủơ", "thuở"),
        ("gìa", "già"),
        ("TÒAN", "TOÀN"),
        ("Qùan", "Quàn"),
        ("toì", "tòi"),
        ("xoaì", "xoài"),
        ("khúyu", "khuýu"),
    ],
)
def test_plainly_wrong_places_are_put_right_in_every_style(wrong: str, right: str) -> None:
    assert mend_tones(wrong) == right
    assert old_tone_style(wrong) == right
    assert new_tone_style(wrong) == right


def test_mending_takes_no_side_between_the_styles() -> None:
    assert mend_tones("Ủy ban, Uỷ ban, hòa, hoà") == "Ủy ban, Uỷ ban, hòa, hoà"


def test_a_sentence_keeps_everything_but_its_tone_marks() -> None:
    before = "Uỷ ban nhân dân (khoá XI) ban hành 05-QC/TU, 7h30; HOÀ BÌNH"
    assert old_tone_style(before) == "Ủy ban nhân dân (khóa XI) ban hành 05-QC/TU, 7h30; HÒA BÌNH"


@given(phrases)
def test_a_style_is_reached_in_one_step(text: str) -> None:
    assert old_tone_style(old_tone_style(text)) == old_tone_style(text)
    assert new_tone_style(new_tone_style(text)) == new_tone_style(text)
    assert old_tone_style(new_tone_style(text)) == old_tone_style(text)
    assert mend_tones(old_tone_style(text)) == old_tone_style(text)


@given(phrases)
def test_a_style_changes_no_letter(text: str) -> None:
    assert fold(old_tone_style(text)) == fold(text)
    assert old_tone_style(text).casefold() == old_tone_style(text.casefold())


@given(odd_text)
def test_styles_take_decomposed_input_and_never_fail(text: str) -> None:
    assert old_tone_style(nfd(text)) == old_tone_style(nfc(text))
    assert tone_variant(nfd(text)) == tone_variant(nfc(text))


# --- quotes ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('"Dân vận khéo"', "“Dân vận khéo”"),
        ('mô hình "Dân vận khéo";', "mô hình “Dân vận khéo”;"),
        ('("Trọng dân")', "(“Trọng dân”)"),
        ('"năm 2023"', "“năm 2023”"),
        ('" dân biết "', "“ dân biết ”"),
        ("“đã đúng”", "“đã đúng”"),
        ('“mở cong, đóng thẳng"', "“mở cong, đóng thẳng”"),
        ('"một" và "hai"', "“một” và “hai”"),
        ('"một\n"hai"', "“một\n“hai”"),
        ('màn hình 55"', 'màn hình 55"'),
    ],
)
def test_straight_quotes_become_the_official_ones(typed: str, set_: str) -> None:
    assert smart_quotes(typed) == set_


@given(odd_text)
def test_setting_quotes_twice_changes_nothing(text: str) -> None:
    assert smart_quotes(smart_quotes(text)) == smart_quotes(text)


@given(odd_text)
def test_setting_quotes_changes_nothing_else(text: str) -> None:
    plain = str.maketrans("“”", '""')
    assert smart_quotes(text).translate(plain) == text.translate(plain)


# --- capitals ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Dân vận khéo thì việc gì cũng thành công", "DÂN VẬN KHÉO THÌ VIỆC GÌ CŨNG THÀNH CÔNG"),
        ("đội ngũ ữ ẫ ợ", "ĐỘI NGŨ Ữ Ẫ Ợ"),
        ("Chỉ thị số 33/CT-TTg", "CHỈ THỊ SỐ 33/CT-TTg"),
        ("Quyết định của TTg", "QUYẾT ĐỊNH CỦA TTg"),
        ("tuyến đường 5 km, cao 0,8 m", "TUYẾN ĐƯỜNG 5 km, CAO 0,8 m"),
        ("lúc 7h30 ngày 15/10", "LÚC 7h30 NGÀY 15/10"),
        ("xem tại danvan.vn/thang-10", "XEM TẠI danvan.vn/thang-10"),
        ("xem https://a.gov.vn/tin?id=x", "XEM https://a.gov.vn/tin?id=x"),
        ("gửi lien-he@so.gov.vn", "GỬI lien-he@so.gov.vn"),
        ("93 năm Ngày truyền thống", "93 NĂM NGÀY TRUYỀN THỐNG"),
    ],
)
def test_capitals_spare_what_they_would_make_wrong(text: str, shown: str) -> None:
    assert caps(text) == shown


@given(phrases)
def test_capitals_change_nothing_but_case(text: str) -> None:
    assert caps(text).casefold() == text.casefold()


@given(odd_text)
def test_capitals_take_decomposed_input_and_settle_at_once(text: str) -> None:
    assert caps(nfd(text)) == caps(nfc(text))
    assert unicodedata.is_normalized("NFC", caps(text))
