"""PDFs with a text layer give paragraphs in the order they are read."""

import pytest

from bangron.importing.raw import Flow, RawKind, RawLine
from bangron.importing.readers.pdf import read_pdf
from bangron.importing.readers.reading import Reason, RefusedError
from tests.support.documents import MARGIN, PAGE_HEIGHT, Sheet, pdf, width

FIRST = "Căn cứ Chỉ thị số 33/CT-TTg của Thủ tướng về công tác"
FULL = "dân vận của cơ quan hành chính Nhà nước các cấp trong năm"


def lines(data: bytes) -> tuple[RawLine, ...]:
    return read_pdf(data, "a.pdf").lines


def texts(data: bytes) -> list[str]:
    return [line.text for line in lines(data)]


def test_printed_lines_become_paragraphs_by_their_indent() -> None:
    def page(sheet: Sheet) -> None:
        sheet.full(FIRST, indent=36)
        sheet.full(FULL)
        sheet.line("2023.")
        sheet.full(FIRST, indent=36)
        sheet.full(FULL)
        sheet.full(FIRST, indent=36)
        sheet.line("mới.")

    assert texts(pdf(page)) == [f"{FIRST} {FULL} 2023.", f"{FIRST} {FULL}", f"{FIRST} mới."]
    assert read_pdf(pdf(page), "a.pdf").flow is Flow.PARAGRAPHS


def test_more_room_starts_a_paragraph_where_nothing_is_indented() -> None:
    def page(sheet: Sheet) -> None:
        for _ in range(3):
            sheet.full(FULL)
            sheet.full(FULL)
            sheet.space(8)

    assert texts(pdf(page)) == [f"{FULL} {FULL}"] * 3


def test_lines_that_hang_below_a_number_belong_to_it() -> None:
    def page(sheet: Sheet) -> None:
        sheet.at(MARGIN, sheet.y, "1.")
        sheet.full(FULL, indent=24)
        sheet.full(FULL, indent=24)
        sheet.at(MARGIN, sheet.y, "2.")
        sheet.full(FULL, indent=24)
        sheet.full(FULL)

    assert texts(pdf(page)) == [f"1. {FULL} {FULL}", f"2. {FULL} {FULL}"]


