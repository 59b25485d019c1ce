"""Each item of a plan's duties gives its unit and what it must do."""

import pytest

from bangron.importing.duties import find_duties
from bangron.importing.units import split_duty
from tests.support.plans import HEAD, parts


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("Sở Xây dựng xây dựng kế hoạch riêng", "Sở Xây dựng"),
        ("Các tổ chức chính trị - xã hội tỉnh vận động hội viên", "Các tổ chức chính trị - xã hội tỉnh"),
        ("Phòng Hành chính tổ chức - Quản trị tài vụ theo dõi", "Phòng Hành chính tổ chức - Quản trị tài vụ"),
        ("Đảng ủy, lãnh đạo Văn phòng thường xuyên chỉ đạo", "Đảng ủy, lãnh đạo Văn phòng"),
        ("Đảng ủy các xã lãnh đạo các chi bộ", "Đảng ủy các xã"),
        ("Trạm Y tế: khám sức khỏe cho trẻ", "Trạm Y tế"),
        ("Tổ chức hội nghị tổng kết", ""),
        ("Phối hợp với Sở Y tế tuyên truyền", ""),
        ("Việc tổ chức phải tiết kiệm", ""),
    ],
)  # fmt: skip
def test_a_unit_ends_where_its_duty_begins(sentence: str, unit: str) -> None:
    assert split_duty(sentence)[0] == unit


def duties(text: str) -> list[tuple[str, str, str]]:
    outline = parts(f"{HEAD}III. TỔ CHỨC THỰC HIỆN\n{text}")
    return [(duty.path, duty.unit, duty.what) for duty in find_duties(outline)]


def test_an_item_names_its_unit() -> None:
    assert duties("1. Giao cho Văn phòng Sở làm đầu mối.\n3. Các phòng thuộc Sở phối hợp tuyên truyền.") == [
        ("III.1", "Văn phòng Sở", "làm đầu mối"),
        ("III.3", "Các phòng thuộc Sở", "phối hợp tuyên truyền"),
    ]  # fmt: skip


def test_items_below_a_unit_are_its_duties() -> None:
    assert duties("1. Ban Dân vận hướng dẫn các việc sau:\n1.1. Tổ chức hội nghị.\n1.2. Khảo sát.") == [
        ("III.1", "Ban Dân vận", "hướng dẫn các việc sau"),
        ("III.1.1", "Ban Dân vận", "Tổ chức hội nghị"),
        ("III.1.2", "Ban Dân vận", "Khảo sát"),
    ]  # fmt: skip


def test_dashes_below_a_heading_are_one_duty() -> None:
    assert duties("1. Đề nghị các trường\n- Treo băng rôn;\n- Mở ngày hội.") == [
        ("III.1", "Các trường", "Treo băng rôn; Mở ngày hội")
    ]


def test_a_dash_that_names_another_unit_is_its_own() -> None:
    assert duties("1. Về báo cáo\n- Đề nghị các xã báo cáo kết quả.\n- Giao Phòng Nội vụ tổng hợp.") == [
        ("III.1", "Các xã", "báo cáo kết quả"),
        ("III.1", "Phòng Nội vụ", "tổng hợp"),
    ]  # fmt: skip


def test_an_item_of_another_part_counts_where_it_begins_with_a_body() -> None:
    outline = parts(
        f"{HEAD}II. NỘI DUNG\n1. Các chi bộ chọn việc, đăng ký mô hình.\n2. Tăng cường tuyên truyền."
    )
    assert [duty.path for duty in find_duties(outline)] == ["II.1"]


def test_a_table_says_who_does_what_and_a_form_does_not() -> None:
    closed = "1. Văn phòng theo dõi./.\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\n\nPHỤ LỤC\n"
    rows = "STT\tNội dung công việc\tĐơn vị chủ trì\n1\tVệ sinh trụ sở\tVăn phòng Sở\n2\tTrồng cây\tĐoàn Thanh niên\n"
    form = "\nDANH SÁCH\nSTT\tTên hoạt động\tĐơn vị thực hiện\n1\t\t\n"
    assert duties(closed + rows + form)[1:] == [
        ("1", "Văn phòng Sở", "Vệ sinh trụ sở"),
        ("2", "Đoàn Thanh niên", "Trồng cây"),
    ]
