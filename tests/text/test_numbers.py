import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangron.model import Side
from bangron.text.numbers import DocumentNumber, find_numbers, is_central, kind_name, parse_number
from tests.support.vietnamese import odd_text, phrases, words

PARTY_NUMBERS = words(
    "25-NQ/TW 19-CT/TU 23-QĐ/TW 02-ĐA/TU 05-QC/TU 365-CV/ĐUK 54-KL/TU 110-NQ/TU 279-QĐ/TU 11-CT/TU"
    " 09-CT/TU 116-KL/TU 308-CV/TU 698-CV/TU 06-ĐA/TU 03-KL/TU 01-HD/BDVTU 22-QC/TU 01-KL/TW 05-CT/TW"
    " 293-CV/TW 277-CV/BDVTW 983-QĐ/TU 24-ĐA/TU 105-HD/BTGTW 99-QĐ/TW 399-QĐ/TW 66-QĐ/TW 36-HD/VPTW"
    " 24-KH/BDVTU 15-KH/BDVTU 34-KH/HU 145-NQ/TU 55-HD/BTGTW 88-KL/TW 1740-CV/VPTW 147-HD/BTGTW"
    " 47-CV/BTGĐUK 86-KH/TU 147-CTHĐ/TU 39-CT/TW 12-KH/Th.U"
)
STATE_NUMBERS = words(
    "33/CT-TTg 1946/UBND-VXNV 85/KH-UBND 16/HD-TLĐ 5734/BVHTTDL-VHCSGĐTV 3732/BVHTTDL-VHCS"
    " 3420/HD-BVHTTDL 209/KH-UBND 02/CT-UBND 753/QĐ-TTg 1838/QĐ-TTg 571/QĐ-TTg 990/QĐ-TTg"
    " 203/TTr-BVHTTDL 200/SLĐTBXH-VP 238/UBND-KGVX 50/VHTT 15/KH-SXD"
)
LEGAL_NUMBERS = words(
    "22/2019/NQ-HĐND 26/2020/TT-BTTTT 75/2025/QH15 666/2015/QĐ-UBND 30/2020/NĐ-CP 42/2022/NĐ-CP"
    " 10/2022/QH15 91/2025/QH15 16/2012/QH13 55/2014/TTLT/BTC-BNV"
)

SENTENCES: tuple[tuple[str, list[str]], ...] = (
    # Sentences in the manner of the plans, and what a reader finds in them.
    (
        "Thực hiện Văn bản số 365-CV/ĐUK, ngày 26/9/2023 của Đảng uỷ khối các cơ quan tỉnh.",
        ["365-CV/ĐUK"],
    ),
    (
        "Đề án số 02-ĐA/TU, ngày 09/11/2021 và Quy chế số 05-QC/TU ngày 09/12/2021 về dân vận,",
        ["02-ĐA/TU", "05-QC/TU"],
    ),
    (
        "theo Nghị quyết 25-NQ/TW (khoá XI); Kết luận\n01-KL/TW, ngày 18/5/2021",
        ["25-NQ/TW", "01-KL/TW"],
    ),
    ("Quyết định số 23-\nQĐ/TW và Chỉ thị số 05-\n\nCT/TW", ["23-QĐ/TW", "05-CT/TW"]),
    ("Kế hoạch số 85/KH-\nUBND của UBND tỉnh", ["85/KH-UBND"]),
    ("“…theo Chỉ thị số 33/CT-TTg”.", ["33/CT-TTg"]),
    ("(Nghị định 30/2020/NĐ-CP, Luật số 16/2012/QH13)", ["30/2020/NĐ-CP", "16/2012/QH13"]),
    ("Số:85/KH-UBND", ["85/KH-UBND"]),
    ("Công số 698-CV/TU, ngày 28/02/2023", ["698-CV/TU"]),
    ("25-NQ/TW-về dân vận; 33/CT-TTg- Sở", ["25-NQ/TW", "33/CT-TTg"]),
    ("25-NQ/TW,33/CT-TTg;19-CT/TU.", ["25-NQ/TW", "33/CT-TTg", "19-CT/TU"]),
    ("Số: /KH-SKHCN\n\nHà Nam, ngày tháng 10 năm 2023", []),
    ("giai đoạn 2021 - 2025 - UBND/HĐND các cấp", []),
    ("trong tháng 10 năm 2023\n- HĐND/UBND huyện", []),
    ("năm 2023 UBND/MTTQ xã đã họp", []),
)


