"""What browser tests stand on: a plain web server in a sub-folder, and an ear for every fault.

In: the folder of a built site, and Playwright's contexts. Out: addresses to visit, the
requests that came, the complaints of a page, and what is still not so after a fair wait.
Not its job: to start the browser (tests/browser/conftest.py) or to know the site's pages.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Self, TypeVar
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:  # playwright may be absent; then the tests are skipped and not broken
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType

    from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

Seen = TypeVar("Seen")

PATIENCE_S = 15  # a search answers in a fraction of a second; only a broken one takes this long
LOOK_AGAIN_MS = 25


class Server(ThreadingHTTPServer):
    """Serves a folder under several sub-paths of one origin, as a department's web server does.

    A path under none of them, and a file that is not there, get the site's own 404 page
    with status 404. `asked` holds (path, status) of every request in the order of answers.
    """

    daemon_threads = True

    def __init__(self, folder: Path, mounts: tuple[str, ...]) -> None:
        self.mounts = mounts
        self.asked: list[tuple[str, int]] = []
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.origin = f"http://127.0.0.1:{self.server_port}"
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that closes hangs up in the middle of answers."""


class _Handler(SimpleHTTPRequestHandler):
    server: Server

    def translate_path(self, path: str) -> str:
        for mount in self.server.mounts:
            if path.startswith(mount):
                return super().translate_path(f"/{path.removeprefix(mount)}")
        return super().translate_path("/no-such-file")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = super().translate_path("/404.html")
        try:
            with open(page, "rb") as file:  # noqa: PTH123 - the base class speaks in strings
                body = file.read()
        except OSError:
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:  # noqa: ARG002 - the base class's signature
        self.server.asked.append((urlsplit(self.path).path, int(code)))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Print nothing."""


@dataclass
class Ear:
    """Hears all that a context's pages complain of, ask for and fail to get."""

    home: str
    """Every request must begin with this address."""
    heard: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda error: self.heard.append(f"script error: {error.error}"))
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("response", self._response)

    def take(self) -> list[str]:
        """Return what was heard since the last time."""
        heard, self.heard = self.heard, []
        return heard

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning", "assert"):
            self.heard.append(f"console {message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.heard.append(f"foreign request: {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what a page left behind when it was left
            self.heard.append(f"failed: {request.url} {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.heard.append(f"status {response.status}: {response.url}")


def until(
    page: Page, look: Callable[[], Seen], holds: Callable[[Seen], bool], promise: str
) -> Seen:
    """Look again and again until `holds`; return what was seen, or fail with the last of it."""
    end = time.monotonic() + PATIENCE_S
    while not holds(seen := look()):
        if time.monotonic() > end:
            pytest.fail(f"{promise}; last seen: {seen}", pytrace=False)
        page.wait_for_timeout(LOOK_AGAIN_MS)
    return seen


def addresses(site: Path) -> Iterator[str]:
    """Yield the address of every page of a built site, relative to its root, home first."""
    for page in sorted(site.rglob("index.html")):
        folder = page.parent.relative_to(site).as_posix()
        yield "" if folder == "." else f"{folder}/"
