"""Word documents give their text as printed."""

import pytest

from bangron.importing.raw import Flow, RawKind, RawLine
from bangron.importing.readers.docx import read_docx
from bangron.importing.readers.docx.numbering import letters, roman
from tests.support.documents import docx, level, numbered, paragraph, row, table


def lines(data: bytes) -> tuple[RawLine, ...]:
    return read_docx(data, "a.docx").lines


def texts(data: bytes) -> list[str]:
    return [line.text for line in lines(data)]


def numbering(
    *levels: str, numbers: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
) -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{numbers}'


OUTLINE = (
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3."),
    level(3, "lowerLetter", "%4)"),
)


def test_a_paragraph_is_a_line_and_keeps_its_spaces() -> None:
    reading = read_docx(docx(paragraph("  Căn cứ Chỉ thị số 33/CT-TTg ") + paragraph("")), "a.docx")
    assert [line.text for line in reading.lines] == ["  Căn cứ Chỉ thị số 33/CT-TTg ", ""]
    assert [line.line for line in reading.lines] == [1, 2]
    assert reading.flow is Flow.PARAGRAPHS
    assert reading.problems == ()


def test_lists_carry_the_numbers_word_prints() -> None:
    body = (
        numbered("MỤC ĐÍCH", 1)
        + numbered("Nâng cao", 1, 1)
        + numbered("Phát huy", 1, 1)
        + numbered("Về nội dung", 1, 2)
        + numbered("họp", 1, 3)
        + numbered("sơ kết", 1, 3)
        + numbered("NỘI DUNG", 1)
        + numbered("Tuyên truyền", 1, 1)
        + numbered("Về hình thức", 1, 2)
    )
    assert texts(docx(body, numbering=numbering(*OUTLINE))) == [
        "I. MỤC ĐÍCH",
        "1. Nâng cao",
        "2. Phát huy",
        "2.1. Về nội dung",
        "a) họp",
        "b) sơ kết",
        "II. NỘI DUNG",
        "1. Tuyên truyền",
        "1.1. Về hình thức",
    ]


def test_a_numbering_with_its_own_start_counts_anew_and_others_go_on() -> None:
    numbers = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = "".join(numbered("x", n) for n in (1, 1, 2, 2, 3))
    parts = numbering(level(0, "decimal", "%1."), numbers=numbers)
    assert texts(docx(body, numbering=parts)) == ["1. x", "2. x", "5. x", "6. x", "7. x"]


def test_a_level_may_go_on_counting_after_a_higher_one() -> None:
    parts = numbering(
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%2.", more='<w:lvlRestart w:val="0"/>'),
    )
    body = numbered("A", 1) + numbered("x", 1, 1) + numbered("B", 1) + numbered("y", 1, 1)
    assert texts(docx(body, numbering=parts)) == ["I. A", "1. x", "II. B", "2. y"]


def test_a_level_can_be_redefined_and_print_plain_figures() -> None:
    numbers = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1">'
        + level(1, "decimal", "%1.%2", more="<w:isLgl/>")
        + "</w:lvlOverride></w:num>"
    )
    parts = numbering(level(0, "upperRoman", "%1-"), level(1, "decimal", "?"), numbers=numbers)
    body = numbered("A", 1) + numbered("x", 1, 1)
    assert texts(docx(body, numbering=parts)) == ["I- A", "1.1 x"]


@pytest.mark.parametrize(
    ("bullet", "printed"), [("\uf0b7", "- x"), ("-", "- x"), ("+", "+ x"), ("•", "- x")]
)
def test_bullets_are_dashes_but_a_plus_stays(bullet: str, printed: str) -> None:
    parts = numbering(level(0, "bullet", bullet))
    assert texts(docx(numbered("x", 1), numbering=parts)) == [printed]


