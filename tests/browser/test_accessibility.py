"""axe-core finds nothing serious on any kind of page, in light and in dark.

The rules are those of WCAG 2.0 to 2.2, levels A and AA, which bind State sites, and axe's
own best practices. axe-core (MPL 2.0) comes in the wheel axe-playwright-python.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

SECTIONS = ("ke-hoach/", "khau-hieu/", "tin/", "bieu-mau/")
RUN = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  return found.violations.filter((v) => ["serious", "critical"].includes(v.impact)).flatMap((v) =>
    v.nodes.map((n) => `${v.id}: ${n.target.join(" ")}: ${n.failureSummary}`));
}"""


@pytest.fixture(scope="module")
def axe() -> str:
    pytest.importorskip("axe_playwright_python", reason="axe-core is not installed")
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def findings(page: Page, axe: str) -> list[str]:
    """Return axe's serious and critical findings on a page as it stands."""
    page.evaluate(axe)
    found: list[str] = page.evaluate(RUN)
    return found


def kinds_of_page(site: Site) -> list[str]:
    """Return one address for each kind of page, the one for wrong addresses among them."""
    each = [address for name in SECTIONS for address in (name, site.first(name))]
    return ["", *each, "van-ban/", "gioi-thieu/", "khong-co/"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_kind_of_page_has_a_serious_finding(
    site: Site, visit: Callable[..., BrowserContext], axe: str, scheme: str
) -> None:
    page = visit(color_scheme=scheme, reduced_motion="reduce").new_page()
    found = {}
    for address in kinds_of_page(site):
        page.goto(site.home + address, wait_until="load")
        if serious := findings(page, axe):
            found[address or "home"] = serious
    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_with_its_menu_open_has_no_serious_finding(
    site: Site, visit: Callable[..., BrowserContext], axe: str, scheme: str
) -> None:
    page = visit(
        color_scheme=scheme, reduced_motion="reduce", viewport={"width": 360, "height": 740}
    ).new_page()
    page.goto(site.home)
    page.get_by_role("banner").locator("summary, button[aria-expanded]").filter(
        visible=True, has_text="Mục"
    ).click()
    assert findings(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_list_of_search_results_has_no_serious_finding(
    site: Site, visit: Callable[..., BrowserContext], axe: str, scheme: str
) -> None:
    page = visit(color_scheme=scheme, reduced_motion="reduce").new_page()
    page.goto(site.home)
    page.locator("input[name=query]").click()
    page.keyboard.type("dan van")
    page.locator(".md-search-result__item mark").first.wait_for()
    assert findings(page, axe) == []
