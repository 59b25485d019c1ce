"""One browser and one built site for all browser tests; one context for each of them."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.support.browser import PATIENCE_S, Ear, Server, addresses
from tests.support.projects import build, copy_of_the_example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext

HOME = "/chien-dich/site/"  # a portal gives a campaign a folder of its own
COPY = "/ban-sao/"  # the same files put elsewhere, unknown to the build
INSECURE_HOST = "trang.test"  # reaches this server, but browsers trust it no more than any http
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",  # CI runs as root
    "--disable-gpu",
    "--disable-background-networking",
    f"--host-resolver-rules=MAP {INSECURE_HOST} 127.0.0.1",
)


@dataclass(frozen=True, slots=True)
class Site:
    """The example, built strictly and served over http."""

    folder: Path
    server: Server
    pages: tuple[str, ...]
    """Addresses relative to `home`; the home page is ""."""

    @property
    def home(self) -> str:
        """Where the site was built for."""
        return self.server.origin + HOME

    @property
    def copy(self) -> str:
        """Where the same files stand too."""
        return self.server.origin + COPY

    @property
    def insecure_home(self) -> str:
        """The site as an intranet without certificates shows it."""
        return f"http://{INSECURE_HOST}:{self.server.server_port}{HOME}"

    def first(self, section: str) -> str:
        """Return the first page below a section."""
        return next(page for page in self.pages if page.startswith(section) and page != section)


def absent(what: str) -> NoReturn:
    """Skip for want of something; in CI, where everything is installed, fail."""
    if os.environ.get("CI", "").lower() in {"1", "true"}:
        pytest.fail(f"{what}; CI must have it")
    pytest.skip(what)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - may be absent
    except ImportError:
        absent("playwright is not installed")
    program = shutil.which("chromium")
    if program is None:
        absent("no 'chromium' in PATH (Debian: apt install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    assert browser.is_connected()  # without a browser there is nothing to build for
    folder = tmp_path_factory.mktemp("browser")
    copy_of_the_example(folder)
    with Server(folder / "site", (HOME, COPY)) as server:
        done = build(folder, "--strict", BANGRON_SITE_URL=server.origin + HOME)
        if done.returncode:
            pytest.fail(f"the example does not build: {done.stderr[-1000:]}", pytrace=False)
        yield Site(folder, server, tuple(addresses(folder / "site")))


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Return a way to new contexts (`visit(viewport=…, color_scheme=…)`), closed at the end."""
    contexts: list[BrowserContext] = []

    def new(**options: object) -> BrowserContext:
        given = {"viewport": {"width": 1280, "height": 800}, "locale": "vi-VN", **options}
        contexts.append(browser.new_context(**given))  # type: ignore[arg-type]  # options by name
        contexts[-1].set_default_timeout(PATIENCE_S * 1000)
        return contexts[-1]

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def ear(site: Site) -> Ear:
    """Hears faults of contexts that it is told to listen to; home is the built-for address."""
    return Ear(site.home)
