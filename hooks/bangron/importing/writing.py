"""Writes the files of an import: all of them or none, and never over something else.

In: the files of one plan and the project's folder. Out: what became of each. A
file that stands there with the same bytes is left alone, so that importing twice
changes nothing; one with other bytes is a conflict, unless overwriting is asked for.
"""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from bangron.problems import Problem, Source

ENCODING = "utf-8"


class Fate(StrEnum):
    """What becomes of a file."""

    NEW = "new"
    SAME = "same"
    REPLACED = "replaced"
    KEPT = "kept"  # something else stands there


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of each file, in the order given."""

    fates: tuple[tuple[PurePosixPath, Fate], ...]
    problems: tuple[Problem, ...] = ()


def write_files(
    root: Path, files: Sequence[tuple[PurePosixPath, str]], *, force: bool, dry_run: bool
) -> Outcome:
    """Write files below a folder; where one cannot be written, none is.

    Problems: a file that stands there with other bytes, or that cannot be written.
    """
    fates = tuple((path, _fate(root / path, text, force=force)) for path, text in files)
    kept = [path for path, fate in fates if fate is Fate.KEPT]
    if kept:
        return Outcome(
            fates, tuple(Problem.make("import-exists", Source(str(path))) for path in kept)
        )
    wanted = [
        (root / path, text)
        for (path, text), (_, fate) in zip(files, fates, strict=True)
        if fate is not Fate.SAME
    ]
    if dry_run or not wanted:
        return Outcome(fates)
    try:
        _write_all(wanted)
    except OSError as error:
        path = PurePosixPath(Path(error.filename or wanted[0][0]).name)
        why = error.strerror or str(error)
        return Outcome(
            tuple((path, Fate.KEPT) for path, _ in fates),
            (Problem.make("import-cannot-write", Source(str(path)), why=why),),
        )
    return Outcome(fates)


def _fate(path: Path, text: str, *, force: bool) -> Fate:
    """Tell what would become of one file."""
    try:
        if not os.path.lexists(path):
            return Fate.NEW
        if path.is_file() and path.read_bytes() == text.encode(ENCODING):
            return Fate.SAME
    except OSError:
        return Fate.KEPT
    return Fate.REPLACED if force and path.is_file() else Fate.KEPT


def _write_all(files: Sequence[tuple[Path, str]]) -> None:
    """Write every file beside its place, then move all into place; undo all where one fails."""
    waiting: list[tuple[Path, Path]] = []
    moved: list[tuple[Path, bytes | None]] = []
    try:
        for path, text in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            waiting.append((_beside(path, text), path))
        for temporary, path in waiting:
            before = path.read_bytes() if path.is_file() else None
            temporary.replace(path)
            moved.append((path, before))
    except OSError:
        for path, before in moved:
            if before is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(before)
        raise
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)


def _beside(path: Path, text: str) -> Path:
    """Write a text to a new file in the same folder, and return that file."""
    handle, name = tempfile.mkstemp(prefix=".import-", dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(text.encode(ENCODING))
    temporary = Path(name)
    temporary.chmod(0o644)
    return temporary