def test_numbering_and_level_may_come_from_the_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Muc"/></w:style>'
    )
    body = paragraph("x", '<w:pStyle w:val="Con"/>') + paragraph(
        "y", '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    parts = numbering(level(0, "decimal", "%1"), level(1, "lowerLetter", "%2)"))
    assert texts(docx(body, styles=styles, numbering=parts)) == ["a) x", "y"]


def test_an_empty_item_counts_but_prints_nothing() -> None:
    parts = numbering(level(0, "decimal", "%1."))
    body = numbered("x", 1) + numbered("", 1) + numbered("z", 1)
    assert texts(docx(body, numbering=parts)) == ["1. x", "", "3. z"]


def test_headings_tell_their_level_by_name_or_outline() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="u2"><w:basedOn w:val="u1"/></w:style>'
    )
    body = (
        paragraph("I. MỤC ĐÍCH", '<w:pStyle w:val="u2"/>')
        + paragraph("1. Yêu cầu", '<w:outlineLvl w:val="2"/>')
        + paragraph("Thường", '<w:outlineLvl w:val="9"/>')
    )
    found = [(line.kind, line.level) for line in lines(docx(body, styles=styles))]
    assert found == [(RawKind.HEADING, 2), (RawKind.HEADING, 3), (RawKind.TEXT, 0)]


def test_a_table_with_lines_gives_rows_and_one_without_gives_its_text_column_by_column() -> None:
    head = table(
        row(paragraph("UBND TỈNH") + paragraph("SỞ XÂY DỰNG"), "CỘNG HÒA XÃ HỘI"),
        row("Số: 15/KH-SXD", "Hà Nam, ngày 09"),
        lines=False,
    )
    data = table(
        row("Stt", "Tên mô hình"),
        "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
        + paragraph("Khối")
        + "</w:tc></w:tr>",
        row("1", paragraph("Một") + paragraph("cửa")),
    )
    found = lines(docx(head + data))
    assert [line.text for line in found[:5]] == [
        *("UBND TỈNH", "SỞ XÂY DỰNG", "Số: 15/KH-SXD", "CỘNG HÒA XÃ HỘI", "Hà Nam, ngày 09"),
    ]
    assert [line.cells for line in found[5:]] == [
        ("Stt", "Tên mô hình"),
        ("Khối", ""),
        ("1", "Một cửa"),
    ]
    assert {line.kind for line in found[5:]} == {RawKind.ROW}
    assert found[5].text == "Stt\tTên mô hình"


def test_the_table_of_recipients_is_text_even_with_lines() -> None:
    found = lines(docx(table(row(paragraph("Nơi nhận:") + paragraph("- Như trên;"), "GIÁM ĐỐC"))))
    assert [line.text for line in found] == ["Nơi nhận:", "- Như trên;", "GIÁM ĐỐC"]


def test_footnotes_keep_their_marks_and_follow_their_paragraph() -> None:
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = (
        f"<w:p><w:r><w:t>Chủ đề</w:t></w:r>{mark.format(7)}<w:r><w:t> năm 2024</w:t></w:r></w:p>"
        + paragraph("Sau")
        + f"<w:p><w:r><w:t>Khác</w:t></w:r>{mark.format(2)}</w:p>"
    )
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Hai</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Một</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>nữa</w:t></w:r></w:p></w:footnote>"
    )
    found = [(line.kind, line.label, line.text) for line in lines(docx(body, footnotes=notes))]
    assert found == [
        (RawKind.TEXT, "", "Chủ đề[^1] năm 2024"),
        (RawKind.FOOTNOTE, "1", "Một nữa"),
        (RawKind.TEXT, "", "Sau"),
        (RawKind.TEXT, "", "Khác[^2]"),
        (RawKind.FOOTNOTE, "2", "Hai"),
    ]


def test_line_and_page_breaks_part_lines() -> None:
    body = (
        "<w:p><w:r><w:t>Một</w:t><w:br/><w:t>Hai</w:t><w:br w:type='page'/><w:t>Ba</w:t></w:r></w:p>"
        + paragraph("Bốn", "<w:pageBreakBefore/>")
        + paragraph("Năm", "<w:sectPr/>")
        + paragraph("Sáu")
    )
    found = [(line.kind, line.text) for line in lines(docx(body))]
    broken = (RawKind.PAGE_BREAK, "")
    text = RawKind.TEXT
    assert found == [
        *((text, "Một"), (text, "Hai"), broken, (text, "Ba"), broken),
        *((text, "Bốn"), (text, "Năm"), broken, (text, "Sáu")),
    ]


