"""Ctrl-C in the middle of drawing: nothing is left half done, and the next run goes on."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bangron.cli import STOPPED
from tests.support.projects import run, small_project, write

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a terminal's Ctrl-C is a signal on POSIX")

SLOGANS = 16  # in eleven formats: a few seconds of work
PATIENCE_S = 60  # the first banner is there in a second; only a hang takes this long


@pytest.fixture
def project(tmp_path: Path) -> Path:
    small_project(tmp_path)
    lines = "".join(
        f"  - {{id: khau-hieu-{n}, text: Dân vận khéo thì việc gì cũng thành công số {n}}}\n"
        for n in range(SLOGANS)
    )
    write(tmp_path / "slogans/2023.yml", f"kicker: THÁNG DÂN VẬN\nslogans:\n{lines}")
    return tmp_path


def interrupted(project: Path) -> subprocess.CompletedProcess[str]:
    """Run `bangron banners` as a terminal does, and type Ctrl-C once some banners are there."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bangron", "banners", "-o", "anh", "--jobs", "2"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "BANGRON_LANG": "vi"},
        start_new_session=True,
    )
    end = time.monotonic() + PATIENCE_S
    while len(cached(project)) < 10 and process.poll() is None and time.monotonic() < end:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE_S)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def cached(project: Path) -> list[Path]:
    return sorted((project / ".cache/bangron/banners").rglob("*.png"))


def test_ctrl_c_leaves_whole_files_and_the_next_run_finishes(project: Path) -> None:
    stopped = interrupted(project)
    assert stopped.returncode == STOPPED
    assert stopped.stderr.splitlines()[-1].startswith("Đã dừng theo yêu cầu")
    assert "Traceback" not in stopped.stderr
    assert list(project.rglob("*.part")) == []
    kept = cached(project)
    assert 0 < len(kept) < SLOGANS * 10
    for picture in kept:
        record = json.loads(picture.with_suffix(".json").read_text(encoding="utf-8"))
        assert hashlib.sha256(picture.read_bytes()).hexdigest() == record["sha256"]
    written = {picture: picture.stat().st_mtime_ns for picture in kept}

    done = run(project, "bangron", "banners", "-o", "anh", "--json")
    assert done.returncode == 0, done.stderr
    records = json.loads(done.stdout)
    assert sum(record["cached"] for record in records) == len(kept)
    assert all(picture.stat().st_mtime_ns == written[picture] for picture in kept)
    for record in records:
        data = (project / record["path"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == record["sha256"]