def test_the_two_columns_of_the_head_are_read_left_then_right() -> None:
    def page(sheet: Sheet) -> None:
        left, right = 160.0, 410.0
        for i, (one, two) in enumerate(
            [
                ("UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                ("SỞ XÂY DỰNG", "Độc lập - Tự do - Hạnh phúc"),
                ("Số: 15/KH-SXD", "Hà Nam, ngày 09 tháng 10 năm 2023"),
            ]
        ):
            sheet.y = 70 + 20 * i
            sheet.centred(one, middle=left)
            sheet.y = 70 + 20 * i + 1.5 * (i % 2)
            sheet.centred(two, middle=right)
        sheet.y = 150
        sheet.centred("KẾ HOẠCH")
        sheet.centred("Tổ chức Tháng cao điểm")
        sheet.y = 210
        sheet.full(FIRST, indent=36)
        sheet.full(FULL)

    assert texts(pdf(page)) == [
        *("UBND TỈNH", "SỞ XÂY DỰNG", "Số: 15/KH-SXD"),
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        *("Hà Nam, ngày 09 tháng 10 năm 2023", "KẾ HOẠCH", "Tổ chức Tháng cao điểm"),
        f"{FIRST} {FULL}",
    ]


def test_columns_whose_lines_lie_between_each_other_are_told_apart() -> None:
    def page(sheet: Sheet) -> None:
        for i, text in enumerate(("UBND TỈNH", "SỞ XÂY DỰNG", "Số: 15/KH-SXD")):
            sheet.y = 79 + 20 * i
            sheet.centred(text, middle=160)
        for i, text in enumerate(("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM", "Độc lập", "Hà Nam")):
            sheet.y = 70 + 20 * i
            sheet.centred(text, middle=410)

    assert texts(pdf(page)) == [
        *("UBND TỈNH", "SỞ XÂY DỰNG", "Số: 15/KH-SXD"),
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM", "Độc lập", "Hà Nam"),
    ]


def test_recipients_stay_together_beside_the_signature() -> None:
    def page(sheet: Sheet) -> None:
        sheet.full(FIRST, indent=36)
        sheet.full(FULL)
        sheet.space(10)
        top = sheet.y
        for i, recipient in enumerate(
            ["Nơi nhận:", "- Như trên;", "- Ban Giám đốc;", "- Lưu: VT, TCHC."]
        ):
            sheet.at(MARGIN, top + 15 * i, recipient, 11)
        sheet.y = top
        sheet.centred("GIÁM ĐỐC", middle=430)
        sheet.y = top + 40
        sheet.centred("(đã ký)", middle=430)

    assert texts(pdf(page))[1:] == [
        *("Nơi nhận:", "- Như trên;", "- Ban Giám đốc;", "- Lưu: VT, TCHC."),
        *("GIÁM ĐỐC", "(đã ký)"),
    ]


def test_page_numbers_and_running_heads_go_and_pages_break() -> None:
    def page(sheet: Sheet) -> None:
        if sheet.number > 1:
            sheet.at(300, 40, str(sheet.number))
        sheet.full(f"{FIRST} {sheet.number}")
        sheet.line("2023")
        sheet.at(MARGIN, PAGE_HEIGHT - 40, f"Kế hoạch Tháng cao điểm, trang {sheet.number}", 9)

    found = lines(pdf(page, page, page))
    assert [line.text for line in found if line.kind is RawKind.TEXT] == [
        *(f"{FIRST} 1 2023", f"{FIRST} 2 2023", f"{FIRST} 3 2023"),
    ]
    assert sum(line.kind is RawKind.PAGE_BREAK for line in found) == 2


def test_a_lone_number_that_is_no_page_number_stays() -> None:
    def page(sheet: Sheet) -> None:
        sheet.full(FULL)
        sheet.line("2023")

    assert texts(pdf(page)) == [f"{FULL} 2023"]


def test_a_sentence_goes_on_over_the_page_and_a_paragraph_does_not() -> None:
    def one(sheet: Sheet) -> None:
        sheet.full(FIRST, indent=36)
        sheet.full(FULL)

    def two(sheet: Sheet) -> None:
        sheet.full(FULL)

    assert texts(pdf(one, two)) == [f"{FIRST} {FULL} {FULL}", ""]  # the page break after it
    assert texts(pdf(one, one)) == [f"{FIRST} {FULL}", "", f"{FIRST} {FULL}"]


def test_footnotes_below_their_rule_are_told_apart_and_marked() -> None:
    def page(sheet: Sheet) -> None:
        sheet.full(FIRST, indent=36)
        sheet.full(FULL)
        sheet.at(MARGIN, sheet.y, "trong năm 2024")
        sheet.at(MARGIN + width("trong năm 2024"), sheet.y - 5, "1", 7)
        sheet.rule(MARGIN, 700, MARGIN + 140, 700)
        sheet.at(MARGIN, 710, "1", 6)
        sheet.at(MARGIN + 6, 714, "Theo Kết luận số 54-KL/TU", 10)
        sheet.at(MARGIN, 728, "của Tỉnh ủy.", 10)

    found = [(line.kind, line.label, line.text) for line in lines(pdf(page))]
    assert found[-2:] == [
        (RawKind.TEXT, "", f"{FIRST} {FULL} trong năm 2024[^1]"),
        (RawKind.FOOTNOTE, "1", "Theo Kết luận số 54-KL/TU của Tỉnh ủy."),
    ]


def test_footnotes_that_count_anew_on_each_page_get_labels_of_their_own() -> None:
    def page(sheet: Sheet) -> None:
        sheet.line("Chủ đề")
        sheet.at(MARGIN + width("Chủ đề"), sheet.y - 18 - 5, "1", 7)
        sheet.rule(MARGIN, 700, MARGIN + 140, 700)
        sheet.at(MARGIN, 714, f"1. Trang {'một' if sheet.number == 1 else 'hai'}", 10)

    found = lines(pdf(page, page))
    assert [line.text for line in found if line.kind is RawKind.TEXT] == [
        "Chủ đề[^1]",
        "Chủ đề[^1-2]",
    ]
    assert [line.label for line in found if line.kind is RawKind.FOOTNOTE] == ["1", "1-2"]


def test_lines_that_end_early_end_their_paragraph_only_if_the_next_word_had_room() -> None:
    def page(sheet: Sheet) -> None:
        sheet.full(FULL)
        sheet.line("Kỷ niệm 93 năm Ngày truyền thống công tác dân vận")
        sheet.line("(15/10/1930-15/10/2023) và Ngày Dân vận của cả nước.")
        sheet.line("Giao Văn phòng Sở làm đầu mối.")
        sheet.full(FULL)

    assert texts(pdf(page)) == [
        f"{FULL} Kỷ niệm 93 năm Ngày truyền thống công tác dân vận (15/10/1930-15/10/2023) và Ngày Dân vận của cả nước.",
        "Giao Văn phòng Sở làm đầu mối.",
        FULL,
    ]


def test_a_table_with_drawn_lines_gives_rows() -> None:
    def page(sheet: Sheet) -> None:
        sheet.full(FULL)
        xs, ys = (90, 130, 300, 420, 540), (120, 160, 190)
        for x in xs:
            sheet.rule(x, ys[0], x, ys[-1])
        for y in ys:
            sheet.rule(xs[0], y, xs[-1], y)
        for x, text in zip(xs, ("Stt", "Tên mô hình", "Lĩnh vực", "Ghi chú"), strict=False):
            sheet.at(x + 4, 134, text, 11)
        sheet.at(134, 150, "(ghi rõ)", 11)
        sheet.at(94, 176, "1", 11)
        sheet.at(134, 176, "Một cửa", 11)
        sheet.y = 220
        sheet.full(FULL)

    found = lines(pdf(page))
    assert [line.cells for line in found if line.kind is RawKind.ROW] == [
        ("Stt", "Tên mô hình (ghi rõ)", "Lĩnh vực", "Ghi chú"),
        ("1", "Một cửa", "", ""),
    ]
    assert [line.text for line in found if line.kind is RawKind.TEXT] == [FULL, FULL]


def test_a_number_broken_after_its_hyphen_is_whole_again() -> None:
    def page(sheet: Sheet) -> None:
        sheet.full("Thực hiện Kết luận số 54-KL/TU và Quyết định số 23-")
        sheet.line("QĐ/TW ngày 30/7/2021")

    assert texts(pdf(page)) == [
        "Thực hiện Kết luận số 54-KL/TU và Quyết định số 23-QĐ/TW ngày 30/7/2021"
    ]


def test_a_turned_page_is_read_as_it_is_seen() -> None:
    def page(sheet: Sheet) -> None:
        sheet.canvas.setPageRotation(90)
        sheet.canvas.saveState()
        sheet.canvas.rotate(90)
        sheet.canvas.setFont("Test", 13)
        for i, text in enumerate(("Phụ lục các khẩu hiệu", "Dân vận khéo")):
            sheet.canvas.drawString(80, -80 - 18 * i, text)
        sheet.canvas.restoreState()

    assert [t for t in texts(pdf(page)) if t] == ["Phụ lục các khẩu hiệu", "Dân vận khéo"]


def test_a_slanting_stamp_is_left_out() -> None:
    def page(sheet: Sheet) -> None:
        sheet.full(FULL)
        sheet.canvas.saveState()
        sheet.canvas.rotate(35)
        sheet.canvas.setFont("Test", 40)
        sheet.canvas.drawString(300, 100, "DỰ THẢO")
        sheet.canvas.restoreState()

    assert texts(pdf(page)) == [FULL]


def test_old_letters_are_read_by_what_they_become() -> None:
    def page(sheet: Sheet) -> None:
        sheet.line("Uû ban nh©n d©n tØnh")
        sheet.line("KÕ ho¹ch d©n vËn khÐo")

    reading = read_pdf(pdf(page), "a.pdf")
    assert [line.text for line in reading.lines if line.text] == [
        "Uỷ ban nhân dân tỉnh",
        "Kế hoạch dân vận khéo",
    ]
    assert "reader-converted" in [problem.rule for problem in reading.problems]


def picture(sheet: Sheet) -> None:
    from PIL import Image  # noqa: PLC0415 - the only test that needs a picture
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415 - the same

    sheet.canvas.drawImage(ImageReader(Image.new("L", (40, 60), 200)), 0, 0, 595, 842)


def test_a_scan_is_refused_and_a_scanned_page_reported() -> None:
    with pytest.raises(RefusedError) as refused:
        read_pdf(pdf(picture), "a.pdf")
    assert refused.value.reason is Reason.PDF_SCAN
    reading = read_pdf(pdf(lambda sheet: sheet.full(FULL), picture), "a.pdf")
    assert [(p.rule, dict(p.values)) for p in reading.problems] == [
        ("reader-pdf-scan-pages", {"pages": "2"})
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf(lambda sheet: sheet.full(FULL), encrypt="bi-mat"), Reason.LOCKED),
        (b"%PDF-1.7\n" + b"\0" * 2000, Reason.PDF_DAMAGED),
        (pdf(lambda _: None), Reason.PDF_SCAN),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, reason: Reason) -> None:
    with pytest.raises(RefusedError) as refused:
        read_pdf(data, "a.pdf")
    assert refused.value.reason is reason
