"""A process that reads one document for another one, within bounds.

In: the format and the shown name as arguments, the bytes of the document on
standard input. Out: on standard output, as JSON, what the document holds or why
it is refused. JSON, because what a hostile file may have taken over must not
hand its parent anything that runs. `isolated` starts it.
"""

import json
import sys

from bangron.importing.raw import Flow, RawKind, RawLine
from bangron.importing.readers.formats import read_format
from bangron.importing.readers.reading import (
    MEMORY_LIMIT_BYTES,
    TIME_LIMIT_S,
    Reading,
    Reason,
    RefusedError,
)
from bangron.importing.readers.sniffing import Format
from bangron.problems import Problem, Severity, Source

Record = dict[str, object]


def limit() -> None:
    """Bound memory and time, and forbid to write any file, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return  # there the parent's clock alone holds
    for what, most in (
        (resource.RLIMIT_AS, MEMORY_LIMIT_BYTES),
        (resource.RLIMIT_CPU, TIME_LIMIT_S),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def answer(form: str, path: str, data: bytes) -> Record:
    """Return the outcome of reading a document as JSON values."""
    try:
        return as_record(read_format(Format(form), data, path))
    except RefusedError as refusal:
        return {"refused": refusal.reason, "values": {k: str(v) for k, v in refusal.values.items()}}
    except (MemoryError, RecursionError):
        return {"refused": Reason.TOO_COMPLEX, "values": {"seconds": str(TIME_LIMIT_S)}}
    except Exception as error:  # noqa: BLE001 - whatever a hostile file brings about
        why = f"{type(error).__name__}: {error}"
        return {"refused": Reason.FAILED, "values": {"error": why[:200]}}


def as_record(reading: Reading) -> Record:
    """Return a reading as JSON values."""
    return {
        "flow": str(reading.flow),
        "lines": [
            [line.text, line.line, str(line.kind), line.cells, line.level, line.label]
            for line in reading.lines
        ],
        "problems": [
            [p.rule, str(p.severity), p.source.path, p.source.line, p.values]
            for p in reading.problems
        ],
    }


def from_record(record: dict[str, list[list[object]]]) -> Reading:
    """Return the reading that a record stands for; raises on anything `as_record` did not write."""
    lines = tuple(
        RawLine(
            str(text),
            int(str(number)),
            RawKind(str(kind)),
            _texts(cells),
            int(str(level)),
            str(label),
        )
        for text, number, kind, cells, level, label in record["lines"]
    )
    problems = tuple(
        Problem(
            str(rule),
            Severity(str(severity)),
            Source(str(path), int(str(line))),
            tuple((str(k), str(v)) for k, v in _pairs(values)),
        )
        for rule, severity, path, line, values in record["problems"]
    )
    return Reading(lines, Flow(str(record["flow"])), problems)


def _texts(value: object) -> tuple[str, ...]:
    """Return a JSON list of texts."""
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _pairs(value: object) -> list[tuple[object, object]]:
    """Return a JSON list of pairs."""
    return [(pair[0], pair[1]) for pair in value] if isinstance(value, list) else []


def main() -> None:
    """Run as the child."""
    form, path = sys.argv[1:3]
    data = sys.stdin.buffer.read()
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # nothing printed by mistake gets between
    limit()
    answers.write(json.dumps(answer(form, path, data)).encode())


if __name__ == "__main__":
    main()
