import unicodedata
from datetime import date
from pathlib import Path

from bangron.content.front_matter import split_page
from bangron.content.plans import read_plan
from bangron.content.project import read_project
from bangron.model import (
    Anniversary,
    Citation,
    Deadline,
    DeadlineMode,
    Observance,
    Period,
    Plan,
    Side,
    Status,
    Task,
)
from bangron.problems import Source

PAGE = """\
---
title: triển khai các hoạt động “Tháng Dân vận” năm 2023
kind: Kế hoạch
side: party
issuer: Ban Dân vận Tỉnh ủy
number: 24-KH/BDVTU
date: 09/10/2023
year: 2023
period: {start: 01/10/2023, end: 31/10/2023}
status: approved
anniversaries:
  - {event: Ngày truyền thống, from: 15/10/1930, to: 15/10/2023}
deadlines:
  - {date: 30/09/2023, mode: before, what: Đăng ký, to: Ban Dân vận Tỉnh ủy}
  - {mode: per-rule, what: Báo cáo}
observances:
  - {day: 01/10, name: Ngày Quốc tế Người cao tuổi}
citations:
  - {number: 33/CT-TTg, kind: Chỉ thị, date: 2021-11-26, issuer: Thủ tướng Chính phủ}
tasks:
  - {item: III.1, unit: Văn phòng, what: Làm đầu mối}
recipients: [Ban Dân vận Trung ương, "Lưu: VT"]
signatory: Trưởng Ban
---

## I- MỤC ĐÍCH
"""


def plan() -> Plan:
    page, problems = split_page(PAGE, "docs/ke-hoach/a.md")
    assert page is not None
    assert problems == ()
    read, problems = read_plan(page, "ke-hoach/a.md", "a")
    assert problems == ()
    assert read is not None
    return read


def test_every_fact_of_a_plan_is_read_with_its_line() -> None:
    read = plan()
    name = "docs/ke-hoach/a.md"
    assert (read.side, read.status, read.year) == (Side.PARTY, Status.APPROVED, 2023)
    assert (read.number, read.day) == ("24-KH/BDVTU", date(2023, 10, 9))
    assert read.period == Period(date(2023, 10, 1), date(2023, 10, 31))
    assert read.anniversaries == (
        Anniversary(
            "Ngày truyền thống", date(1930, 10, 15), date(2023, 10, 15), Source(name, 12, 5)
        ),
    )
    assert read.deadlines == (
        Deadline(
            "Đăng ký", DeadlineMode.BEFORE, date(2023, 9, 30), "", "Ban Dân vận Tỉnh ủy",
            Source(name, 14, 5),
        ),
        Deadline("Báo cáo", DeadlineMode.PER_RULE, source=Source(name, 15, 5)),
    )  # fmt: skip
    assert read.observances == (
        Observance(10, 1, "Ngày Quốc tế Người cao tuổi", Source(name, 17, 5)),
    )
    assert read.citations == (
        Citation(
            "33/CT-TTg", "Chỉ thị", date(2021, 11, 26), "Thủ tướng Chính phủ",
            source=Source(name, 19, 5),
        ),
    )  # fmt: skip
    assert read.tasks == (Task("III.1", "Văn phòng", "Làm đầu mối", Source(name, 21, 5)),)
    assert read.recipients == ("Ban Dân vận Trung ương", "Lưu: VT")


def test_a_plan_without_number_day_or_status_is_published_and_in_review() -> None:
    page, _ = split_page("---\ntitle: A\nkind: B\nside: state\nissuer: C\n---\n", "a.md")
    assert page is not None
    read, problems = read_plan(page, "ke-hoach/a.md", "a")
    assert problems == ()
    assert read is not None
    assert (read.number, read.day, read.status) == ("", None, Status.IN_REVIEW)


def test_one_bad_deadline_does_not_take_the_others_with_it() -> None:
    text = PAGE.replace("date: 30/09/2023, mode: before", "date: 31/09/2023, mode: before")
    page, _ = split_page(text, "a.md")
    assert page is not None
    read, problems = read_plan(page, "ke-hoach/a.md", "a")
    assert read is not None
    assert [deadline.what for deadline in read.deadlines] == ["Báo cáo"]
    assert [str(problem.source) for problem in problems] == ["a.md:14"]


def test_decomposed_letters_are_read_as_composed_ones(tmp_path: Path) -> None:
    folder = tmp_path / "docs/ke-hoach"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text(unicodedata.normalize("NFD", PAGE), encoding="utf-8")
    project, _ = read_project(tmp_path, tmp_path / "docs", tmp_path / "slogans", set())
    assert project.plans[0].title == plan().title


def test_the_newest_year_comes_first(tmp_path: Path) -> None:
    folder = tmp_path / "docs/ke-hoach"
    folder.mkdir(parents=True)
    for year in (2022, 2024, 2023):
        text = PAGE.replace("year: 2023", f"year: {year}")
        (folder / f"k{year}.md").write_text(text, encoding="utf-8")
    project, _ = read_project(tmp_path, tmp_path / "docs", tmp_path / "slogans", set())
    assert [read.year for read in project.plans] == [2024, 2023, 2022]
