"""Files are written all or none, and never over something else."""

from pathlib import Path, PurePosixPath

import pytest

from bangron.importing.writing import Fate, write_files
from tests.support.projects import files_below, write

FILES = ((PurePosixPath("docs/a.md"), "một\n"), (PurePosixPath("slogans/b.yml"), "hai\n"))


def test_new_files_are_written_with_their_folders(tmp_path: Path) -> None:
    outcome = write_files(tmp_path, FILES, force=False, dry_run=False)
    assert [fate for _, fate in outcome.fates] == [Fate.NEW, Fate.NEW]
    assert files_below(tmp_path) == {"docs/a.md": "một\n".encode(), "slogans/b.yml": b"hai\n"}


def test_writing_twice_changes_nothing(tmp_path: Path) -> None:
    write_files(tmp_path, FILES, force=False, dry_run=False)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    outcome = write_files(tmp_path, FILES, force=False, dry_run=False)
    assert [fate for _, fate in outcome.fates] == [Fate.SAME, Fate.SAME]
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_conflict_keeps_every_file_back(tmp_path: Path) -> None:
    write(tmp_path / "slogans/b.yml", "sửa tay\n")
    outcome = write_files(tmp_path, FILES, force=False, dry_run=False)
    assert [fate for _, fate in outcome.fates] == [Fate.NEW, Fate.KEPT]
    assert [str(problem.source) for problem in outcome.problems] == ["slogans/b.yml"]
    assert files_below(tmp_path) == {"slogans/b.yml": "sửa tay\n".encode()}


def test_force_replaces(tmp_path: Path) -> None:
    write(tmp_path / "slogans/b.yml", "sửa tay\n")
    outcome = write_files(tmp_path, FILES, force=True, dry_run=False)
    assert [fate for _, fate in outcome.fates] == [Fate.NEW, Fate.REPLACED]
    assert (tmp_path / "slogans/b.yml").read_text(encoding="utf-8") == "hai\n"


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    write_files(tmp_path, FILES, force=True, dry_run=True)
    assert files_below(tmp_path) == {}


def test_a_failure_half_way_undoes_the_first_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "docs/a.md", "cũ\n")
    real = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target.name == "b.yml":
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    outcome = write_files(tmp_path, FILES, force=True, dry_run=False)
    assert [problem.rule for problem in outcome.problems] == ["import-cannot-write"]
    assert files_below(tmp_path) == {"docs/a.md": "cũ\n".encode()}


def test_a_folder_in_the_way_is_a_conflict(tmp_path: Path) -> None:
    (tmp_path / "docs/a.md").mkdir(parents=True)
    outcome = write_files(tmp_path, FILES, force=True, dry_run=False)
    assert outcome.fates[0][1] is Fate.KEPT
    assert outcome.problems
