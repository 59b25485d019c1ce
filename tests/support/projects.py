"""Projects in temporary folders, built by the real MkDocs in a process of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
BUILD_LIMIT_S = 300  # a build takes seconds; what takes minutes hangs


def copy_of_the_example(folder: Path) -> Path:
    """Return a copy of this repository's own site in `folder`, ready to be built and spoilt."""
    for name in ("docs", "slogans"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copytree(REPOSITORY / "hooks", folder / "hooks", ignore=_caches)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    return folder


def small_project(folder: Path) -> Path:
    """Return a project of one plan and one slogan in one format: the quickest whole site."""
    copy_of_the_example(folder)
    for name in ("docs", "slogans"):
        shutil.rmtree(folder / name)
    write(
        folder / "docs/ke-hoach/thang-dan-van.md",
        "---\ntitle: Triển khai Tháng Dân vận\nkind: Kế hoạch\nside: state\n"
        "issuer: Sở Xây dựng\nyear: 2023\n---\n\n## I. Mục đích\n\n1. Một.\n\n3. Ba.\n",
    )
    write(folder / "docs/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\n\nTrang thử.\n")
    write(
        folder / "slogans/2023.yml",
        "kicker: THÁNG DÂN VẬN\nformats: [og-image]\nslogans:\n"
        "  - id: dan-van-kheo\n    text: Dân vận khéo thì việc gì cũng thành công\n",
    )
    write(folder / "slogans/brand.yml", "organisation: SỞ XÂY DỰNG\n")
    return folder


def write(path: Path, text: str) -> None:
    """Write a file of a project, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def run(folder: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a module of this Python in `folder`, in Vietnamese unless `variables` say otherwise."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}
    environment.pop("BANGRON_LANG", None)
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={**environment, **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=BUILD_LIMIT_S,
        check=False,
    )


def build(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` in `folder`."""
    return run(folder, "mkdocs", "build", *arguments, **variables)


def files_below(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _caches(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name == "__pycache__"]
