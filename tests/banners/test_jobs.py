import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from bangron.banners import jobs, worker
from bangron.banners.cache import Cache
from bangron.banners.formats import load_formats
from bangron.banners.jobs import start
from bangron.banners.record import RenderRecord
from bangron.banners.rendering import find, render_one
from bangron.banners.request import Request, requests_for
from bangron.model import Brand
from bangron.problems import Severity
from tests.support.slogans import nine, slogan

HEADER = next(size for size in load_formats() if size.id == "web-header")
REQUESTS = requests_for(nine(), [HEADER], Brand())[0]


@pytest.fixture(params=[0, 2], ids=["here", "workers"])
def workers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return a number of processes; even few banners go to them."""
    monkeypatch.setattr(jobs, "INLINE_PX", 0)
    return int(request.param)


def test_records_come_in_the_order_of_the_requests(tmp_path: Path, workers: int) -> None:
    records, problems = start(REQUESTS, cache_dir=tmp_path, workers=workers).join()
    assert problems == ()
    assert [record.id for record in records] == [request.slogan.id for request in REQUESTS]
    for record in records:
        assert record.path.read_bytes().startswith(b"\x89PNG")
        assert record.bytes == record.path.stat().st_size
        assert not record.cached
        with Image.open(record.path) as picture:
            assert picture.size == (record.width_px, record.height_px)


def test_a_second_run_draws_nothing_and_tells_the_same(tmp_path: Path, workers: int) -> None:
    first, _ = start(REQUESTS, cache_dir=tmp_path, workers=workers).join()
    written = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    second, _ = start(REQUESTS, cache_dir=tmp_path, workers=workers).join()
    assert all(record.cached for record in second)
    assert written == {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}

    def told(record: RenderRecord) -> dict[str, object]:
        return record.as_record() | {"cached": None, "seconds": None}

    assert [told(record) for record in first] == [told(record) for record in second]


def test_processes_and_threads_draw_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "INLINE_PX", 0)
    here, _ = start(REQUESTS, cache_dir=tmp_path / "here", workers=0).join()
    there, _ = start(REQUESTS[::-1], cache_dir=tmp_path / "there", workers=2).join()
    assert [r.sha256 for r in here] == [r.sha256 for r in there[::-1]]


def test_a_damaged_banner_is_drawn_anew(tmp_path: Path) -> None:
    (before, *_), _ = start(REQUESTS[:1], cache_dir=tmp_path).join()
    good = before.path.read_bytes()
    before.path.write_bytes(good[:100])
    (after, *_), _ = start(REQUESTS[:1], cache_dir=tmp_path).join()
    assert not after.cached
    assert after.path.read_bytes() == good


def test_one_bad_banner_never_stops_the_rest(tmp_path: Path, workers: int) -> None:
    bad = requests_for([slogan("中"), slogan("dài " * 900)], [HEADER], Brand())[0]
    records, problems = start((*bad, *REQUESTS[:3]), cache_dir=tmp_path, workers=workers).join()
    assert [record.id for record in records] == ["s1", "s2", "s3"]
    assert [problem.rule for problem in problems] == ["banner-missing-glyph", "banner-too-long"]


def test_an_exception_becomes_a_problem_of_its_banner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(request: Request, _: object) -> RenderRecord:
        message = f"out of paint\nfor {request.slogan.id}"
        raise RuntimeError(message)

    monkeypatch.setattr(worker, "render", fail)
    records, (problem,) = start(REQUESTS[:1], cache_dir=tmp_path, workers=0).join()
    assert records == ()
    assert problem.rule == "banner-failed"
    assert "out of paint for s1" in problem.message


def test_a_worker_that_dies_costs_its_banner_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "INLINE_PX", 0)
    ask = jobs.ask

    def killed(process: "subprocess.Popen[bytes]", task: worker.Task) -> worker.Answer | None:
        if task[1].slogan.id == "s2":
            process.kill()
            process.wait()
        return ask(process, task)

    monkeypatch.setattr(jobs, "ask", killed)
    records, (problem,) = start(REQUESTS[:4], cache_dir=tmp_path, workers=1).join()
    assert [record.id for record in records] == ["s1", "s3", "s4"]
    assert problem.rule == "banner-failed"
    assert problem.source.line == 2


def test_a_worker_that_dies_once_has_its_banner_drawn_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "INLINE_PX", 0)
    ask = jobs.ask
    deaths = [1]

    def killed_once(process: "subprocess.Popen[bytes]", task: worker.Task) -> worker.Answer | None:
        if deaths:
            deaths.pop()
            process.kill()
            process.wait()
        return ask(process, task)

    monkeypatch.setattr(jobs, "ask", killed_once)
    records, problems = start(REQUESTS[:3], cache_dir=tmp_path, workers=1).join()
    assert [record.id for record in records] == ["s1", "s2", "s3"]
    assert problems == ()


def test_where_no_process_can_be_started_banners_are_drawn_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise OSError

    monkeypatch.setattr(jobs, "INLINE_PX", 0)
    monkeypatch.setattr(jobs, "started", refuse)
    records, problems = start(REQUESTS[:3], cache_dir=tmp_path, workers=2).join()
    assert len(records) == 3
    assert problems == ()


def test_progress_is_told_of_every_banner(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    start(REQUESTS[:3], cache_dir=tmp_path).join(lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_nothing_to_draw_is_done_at_once(tmp_path: Path) -> None:
    assert start((), cache_dir=tmp_path).join() == ((), ())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    taken = tmp_path / "cache"
    taken.write_text("a file", encoding="utf-8")
    records, problems = start(REQUESTS[:2], cache_dir=taken).join()
    assert records == ()
    assert {problem.rule for problem in problems} == {"banner-failed"}


def test_a_script_without_a_main_guard_may_draw(tmp_path: Path) -> None:
    script = tmp_path / "plain.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from bangron.banners import jobs\n"
        "from bangron.banners.formats import load_formats\n"
        "from bangron.banners.request import requests_for\n"
        "from bangron.model import Brand, Slogan\n"
        "print('begun')\n"
        "jobs.INLINE_PX = 0\n"
        "asked, _ = requests_for([Slogan('a', 'Dân vận khéo')], load_formats()[:1], Brand())\n"
        "records, _ = jobs.start(asked, cache_dir=Path(sys.argv[1]), workers=2).join()\n"
        "print(len(records))\n",
        encoding="utf-8",
    )
    # A module of this name beside the script, or in the current folder, must not reach the workers.
    (tmp_path / "struct.py").write_text("raise SystemExit(9)\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-P", script, tmp_path / "cache"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("begun\n1\n", "", 0)


def test_every_screen_banner_keeps_to_the_weight_its_place_allows(tmp_path: Path) -> None:
    limited = [size for size in load_formats() if size.limit_bytes]
    asked, _ = requests_for(nine(), limited, Brand())
    records, problems = start(asked, cache_dir=tmp_path).join()
    assert problems == ()
    limits = {size.id: size.limit_bytes for size in limited}
    assert all(record.bytes <= limits[record.format] for record in records)


def test_a_banner_over_its_limit_is_refused(tmp_path: Path) -> None:
    light = replace(REQUESTS[0], format=replace(HEADER, limit_bytes=2000))
    records, (problem,) = start([light], cache_dir=tmp_path).join()
    assert records == ()
    assert problem.rule == "banner-too-heavy"


def test_one_banner_can_be_drawn_into_any_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "banner.png"
    record = render_one(REQUESTS[3], path)
    assert isinstance(record, RenderRecord)
    assert record.path == path
    assert record.lines == ("“Dân vận khéo", "thì việc gì cũng thành công”")
    assert record.alt == "Tháng Dân vận năm 2023: “Dân vận khéo thì việc gì cũng thành công”"
    assert record.contrast >= 4.5
    assert set(record.as_record()) == {
        *("id", "format", "path", "width_px", "height_px", "dpi", "bytes", "encoder", "lines"),
        *("font_size_px", "ink_box", "safe_box", "contrast", "alt", "sha256", "cached", "seconds"),
    }


def test_what_fits_no_format_that_was_named_is_advice(tmp_path: Path) -> None:
    (asked,), _ = requests_for([slogan("dài " * 900)], [HEADER], Brand())
    records, (problem,) = start([replace(asked, optional=True)], cache_dir=tmp_path).join()
    assert (records, problem.rule, problem.severity) == ((), "banner-too-long", Severity.HINT)
    _, (problem,) = start([replace(asked, optional=False)], cache_dir=tmp_path).join()
    assert problem.severity is Severity.ERROR


def test_nothing_is_told_twice_of_a_banner_and_its_preview(tmp_path: Path) -> None:
    (asked,), _ = requests_for([slogan("dài " * 900)], [HEADER], Brand())
    records, problems = start([asked, replace(asked, preview=True)], cache_dir=tmp_path).join()
    assert (records, len(problems)) == ((), 1)


def test_a_rendering_that_is_stopped_leaves_whole_files_alone(tmp_path: Path, workers: int) -> None:
    def interrupt(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    rendering = start(REQUESTS, cache_dir=tmp_path, workers=workers)
    with pytest.raises(KeyboardInterrupt):
        rendering.join(interrupt)
    assert [path.name for path in tmp_path.rglob("*.part")] == []
    kept = [found for request in REQUESTS if (found := find(request, Cache(tmp_path)))]
    assert len(kept) == len(list(tmp_path.rglob("*.png")))
    records, problems = start(REQUESTS, cache_dir=tmp_path, workers=workers).join()
    assert (len(records), problems) == (9, ())
    assert sum(record.cached for record in records) == len(kept) < 9


@pytest.mark.skipif(os.name == "nt", reason="process groups are those of POSIX")
def test_workers_do_not_hear_the_terminals_ctrl_c() -> None:
    process = jobs.started()
    try:
        assert os.getpgid(process.pid) == process.pid != os.getpgid(0)
    finally:
        process.kill()
        process.communicate()
