import os
from pathlib import Path

import pytest

from bangron.site.staging import publish, staging_folder


def folder(path: Path, **files: str) -> Path:
    for name, text in files.items():
        file = path / name.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return path


def names(path: Path) -> list[str]:
    return sorted(p.relative_to(path).as_posix() for p in path.rglob("*") if p.is_file())


def test_the_new_site_takes_the_place_of_the_old(tmp_path: Path) -> None:
    old = folder(tmp_path / "site", old="1", tin__cu="1")
    publish(folder(tmp_path / "next", new="2"), old, tmp_path / "spare")
    assert names(old) == ["new"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["site"]


def test_a_first_site_needs_no_old_one(tmp_path: Path) -> None:
    publish(folder(tmp_path / "next", new="2"), tmp_path / "a" / "site", tmp_path / "spare")
    assert names(tmp_path / "a" / "site") == ["new"]


def test_what_the_owner_keeps_under_a_dotted_name_stays(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", **{".well-known__acme": "1", "old": "1"})
    publish(folder(tmp_path / "next", new="2"), site, tmp_path / "spare")
    assert names(site) == [".well-known/acme", "new"]


def test_a_folder_that_cannot_be_renamed_is_filled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = folder(tmp_path / "site", **{"old": "1", "tin__cu": "1", ".git__x": "1"})
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if site in (self, Path(target)):
            raise OSError
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    publish(folder(tmp_path / "next", new="2", tin__moi="2"), site, tmp_path / "spare")
    assert names(site) == [".git/x", "new", "tin/moi"]
    assert not (tmp_path / "next").exists()


def test_a_site_that_is_a_link_stays_one_and_nothing_leaves_the_folder_behind_it(
    tmp_path: Path,
) -> None:
    behind = folder(tmp_path / "www", **{".well-known__acme": "1", "old": "1"})
    (tmp_path / "site").symlink_to(behind)
    for _ in range(2):
        publish(folder(tmp_path / "next", new="2"), tmp_path / "site", tmp_path / "spare")
        assert (tmp_path / "site").is_symlink()
        assert names(behind) == [".well-known/acme", "new"]
        assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "www"]


def test_a_file_in_the_place_of_the_site_leaves_no_rubbish(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("1")
    publish(folder(tmp_path / "next", new="2"), tmp_path / "site", tmp_path / "spare")
    assert names(tmp_path / "site") == ["new"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_build_has_a_folder_of_its_own_and_clears_what_a_killed_one_left(tmp_path: Path) -> None:
    killed = folder(tmp_path / "next-site-1", half="1")
    os.utime(killed, (0, 0))
    running = folder(tmp_path / "next-site-2", half="1")
    assert staging_folder(tmp_path) not in (killed, running)
    assert [path.name for path in tmp_path.iterdir()] == [running.name]
