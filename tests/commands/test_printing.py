"""`bangron print`: what it writes, says and exits with."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bangron.cli import DONE, WRONG_USAGE, main
from tests.support.projects import small_project


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("BANGRON_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    small_project(tmp_path)
    return tmp_path


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["print", *arguments])


def test_a_format_named_is_written_for_every_slogan_that_wants_it(site: Path) -> None:
    allow_all_formats(site)
    done = call("--format", "poster-a4", "--format", "bang-ron-8x0.8", "-o", "in", "--json")
    assert done.exit_code == DONE, done.output
    records = json.loads(done.stdout)
    assert [record["format"] for record in records] == ["poster-a4", "bang-ron-8x0.8"]
    for record in records:
        path = site / record["path"]
        assert path.name == f"dan-van-kheo-{record['format']}.pdf"
        assert path.read_bytes()[:5] == b"%PDF-"
        assert path.stat().st_size == record["bytes"]


def test_a_tenth_with_marks_is_another_file(site: Path) -> None:
    allow_all_formats(site)
    done = call("--format", "poster-a4", "--scale", "1:10", "--marks", "--outlines", "-o", "in")
    assert done.exit_code == DONE, done.output
    assert (site / "in/dan-van-kheo/dan-van-kheo-poster-a4-1-10.pdf").is_file()
    assert done.stderr == "Đã ghi 1 tệp PDF vào in\n"
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "og-image"), "'og-image' chỉ để xem trên màn hình"),
        (("--format", "poster-a9"), "có phải ý bạn là 'poster-a"),
        (("--slogan", "dan-van-khe"), "có phải ý bạn là 'dan-van-kheo'?"),
        (("--scale", "1:7"), "1:10"),
    ],
)
def test_a_wrong_name_is_told_with_what_there_is(
    site: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = call(*arguments)
    assert done.exit_code == WRONG_USAGE
    assert said in done.stderr
    assert not (site / "print").exists()


def allow_all_formats(site: Path) -> None:
    """Let the project's slogans be drawn in any format."""
    for path in (site / "slogans").glob("*.yml"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.strip().startswith("formats:")]
        path.write_text("".join(kept), encoding="utf-8")
