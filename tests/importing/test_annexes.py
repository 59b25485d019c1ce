"""Slogans and forms are found as attached; the rest of an annex stays on the page."""

from bangron.importing.annexes import find_forms, find_slogans, left_over
from bangron.importing.markdown import render_body
from tests.support.plans import HEAD, parts

CLOSED = f"{HEAD}I. VIỆC\n1. Treo khẩu hiệu.\n- Các thôn treo./.\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nLê Thị Thí Dụ\n"


def test_rows_of_kicker_and_slogan_are_read_across_a_page_break() -> None:
    rows = 'KHẨU HIỆU TUYÊN TRUYỀN\n <p>NGÀY HỘI</p>\t<p>Đọc để biết</p>\n\n <p>NGÀY HỘI</p>\t<p>"Học "</p>\n'
    found = find_slogans(parts(CLOSED + rows))
    assert [(cry.kicker, cry.text, cry.line) for cry in found] == [
        ("NGÀY HỘI", "Đọc để biết", 12),
        ("NGÀY HỘI", '"Học "', 14),
    ]


def test_a_numbered_list_gives_slogans_without_kicker() -> None:
    found = find_slogans(
        parts(
            CLOSED
            + "PHỤ LỤC\nNội dung khẩu hiệu:\n1. Đọc sách mỗi ngày!\n2. Sách là bạn\n\nMẪU SỐ 1"
        )
    )
    assert [(cry.kicker, cry.text) for cry in found] == [
        ("", "Đọc sách mỗi ngày!"),
        ("", "Sách là bạn"),
    ]


def test_a_table_with_a_head_gives_its_column() -> None:
    found = find_slogans(
        parts(CLOSED + "KHẨU HIỆU\n| STT | Khẩu hiệu |\n|---|---|\n| 1 | Đọc sách |\n| 2 | Học |")
    )
    assert [cry.text for cry in found] == ["Đọc sách", "Học"]


def test_hanging_slogans_is_a_task_and_no_list() -> None:
    assert find_slogans(parts(CLOSED)) == ()


FORM = "TÊN CƠ QUAN...\n\nMẫu\n....., ngày..... tháng.....\n\nDANH SÁCH\nĐăng ký việc làm\n\nStt\tTên việc\tGhi chú\n1\t\t\n...\t\t\n\n(Ký tên)"


def test_a_table_to_fill_in_is_a_form_with_its_title() -> None:
    (form,) = find_forms(parts(CLOSED + FORM))
    assert (form.title, form.columns) == (
        "DANH SÁCH Đăng ký việc làm",
        ("Stt", "Tên việc", "Ghi chú"),
    )


TABLE = "PHỤ LỤC\nLỊCH HOẠT ĐỘNG\nSTT\tViệc\tNgày\n1\tKhai mạc\t01/6\n2\tBế mạc\t30/6\nLịch có thể thay đổi."


def test_a_filled_table_is_no_form_and_stays_on_the_page() -> None:
    outline = parts(CLOSED + TABLE)
    assert find_forms(outline) == ()
    body = render_body(outline, left_over(outline, (), ()))
    assert "| 1 | Khai mạc | 01/6 |" in body
    assert body.endswith("Lịch có thể thay đổi.\n")


def test_an_annex_of_slogans_and_forms_leaves_nothing_on_the_page() -> None:
    outline = parts(CLOSED + "KHẨU HIỆU:\n1. Đọc sách\n\n" + FORM)
    slogans, forms = find_slogans(outline), find_forms(outline)
    assert len(slogans) == len(forms) == 1
    assert left_over(outline, slogans, forms) == ()
