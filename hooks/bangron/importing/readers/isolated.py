"""Reads a document in a process of its own, so that no file can hang or crash this one.

In: the bytes of a document whose format needs a parser. Out: its `Reading`, or
a RefusedError. The child gets 10 seconds and 500 MB, on Windows the seconds alone
(that system has no such bound for memory), and no file it could write.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import bangron
from bangron.importing.readers.child import from_record
from bangron.importing.readers.reading import TIME_LIMIT_S, Reading, Reason, RefusedError
from bangron.importing.readers.sniffing import Format

CHILD = "bangron.importing.readers.child"
PACKAGE_FOLDER = Path(bangron.__file__).parents[1]


def read_isolated(form: Format, data: bytes, path: str) -> Reading:
    """Return what a document holds; raises RefusedError if it cannot be read within the bounds."""
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE_FOLDER), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-m", CHILD, form, path]
    try:
        done = subprocess.run(  # noqa: S603 - our own module; the file's name is only shown
            command,
            input=data,
            capture_output=True,
            timeout=TIME_LIMIT_S,
            env=environment,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # of Windows alone
        )
    except subprocess.TimeoutExpired:
        raise RefusedError(Reason.TOO_COMPLEX, seconds=TIME_LIMIT_S) from None
    if done.returncode:  # the parser died: out of memory, out of time, or a fault in it
        raise RefusedError(Reason.TOO_COMPLEX, seconds=TIME_LIMIT_S)
    try:
        record = json.loads(done.stdout)
        refused = Reason(record["refused"]) if "refused" in record else None
        reading = None if refused else from_record(record)
    except (ValueError, KeyError, TypeError) as error:
        raise RefusedError(Reason.FAILED, error=type(error).__name__) from error
    if reading is None:
        raise RefusedError(refused or Reason.FAILED, **dict(record["values"]))
    return reading
