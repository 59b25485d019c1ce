"""`bangron import`: what it writes, says, and exits with."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bangron.cli import DONE, PROBLEMS_FOUND, WRONG_USAGE, main
from tests.support.projects import files_below, small_project, write

PLANS = Path(__file__).parent / "plans"
BOOKS = str(PLANS / "tuan-le-sach.txt")
RIVER = str(PLANS / "chien-dich-song-que.txt")
RESULT = {"source", "plan", "markdown", "problems"}
PLAN = {
    "side", "kind", "title", "number", "date", "place", "issuer", "parent", "province", "campaign",
    "year", "period", "anniversaries", "deadlines", "observances", "citations", "tasks",
    "recipients", "signatory", "slogans", "forms",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BANGRON_LANG", raising=False)


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["import", *arguments])


def test_a_plan_becomes_a_page_slogans_and_forms(tmp_path: Path) -> None:
    done = call(BOOKS, "-o", str(tmp_path))
    assert done.exit_code == DONE, done.output
    folders = [Path(name).parent.as_posix() for name in files_below(tmp_path)]
    assert folders == ["docs/bieu-mau", "docs/ke-hoach", "slogans"]
    assert "Cơ quan ban hành: Ban Tuyên giáo và Dân vận Tỉnh ủy" in done.stdout
    assert "4 khẩu hiệu, 1 biểu mẫu" in done.stdout


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    small_project(tmp_path)
    call(BOOKS, RIVER, "-o", str(tmp_path))
    before = files_below(tmp_path)
    done = call(BOOKS, RIVER, "-o", str(tmp_path))
    assert done.exit_code == DONE
    assert done.stdout.count("không đổi") == 4
    assert files_below(tmp_path) == before


def test_a_page_that_was_mended_by_hand_is_left_alone(tmp_path: Path) -> None:
    call(RIVER, "-o", str(tmp_path))
    (page,) = tmp_path.glob("docs/ke-hoach/*.md")
    page.write_text("của tôi", encoding="utf-8")
    done = call(RIVER, "-o", str(tmp_path))
    assert done.exit_code == PROBLEMS_FOUND
    assert "--force" in done.stderr
    assert page.read_text(encoding="utf-8") == "của tôi"
    assert call(RIVER, "-o", str(tmp_path), "--force").exit_code == DONE
    assert page.read_text(encoding="utf-8").startswith("---\ntitle:")


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    done = call(BOOKS, "-o", str(tmp_path), "--dry-run")
    assert done.exit_code == DONE
    assert files_below(tmp_path) == {}
    assert "chưa ghi tệp nào" in done.stderr


def test_json_is_one_document_with_the_contract_s_keys(tmp_path: Path) -> None:
    done = call(BOOKS, "-o", str(tmp_path), "--dry-run", "--json")
    record = json.loads(done.stdout)
    assert record.keys() == RESULT
    assert record["plan"].keys() == PLAN
    assert record["plan"]["signatory"]["name"] == "Phạm Thị Thí Dụ"
    several = json.loads(call(BOOKS, RIVER, "-o", str(tmp_path), "--json").stdout)
    assert [one["source"] for one in several] == [BOOKS, RIVER]


def test_a_file_without_a_plan_is_refused_and_the_others_are_imported(tmp_path: Path) -> None:
    write(tmp_path / "thu.txt", "Chào bạn,\n\nhẹn gặp lại.\n")
    done = call(str(tmp_path / "thu.txt"), RIVER, "-o", str(tmp_path / "trang"))
    assert done.exit_code == PROBLEMS_FOUND
    assert "không thấy kế hoạch nào" in done.stderr
    assert len(files_below(tmp_path / "trang")) == 1


def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    done = call(str(tmp_path / "khong-co.txt"), "-o", str(tmp_path), "--json")
    assert done.exit_code == PROBLEMS_FOUND
    assert json.loads(done.stdout)["plan"] is None
    assert "Traceback" not in done.output


def test_no_file_is_wrong_usage() -> None:
    assert call().exit_code == WRONG_USAGE


def test_what_a_person_must_decide_is_told_with_its_line(tmp_path: Path) -> None:
    done = call(str(PLANS / "thang-hanh-dong-tre-em.txt"), "-o", str(tmp_path))
    assert "thang-hanh-dong-tre-em.txt:2: số văn bản còn để trống" in done.stdout
    assert "Bản này không ghi: số, ký hiệu, ngày ban hành" in done.stdout


def test_slips_of_the_source_are_told_and_fail_nothing(tmp_path: Path) -> None:
    text = Path(RIVER).read_text(encoding="utf-8").replace("Tuyên truyền,", "Tuyền tuyền,")
    write(tmp_path / "nguon.txt", text)
    done = call(str(tmp_path / "nguon.txt"), "-o", str(tmp_path))
    assert done.exit_code == DONE
    assert "bangron check" in done.stdout
    record = json.loads(call(str(tmp_path / "nguon.txt"), "-o", str(tmp_path), "--json").stdout)
    (slip,) = [one for one in record["problems"] if "Tuyền tuyền" in one["quote"]]
    assert text.split("\n")[slip["line"] - 1].startswith("2. Tuyền tuyền")
