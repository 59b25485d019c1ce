"""The head gives who issued what, where and when; both sides are told apart by form."""

from datetime import date

import pytest

from bangron.importing.campaigns import campaign_of
from bangron.importing.closing import plain_office, read_closing
from bangron.importing.header import Header, read_header
from bangron.model import Side
from tests.support.plans import parts


def header(text: str) -> Header:
    outline = parts(text)
    return read_header(outline, read_closing(outline.closing))


STATE = (
    "UBND TỈNH LÀO CAI\nSỞ Y TẾ\nSố: 09/KH-SYT\nLào Cai, ngày 03 tháng 4 năm 2026\nKẾ HOẠCH\n"
    "Tổ chức Tháng tiêm chủng năm 2026\n\nSở Y tế xây dựng kế hoạch như sau:\nI. VIỆC\n1. Tiêm."
)


def test_a_full_head_is_read() -> None:
    assert header(STATE) == Header(
        kind="KẾ HOẠCH",
        title="Tổ chức Tháng tiêm chủng năm 2026",
        number="09/KH-SYT",
        number_line=3,
        day=date(2026, 4, 3),
        day_line=4,
        place="Lào Cai",
        issuer="Sở Y tế",
        parent="UBND TỈNH LÀO CAI",
        province="Lào Cai",
        side=Side.STATE,
    )


def test_blanks_stay_empty_and_keep_their_line() -> None:
    found = header("Số: /KH-SYT\nLào Cai, ngày tháng 4 năm 2026\nKẾ HOẠCH\nTiêm chủng")
    assert (found.number, found.number_line, found.day, found.day_line, found.place) == (
        "", 1, None, 2, "Lào Cai",
    )  # fmt: skip


@pytest.mark.parametrize(
    "line", ["Số: 15 /KH-SYT", "Số 15/KH - SYT", "Số: 15/KH-SYT", "Số:15/KH-SYT"]
)
def test_a_number_with_odd_spaces_is_read(line: str) -> None:
    assert header(f"{line}\nKẾ HOẠCH\nTiêm chủng").number == "15/KH-SYT"


@pytest.mark.parametrize(
    "line",
    [
        "Lào Cai, ngày 03 tháng 4 năm 2026",
        "Lào Cai, ngày 03/4/2026",
        "Lào Cai, ngày  3  tháng 04 năm 2026",
    ],
)
def test_the_day_of_issue_is_read(line: str) -> None:
    found = header(f"Số: 15/KH-SYT\n{line}\nKẾ HOẠCH\nTiêm chủng")
    assert (found.place, found.day) == ("Lào Cai", date(2026, 4, 3))


def test_a_menu_above_the_document_is_not_its_kind() -> None:
    found = header(
        "Trang chủ\nTHÔNG BÁO\nLiên hệ\nSỞ Y TẾ\nKẾ HOẠCH\nTiêm chủng\n\nI. VIỆC\n1. Tiêm."
    )
    assert (found.kind, found.title, found.issuer) == ("KẾ HOẠCH", "Tiêm chủng", "SỞ Y TẾ")


@pytest.mark.parametrize(
    "text", ["Kế hoạch\nTiêm chủng", "KẾ HOẠCH Tiêm chủng", "K Ế H O Ạ C H\nTiêm chủng"]
)
def test_the_kind_is_read_however_it_is_set(text: str) -> None:
    found = header(f"{text}\n\nI. VIỆC\n1. Tiêm.")
    assert (found.kind.lower(), found.title) == ("kế hoạch", "Tiêm chủng")


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Số: /KH-SYT\nKẾ HOẠCH\nTiêm", Side.STATE),
        ("Số -KH/BTGDVTU\nKẾ HOẠCH\ntiêm", Side.PARTY),
        ("KẾ HOẠCH\ntổ chức tuần lễ\n\nI- VIỆC\n1. Làm.", Side.PARTY),
        ("KẾ HOẠCH\nTổ chức\n\nNơi nhận:\n- Sở A;\n- Sở B;\n- Lưu: VT.", Side.STATE),
        ("KẾ HOẠCH\n\nNơi nhận:\n- Ban A,\n- Ban B,\n- Lưu Văn phòng.", Side.PARTY),
    ],
)
def test_the_sides_are_told_apart(text: str, side: Side) -> None:
    assert header(text).side is side


