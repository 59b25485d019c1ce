"""`bangron check`: what it prints, mends and exits with."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bangron.cli import DONE, PROBLEMS_FOUND, WRONG_USAGE, main
from tests.support.projects import small_project, write

PLAN = "Các nghành gửi báo cáo chậm nhất ngày 21/10/2023.\n\nCông tác  dân vận của của Sở.\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BANGRON_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "ke-hoach.txt", PLAN)


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def test_errors_end_with_1_and_hints_are_hidden() -> None:
    done = call("ke-hoach.txt")
    assert done.exit_code == PROBLEMS_FOUND
    assert "ke-hoach.txt:1: lỗi: “nghành”" in done.stdout
    assert "weekend-deadline" not in done.stdout
    assert "còn 1 gợi ý" in done.stderr


def test_hints_are_shown_when_asked_for() -> None:
    assert "[weekend-deadline]" in call("ke-hoach.txt", "--hints").stdout


def test_warnings_alone_end_with_0(tmp_path: Path) -> None:
    write(tmp_path / "ke-hoach.txt", "Công tác dân vận của của Sở.\n")
    done = call("ke-hoach.txt")
    assert (done.exit_code, done.stdout.count("\n")) == (DONE, 1)


def test_json_is_one_document_on_standard_output() -> None:
    records = json.loads(call("ke-hoach.txt", "--format", "json").stdout)
    assert [record["rule"] for record in records] == ["misspelling", "double-space", "doubled-word"]
    assert [record["safe"] for record in records] == [False, True, False]


def test_fix_mends_and_tells_where_the_old_file_is(tmp_path: Path) -> None:
    done = call("ke-hoach.txt", "--fix")
    assert "Công tác dân vận của của Sở." in (tmp_path / "ke-hoach.txt").read_text("utf-8")
    assert "Đã sửa ke-hoach.txt" in done.stderr
    assert "double-space" not in done.stdout
    assert "Đã sửa" not in call("ke-hoach.txt", "--fix").stderr


def test_a_path_that_is_not_there_is_wrong_usage() -> None:
    assert call("khong-co.txt").exit_code == WRONG_USAGE


def test_without_a_path_the_whole_site_is_looked_through(tmp_path: Path) -> None:
    assert call().exit_code == WRONG_USAGE
    small_project(tmp_path)
    write(tmp_path / "slogans/2024.yml", "slogans:\n  - id: x\n    txt: a\n")
    done = call()
    assert done.exit_code == PROBLEMS_FOUND
    assert "docs/ke-hoach/thang-dan-van.md:13: cảnh báo: mục “3.”" in done.stdout
    assert "[unknown-key]" in done.stdout
    assert "ke-hoach.txt" not in done.stdout


def test_the_rules_are_printed_as_markdown() -> None:
    done = call("--rules")
    assert done.exit_code == DONE
    assert done.stdout.startswith("# Các quy tắc soát lỗi\n")
