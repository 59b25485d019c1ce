import unicodedata

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangron.text.slugs import FALLBACK, LONGEST_MADE, LONGEST_TAKEN, is_slug, slugify, unique_slug
from tests.support.vietnamese import odd_text, phrases


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Dân vận khéo thì việc gì cũng thành công", "dan-van-kheo-thi-viec-gi-cung-thanh-cong"),
        ("Đảng ủy Khối", "dang-uy-khoi"),
        ("I. MỤC ĐÍCH, YÊU CẦU", "i-muc-dich-yeu-cau"),
        ("Nghị quyết số 25-NQ/TW", "nghi-quyet-so-25-nq-tw"),
        ("25-NQ/TW", "25-nq-tw"),
        ("1946/UBND-VXNV", "1946-ubnd-vxnv"),
        ("  “Trọng dân, gần dân”…  ", "trong-dan-gan-dan"),
        ("diện tích 5 m²", "dien-tich-5-m2"),
        ("../../etc/passwd", "etc-passwd"),
        ("<b>x</b>", "b-x-b"),
    ],
)
def test_a_title_gives_the_address_vietnamese_sites_use(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize("text", ["", "…", "“ ”", "中文", "\u200b"])
def test_an_address_is_never_empty(text: str) -> None:
    assert slugify(text) == FALLBACK


def test_a_long_title_is_cut_between_words() -> None:
    slug = slugify(
        "Tiếp tục đẩy mạnh nâng cao chất lượng việc thực hiện Quy chế dân chủ ở cơ sở " * 2
    )
    assert slug == "tiep-tuc-day-manh-nang-cao-chat-luong-viec-thuc-hien-quy-che-dan-chu-o-co-so"


def test_a_word_that_ends_at_the_limit_stays_whole() -> None:
    title = "a" * (LONGEST_MADE - 2) + " b c"
    assert slugify(title) == "a" * (LONGEST_MADE - 2) + "-b"


def test_one_overlong_word_is_cut_all_the_same() -> None:
    assert slugify("x" * 200) == "x" * LONGEST_MADE


def test_a_name_that_windows_reserves_is_extended() -> None:
    assert slugify("Con") == "con-muc"
    assert slugify("Index") == "index-muc"
    assert slugify("COM1") == "com1-muc"
    assert slugify("con " + "x" * 90) == "con-muc"


def test_it_serves_markdown_as_the_slugify_of_toc() -> None:
    text = "## MỤC ĐÍCH\n\n## Đẩy mạnh công tác Đoàn"
    html = markdown.markdown(
        text, extensions=["toc"], extension_configs={"toc": {"slugify": slugify}}
    )
    assert 'id="muc-dich"' in html
    assert 'id="day-manh-cong-tac-doan"' in html


def test_another_separator_is_used_throughout() -> None:
    assert slugify("Đảng ủy Khối", "_") == "dang_uy_khoi"


@given(st.one_of(odd_text, phrases))
def test_every_address_made_may_be_taken(text: str) -> None:
    slug = slugify(text)
    assert is_slug(slug)
    assert slugify(slug) == slug
    assert len(slug) <= LONGEST_MADE


@given(odd_text)
def test_decomposed_input_gives_the_same_address(text: str) -> None:
    assert slugify(unicodedata.normalize("NFD", text)) == slugify(
        unicodedata.normalize("NFC", text)
    )


def test_a_taken_address_gets_the_next_number() -> None:
    assert unique_slug("ke-hoach", set()) == "ke-hoach"
    assert unique_slug("ke-hoach", {"ke-hoach"}) == "ke-hoach-2"
    assert unique_slug("ke-hoach", {"ke-hoach", "ke-hoach-2"}) == "ke-hoach-3"


def test_a_numbered_address_keeps_the_limit() -> None:
    longest = "a" * LONGEST_TAKEN
    assert unique_slug(longest, {longest}) == "a" * (LONGEST_TAKEN - 2) + "-2"


@given(st.lists(st.sampled_from(["Tin", "tin", "Tín", "tin 2", "con"]), max_size=12))
def test_numbered_addresses_are_all_different(titles: list[str]) -> None:
    taken: list[str] = []
    for title in titles:
        taken.append(unique_slug(slugify(title), taken))
    assert len(set(taken)) == len(titles)
    assert all(map(is_slug, taken))


@pytest.mark.parametrize("name", ["a", "7", "dan-van-kheo", "25-nq-tw", "a" * 100, "conn", "com10"])
def test_plain_names_are_addresses(name: str) -> None:
    assert is_slug(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", "-a", "a-", "-", "a--b", "A", "đ", "a b", "a_b", "a.b", "a/b", "..", "../a", "a\\b"),
        *("index", "con", "prn", "aux", "nul", "com1", "com9", "lpt1", "a" * (LONGEST_TAKEN + 1)),
        *("a\n", "a\x00", "a:b", "％2e", "²", "١", "ſ", "\u212a"),
    ],
)
def test_names_that_could_leave_their_folder_or_break_on_windows_are_none(name: str) -> None:
    assert not is_slug(name)
