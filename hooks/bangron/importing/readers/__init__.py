"""Opens a file that staff hand in and gives back its lines, whatever format it is in.

In: a path. Out: a `RawDocument`, or None, and the problems. The format is told
by the content, not by the name. Anything that needs a parser is read in a
process of its own (`isolated`). What the lines mean is not decided here.
"""

from pathlib import Path

from bangron.importing.raw import RawDocument
from bangron.importing.readers.formats import read_format
from bangron.importing.readers.isolated import read_isolated
from bangron.importing.readers.reading import LARGEST_FILE_BYTES, Reading, Reason, RefusedError
from bangron.importing.readers.sniffing import Format, sniff
from bangron.problems import Problem, Source


def read_raw(path: Path) -> tuple[RawDocument | None, tuple[Problem, ...]]:
    """Return the lines of a document, and what a person must know about them.

    None comes with the one problem that says why the file is not read and how
    to mend it. Never raises for what a file is or holds.
    """
    shown = path.as_posix()
    try:
        reading = _read(path, shown)
    except RefusedError as refusal:
        values = {"name": path.name, **refusal.values}
        return None, (Problem.make(str(refusal.reason), Source(shown), **values),)
    return RawDocument(shown, reading.lines, reading.flow), reading.problems


def _read(path: Path, shown: str) -> Reading:
    """Read a file by its format."""
    data = _bytes_of(path)
    form = sniff(data, path.suffix)
    if form in (Format.PLAIN, Format.MARKDOWN):
        return read_format(form, data, shown)
    return read_isolated(form, data, shown)


def _bytes_of(path: Path) -> bytes:
    """Return what an ordinary file of bearable size holds; raises RefusedError for any other."""
    try:
        if not path.exists():
            raise RefusedError(Reason.MISSING)
        if not path.is_file():  # a folder, a pipe, a device that never ends
            raise RefusedError(Reason.NOT_A_FILE)
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else None
        raise RefusedError(Reason.FILE_UNREADABLE, why=why or error) from error
    if len(data) > LARGEST_FILE_BYTES:
        raise RefusedError(Reason.TOO_LARGE, megabytes=LARGEST_FILE_BYTES // 1_000_000)
    return data
