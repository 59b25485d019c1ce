"""Builds beside the site and swaps at the end, so that a failed build leaves the last one whole.

In: the folder a build was written to and the folder it is for. Out: the new
site in the place of the old. What the owner keeps there himself under a dotted
name (`.git`, `.well-known`) stays, as MkDocs leaves it too.
"""

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

ABANDONED_S = 6 * 3600  # no build takes hours: what is older was left by one that was killed


def staging_folder(cache: Path) -> Path:
    """Return a folder of this process below `cache`, and clear away what dead builds left there.

    Two builds at a time must not write into one folder: each would publish half of the other.
    """
    for left in cache.glob("next-site-*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > ABANDONED_S:
                discard(left)
    return cache / f"next-site-{os.getpid()}"


def discard(path: Path) -> None:
    """Remove a folder, a file or a link that may not be there."""
    if path.is_symlink() or path.is_file():
        with suppress(OSError):
            path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)


def publish(staged: Path, final: Path, spare: Path) -> None:
    """Put `staged` in the place of `final`; `spare` is a free name on the disk of `staged`.

    Two renames, where the disk allows them. A folder that cannot be renamed (it
    is a mount, or another program holds it open) is filled anew file by file.
    A link stays a link: the folder it leads to gets the site.
    Raises OSError where neither is possible.
    """
    final = final.resolve()
    final.parent.mkdir(parents=True, exist_ok=True)
    discard(spare)
    if final.exists():
        try:
            final.rename(spare)
        except OSError:
            _refill(staged, final)
            return
    try:
        staged.rename(final)
    except OSError:
        if spare.exists():
            spare.rename(final)
        _refill(staged, final)
        return
    for kept in _dotted(spare):
        if not (final / kept.name).exists():
            kept.rename(final / kept.name)
    discard(spare)


def _refill(staged: Path, final: Path) -> None:
    """Replace what `final` holds by what `staged` holds, and empty `staged`."""
    final.mkdir(parents=True, exist_ok=True)
    shutil.copytree(staged, final, dirs_exist_ok=True)
    fresh = {path.relative_to(staged) for path in staged.rglob("*")}
    for path in sorted(final.rglob("*"), reverse=True):
        relative = path.relative_to(final)
        if relative in fresh or relative.parts[0].startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink()
    discard(staged)


def _dotted(folder: Path) -> list[Path]:
    return sorted(folder.glob(".*")) if folder.exists() else []
