"""Paragraphs are restored in all three families of layout."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangron.importing.joining import join
from bangron.importing.lines import clean_lines
from bangron.importing.raw import Flow
from tests.support.plans import HEAD, document, joined, paragraphs
from tests.support.vietnamese import phrases

LONG = "Các đơn vị tổ chức ra quân dọn vệ sinh, trồng cây và chăm sóc những tuyến đường hoa"


def double_spaced(*lines: str) -> str:
    return "\n\n".join(f"{line} " for line in lines)


def test_double_spaced_lines_are_one_paragraph_until_a_sentence_ends_short() -> None:
    text = double_spaced(
        "Các đơn vị ra quân dọn vệ sinh, trồng cây, chăm sóc đường hoa, vận động nhân",
        "dân cùng tham gia giữ gìn cảnh quan nơi công cộng, trụ sở, trường học và các",
        "khu dân cư.",
        "Văn phòng theo dõi, tổng hợp kết quả của từng đơn vị; hằng tuần thông báo trên",
        "bảng tin của cơ quan để mọi người cùng biết, cùng làm theo gương tốt.",
    )
    assert [block[:9] for block in paragraphs(text)] == ["Các đơn v", "Văn phòng"]


def test_a_number_cut_at_a_hyphen_is_joined_without_a_space() -> None:
    text = "Thực hiện Quyết định số 23-\n\nQĐ/TW ngày 30/7/2021 của Bộ Chính trị."
    assert paragraphs(text) == ["Thực hiện Quyết định số 23-QĐ/TW ngày 30/7/2021 của Bộ Chính trị."]


def test_a_page_break_inside_a_word_or_name_is_closed() -> None:
    text = f"{LONG} {LONG} {LONG} để công\n\nnhận những tập thể tiêu biểu.\n\nĐoạn sau."
    assert paragraphs(text)[0].endswith("để công nhận những tập thể tiêu biểu.")
    assert paragraphs(text)[1] == "Đoạn sau."


def test_page_numbers_between_pages_are_dropped() -> None:
    text = double_spaced(LONG, LONG.lower(), "   2   ", LONG.lower(), "và các khu dân cư.")
    (paragraph,) = paragraphs(text)
    assert " 2 " not in paragraph


def test_paragraphs_on_a_line_each_stay_apart() -> None:
    text = f"{LONG}.\n{LONG}.\n- Một việc;\n- Việc khác."
    assert len(paragraphs(text)) == 4


def test_a_hyphen_at_the_start_of_a_printed_line_is_no_item() -> None:
    text = double_spaced(
        "Nhiệm vụ trọng tâm là góp phần hoàn thành các mục tiêu phát triển kinh tế",
        "- xã hội của địa phương, giữ vững quốc phòng, an ninh, nâng cao đời sống của",
        "nhân dân.",
    )
    assert len(paragraphs(text)) == 1


def test_a_number_out_of_sequence_at_a_line_start_is_no_item() -> None:
    text = double_spaced(
        "Các chi bộ tuyên truyền kết quả Đại hội đại biểu Đảng bộ tỉnh nhiệm kỳ thứ",
        "19. Từng đảng viên liên hệ với việc của mình, đề ra việc làm theo cụ thể, có",
        "thời hạn hoàn thành.",
    )
    assert len(paragraphs(text)) == 1


def test_parts_of_the_head_are_never_joined() -> None:
    text = "UBND TỈNH LÀO CAI\nSỞ Y TẾ\nSố: 12/KH-SYT\nLào Cai, ngày 03 tháng 4 năm 2026\n" + HEAD
    assert paragraphs(text)[:5] == [
        "UBND TỈNH LÀO CAI", "SỞ Y TẾ", "Số: 12/KH-SYT", "Lào Cai, ngày 03 tháng 4 năm 2026",
        "KẾ HOẠCH",
    ]  # fmt: skip


def test_columns_side_by_side_are_set_under_each_other() -> None:
    text = (
        "  SỞ Y TẾ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Số: 1/KH-SYT       Độc lập - Tự do - Hạnh phúc\n" + HEAD
    )
    assert paragraphs(text)[:2] == ["SỞ Y TẾ", "Số: 1/KH-SYT"]


def test_a_title_printed_on_three_bold_lines_is_one() -> None:
    text = "## KẾ HOẠCH\n\n**tổ chức Ngày hội  \nđọc sách  \nnăm 2026**\n\n## I. MỤC ĐÍCH\n\nĐọc."
    assert paragraphs(text)[1] == "tổ chức Ngày hội đọc sách năm 2026"


@pytest.mark.parametrize(
    ("place", "note"),
    [("<sup>(1)</sup>", "1. "), ("[^1]", "1. "), ("(1)", "(1) "), ("¹", "1. ")],
)
def test_a_note_that_cuts_a_sentence_is_moved_out_of_it(place: str, note: str) -> None:
    blocks, notes = joined(
        f"Theo chỉ đạo của Tỉnh ủy{place} về việc này.\n\nCác nơi nhân rộng mô hình “Dân vận\n\n"
        f"---\n\n{note}Công văn số 8-CV/TU ngày 01/02/2026.\n\nkhéo” trong cơ quan."
    )
    assert [block.text for block in blocks] == [
        "Theo chỉ đạo của Tỉnh ủy về việc này.",
        "Các nơi nhân rộng mô hình “Dân vận khéo” trong cơ quan.",
    ]
    assert [(n.label, n.block.text) for n in notes] == [
        ("1", "Công văn số 8-CV/TU ngày 01/02/2026.")
    ]
    assert [label for _, label in blocks[0].refs] == ["1"]


def test_a_note_at_the_foot_of_a_wrapped_page_is_moved_out() -> None:
    blocks, notes = joined(
        double_spaced(
            "Nâng cao ý thức giữ gìn vệ sinh của cán bộ, công chức, viên chức theo chỉ đạo",
            "của Ban Thường vụ Tỉnh ủy(1) và Ủy ban nhân dân tỉnh; xây dựng trụ sở làm việc",
            "xanh, sạch, đẹp, góp phần nhân rộng các mô hình điển hình “Dân vận",
            "(1) Công văn số 512-CV/TU ngày 20/01/2026 của Ban Thường vụ Tỉnh ủy về phát",
            "động phong trào trên địa bàn tỉnh.",
            "2",
            "khéo” trong các cơ quan, đơn vị trên địa bàn tỉnh; phát huy vai trò nêu gương",
            "của người đứng đầu.",
        )
    )
    (block,) = blocks
    assert "Tỉnh ủy và Ủy ban" in block.text
    assert "“Dân vận khéo” trong" in block.text
    assert [note.label for note in notes] == ["1"]


def test_every_part_of_a_paragraph_knows_its_line() -> None:
    (block,) = joined(double_spaced(LONG, LONG.lower(), "và các khu dân cư."))[0]
    assert [block.line_at(at) for at in (0, len(LONG) - 1, len(LONG) + 1, len(block.text) - 1)] == [
        1, 1, 3, 5,
    ]  # fmt: skip


@given(
    st.lists(
        st.one_of(phrases, st.sampled_from(["", " ", "1. Một", "- hai", "a) ba", "./."])),
        max_size=20,
    ),
    st.sampled_from(list(Flow)),
)
def test_joining_never_loses_a_word(lines: list[str], flow: Flow) -> None:
    raw = document("\n".join(lines), flow)
    cleaned = clean_lines(raw)
    before = "".join(line.text for line in cleaned)
    after = "".join(block.text for block in join(cleaned, markdown=flow is Flow.MARKDOWN))
    bare = re.compile(r"\s|[\ue000-\ue002]")
    assert bare.sub("", after) == bare.sub("", before)
