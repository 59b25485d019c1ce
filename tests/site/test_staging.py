from pathlib import Path

import pytest

from bangron.site.staging import publish


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
