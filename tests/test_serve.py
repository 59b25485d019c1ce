"""A preview lives on: it rebuilds when content changes, shows what is wrong, and recovers."""

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.projects import small_project, write

pytestmark = pytest.mark.build

PATIENCE_S = 60  # a rebuild takes a second; only a hang takes this long
STARTED = "Serving on"


@dataclass
class Preview:
    """A running `mkdocs serve` of a small project."""

    folder: Path
    address: str
    log: Path

    def page(self, path: str = "") -> str:
        """Return a page as it is served now; "" where the server has none."""
        try:
            with urllib.request.urlopen(f"{self.address}/{path}", timeout=10) as answer:  # noqa: S310 - loopback
                body: bytes = answer.read()
                return body.decode()
        except OSError:
            return ""

    def wait(self, ready: Callable[[], bool], what: str) -> None:
        """Wait until `ready` holds."""
        end = time.monotonic() + PATIENCE_S
        while not ready():
            assert time.monotonic() < end, f"{what}\n{self.log.read_text(encoding='utf-8')}"
            time.sleep(0.1)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    folder = small_project(tmp_path / "trang")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path / "log"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}
    environment.pop("BANGRON_LANG", None)
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=folder,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        running = Preview(folder, f"http://127.0.0.1:{port}", log)
        try:
            running.wait(
                lambda: STARTED in log.read_text(encoding="utf-8"), "the server must start"
            )
            yield running
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()
            process.wait()


def append(path: Path, text: str) -> None:
    write(path, path.read_text(encoding="utf-8") + text)


def drawn(preview: Preview) -> list[int]:
    """Return how many banners each build so far drew."""
    return [
        int(n) for n in re.findall(r"\((\d+) vẽ mới\)", preview.log.read_text(encoding="utf-8"))
    ]


def test_a_changed_slogan_list_and_plan_are_served_and_only_what_changed_is_drawn(
    preview: Preview,
) -> None:
    plan = "ke-hoach/thang-dan-van/"
    assert "Việc mới" not in preview.page(plan)
    append(preview.folder / "docs/ke-hoach/thang-dan-van.md", "\n5. Việc mới.\n")
    preview.wait(lambda: "Việc mới" in preview.page(plan), "a changed plan must be served")
    append(preview.folder / "slogans/2023.yml", "  - id: moi\n    text: Nhân dân làm chủ\n")
    preview.wait(lambda: "Nhân dân làm chủ" in preview.page("khau-hieu/moi/"), "a new slogan too")
    assert drawn(preview)[1:] == [0, 1]


def test_a_broken_list_is_shown_on_the_page_and_mended_without_a_restart(preview: Preview) -> None:
    slogans = preview.folder / "slogans/2023.yml"
    sound = slogans.read_text(encoding="utf-8")
    write(slogans, sound.replace("    text", "   text"))
    fault = "slogans/2023.yml:5: thụt đầu dòng không đều"
    preview.wait(lambda: fault in preview.page(), "the page must show the fault")
    assert fault in preview.page("ke-hoach/thang-dan-van/")
    write(slogans, sound)
    preview.wait(
        lambda: "Dân vận khéo" in preview.page("khau-hieu/dan-van-kheo/"), "it must recover"
    )
    assert fault not in preview.page()
    assert "Traceback" not in preview.log.read_text(encoding="utf-8")


def test_a_broken_page_shows_its_fault_in_its_own_place(preview: Preview) -> None:
    page = preview.folder / "docs/ke-hoach/thang-dan-van.md"
    sound = page.read_text(encoding="utf-8")
    write(page, sound.replace("kind: Kế hoạch", "kind: Kế hoạch: tháng"))
    fault = "docs/ke-hoach/thang-dan-van.md:3: giá trị có dấu hai chấm"
    preview.wait(lambda: fault in preview.page("ke-hoach/thang-dan-van/"), "the fault must show")
    page.write_bytes(b"---\ntitle: \xc7\n---\n")
    preview.wait(
        lambda: "thang-dan-van.md:2: chữ không được lưu" in preview.page("ke-hoach/thang-dan-van/"),
        "a wrong encoding must show",
    )
    write(page, sound)
    preview.wait(
        lambda: "chưa ghi số" in preview.page("ke-hoach/thang-dan-van/"), "it must recover"
    )


def test_a_draft_is_shown_and_marked(preview: Preview) -> None:
    text = (preview.folder / "docs/ke-hoach/thang-dan-van.md").read_text(encoding="utf-8")
    write(preview.folder / "docs/ke-hoach/nhap.md", text.replace("year: 2023", "status: draft"))
    preview.wait(lambda: "Bản nháp" in preview.page("ke-hoach/nhap/"), "the draft must be marked")
    assert "Bản nháp" not in preview.page("ke-hoach/thang-dan-van/")


def test_what_proofreading_finds_shows_on_the_page_it_concerns(preview: Preview) -> None:
    plan, fault = "ke-hoach/thang-dan-van/", "“Tuyền tuyền” lặp một chữ"
    append(preview.folder / "docs/ke-hoach/thang-dan-van.md", "\n5. Tuyền tuyền về Luật.\n")
    preview.wait(lambda: fault in preview.page(plan), "the finding must show")
    assert fault not in preview.page("gioi-thieu/")
