"""Times whole builds of a site of n plan pages, beside bare Material with the same pages.

    python tests/benchmarks/builds.py [--pages 100]

The pages are the example's own plans, varied by a running number, so that no two
are alike. Rows: bare Material without navigation (its quickest), a cold build
(nothing cached), a warm one with one page changed, and one edit under `serve`
from the write until the new text is served. Seconds of wall time, one run each:
compare rows of one run, not of two machines.
"""

import argparse
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
LONGEST_S = 900

BARE = """\
site_name: Bare
theme: {name: material, language: vi, font: false}
plugins: [search: {lang: vi}]
markdown_extensions: [footnotes, tables]
not_in_nav: "/ke-hoach/*"
nav: [index.md]
"""


def make_pages(docs: Path, pages: int) -> None:
    """Write `pages` plans below `docs`, each a variation of one of the example's."""
    originals = [
        path.read_text(encoding="utf-8")
        for path in sorted((REPOSITORY / "docs/ke-hoach").glob("*.md"))
        if path.name != "index.md"
    ]
    folder = docs / "ke-hoach"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(pages):
        text = originals[number % len(originals)]
        head, rest = text.split("title: ", 1)
        varied = f"{head}title: Đợt {number + 1}, {rest}\n\nBản thử số {number + 1}.\n"
        (folder / f"dot-{number + 1:05}.md").write_text(varied, encoding="utf-8")


def make_site(folder: Path, pages: int) -> Path:
    """Return this repository's site with `pages` plans in the place of its own."""
    shutil.copytree(REPOSITORY / "hooks", folder / "hooks")
    shutil.copytree(REPOSITORY / "docs", folder / "docs")
    shutil.copytree(REPOSITORY / "slogans", folder / "slogans")
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    shutil.rmtree(folder / "docs/ke-hoach")
    for name in ("tin", "bieu-mau"):
        shutil.rmtree(folder / "docs" / name, ignore_errors=True)
    for path in (folder / "slogans").glob("*.yml"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(x for x in lines if not x.startswith("plan:")), encoding="utf-8")
    make_pages(folder / "docs", pages)
    return folder


def make_bare(folder: Path, pages: int) -> Path:
    """Return a site of the same pages with nothing but Material."""
    make_pages(folder / "docs", pages)
    (folder / "docs/index.md").write_text("# Bare\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(BARE, encoding="utf-8")
    return folder


def environment() -> dict[str, str]:
    """Return the environment of every run."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def build_s(folder: Path) -> float:
    """Return the seconds of one `mkdocs build`."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=folder,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST_S,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr)
    return time.perf_counter() - start


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Run `mkdocs serve` in `folder` and give its address once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address],
        cwd=folder,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://{address}/", "")
        yield f"http://{address}/"
    finally:
        process.terminate()
        process.wait()


def wait_for(url: str, words: str) -> None:
    """Return once the page at `url` holds `words`."""
    end = time.monotonic() + LONGEST_S
    while time.monotonic() < end:
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - loopback
            if words in answer.read().decode():
                return
        time.sleep(0.02)
    sys.exit(f"{url} never showed {words!r}")


def edit(folder: Path, words: str) -> None:
    """Add a line to the first plan."""
    with (folder / "docs/ke-hoach/dot-00001.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{words}\n")


def rebuild_s(folder: Path) -> float:
    """Return the seconds from one edit under `serve` until the page shows it."""
    with serving(folder) as address:
        words = "Vừa sửa khi đang xem trước"
        start = time.perf_counter()
        edit(folder, words)
        wait_for(f"{address}ke-hoach/dot-00001/", words)
        return time.perf_counter() - start


def main() -> None:
    """Build, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=100)
    pages = parser.parse_args().pages
    with tempfile.TemporaryDirectory() as scratch:
        bare = make_bare(Path(scratch, "bare"), pages)
        site = make_site(Path(scratch, "site"), pages)
        rows = [("bare Material, pages not in the navigation", build_s(bare))]
        rows.append(("bangron, cold: nothing cached", build_s(site)))
        edit(site, "Sửa một trang.")
        rows.append(("bangron, warm: one page changed", build_s(site)))
        rows.append(("bangron, one edit under serve", rebuild_s(site)))
        rows.append(("bare Material, one edit under serve", rebuild_s(bare)))
    first = rows[0][1]
    print(f"{pages} plan pages; seconds of wall time, and times the first row")
    for name, seconds in rows:
        print(f"{seconds:8.2f}  {seconds / first:5.2f} ×  {name}")


if __name__ == "__main__":
    main()
