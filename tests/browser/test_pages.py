"""Every page, in a folder that the build knew nothing of: whole, quiet, and all of our own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.support.browser import Ear, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

SCROLL_THROUGH = """async () => {
  for (const image of document.images) image.loading = "eager";
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  await document.fonts.ready;
  return [...document.images].filter((i) => !i.naturalWidth).map((i) => i.src);
}"""
FOCUS = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect();
  return {name: e.textContent.trim(), href: e.getAttribute("href") || "", visible:
    e.checkVisibility({opacityProperty: true, visibilityProperty: true})
    && box.width > 8 && box.height > 8 && box.top >= 0 && box.left >= 0};
}"""
FOCUS_IN_CONTENT = """() => {
  const main = document.querySelector("main, [role=main]");
  return main.contains(document.activeElement);
}"""


def test_every_page_loads_from_its_own_folder_alone_and_without_a_complaint(
    site: Site, visit: Callable[..., BrowserContext]
) -> None:
    context, ear = visit(), Ear(site.copy)
    ear.listen(context)
    page = context.new_page()
    complaints = {}
    for address in site.pages:
        page.goto(site.copy + address, wait_until="load")
        broken = [f"broken image: {src}" for src in page.evaluate(SCROLL_THROUGH)]
        if heard := ear.take() + broken:
            complaints[address or "home"] = heard
    assert complaints == {}
    outside = [path for path, _ in site.server.asked if not path.startswith(site.server.mounts)]
    assert outside == [], "the server was asked for what is not the site's"


def test_every_page_is_vietnamese_with_one_heading_and_a_title_of_its_own(
    site: Site, visit: Callable[..., BrowserContext]
) -> None:
    page = visit(java_script_enabled=False).new_page()
    titles = Counter[str]()
    for address in site.pages:
        page.goto(site.home + address, wait_until="domcontentloaded")
        assert page.locator("html").get_attribute("lang") == "vi", address
        headings = page.get_by_role("heading", level=1)
        assert headings.count() == 1, f"{address}: {headings.all_inner_texts()}"
        assert headings.inner_text().strip(), address
        assert page.get_by_role("main").count() == 1, address
        titles[page.title().strip()] += 1
    assert "" not in titles
    assert [title for title, times in titles.items() if times > 1] == []


def test_the_first_tab_stop_of_every_page_leads_past_the_menu(
    site: Site, visit: Callable[..., BrowserContext]
) -> None:
    page = visit().new_page()
    for address in site.pages:
        page.goto(site.home + address, wait_until="domcontentloaded")
        page.keyboard.press("Tab")
        promise = f"{address}: the first tab stop must be seen"
        focus = until(page, lambda: page.evaluate(FOCUS), lambda seen: seen["visible"], promise)
        assert focus["href"].startswith("#"), f"{address}: {focus}"
        page.keyboard.press("Enter")
        assert page.evaluate(FOCUS_IN_CONTENT), f"{address}: focus stays outside the content"


def test_a_wrong_address_gets_a_page_of_the_site_that_leads_back(
    site: Site, visit: Callable[..., BrowserContext], ear: Ear
) -> None:
    context = visit()
    ear.listen(context)
    page = context.new_page()
    for address in ("khong-co", "ke-hoach/khong-co/", "a/b/c/d/"):
        answer = page.goto(site.home + address, wait_until="load")
        assert answer is not None
        assert answer.status == 404
        heard = [fault for fault in ear.take() if "status of 404" not in fault]
        assert heard == [f"status 404: {site.home}{address}"]
        assert page.get_by_role("heading", level=1).count() == 1
    page.get_by_role("main").get_by_role("link", name="Trang chủ").click()
    assert page.url == site.home
