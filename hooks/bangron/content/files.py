r"""Reads one text file of the project, whatever was done to it.

In: a path below the project's folder. Out: its text with `\n` line ends, or
None and the problem. Not its job: to understand what the text says.
"""

import codecs
import os
from collections.abc import Iterator
from pathlib import Path

from bangron.problems import Problem, Source

LARGEST_FILE_BYTES = 2_000_000  # a plan is some 10 kB; what is larger was saved by mistake

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What MkDocs makes a page of (mkdocs.utils.markdown_extensions), and what it never looks at.
PAGE_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
IGNORED_FOLDER = "templates"


def pages_below(docs: Path) -> Iterator[tuple[Path, str]]:
    """Yield each file of `docs` that is a page by its name, with its path below `docs`.

    The same files as MkDocs takes, folders that are links among them: a page it
    shows and we have not read would be public without a check, drafts too. Left
    out is what MkDocs leaves out: dotted names, which editors and file managers
    strew about, and `docs/templates/`.
    """
    for folder, folders, names in os.walk(docs, followlinks=True):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and (Path(folder) != docs or name != IGNORED_FOLDER)
        )
        for name in sorted(names):
            if name.lower().endswith(PAGE_SUFFIXES) and not name.startswith("."):
                path = Path(folder, name)
                yield path, path.relative_to(docs).as_posix()


def relative_path(path: Path, root: Path) -> str:
    """Return `path` as messages name it: relative to the project, with forward slashes."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.name


def read_text(path: Path, root: Path) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of a UTF-8 file, with or without a byte order mark.

    UTF-16 with its mark is read as well, since Windows' Notepad offers it as
    "Unicode". Any other encoding is a problem that names the line.
    """
    source = Source(relative_path(path, root))
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            megabytes = LARGEST_FILE_BYTES // 1_000_000
            return None, (Problem.make("file-too-large", source, megabytes=megabytes),)
        data = path.read_bytes()
    except OSError as error:
        return None, (Problem.make("file-unreadable", source, why=error.strerror or error),)
    encoding = next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, (Problem.make("not-utf8", Source(source.path, line)),)
    if "\0" in text:
        return None, (Problem.make("not-text", source),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), ()
