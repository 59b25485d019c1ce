"""Safe mends: what they change, what they keep, and what becomes of the file."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangron.checking.check import check_document
from bangron.checking.files import check_paths
from bangron.checking.fixing import BACKUP, mend_all, mended_text
from bangron.checking.raw import read_raw_text
from bangron.checking.rule import Edit
from tests.support.vietnamese import odd_text

FAULTY = "Nơi nhận:\n- Sở Nội vụ ;\n- Lưu : VT.\nPhát triển kinh tế- xã hội  của tỉnh.\n"
MENDED = "Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.\nPhát triển kinh tế - xã hội của tỉnh.\n"


def mend(folder: Path, name: str = "ke-hoach.txt") -> dict[Path, Path]:
    _, backups = mend_all(lambda: check_paths([Path(name)], folder), folder)
    return backups


def test_white_space_is_mended_and_the_old_file_kept(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(FAULTY, encoding="utf-8", newline="")
    ((_, backup),) = mend(tmp_path).items()
    assert file.read_text(encoding="utf-8") == MENDED
    assert backup.read_text(encoding="utf-8") == FAULTY
    assert backup.is_relative_to(tmp_path / BACKUP)


def test_mending_twice_changes_nothing_more(tmp_path: Path) -> None:
    (tmp_path / "ke-hoach.txt").write_text(FAULTY, encoding="utf-8", newline="")
    assert mend(tmp_path)
    assert mend(tmp_path) == {}
    assert len(list((tmp_path / BACKUP).iterdir())) == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_as_they_are(tmp_path: Path, end: str) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_bytes(FAULTY.replace("\n", end).encode())
    mend(tmp_path)
    assert file.read_bytes() == MENDED.replace("\n", end).encode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_and_its_encoding_stay(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_bytes(FAULTY.encode(encoding))
    mend(tmp_path)
    assert file.read_bytes() == MENDED.encode(encoding)


def test_words_are_never_changed(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text("Tuyền tuyền công tác dân dận của các nghành.\n", encoding="utf-8")
    assert mend(tmp_path) == {}


def test_a_text_in_decomposed_letters_is_mended_in_place() -> None:
    text = unicodedata.normalize("NFD", FAULTY)
    edits = [one.edit for one in check_document(read_raw_text(text, "x.txt")) if one.edit]
    assert mended_text(text, edits) == MENDED


def test_a_legacy_encoding_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_bytes("Kế hoạch  tuyên truyền ;".encode("cp1258", errors="replace"))
    before = file.read_bytes()
    assert mend(tmp_path) == {}
    assert file.read_bytes() == before


def test_a_file_that_cannot_be_written_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(FAULTY, encoding="utf-8")

    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "no", "x")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="no"):
        mend(tmp_path)
    assert file.read_text(encoding="utf-8") == FAULTY
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["ke-hoach.txt"]


def test_of_two_mends_that_overlap_the_first_counts() -> None:
    assert mended_text("a  b", [Edit(1, 1, 3, " "), Edit(1, 2, 3, "")]) == "a b"


def test_a_line_may_go_whole() -> None:
    assert mended_text("a\n-----\nb\n", [Edit(2, 0, 0, "", whole_line=True)]) == "a\nb\n"


@given(odd_text)
def test_any_text_is_mended_to_a_rest(text: str) -> None:
    for _ in range(5):
        edits = [one.edit for one in check_document(read_raw_text(text, "x.txt")) if one.edit]
        mended = mended_text(text, edits)
        if mended == unicodedata.normalize("NFC", text):
            return
        text = mended
    assert not edits


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 9), st.integers(0, 9)), max_size=6))
def test_edits_from_anywhere_never_fail(places: list[tuple[int, int, int]]) -> None:
    edits = [Edit(line, min(a, b), max(a, b), "-") for line, a, b in places]
    assert mended_text("một hai\nba\n", edits).count("\n") == 2