@pytest.mark.parametrize(
    ("sentence", "issuer"),
    [
        ("Sở Xây dựng xây dựng kế hoạch như sau:", "Sở Xây dựng"),
        ("Theo đó; Ban Tuyên giáo và Dân vận Thành ủy ban hành Kế hoạch:", "Ban Tuyên giáo và Dân vận Thành ủy"),
        ("Thực hiện việc trên, Sở Văn hóa, Thể thao và Du lịch xây dựng Kế hoạch:", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Văn phòng UBND tỉnh (sau đây gọi tắt là Văn phòng) xây dựng Kế hoạch:", "Văn phòng UBND tỉnh"),
    ],
)  # fmt: skip
def test_the_issuer_is_who_makes_the_plan(sentence: str, issuer: str) -> None:
    assert header(f"KẾ HOẠCH\nDọn vệ sinh\n\n{sentence}\nI. VIỆC\n1. Làm.").issuer == issuer


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("Đảng ủy các cơ quan tỉnh Vĩnh Long chỉ đạo.", "Vĩnh Long"),
        ("Báo Gia Lai, Đài Phát thanh và Truyền hình Gia Lai đưa tin ở huyện Đức Cơ.", "Gia Lai"),
        ("Học tập tư tưởng Hồ Chí Minh, giữ gìn hòa bình ở xã Hàm Thuận Nam.", ""),
        ("Công an Thành phố Hồ Chí Minh tuần tra.", "Hồ Chí Minh"),
    ],
)
def test_the_province_is_the_one_the_text_speaks_of(text: str, province: str) -> None:
    assert header(f"KẾ HOẠCH\nDọn vệ sinh\n\nI. VIỆC\n{text}").province == province


@pytest.mark.parametrize(
    ("title", "campaign"),
    [
        ("Tổ chức các hoạt động “Tháng cao điểm” thực hiện công tác dân vận", "Tháng cao điểm"),
        ("Triển khai phong trào “Dân vận khéo” năm 2026", "Dân vận khéo"),
        ("Tổ chức Tháng hành động vì trẻ em năm 2026", "Tháng hành động vì trẻ em"),
        ("tổ chức kỷ niệm 96 năm Ngày thành lập Đảng (03/02/1930-03/02/2026)", "kỷ niệm 96 năm Ngày thành lập Đảng"),
        ("Cải cách hành chính năm 2026", ""),
    ],
)  # fmt: skip
def test_the_campaign_is_named_by_the_title(title: str, campaign: str) -> None:
    assert campaign_of(title) == campaign


def test_recipients_lose_their_dash_and_end_only() -> None:
    closing = read_closing(
        parts("KẾ HOẠCH\nDọn\n\nI. VIỆC\n1. Làm./.\nNơi nhận:\nGửi bản điện tử:\n- Sở Nội vụ ;\n- Các xã, } (báo cáo)\n"
              "- Đảng ủy các xã, phường và\nđặc khu;\n- Lưu : VT-VP.").closing
    )  # fmt: skip
    assert closing.recipients == (
        "Sở Nội vụ", "Các xã (báo cáo)", "Đảng ủy các xã, phường và đặc khu", "Lưu : VT-VP",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("signature", "office", "name", "plain"),
    [
        ("GIÁM ĐỐC\n\nLê Thị Thí Dụ", "GIÁM ĐỐC", "Lê Thị Thí Dụ", "Giám đốc"),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nLê Thị Thí Dụ", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", "Lê Thị Thí Dụ", "Phó Giám đốc"),
        ("T/M ĐẢNG ỦY\nBÍ THƯ\n\nLÊ THỊ THÍ DỤ", "T/M ĐẢNG ỦY BÍ THƯ", "LÊ THỊ THÍ DỤ", "Bí thư"),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH", "", "Chủ tịch"),
    ],
)  # fmt: skip
def test_who_signs_is_read_as_printed(signature: str, office: str, name: str, plain: str) -> None:
    text = f"KẾ HOẠCH\nDọn\n\nI. VIỆC\n1. Làm./.\nNơi nhận:\n- Lưu: VT.\n\n{signature}\n\nPHỤ LỤC\nBảng một"
    closing = read_closing(parts(text).closing)
    assert (closing.office, closing.name, plain_office(closing.office)) == (office, name, plain)
