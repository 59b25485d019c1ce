from datetime import date

from bangron.model import Citation, Plan, Side
from bangron.site.documents import register


def plan(slug: str, *citations: Citation, province: str = "Hà Nam") -> Plan:
    return Plan(
        slug=slug, src_uri=f"ke-hoach/{slug}.md", title=slug, kind="Kế hoạch", side=Side.STATE,
        issuer="Sở Xây dựng", province=province, citations=citations,
    )  # fmt: skip


def cited(
    number: str, day: date | None = date(2021, 11, 26), issuer: str = "", title: str = ""
) -> Citation:
    return Citation(number, "Chỉ thị", day, issuer, title)


def test_a_document_cited_by_several_plans_is_one_record() -> None:
    documents = register(
        [plan("a", cited("33/CT-TTg")), plan("b", cited("33/CT-TTg"), province="Bắc Kạn")]
    )
    assert [(d.number, [p.slug for p in d.cited_by]) for d in documents] == [
        ("33/CT-TTg", ["a", "b"])
    ]


def test_a_plan_that_cites_twice_is_named_once() -> None:
    (document,) = register([plan("a", cited("33/CT-TTg"), cited("33/CT-TTg"))])
    assert len(document.cited_by) == 1


def test_the_same_local_number_of_two_provinces_is_two_documents() -> None:
    documents = register(
        [plan("a", cited("05-CT/TU")), plan("b", cited("05-CT/TU"), province="Nghệ An")]
    )
    assert [d.slug for d in documents] == ["05-ct-tu", "05-ct-tu-2"]


def test_the_same_number_of_two_days_is_two_documents() -> None:
    documents = register([plan("a", cited("54-KL/TU"), cited("54-KL/TU", date(2026, 3, 3)))])
    assert [d.day for d in documents] == [date(2026, 3, 3), date(2021, 11, 26)]


def test_the_record_takes_the_fullest_title_and_the_name_in_its_capitals() -> None:
    day = date(2013, 6, 3)
    (document,) = register(
        [
            plan(
                "a",
                cited(
                    "25-NQ/TW",
                    day,
                    "Ban chấp hành trung ương Đảng (khoá XI)",
                    "về công tác dân vận",
                ),
            ),
            plan(
                "b",
                cited(
                    "25-NQ/TW",
                    day,
                    "Ban chấp hành trung ương Đảng (khoá XI)",
                    "về công tác dân vận",
                ),
            ),
            plan(
                "c",
                cited(
                    "25-NQ/TW",
                    day,
                    "Ban Chấp hành Trung ương Đảng (khóa XI)",
                    "về tăng cường và đổi mới",
                ),
            ),
        ]
    )
    assert document.issuer == "Ban Chấp hành Trung ương Đảng (khóa XI)"
    assert document.title == "về tăng cường và đổi mới"


def test_newest_documents_come_first_and_undated_ones_last() -> None:
    documents = register(
        [
            plan(
                "a",
                cited("06-ĐA/TU", None),
                cited("33/CT-TTg"),
                cited("25-NQ/TW", date(2013, 6, 3)),
            )
        ]
    )
    assert [d.number for d in documents] == ["33/CT-TTg", "25-NQ/TW", "06-ĐA/TU"]


def test_of_two_whole_titles_the_record_takes_the_one_most_plans_print() -> None:
    usual, odd = (
        "về đổi mới công tác dân vận của cơ quan",
        "về đổi mới công tác dân vận trong các cơ quan",
    )
    (document,) = register(
        [
            plan("a", cited("33/CT-TTg", title=odd)),
            plan("b", cited("33/CT-TTg", title=usual)),
            plan("c", cited("33/CT-TTg", title=usual)),
        ]
    )
    assert document.title == usual
