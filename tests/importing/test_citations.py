"""Documents are found with what the sentence says of them, none missed and none invented."""

from datetime import date

import pytest

from bangron.importing.citations import Cited, find_citations
from tests.support.plans import joined


def cited(text: str, own: str = "") -> tuple[Cited, ...]:
    return find_citations(joined(text)[0], own)


def only(text: str) -> Cited:
    (one,) = cited(text)
    return one


def test_a_sentence_gives_kind_number_day_issuer_and_title() -> None:
    found = only(
        "Quán triệt Chỉ thị số 40-CT/TU ngày 05/8/2025 của Ban Thường vụ Tỉnh ủy Sơn La"
        " về giữ gìn vệ sinh nguồn nước; tổ chức ra quân hằng tháng."
    )
    assert found == Cited(
        "40-CT/TU", "Chỉ thị", date(2025, 8, 5), "Ban Thường vụ Tỉnh ủy Sơn La",
        "về giữ gìn vệ sinh nguồn nước", (1,),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Chỉ thị số 1/CT-TTg ngày 2/3/2025 của Thủ tướng Chính phủ “Về tiết kiệm điện” trong", "Về tiết kiệm điện"),
        ("Kết luận số 1-KL/TU ngày 2/3/2025 của Tỉnh ủy về “Xanh, sạch”. Sau đó", "về “Xanh, sạch”"),
        ("Quyết định số 1-QĐ/TU ngày 2/3/2025 ban hành Quy chế phối hợp, gắn với nhiệm vụ", "ban hành Quy chế phối hợp"),
        ("Nghị quyết số 1-NQ/TW ngày 2/3/2025 của Bộ Chính trị về y tế, Chỉ thị số 2-CT/TW", "về y tế"),
        ("(Công văn số 1/SYT-NV ngày 2/3/2025 của Sở Y tế về tiêm chủng) cho trẻ", "về tiêm chủng"),
        ("Kết luận số 1-KL/TU ngày 2/3/2025 của Tỉnh ủy về thực hiện Nghị quyết số 9-NQ/TW ngày", "về thực hiện Nghị quyết số 9-NQ/TW"),
        ("tuyên truyền Luật số 1/2024/QH15 ngày 2/3/2024 về đất đai tới cán bộ, đảng viên", "về đất đai"),
        ("Quyết định số 23-QĐ/TW ngày 30/7/2021 của Bộ Chính trị; các nơi", ""),
    ],
)  # fmt: skip
def test_a_title_ends_where_its_clause_does(sentence: str, title: str) -> None:
    assert cited(sentence)[0].title == title


def test_a_ground_keeps_the_second_half_of_its_title() -> None:
    text = "Căn cứ Văn bản số 19/UBND-VX ngày 2/3/2025 của Ủy ban nhân dân tỉnh về tổ chức ngày hội; sơ kết ba năm phong trào."
    assert only(text).title == "về tổ chức ngày hội; sơ kết ba năm phong trào"


def test_a_name_may_hold_a_comma() -> None:
    found = only(
        "Hướng dẫn số 12/HD-BVHTTDL ngày 2/3/2025 của Bộ Văn hóa, Thể thao và Du lịch về treo cờ;"
    )
    assert (found.issuer, found.title) == ("Bộ Văn hóa, Thể thao và Du lịch", "về treo cờ")


def test_an_item_marked_with_a_slash_is_no_document() -> None:
    assert cited("2/ Trung tâm Văn hóa tỉnh treo cờ.") == ()


def test_two_documents_may_share_issuer_and_title() -> None:
    text = "Đề án số 2-ĐA/TU, ngày 09/11/2021 và Quy chế số 5-QC/TU ngày 09/12/2021 của Ban thường vụ tỉnh uỷ về dân vận."
    first, second = cited(text)
    assert (first.issuer, first.title) == (second.issuer, second.title)
    assert first.issuer == "Ban thường vụ tỉnh uỷ"
    assert (first.day, second.day) == (date(2021, 11, 9), date(2021, 12, 9))


def test_the_law_is_named_before_its_number() -> None:
    found = only("Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022;")
    assert (found.kind, found.title) == ("Luật", "Thực hiện dân chủ ở cơ sở")


def test_mentions_of_one_document_are_one_with_all_lines() -> None:
    text = (
        "Thực hiện Chỉ thị số 4-CT/TU ngày 01/3/2025 của Tỉnh ủy về phòng cháy.\n\n"
        "Quán triệt Chỉ thị số 4-CT/TU ngày 01/3/2025 trong cơ quan."
    )
    assert only(text).lines == (1, 3)


def test_the_same_number_of_another_day_is_another_document() -> None:
    text = "Kết luận số 5-KL/TU ngày 01/3/2021 và Kết luận số 5-KL/TU ngày 01/3/2026."
    assert len(cited(text)) == 2


def test_what_is_not_said_stays_empty_and_a_misprinted_kind_stays_as_printed() -> None:
    assert only("thực hiện Đề án số 6-ĐA/TU; các việc") == Cited("6-ĐA/TU", "Đề án", lines=(1,))
    assert only("và Công số 698-CV/TU ngày 28/02/2023").kind == "Công"


def test_the_plan_does_not_cite_itself() -> None:
    assert cited("(Kèm theo Kế hoạch số 7/KH-SXD ngày 1/2/2025)", "7/KH-SXD") == ()


@pytest.mark.parametrize(
    "text",
    [
        "từ 15/10/1930-15/10/2023",
        "giai đoạn 2021-2025",
        "trực 24/7",
        "khoảng 1/3 số hộ",
        "QCVN 17:2018/BXD",
    ],
)
def test_nothing_is_invented(text: str) -> None:
    assert cited(text) == ()
