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
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

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
        try:
            process = Process()
        except OSError:
            self._draw_here(share)  # no process can be started: slower, but done
            return
        for index, request in drained(share):
            task = self._folder, request
            for _ in range(TRIES):
                answer = process.ask(task)
                if answer is not None:
                    break
                process = process.replaced()
            self._answers.put((index, answer or failure("worker process died")))
        process.close()


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


class Process:
    """One worker process, and the pipes to it."""

    def __init__(self) -> None:
        """Start it; OSError where the system refuses."""
        home = str(Path(worker.__file__).parents[2])
        path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(  # noqa: S603 - our own module in our own interpreter
            [sys.executable, "-m", worker.__name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )

    def ask(self, task: Task) -> Answer | None:
        """Return the answer to a task, or None where the process died over it."""
        pipe_in, pipe_out = self._process.stdin, self._process.stdout
        if pipe_in is None or pipe_out is None:
            return None
        try:
            pickle.dump(task, pipe_in)
            pipe_in.flush()
            answer: Answer = pickle.load(pipe_out)  # noqa: S301 - written by our own child process
        except (OSError, EOFError, pickle.UnpicklingError):
            return None
        return answer

    def replaced(self) -> "Process":
        """End this process and return a new one."""
        self._process.kill()
        self.close()
        return Process()

    def close(self) -> None:
        """Let the process end, and wait for it."""
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                if pipe:
                    pipe.close()
            except OSError:  # it died with a task in the pipe
                continue
        self._process.wait()
