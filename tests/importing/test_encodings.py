"""Vietnamese from before Unicode becomes Unicode, and nothing else changes."""

import codecs
import unicodedata
from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bangron.importing.encodings.detecting import detect, odd_words
from bangron.importing.encodings.restoring import (
    clean,
    decode,
    read_in_font,
    restore,
    word_without_u,
)
from bangron.importing.encodings.tables import encoding_of_font, encodings, letters_of
from bangron.importing.raw import RawLine
from tests.support.vietnamese import phrases

VOWELS = "aăâeêioôơuưy"
SMALL = [
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in VOWELS
    for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
]
MARKED = [letter for letter in [*SMALL, "đ"] if not letter.isascii()]
ALPHABET = [*MARKED, *(letter.upper() for letter in MARKED)]
RECORDS = yaml.safe_load(
    (files("bangron") / "lexicon" / "encodings.yml").read_text(encoding="utf-8")
)
FULL = ("vni", "vps", "viscii")
PROSE = (
    "Kế hoạch tổ chức Tháng cao điểm thực hiện công tác dân vận năm 2023: nâng cao nhận thức,"
    " trách nhiệm của cán bộ, đảng viên; phát huy quyền làm chủ của Nhân dân. Ủy ban nhân dân tỉnh"
    " và các sở, ngành phối hợp, giữ vững mối quan hệ đồng thuận, biểu dương những người tốt."
)


def encode(text: str, key: str) -> str:
    """Return text as byte characters; only letters of the table change."""
    table = letters_of(RECORDS[key])
    return "".join(table.get(c, c) for c in text)


def test_the_alphabet_has_134_letters_beyond_ascii() -> None:
    assert len(set(ALPHABET)) == 134


@pytest.mark.parametrize("key", FULL)
def test_every_letter_goes_there_and_back(key: str) -> None:
    table = letters_of(RECORDS[key])
    assert set(table) == set(ALPHABET)
    assert len(set(table.values())) == 134
    assert {letter: encodings()[key].decode(code) for letter, code in table.items()} == {
        letter: letter for letter in ALPHABET
    }


def test_every_letter_of_tcvn3_goes_there_and_back_with_its_font_of_capitals() -> None:
    table = letters_of(RECORDS["tcvn3"])
    assert set(table) == {*MARKED, *"ĂÂĐÊÔƠƯ"}
    for letter in MARKED:
        assert read_in_font(table[letter], ".VnTime") == letter
        assert read_in_font(table[letter], ".VnTimeH") == letter.upper()


def test_windows_1258_goes_there_and_back() -> None:
    shapes = {c: c for c in "ăâđêôơưĂÂĐÊÔƠƯ"}
    for letter in ALPHABET:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
        shape = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tone))
        code = (shapes.get(shape, shape) + tone).encode("cp1258").decode("latin-1")
        assert encodings()["cp1258"].decode(code) == letter


@pytest.mark.parametrize(
    ("key", "letter", "code"),
    [
        # Spot checks against RFC 1456, TCVN 5712 and samples of each encoding.
        *(
            ("viscii", "ạ", 0xD5),
            ("viscii", "Ạ", 0x80),
            ("viscii", "Ỵ", 0x1E),
            ("viscii", "đ", 0xF0),
        ),
        *(("tcvn3", "ư", 0xAD), ("tcvn3", "đ", 0xAE), ("tcvn3", "à", 0xB5), ("tcvn3", "ỵ", 0xFE)),
        *(("vps", "ế", 0x89), ("vps", "Ỗ", 0x99), ("vps", "đ", 0xC7), ("vps", "Ạ", 0x02)),
    ],
)
def test_codes_are_those_of_the_standards(key: str, letter: str, code: int) -> None:
    assert letters_of(RECORDS[key])[letter] == chr(code)


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("Uû ban nh©n d©n", "Uỷ ban nhân dân"),
        ("DÔ mêi lÇn kh«ng d©n còng chÞu", "Dễ mời lần không dân cũng chịu"),
        ("Khã tr¨m lÇn d©n liÖu còng xong", "Khó trăm lần dân liệu cũng xong"),
        ("LËt thuyÒn míi biÕt d©n nh n\u00adíc", "Lật thuyền mới biết dân nh nước"),
        ("Uûy ban nhaân daân tænh", "Ủy ban nhân dân tỉnh"),
        ("ÑAÛNG COÄNG SAÛN VIEÄT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("KÕ HO¹CH TæNG KÕT C¤NG T¸C", "KẾ HOẠCH TỔNG KẾT CÔNG TÁC"),
        ("§¶ng bé vμ nh©n d©n", "Đảng bộ và nhân dân"),
    ],
)
def test_samples_seen_on_the_web_are_read(seen: str, meant: str) -> None:
    (line,), problems = restore("a.txt", [RawLine(seen, 1)])
    assert line.text == meant
    assert problems[0].rule == "reader-converted"


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("nh- n-íc, ng-êi d©n, t- t-ëng", "như nước, người dân, tư tưởng"),
        ("kinh tÕ-x· héi, 33-CT, - Giao", "kinh tế-xã hội, 33-CT, - Giao"),
    ],
)
def test_the_hyphen_that_pdf_shows_for_u_is_read_as_u(seen: str, meant: str) -> None:
    assert read_in_font(seen, ".VnTime") == meant