def found(text: str) -> list[str]:
    return [mention.number.text for mention in find_numbers(text)]


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("25-NQ/TW", ("25", None, "NQ", "TW", Side.PARTY)),
        ("05-QC/TU", ("05", None, "QC", "TU", Side.PARTY)),
        ("147-CTHĐ/TU", ("147", None, "CTHĐ", "TU", Side.PARTY)),
        ("33/CT-TTg", ("33", None, "CT", "TTg", Side.STATE)),
        ("1946/UBND-VXNV", ("1946", None, "", "UBND-VXNV", Side.STATE)),
        ("203/TTr-BVHTTDL", ("203", None, "TTr", "BVHTTDL", Side.STATE)),
        ("50/VHTT", ("50", None, "", "VHTT", Side.STATE)),
        ("30/2020/NĐ-CP", ("30", 2020, "NĐ", "CP", Side.STATE)),
        ("10/2022/QH15", ("10", 2022, "", "QH15", Side.STATE)),
        ("55/2014/TTLT/BTC-BNV", ("55", 2014, "TTLT", "BTC-BNV", Side.STATE)),
        ("22/2019/NQ-HĐND", ("22", 2019, "NQ", "HĐND", Side.STATE)),
    ],
)
def test_a_number_is_taken_apart(
    printed: str, parts: tuple[str, int | None, str, str, Side]
) -> None:
    assert parse_number(printed) == DocumentNumber(printed, *parts)


@pytest.mark.parametrize("printed", [*PARTY_NUMBERS, *STATE_NUMBERS, *LEGAL_NUMBERS])
def test_every_number_read_on_public_sites_is_found(printed: str) -> None:
    text = f"Thực hiện Văn bản số {printed}, ngày 03/6/2013; gắn với"
    (mention,) = find_numbers(text)
    assert mention.number.text == mention.as_printed == text[mention.start : mention.end] == printed
    assert mention.is_regular
    assert parse_number(printed) == mention.number


@pytest.mark.parametrize("numbers", [PARTY_NUMBERS, STATE_NUMBERS + LEGAL_NUMBERS])
def test_the_form_tells_the_side(numbers: list[str]) -> None:
    sides = {number.side for printed in numbers if (number := parse_number(printed))}
    assert sides == {Side.PARTY if numbers is PARTY_NUMBERS else Side.STATE}


@pytest.mark.parametrize(
    ("printed", "regular", "side"),
    [
        ("22/CT-TW", "22-CT/TW", Side.PARTY),
        ("31/QĐ-TW", "31-QĐ/TW", Side.PARTY),
        ("367 - QĐ/TWĐTN-VP", "367-QĐ/TWĐTN-VP", Side.PARTY),
        ("2644 CV/BTGTU", "2644-CV/BTGTU", Side.PARTY),
        ("25–NQ/TW", "25-NQ/TW", Side.PARTY),
        ("25 -NQ / TW", "25-NQ/TW", Side.PARTY),
        ("85-KH/UBND", "85/KH-UBND", Side.STATE),
        ("85/KH- UBND", "85/KH-UBND", Side.STATE),
    ],
)
def test_a_mistyped_number_is_found_and_marked(printed: str, regular: str, side: Side) -> None:
    (mention,) = find_numbers(f"theo {printed} ngày")
    assert (mention.number.text, mention.number.side) == (regular, side)
    assert mention.as_printed == printed
    assert not mention.is_regular


@pytest.mark.parametrize("printed", ["23-\nQĐ/TW", "23-\n\nQĐ/TW", "85/KH-\nUBND", "85/\nKH-UBND"])
def test_a_line_end_inside_a_number_is_no_mistake(printed: str) -> None:
    (mention,) = find_numbers(printed)
    assert mention.is_regular
    assert mention.number.text == "".join(printed.split())


