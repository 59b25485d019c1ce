"""A phone and a desk, light and dark, paper, and readers who want stillness or no scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.browser import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Locator, Page

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1440, "height": 900}
SECTIONS = ("Kế hoạch", "Khẩu hiệu", "Văn bản", "Tin tức", "Biểu mẫu", "Giới thiệu")

WIDTH = """async () => {
  await document.fonts.ready;
  const wide = [...document.body.querySelectorAll("*")].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.width && box.right > innerWidth + 1 && e.checkVisibility();
  });
  return {width: document.scrollingElement.scrollWidth,
    outside: wide.slice(0, 5).map((e) => e.outerHTML.slice(0, 80))};
}"""
MOTION = """() => [...document.querySelectorAll("*")].filter((e) => {
  const style = getComputedStyle(e);
  const longest = (list) => Math.max(...list.split(",").map(parseFloat));
  return longest(style.transitionDuration) > 0.01 || longest(style.animationDuration) > 0.01
    || style.scrollBehavior === "smooth";
}).slice(0, 5).map((e) => e.outerHTML.slice(0, 80))"""
FOCUS = """() => {
  const e = document.activeElement;
  const ringed = (e) => {
    const style = getComputedStyle(e);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
      && !style.outlineColor.endsWith(" 0)");
  };
  const around = [e, e.parentElement, ...(e.labels || []), e.nextElementSibling].filter(Boolean);
  return {name: e.outerHTML.slice(0, 100), ringed: around.some(ringed), done: e === document.body};
}"""
GROUND = "getComputedStyle(document.body).backgroundColor"


def section(page: Page, name: str) -> Locator:
    """Return a section's link in the head of the page, where it can be seen."""
    return (
        page.get_by_role("banner")
        .get_by_role("link", name=name, exact=True)
        .and_(page.locator(":visible"))
    )


def menu_button(page: Page) -> Locator:
    """Return what unfolds the sections on a narrow screen."""
    return (
        page.get_by_role("banner")
        .locator("summary, button[aria-expanded]")
        .filter(visible=True, has_text="Mục")
    )