@pytest.mark.parametrize("key", ["tcvn3", *FULL])
def test_a_file_in_an_old_encoding_is_told_and_read(key: str) -> None:
    prose = PROSE.replace("Ủ", "ủ") if key == "tcvn3" else PROSE
    decoded = decode(encode(prose, key).encode("latin-1"))
    assert decoded is not None
    assert decoded.legacy is not None
    assert decoded.legacy.id == key
    assert decoded.legacy.decode(decoded.text) == prose


def test_a_file_in_windows_1258_is_told_and_read() -> None:
    parts = [unicodedata.normalize("NFD", c) for c in PROSE]
    data = b"".join(_cp1258(part) for part in parts)
    decoded = decode(data)
    assert decoded is not None
    assert decoded.legacy is not None
    assert decoded.legacy.id == "cp1258"
    assert decoded.legacy.decode(decoded.text) == PROSE


def _cp1258(parts: str) -> bytes:
    tones = [c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323"]
    shape = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones))
    return (shape + "".join(tones)).encode("cp1258")


@pytest.mark.parametrize(
    "data",
    [
        PROSE.encode(),
        codecs.BOM_UTF8 + PROSE.encode(),
        PROSE.encode("utf-16"),
        codecs.BOM_UTF16_BE + PROSE.encode("utf-16-be"),
        PROSE.encode("utf-16-le"),
        PROSE.encode("utf-16-be"),
    ],
    ids=["utf-8", "with mark", "utf-16", "big endian", "little, no mark", "big, no mark"],
)
def test_unicode_is_read_in_every_form(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is not None
    assert (decoded.text, decoded.legacy, decoded.is_damaged) == (PROSE, None, False)


def test_a_few_damaged_bytes_do_not_make_utf8_something_else() -> None:
    data = PROSE.encode()
    cut = data.index("ậ".encode()) + 1
    decoded = decode(data[:cut] + data[cut + 1 :])
    assert decoded is not None
    assert decoded.is_damaged
    assert decoded.legacy is None


@pytest.mark.parametrize(
    "data",
    ["Größe, Straße, müde, für, Übung, schön".encode("latin-1"), bytes(range(128, 256)) * 4],
)
def test_bytes_that_are_no_vietnamese_are_in_no_known_encoding(data: bytes) -> None:
    assert decode(data) is None


RIGHT = [
    PROSE,
    "công tác dân vân",  # every letter stands in Latin-1
    "Lê Văn Đô, xã Ân Hòa, huyện Kông Chro",
    "Größe, Straße, müde, für, Übung, schön",
    "déjà vu, été, français, garçon, où, à la carte",
    "señor, mañana, ação, coração",
    "25° C, 30 m², © 2023, § 5, ±2 %, 1½, “trích” – đoạn… A—B",
    "The quick brown fox; UBND, HĐND, 33/CT-TTg",
    "Krông Pắc, Đắk Lắk, Pleiku, Ðảng",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_text_stays(text: str) -> None:
    (line,), problems = restore("a.txt", [RawLine(text, 1)])
    assert line.text == text.replace("Ð", "Đ")
    assert problems == ()


@given(
    st.lists(
        st.sampled_from(RIGHT).map(str.split).flatmap(st.permutations).map(" ".join), max_size=5
    )
)
def test_no_mixture_of_right_lines_is_converted(texts: list[str]) -> None:
    lines = [RawLine(text, i) for i, text in enumerate(texts, 1)]
    restored, problems = restore("a.txt", lines)
    assert [line.text for line in restored] == [clean(text) for text in texts]
    assert problems == ()


@given(phrases)
def test_unicode_vietnamese_is_never_taken_for_an_old_encoding(text: str) -> None:
    data = text.encode()
    decoded = decode(data)
    assert decoded is not None
    assert decoded.text == text


@given(st.sampled_from(["tcvn3", *FULL]), st.permutations(PROSE.lower().split()))
def test_an_old_encoding_is_told_from_any_twenty_words(key: str, words: list[str]) -> None:
    text = " ".join(words[:20])
    verdict = detect(odd_words(encode(text, key)))
    assert verdict is not None
    assert verdict.encoding.decode(encode(text, key)) == text


@given(st.text(max_size=60), st.text(max_size=60))
def test_reading_never_fails_and_gives_composed_letters(one: str, two: str) -> None:
    restored, _ = restore("a.txt", [RawLine(one, 1), RawLine(two, 2)])
    for line in restored:
        assert unicodedata.is_normalized("NFC", line.text)


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_not_but_never_fail(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is None or isinstance(decoded.text, str)


def test_only_the_lines_that_need_it_are_converted() -> None:
    texts = ["Uû ban nh©n d©n tØnh", "Ủy ban nhân dân tỉnh", "công tác", "C«ng t¸c"]
    restored, problems = restore("a.docx", [RawLine(t, i) for i, t in enumerate(texts, 1)])
    assert [line.text for line in restored] == [
        *("Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh", "công tác", "Công tác"),
    ]
    assert [(p.rule, p.source.line) for p in problems] == [
        ("reader-converted", 1),
        ("reader-capitals-lost", 1),
    ]


def test_a_lost_u_is_reported_where_it_is_missed() -> None:
    lines = [RawLine("DÔ mêi lÇn kh«ng d©n còng chÞu", 1), RawLine("d©n nh níc, biÕt mÊy", 2)]
    _, problems = restore("a.txt", lines)
    lost = [(p.source.line, p.quote) for p in problems if p.rule == "reader-letter-lost"]
    assert lost == [(2, "nh")]


@pytest.mark.parametrize(
    ("text", "word"),
    [("dân nh nước", "nh"), ("nớc nhà", "nớc"), ("như nước", ""), ("UBND tỉnh", ""), ("TTg", "")],
)
def test_words_without_their_u_are_found(text: str, word: str) -> None:
    assert word_without_u(text) == word


@pytest.mark.parametrize(
    ("font", "encoding", "in_capitals"),
    [
        *((".VnTime", "tcvn3", False), ("ABCDEF+.VnTimeH,Bold", "tcvn3", True)),
        *(("VNI-Times", "vni", False), ("VPS Times", "vps", False), ("VI Times", "viscii", False)),
        *(("Times New Roman", None, False), ("Vni Sans", None, False), ("", None, False)),
    ],
)
def test_fonts_tell_their_encoding(font: str, encoding: str | None, in_capitals: bool) -> None:  # noqa: FBT001 - a column of the table
    found, capitals = encoding_of_font(font)
    assert ((found.id if found else None), capitals) == (encoding, in_capitals)


def test_cells_are_converted_with_their_row() -> None:
    cells = ("Uû ban nh©n d©n", "C«ng t¸c")
    (line,), _ = restore("a.docx", [RawLine("\t".join(cells), 1, cells=cells)])
    assert line.cells == ("Uỷ ban nhân dân", "Công tác")
    assert line.text == "Uỷ ban nhân dân\tCông tác"
