"""Files, folders and projects looked through."""

import unicodedata
from pathlib import Path

import pytest

from bangron.banners.formats import load_formats
from bangron.checking import files
from bangron.checking.files import check_paths, check_project, check_site, problems_of
from bangron.content.project import read_project
from bangron.problems import Severity
from tests.support.projects import REPOSITORY, small_project, write

PLAN = (
    "---\ntitle: Tháng Dân vận\nkind: Kế hoạch\nside: party\nissuer: Ban Dân vận Tỉnh ủy\n"
    "province: {province}\nyear: 2023\ncitations:\n"
    "  - {{number: 54-KL/TU, kind: Kết luận, date: {day}, title: về thi đua}}\n---\n\nNội dung.\n"
)


def rules_of(folder: Path) -> list[str]:
    project, _ = read_project(folder, folder / "docs", folder / "slogans", set())
    return [problem.rule for problem in check_project(project, folder)]


def test_the_repository_s_own_pages_are_clean() -> None:
    root = REPOSITORY
    formats = {fmt.id for fmt in load_formats()}
    project, problems = read_project(root, root / "docs", root / "slogans", formats)
    found = problems_of(check_site(project, problems, root, root / "docs", root / "slogans"))
    assert [str(one) for one in found if one.severity is not Severity.HINT] == []


def test_a_word_split_over_lines_is_found_at_the_line_where_it_begins(tmp_path: Path) -> None:
    lines = [
        f"Các cơ quan, đơn vị trong toàn tỉnh cùng nhau tổ chức thi đua lần {n}" for n in range(12)
    ]
    lines[5:7] = [
        "Tiếp tục đổi mới, nâng cao chất lượng của công tác dân vận, công tác dân",
        "dận và việc tổ chức các phong trào thi đua yêu nước trong toàn tỉnh ta.",
    ]
    write(tmp_path / "ke-hoach.txt", "\n\n".join(lines) + "\n")
    (checked,) = check_paths([Path("ke-hoach.txt")], tmp_path)
    (wrong,) = [one.problem for one in checked.found if one.problem.rule == "wrong-word"]
    assert (wrong.source.line, wrong.replacement) == (11, "dân vận")


def test_decomposed_letters_are_read_like_composed_ones(tmp_path: Path) -> None:
    text = "Thực hiện công tác dân dận của các nghành.\n"
    write(tmp_path / "a.txt", text)
    write(tmp_path / "b.txt", unicodedata.normalize("NFD", text))
    first, second = check_paths([Path("a.txt"), Path("b.txt")], tmp_path)
    assert [one.problem.rule for one in first.found] == [one.problem.rule for one in second.found]


def test_plans_that_disagree_on_a_day_are_told_within_a_province_alone(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    write(root / "docs/ke-hoach/a.md", PLAN.format(province="Bắc Giang", day="03/03/2021"))
    write(root / "docs/ke-hoach/b.md", PLAN.format(province="Bắc Giang", day="13/03/2021"))
    write(root / "docs/ke-hoach/c.md", PLAN.format(province="Hà Nam", day="23/03/2021"))
    assert rules_of(root).count("plans-disagree-on-day") == 1


def test_a_link_to_a_missing_page_is_an_error(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    write(root / "docs/a.md", "---\ntitle: A\n---\n\nXem [kế hoạch](ke-hoach/khong-co.md).\n")
    write(root / "docs/b.md", "---\ntitle: B\n---\n\nXem [kế hoạch](ke-hoach/thang-dan-van.md).\n")
    assert rules_of(root).count("broken-link") == 1


def test_a_file_outside_the_folder_is_named_as_given(tmp_path: Path) -> None:
    write(tmp_path / "ngoai/ke-hoach.txt", "Kế hoạch  của Sở.\n")
    (tmp_path / "trong").mkdir()
    (checked,) = check_paths([Path("../ngoai/ke-hoach.txt")], tmp_path / "trong")
    assert checked.found[0].problem.source.path == "../ngoai/ke-hoach.txt"


def test_an_unreadable_file_is_a_problem_and_the_rest_is_looked_through(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"---\n\xff\xfe\xfa\n---\n")
    write(tmp_path / "b.txt", "Kế hoạch của của Sở.\n")
    rules = [one.problem.rule for c in check_paths([tmp_path], tmp_path) for one in c.found]
    assert rules == ["not-utf8", "doubled-word"]


def test_workers_find_the_same_in_the_same_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at in range(6):
        write(tmp_path / f"{at}.txt", f"Kế hoạch của của Sở lần {at} ;\n")
    alone = check_paths([tmp_path], tmp_path)
    monkeypatch.setattr(files, "FEWEST_FOR_WORKERS", 2)
    assert check_paths([tmp_path], tmp_path, workers=2) == alone