@pytest.mark.parametrize(
    "text",
    [
        "15/10/2023",
        "2021-2025",
        "15/10/1930-15/10/2023",
        "(15/10/1930 - 15/10/2023)",
        "ngày 01/10",
        "phục vụ 24/7",
        "T78",
        "khổ A4",
        "tỷ lệ 16:9",
        "Số: /KH-SKHCN",
        "QCVN 17:2018/BXD",
        "lớp 12/A",
        "tổ 5/KP3",
        "80 km/h",
        "1.946/UBND-VXNV",
        "a25-NQ/TW",
        "/25-NQ/TW",
        "25-NQ/TWx/",
        "123456-NQ/TW",
        "33/CT-TTgơ",
        "33/CT-TTgo\u031b",
        "e\u030125-NQ/TW",
        "10/10/KH-UBND",
        "https://a.vn/2023/10/KH-UBND",
    ],
)
def test_what_is_no_number_stays_unfound(text: str) -> None:
    assert find_numbers(text) == ()


@pytest.mark.parametrize(("sentence", "numbers"), SENTENCES)
def test_sentences_give_their_numbers_and_nothing_else(sentence: str, numbers: list[str]) -> None:
    assert found(sentence) == numbers


def test_only_a_text_that_is_one_number_is_parsed() -> None:
    assert parse_number(" Số: 15/KH-SXD ") == parse_number("15/KH-SXD")
    assert parse_number("Số 127-QĐ/TW") == parse_number("127-QĐ/TW")
    for text in ("", "Số:", "số 25", "25-NQ/TW và 33/CT-TTg", "25-NQ/TW.", "theo 25-NQ/TW"):
        assert parse_number(text) is None


@pytest.mark.parametrize(
    ("symbol", "side", "names"),
    [
        ("QĐ", Side.PARTY, ("Quyết định", "Quy định")),
        ("QĐ", Side.STATE, ("Quyết định",)),
        ("TT", Side.PARTY, ("Thông tri",)),
        ("TT", Side.STATE, ("Thông tư",)),
        ("CTr", Side.STATE, ("Chương trình",)),
        ("CTHĐ", Side.PARTY, ("Chương trình hành động",)),
        ("", Side.STATE, ()),
        ("XYZ", Side.PARTY, ()),
    ],
)
def test_a_symbol_may_name_one_kind_or_two_or_none(
    symbol: str, side: Side, names: tuple[str, ...]
) -> None:
    assert kind_name(symbol, side) == names


def test_every_party_kind_in_the_real_numbers_has_a_name() -> None:
    numbers = [number for text in PARTY_NUMBERS if (number := parse_number(text))]
    assert [number.text for number in numbers if not kind_name(number.kind, number.side)] == []


@pytest.mark.parametrize(
    ("printed", "central"),
    [
        ("25-NQ/TW", True),
        ("33/CT-TTg", True),
        ("30/2020/NĐ-CP", True),
        ("10/2022/QH15", True),
        ("36-HD/VPTW", True),
        ("277-CV/BDVTW", True),
        ("367-QĐ/TWĐTN-VP", True),
        ("16/HD-TLĐ", True),
        ("26/2020/TT-BTTTT", True),
        ("5734/BVHTTDL-VHCSGĐTV", True),
        ("54-KL/TU", False),
        ("365-CV/ĐUK", False),
        ("1946/UBND-VXNV", False),
        ("85/KH-UBND", False),
        ("22/2019/NQ-HĐND", False),
        ("01-HD/BDVTU", False),
        ("50/VHTT", False),
        ("15/KH-SXD", False),
    ],
)
def test_only_numbers_of_central_bodies_name_one_document(printed: str, *, central: bool) -> None:
    number = parse_number(printed)
    assert number is not None
    assert is_central(number) is central


numbers = st.sampled_from([*PARTY_NUMBERS, *STATE_NUMBERS, *LEGAL_NUMBERS])


@given(st.lists(st.one_of(numbers, phrases, odd_text), max_size=8).map(" ".join))
def test_spans_match_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for mention in find_numbers(text):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.as_printed
        assert parse_number(mention.as_printed) == mention.number
        end = mention.end


@given(st.lists(st.one_of(numbers, phrases), max_size=8).map("; ".join))
def test_decomposed_text_gives_the_same_numbers(text: str) -> None:
    assert found(unicodedata.normalize("NFD", text)) == found(text)


@given(st.lists(numbers, max_size=6))
def test_every_number_of_a_list_is_found(printed: list[str]) -> None:
    assert found(", ".join(printed)) == printed


@given(odd_text)
def test_the_regular_spelling_is_regular(text: str) -> None:
    for mention in find_numbers(text):
        assert parse_number(mention.number.text) == mention.number