def test_insertions_stay_and_deletions_go() -> None:
    body = (
        "<w:p><w:r><w:t>Tháng </w:t></w:r><w:del><w:r><w:delText>9</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>10</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>nối </w:t></w:r></w:p>"
        + paragraph("liền")
    )
    assert texts(docx(body)) == ["Tháng 10", "nối liền"]


def test_fields_links_and_controls_give_their_result() -> None:
    body = (
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>trang</w:t></w:r></w:hyperlink>"
        '<w:fldSimple w:instr="DATE"><w:r><w:t> 15/10</w:t></w:r></w:fldSimple>'
        "<w:sdt><w:sdtContent><w:r><w:t> năm</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        "<w:sdt><w:sdtContent>" + paragraph("khối") + "</w:sdtContent></w:sdt>"
    )
    assert texts(docx(body)) == ["trang 15/10 năm", "khối"]


def test_hidden_text_and_drawings_are_left_out_and_a_text_box_is_reported() -> None:
    box = "<w:pict><w:txbxContent>" + paragraph("trong khung") + "</w:txbxContent></w:pict>"
    body = (
        paragraph("ẩn", run="<w:vanish/>")
        + f"<w:p><w:r><w:t>hiện</w:t></w:r><w:r>{box}</w:r></w:p>"
        + paragraph("không ẩn", run='<w:vanish w:val="0"/>')
    )
    reading = read_docx(docx(body), "a.docx")
    assert [line.text for line in reading.lines] == ["", "hiện", "không ẩn"]
    assert [problem.rule for problem in reading.problems] == ["reader-text-box"]


def test_capitals_drawn_by_the_font_are_capitals() -> None:
    assert texts(docx(paragraph("kế hoạch", run="<w:caps/>"))) == ["KẾ HOẠCH"]


def test_letters_of_old_fonts_are_read_by_the_name_of_the_font() -> None:
    font = '<w:rFonts w:ascii="{}" w:hAnsi="{}"/>'.format
    body = (
        paragraph("Uû ban nh©n d©n", run=font(".VnTime", ".VnTime"))
        + paragraph("kÕ ho¹ch", run=font(".VnTimeH", ".VnTimeH"))
        + paragraph("Uûy ban nhaân daân", run=font("VNI-Times", "VNI-Times"))
        + paragraph("Đã đúng rồi", run=font(".VnTime", ".VnTime"))
        + "<w:p><w:r><w:rPr>"
        + font(".VnTime", ".VnTime")
        + "</w:rPr><w:t>n</w:t><w:softHyphen/>"
        "<w:t>íc</w:t></w:r></w:p>"
    )
    reading = read_docx(docx(body), "a.docx")
    assert [line.text for line in reading.lines] == [
        *("Uỷ ban nhân dân", "KẾ HOẠCH", "Ủy ban nhân dân", "Đã đúng rồi", "nước"),
    ]
    assert reading.problems == ()


def test_text_in_decomposed_letters_comes_composed() -> None:
    assert texts(docx(paragraph("Da\u0302n va\u0323\u0302n"))) == ["Dân vận"]


@pytest.mark.parametrize(
    ("number", "figures"),
    [(1, "i"), (4, "iv"), (19, "xix"), (2023, "mmxxiii"), (0, "0"), (4000, "4000")],
)
def test_roman_figures(number: int, figures: str) -> None:
    assert roman(number) == figures


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "a"), (26, "z"), (27, "aa"), (52, "zz"), (53, "aaa"), (0, "0"), (10**9, "1000000000")],
)
def test_letters_repeat_after_z(number: int, text: str) -> None:
    assert letters(number) == text
