"""A process that draws banners for another one.

In: on standard input, pickled tasks, one after the other, each a cache folder
and a request. Out: on standard output, for each task in order, a pickled
`RenderRecord` or `Fault`. It ends when its input does. `jobs` starts it as
`python -m bangron.banners.worker`: a plain process of its own, because the
multiprocessing module runs the caller's main script anew in every worker, and
that script is not ours.
"""

import os
import pickle
import signal
import sys
from pathlib import Path
from typing import BinaryIO

from bangron.banners.cache import Cache
from bangron.banners.laying import Fault
from bangron.banners.record import RenderRecord
from bangron.banners.rendering import render
from bangron.banners.request import Request

Task = tuple[Path, Request]
Answer = RenderRecord | Fault


def attempt(task: Task) -> Answer:
    """Return the outcome of a task; whatever goes wrong becomes a fault of this banner alone."""
    folder, request = task
    try:
        return render(request, Cache(folder))
    except Exception as error:  # noqa: BLE001 - one bad banner must not stop the rest
        return failure(f"{type(error).__name__}: {error}")


def failure(error: str) -> Fault:
    """Return the fault of a banner that the program failed to draw."""
    return Fault("banner-failed", (("error", " ".join(error.split())[:200]),))


def serve(tasks: BinaryIO, answers: BinaryIO) -> None:
    """Answer tasks until there are no more."""
    while True:
        try:
            task: Task = pickle.load(tasks)  # noqa: S301 - written by our own parent process
        except EOFError:
            return
        pickle.dump(attempt(task), answers)
        answers.flush()


def main() -> None:
    """Run as a worker. Ctrl-C is left to the parent, which closes our input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing printed by mistake may get between the answers
    try:
        serve(sys.stdin.buffer, answers)
    except BrokenPipeError:
        os._exit(1)  # the parent is gone: nobody is left to be told, nor to read what is buffered


if __name__ == "__main__":
    main()