def test_no_page_scrolls_sideways_on_a_phone(
    site: Site, visit: Callable[..., BrowserContext]
) -> None:
    page = visit(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    too_wide = {}
    for address in site.pages:
        page.goto(site.home + address, wait_until="domcontentloaded")
        measured = page.evaluate(WIDTH)
        if measured["width"] > PHONE["width"]:
            too_wide[address or "home"] = measured
    assert too_wide == {}


def test_the_menu_of_a_phone_opens_and_closes_by_touch(
    site: Site, visit: Callable[..., BrowserContext]
) -> None:
    page = visit(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    page.goto(site.home)
    assert section(page, "Văn bản").count() == 0
    menu_button(page).tap()
    for name in SECTIONS:
        section(page, name).wait_for()
    menu_button(page).tap()
    section(page, "Văn bản").wait_for(state="hidden")
    menu_button(page).tap()
    section(page, "Văn bản").tap()
    page.wait_for_url(f"{site.home}van-ban/")


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(
    site: Site, visit: Callable[..., BrowserContext]
) -> None:
    page = visit(viewport=PHONE).new_page()
    page.goto(site.home)
    menu_button(page).focus()
    page.keyboard.press("Enter")
    section(page, "Kế hoạch").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('header') !== null")
    assert page.evaluate("document.activeElement.tagName") == "A"
    menu_button(page).focus()
    page.keyboard.press("Enter")
    section(page, "Kế hoạch").wait_for(state="hidden")


def test_a_desk_shows_every_section_and_no_menu_button(
    site: Site, visit: Callable[..., BrowserContext]
) -> None:
    page = visit(viewport=DESK).new_page()
    for address in ("", site.first("ke-hoach/"), site.first("khau-hieu/")):
        page.goto(site.home + address, wait_until="domcontentloaded")
        for name in SECTIONS:
            assert section(page, name).count() == 1, f"{address}: {name}"
        assert menu_button(page).count() == 0, address
        assert page.evaluate(WIDTH)["width"] <= DESK["width"], address


def test_the_section_of_a_page_is_marked_in_the_menu(
    site: Site, visit: Callable[..., BrowserContext]
) -> None:
    page = visit(viewport=DESK, java_script_enabled=False).new_page()
    for address in ("ke-hoach/", site.first("ke-hoach/")):
        page.goto(site.home + address, wait_until="domcontentloaded")
        current = page.get_by_role("banner").locator("[aria-current]:visible")
        assert current.all_inner_texts() == ["Kế hoạch"], address


def test_dark_is_dark_and_a_choice_is_kept_from_page_to_page(
    site: Site, visit: Callable[..., BrowserContext]
) -> None:
    grounds: dict[str, str] = {}
    for scheme in ("dark", "light"):
        page = visit(color_scheme=scheme, reduced_motion="reduce").new_page()
        page.goto(site.home)
        grounds[scheme] = page.evaluate(GROUND)
    assert brightness(grounds["dark"]) < 60
    assert brightness(grounds["light"]) > 200

    def becomes_dark(seen: str) -> bool:
        return seen == grounds["dark"]

    page.get_by_role("banner").locator("[title='Chuyển sang nền tối']:visible").click()
    until(page, lambda: page.evaluate(GROUND), becomes_dark, "the button must darken")
    page.goto(f"{site.home}van-ban/")
    until(page, lambda: page.evaluate(GROUND), becomes_dark, "the choice must last")


def brightness(colour: str) -> float:
    """Return the mean of red, green and blue of a CSS rgb() colour, 0 to 255."""
    channels = [float(part) for part in colour.partition("(")[2].rstrip(")").split(",")[:3]]
    return sum(channels) / 3


def test_without_scripts_pages_can_be_read_left_and_banners_taken(
    site: Site, visit: Callable[..., BrowserContext]
) -> None:
    page = visit(viewport=DESK, java_script_enabled=False).new_page()
    page.goto(f"{site.home}khau-hieu/dan-van-kheo/")
    assert "Dân vận khéo" in page.get_by_role("heading", level=1).inner_text()
    downloads = page.locator("a[download]")
    assert downloads.count() >= 7
    for link in downloads.all():
        assert link.is_visible()
    assert page.get_by_role("button").filter(visible=True).count() == 0, (
        "a button that does nothing"
    )
    section(page, "Kế hoạch").click()
    assert page.url == f"{site.home}ke-hoach/"
    page.get_by_role("main").get_by_role("link").filter(has_text="Dân vận").first.click()
    assert page.get_by_role("main").get_by_text("Cơ quan ban hành").first.is_visible()


def test_without_scripts_the_menu_of_a_phone_still_opens(
    site: Site, visit: Callable[..., BrowserContext]
) -> None:
    page = visit(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(site.home)
    menu_button(page).click()
    section(page, "Khẩu hiệu").click()
    assert page.url == f"{site.home}khau-hieu/"


def test_a_printed_plan_is_the_plan_alone(site: Site, visit: Callable[..., BrowserContext]) -> None:
    page = visit().new_page()
    page.goto(site.home + site.first("ke-hoach/"))
    page.emulate_media(media="print")
    for part in (
        page.get_by_role("navigation"),
        page.get_by_role("search"),
        page.get_by_role("button"),
        page.locator("summary"),
    ):
        shown = part.filter(visible=True)
        assert shown.count() == 0, shown.first.evaluate("e => e.outerHTML.slice(0, 200)")
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.get_by_text("Cơ quan ban hành", exact=True).is_visible()


def test_nothing_moves_for_who_wants_stillness(
    site: Site, visit: Callable[..., BrowserContext]
) -> None:
    page = visit(reduced_motion="reduce").new_page()
    for address in ("", site.first("khau-hieu/")):
        page.goto(site.home + address)
        assert page.evaluate(MOTION) == [], address or "home"


def test_every_tab_stop_shows_where_it_is(site: Site, visit: Callable[..., BrowserContext]) -> None:
    page = visit(reduced_motion="reduce").new_page()
    for address in ("", site.first("khau-hieu/"), site.first("ke-hoach/")):
        page.goto(site.home + address)
        for _ in range(40):
            page.keyboard.press("Tab")
            focus = page.evaluate(FOCUS)
            if focus["done"]:
                break
            assert focus["ringed"], f"{address or 'home'}: {focus['name']}"
