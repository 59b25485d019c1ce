"""Draw many banners at once, on all cores, while something else goes on.

In: requests and a cache folder. Out: records in the order of the requests, and
problems. What the cache holds is not drawn; one bad banner never stops the rest.

A few are drawn in a thread of this process. More are dealt out to worker
processes, each fed by a thread of its own; a worker that dies is replaced, and
its banner tried once more.
"""

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Self

from bangron.banners import worker
from bangron.banners.cache import Cache
from bangron.banners.laying import Fault, advice, gather
from bangron.banners.record import RenderRecord
from bangron.banners.rendering import find
from bangron.banners.request import Request
from bangron.banners.worker import Answer, Task, attempt, failure
from bangron.problems import Problem

# Drawing so many pixels takes about as long as starting a process that can draw them.
INLINE_PX = 8_000_000
TRIES = 2  # a banner whose worker died is given to one more

Progress = Callable[[int, int], None]
Numbered = tuple[int, Request]


def start(
    requests: Sequence[Request], *, cache_dir: Path, workers: int | None = None
) -> "Rendering":
    """Begin to draw what the cache lacks, and return at once.

    `workers` is the number of processes, by default one for each core; 0 draws
    everything in a thread of this process.
    """
    return Rendering(tuple(requests), cache_dir, workers)


class Rendering:
    """Banners being drawn in the background."""

    def __init__(self, requests: tuple[Request, ...], folder: Path, workers: int | None) -> None:
        """Begin."""
        self._requests = requests
        self._folder = folder.absolute()
        self._workers = workers
        self._answers: SimpleQueue[tuple[int, Answer]] = SimpleQueue()
        self._result: tuple[tuple[RenderRecord, ...], tuple[Problem, ...]] | None = None
        Thread(target=self._run, name="banners", daemon=True).start()

    def join(
        self, on_done: Progress | None = None
    ) -> tuple[tuple[RenderRecord, ...], tuple[Problem, ...]]:
        """Wait for the end and return records and problems; `on_done(done, total)` is told of each.

        A second call returns the same again.
        """
        if self._result is None:
            total = len(self._requests)
            answers: dict[int, Answer] = {}
            while len(answers) < total:
                index, answer = self._answers.get()
                answers[index] = answer
                if on_done:
                    on_done(len(answers), total)
            self._result = self._sorted(answers)
        return self._result

    def _sorted(
        self, answers: dict[int, Answer]
    ) -> tuple[tuple[RenderRecord, ...], tuple[Problem, ...]]:
        records: list[RenderRecord] = []
        faults: list[tuple[Request, Fault]] = []
        for index, request in enumerate(self._requests):
            answer = answers[index]
            if isinstance(answer, Fault):
                faults.append((request, answer))
                continue
            records.append(answer)
            hint = advice(request)
            if hint:
                faults.append((request, hint))
        return tuple(records), gather(faults)

    def _run(self) -> None:
        """Answer every request: from the cache, else drawn here or by workers."""
        cache = Cache(self._folder)
        missing: deque[Numbered] = deque()
        for index, request in enumerate(self._requests):
            record = found(request, cache)
            if record is None:
                missing.append((index, request))
            else:
                self._answers.put((index, record))
        wished = os.cpu_count() or 1 if self._workers is None else self._workers
        area = sum(r.format.width_px * r.format.height_px for _, r in missing)
        if wished < 1 or area < INLINE_PX:
            self._draw_here(missing)
            return
        # The largest first, so that no core is left with a cloth banner when the others are done.
        ordered = sorted(missing, key=lambda m: -m[1].format.width_px * m[1].format.height_px)
        share = deque(ordered)
        feeders = [
            Thread(target=self._feed, args=(share,), daemon=True)
            for _ in range(min(wished, len(share)))
        ]
        for feeder in feeders:
            feeder.start()

    def _draw_here(self, share: deque[Numbered]) -> None:
        for index, request in drained(share):
            self._answers.put((index, attempt((self._folder, request))))

    def _feed(self, share: deque[Numbered]) -> None:
        """Keep one worker busy until nothing is left."""
        with Worker() as hand:
            for index, request in drained(share):
                self._answers.put((index, hand.draw((self._folder, request))))


def found(request: Request, cache: Cache) -> RenderRecord | None:
    """Return what the cache holds of a request; None also where asking it fails."""
    try:
        return find(request, cache)
    except Exception:  # noqa: BLE001 - drawing it will fail the same way, and say so
        return None


def drained(share: deque[Numbered]) -> "Drained":
    """Return an iterator that takes from a deque which others take from, too."""
    return Drained(share)


@dataclass(frozen=True, slots=True)
class Drained:
    """Takes items from the left of a shared deque until there are none."""

    share: deque[Numbered]

    def __iter__(self) -> "Drained":
        """Return itself."""
        return self

    def __next__(self) -> Numbered:
        """Return the next item nobody else has taken."""
        try:
            return self.share.popleft()
        except IndexError:
            raise StopIteration from None


class Worker:
    """A worker process, started when there is something to draw and again when it died."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let the process end."""
        self._end()

    def draw(self, task: Task) -> Answer:
        """Return the outcome of a task, whatever becomes of the process."""
        for _ in range(TRIES):
            try:
                process = self._process = self._process or started()
            except OSError:
                return attempt(task)  # no process can be had: slower, but done
            answer = ask(process, task)
            if answer is not None:
                return answer
            self._end()
        return failure("worker process died")

    def _end(self) -> None:
        """Close the pipes, which ends the process, and wait for it."""
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):  # it died with a task in the pipe
                if pipe:
                    pipe.close()
        process.wait()


def started() -> "subprocess.Popen[bytes]":
    """Return a new worker process; OSError where the system refuses."""
    home = str(Path(worker.__file__).parents[2])
    path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(  # noqa: S603 - our own module in our own interpreter
        # -P: nothing that lies in the current folder may stand in for a module of ours.
        [sys.executable, "-P", "-m", worker.__name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    )


def ask(process: "subprocess.Popen[bytes]", task: Task) -> Answer | None:
    """Return a worker's answer to a task, or None where it died over it."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        pickle.dump(task, process.stdin)
        process.stdin.flush()
        answer: Answer = pickle.load(process.stdout)  # noqa: S301 - our own child wrote it
    except (OSError, EOFError, pickle.PickleError):
        return None
    return answer
