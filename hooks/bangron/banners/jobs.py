"""Draw many banners at once, on all cores, while something else goes on.

In: requests and a cache folder. Out: records in the order of the requests, and
problems. What the cache holds is not drawn; one bad banner never stops the rest.

A few are drawn in a thread of this process. More are dealt out to worker
processes, each fed by a thread of its own; a worker that dies is replaced, and
its banner tried once more.
"""

import atexit
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Self

from bangron.banners import worker
from bangron.banners.cache import Cache
from bangron.banners.laying import Fault, advice, gather
from bangron.banners.record import RenderRecord
from bangron.banners.rendering import find
from bangron.banners.request import Request
from bangron.banners.worker import Answer, Task, attempt, failure
from bangron.problems import Problem, Severity

# Drawing so many pixels takes about as long as starting a process that can draw them.
INLINE_PX = 8_000_000
PATIENCE_S = 0.2  # between two looks at whether the user wants to stop
NO_ROOM = "-too-long"  # of rules: what another format may have room for
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
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="banners", daemon=True)
        # A program that ends early, however it does, leaves no file half written.
        atexit.register(self.stop)
        self._thread.start()

    def stop(self) -> None:
        """Begin no other banner, and wait for those under way: their files are whole, or none."""
        self._stopping.set()
        self._thread.join()

    def join(
        self, on_done: Progress | None = None
    ) -> tuple[tuple[RenderRecord, ...], tuple[Problem, ...]]:
        """Wait for the end and return records and problems; `on_done(done, total)` is told of each.

        A second call returns the same again. Interrupted, as by Ctrl-C, it stops the drawing.
        """
        if self._result is None:
            try:
                self._result = self._sorted(self._gathered(on_done))
            except BaseException:
                self.stop()
                raise
        return self._result

    def _gathered(self, on_done: Progress | None) -> dict[int, Answer]:
        """Return the answers by the numbers of the requests, once all are there."""
        total = len(self._requests)
        answers: dict[int, Answer] = {}
        while len(answers) < total:
            try:
                # Without a limit, Windows would hear of Ctrl-C only after the next answer.
                index, answer = self._answers.get(timeout=PATIENCE_S)
            except Empty:
                continue
            answers[index] = answer
            if on_done:
                on_done(len(answers), total)
        return answers

    def _sorted(
        self, answers: dict[int, Answer]
    ) -> tuple[tuple[RenderRecord, ...], tuple[Problem, ...]]:
        records: list[RenderRecord] = []
        faults: list[tuple[Request, Fault]] = []
        for index, request in enumerate(self._requests):
            answer = answers[index]
            if not isinstance(answer, Fault):
                records.append(answer)
            # Of a preview nothing is told that is not told of its banner.
            told = None if request.preview else fault_of(request, answer)
            if told:
                faults.append((request, told))
        return tuple(records), gather(faults)

    def _run(self) -> None:
        """Answer every request: from the cache, else drawn here or by workers."""
        try:
            self._draw(self._lacking())
        finally:
            atexit.unregister(self.stop)

    def _lacking(self) -> deque[Numbered]:
        """Answer what the cache holds, and return the rest."""
        cache = Cache(self._folder)
        missing: deque[Numbered] = deque()
        for index, request in enumerate(self._requests):
            record = found(request, cache)
            if record is None:
                missing.append((index, request))
            else:
                self._answers.put((index, record))
        return missing

    def _draw(self, missing: deque[Numbered]) -> None:
        """Answer what has to be drawn."""
        wished = os.cpu_count() or 1 if self._workers is None else self._workers
        area = sum(r.format.area_px for _, r in missing)
        if wished < 1 or area < INLINE_PX:
            self._draw_here(missing)
            return
        # The largest first, so that no core is left with a cloth banner when the others are done.
        ordered = sorted(missing, key=lambda m: -m[1].format.area_px)
        share = deque(ordered)
        feeders = [
            Thread(target=self._feed, args=(share,), daemon=True)
            for _ in range(min(wished, len(share)))
        ]
        for feeder in feeders:
            feeder.start()
        for feeder in feeders:
            feeder.join()

    def _drained(self, share: deque[Numbered]) -> Iterator[Numbered]:
        """Yield what nobody else has taken from a shared deque, until there is none, or we stop."""
        while not self._stopping.is_set():
            try:
                yield share.popleft()
            except IndexError:
                return

    def _draw_here(self, share: deque[Numbered]) -> None:
        for index, request in self._drained(share):
            self._answers.put((index, attempt((self._folder, request))))

    def _feed(self, share: deque[Numbered]) -> None:
        """Keep one worker busy until nothing is left."""
        with Worker() as hand:
            for index, request in self._drained(share):
                self._answers.put((index, hand.draw((self._folder, request))))


def found(request: Request, cache: Cache) -> RenderRecord | None:
    """Return what the cache holds of a request; None also where asking it fails."""
    try:
        return find(request, cache)
    except Exception:  # noqa: BLE001 - drawing it will fail the same way, and say so
        return None


def fault_of(request: Request, answer: Answer) -> Fault | None:
    """Return what to tell of an answer: why there is no banner, or advice on it."""
    if not isinstance(answer, Fault):
        return advice(request)
    if request.optional and answer.rule.endswith(NO_ROOM):
        return replace(answer, severity=Severity.HINT)
    return answer


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
        # In a group of its own, or Ctrl-C would end it in the middle of a file.
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        process_group=None if os.name == "nt" else 0,
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
