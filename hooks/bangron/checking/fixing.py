r"""Mends what is safe to mend: white space and markup, never words.

In: a file and its safe edits. Out: the file written whole or not at all, with
its line ends and its byte order mark as they were, and a copy of how it was in
`.cache/bangron/backup/`, which no build publishes.
"""

import codecs
import hashlib
import os
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from bangron.checking.files import Checked, shown_path
from bangron.checking.rule import Edit

BACKUP = Path(".cache", "bangron", "backup")
LINE_END = re.compile(r"(\r\n|\r|\n)")
MOST_ROUNDS = 5  # a mend may lay bare another; no real file has needed three rounds
DIGEST_LENGTH = 12  # hexadecimal digits: enough to tell the versions of one file apart


def mend_all(
    look: Callable[[], tuple[Checked, ...]], root: Path
) -> tuple[tuple[Checked, ...], dict[Path, Path]]:
    """Mend until nothing safe is left; return what is left, and each file's first backup.

    Raises OSError as `mend_file`.
    """
    backups: dict[Path, Path] = {}
    checked = look()
    for _ in range(MOST_ROUNDS):
        changed = False
        for file in checked:
            edits = [one.edit for one in file.found if one.edit]
            backup = mend_file(file.file, edits, root) if edits else None
            if backup:
                backups.setdefault(file.file, backup)
                changed = True
        if not changed:
            break
        checked = look()
    return checked, backups


def mend_file(file: Path, edits: Iterable[Edit], root: Path) -> Path | None:
    """Apply the edits to a file; return its backup, or None where nothing changed.

    Raises OSError where the file or its backup cannot be written; then the file
    is as it was.
    """
    file = root / file
    name = shown_path(file, root) if file.is_relative_to(root) else file.name
    before = file.read_bytes()
    encoding = _encoding(before)
    after = mended_text(before.decode(encoding), edits).encode(encoding)
    if after == before:
        return None
    digest = hashlib.sha256(before).hexdigest()[:DIGEST_LENGTH]
    backup = root / BACKUP / f"{name}.{digest}"
    _write(backup, before, None)
    _write(file, after, file.stat().st_mode)
    return backup


def mended_text(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with its edits; of two that overlap the first one counts.

    The offsets of edits are those of the text in normalisation form C.
    """
    pieces = LINE_END.split(unicodedata.normalize("NFC", text))
    lines, ends = pieces[0::2], [*pieces[1::2], ""]
    for edit, limit in _apart(edits):
        at = edit.line - 1
        if at >= len(lines) or limit > len(lines[at]):
            continue
        if edit.whole_line:
            lines[at] = ends[at] = ""
        else:
            lines[at] = lines[at][: edit.start] + edit.text + lines[at][edit.stop :]
    return "".join(line + end for line, end in zip(lines, ends, strict=True))


def _apart(edits: Iterable[Edit]) -> list[tuple[Edit, int]]:
    """Return edits that do not overlap, the last of a line first, with the offset each needs."""
    ordered = sorted(set(edits), key=lambda e: (e.line, not e.whole_line, e.start, e.stop, e.text))
    kept: list[Edit] = []
    for edit in ordered:
        last = kept[-1] if kept else None
        if last and last.line == edit.line and (last.whole_line or edit.start < last.stop):
            continue
        kept.append(edit)
    return [(edit, 0 if edit.whole_line else edit.stop) for edit in reversed(kept)]


def _encoding(data: bytes) -> str:
    """Return the encoding that a byte order mark names; the mark is part of the text then."""
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    return "utf-16-be" if data.startswith(codecs.BOM_UTF16_BE) else "utf-8"


def _write(path: Path, data: bytes, mode: int | None) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        if mode is not None:
            Path(name).chmod(mode)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
