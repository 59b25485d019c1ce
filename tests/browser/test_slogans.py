"""The gallery and the slogans' own pages: words to read and copy, banners to take away."""

from __future__ import annotations

import io
import re
import zipfile
from functools import partial
from typing import TYPE_CHECKING

import pytest
import yaml
from PIL import Image

from tests.support.browser import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

NO_PICTURES = (".zip", ".pdf")
DOWNLOADS = """() => [...document.querySelectorAll("a[download]")].map((link) => {
  let told = link;
  while (told.parentElement && !/\\d\\s*×\\s*\\d+\\s*px/.test(told.textContent)) told = told.parentElement;
  return {href: link.href, name: link.textContent.trim(), told: told.textContent};
})"""
SELECT_HEADING = """() => {
  const heading = document.querySelector("h1");
  getSelection().selectAllChildren(heading);
  return getSelection().toString();
}"""
CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.fixture(scope="module")
def slogans(site: Site) -> dict[str, str]:
    """Return the words of every slogan of the example by its id."""
    lists = [
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted((site.folder / "slogans").glob("*.yml"))
    ]
    return {
        slogan["id"]: re.sub(r"\s*\|\s*", " ", slogan["text"])
        for content in lists
        if isinstance(content, dict)
        for slogan in content.get("slogans", ())
    }


def copied(context: BrowserContext, site: Site) -> str:
    """Return what is on the clipboard, read by a page that may."""
    page = context.new_page()
    page.goto(site.home)
    page.bring_to_front()
    text: str = page.evaluate("navigator.clipboard.readText()")
    page.close()
    return text


def copy_and_be_told(page: Page, name: str) -> str:
    """Press a copy button; return what assistive technology then says."""
    said = page.get_by_role("status")
    page.get_by_role("button", name=name, exact=True).click()
    return until(page, said.inner_text, bool, f"'{name}' must say that it copied")


def test_the_gallery_lists_every_slogan_in_real_text_with_the_way_to_its_page(
    site: Site, visit: Callable[..., BrowserContext], slogans: dict[str, str]
) -> None:
    assert len(slogans) == 9
    page = visit().new_page()
    page.goto(f"{site.home}khau-hieu/")
    main = page.get_by_role("main")
    for name, text in slogans.items():
        link = main.get_by_role("link", name=text, exact=True).first
        assert link.is_visible(), name
        assert link.evaluate("a => a.href") == f"{site.home}khau-hieu/{name}/"


def test_a_slogan_is_the_heading_of_its_page_and_can_be_selected(
    site: Site, visit: Callable[..., BrowserContext], slogans: dict[str, str]
) -> None:
    page = visit().new_page()
    for name, text in slogans.items():
        page.goto(f"{site.home}khau-hieu/{name}/", wait_until="domcontentloaded")
        selected = " ".join(page.evaluate(SELECT_HEADING).split())
        assert selected == text, name


def test_every_banner_is_linked_and_answers_with_an_image_of_the_size_told(
    site: Site, visit: Callable[..., BrowserContext], slogans: dict[str, str]
) -> None:
    context = visit()
    page = context.new_page()
    for name in slogans:
        page.goto(f"{site.home}khau-hieu/{name}/", wait_until="domcontentloaded")
        links = [one for one in page.evaluate(DOWNLOADS) if not one["href"].endswith(NO_PICTURES)]
        for link in links:
            assert size_told(link["told"]) == size_of(context, link["href"]), link
            assert re.search(r"\d\s(?:kB|KB|MB)", link["told"]), f"no weight: {link}"
        assert len({link["name"] for link in links}) == len(links), f"{name}: links named alike"
        linked = {link["href"].removeprefix(f"{site.home}banners/{name}/") for link in links}
        folder = site.folder / "site/banners" / name
        drawn = {path.name for path in folder.iterdir() if path.suffix not in NO_PICTURES}
        assert linked == {one for one in drawn if "-xem." not in one}, name


def test_a_banner_for_print_can_be_taken_as_pdf(
    site: Site, visit: Callable[..., BrowserContext], slogans: dict[str, str]
) -> None:
    context = visit()
    page = context.new_page()
    for name in slogans:
        page.goto(f"{site.home}khau-hieu/{name}/", wait_until="domcontentloaded")
        (link,) = (one for one in page.evaluate(DOWNLOADS) if one["href"].endswith(".pdf"))
        assert link["href"] == f"{site.home}banners/{name}/{name}-bang-ron-8x0.8.pdf"
        answer = context.request.get(link["href"])
        assert answer.headers["content-type"] == "application/pdf", name
        assert answer.body().startswith(b"%PDF-"), name


def test_what_is_printed_is_shown_small_and_whole(
    site: Site, visit: Callable[..., BrowserContext], slogans: dict[str, str]
) -> None:
    page = visit().new_page()
    for name in slogans:
        page.goto(f"{site.home}khau-hieu/{name}/")
        image = page.locator(f'img[src$="{name}-bang-ron-8x0.8-xem.png"]')
        image.scroll_into_view_if_needed()
        until(
            page,
            partial(image.evaluate, "one => one.naturalWidth"),
            bool,
            "the picture must load",
        )
        shown = image.evaluate("one => [one.naturalWidth, one.width, one.height, one.loading]")
        assert shown[0] == 1600, name
        assert shown[1] / shown[2] == pytest.approx(10, rel=0.05), name
        assert shown[3] == "lazy", name


def test_all_banners_of_a_slogan_can_be_taken_at_once(
    site: Site, visit: Callable[..., BrowserContext], slogans: dict[str, str]
) -> None:
    context = visit()
    page = context.new_page()
    for name in slogans:
        page.goto(f"{site.home}khau-hieu/{name}/", wait_until="domcontentloaded")
        link = page.get_by_role("link", name="Tải trọn bộ", exact=True)
        answer = context.request.get(link.evaluate("a => a.href"))
        assert answer.ok, name
        with zipfile.ZipFile(io.BytesIO(answer.body())) as archive:
            assert archive.testzip() is None
            names = {entry.rpartition("/")[2] for entry in archive.namelist()}
        folder = site.folder / "site/banners" / name
        drawn = {path.name for path in folder.iterdir() if path.suffix not in NO_PICTURES}
        words = {"noi-dung.txt", "mo-ta-anh.txt", "manifest.json"}
        assert names == {one for one in drawn if "-xem." not in one} | words, name


def size_told(words: str) -> tuple[int, int]:
    found = re.search(r"([\d.]+)\s*×\s*([\d.]+)\s*px", words)
    assert found, f"no size in {words!r}"
    return int(found[1].replace(".", "")), int(found[2].replace(".", ""))


def size_of(context: BrowserContext, address: str) -> tuple[int, int]:
    answer = context.request.get(address)
    assert answer.ok, f"{address}: {answer.status}"
    assert answer.headers["content-type"].startswith("image/"), address
    with Image.open(io.BytesIO(answer.body())) as image:
        return image.size


def test_the_copy_button_copies_exactly_the_slogan_and_says_so(
    site: Site, visit: Callable[..., BrowserContext], slogans: dict[str, str]
) -> None:
    context = visit()
    context.grant_permissions(CLIPBOARD, origin=site.server.origin)
    page = context.new_page()
    for name in ("dan-van-kheo", "chao-mung-93-nam", "xay-dung-doi-ngu-can-bo"):
        page.goto(f"{site.home}khau-hieu/{name}/")
        assert "Đã chép" in copy_and_be_told(page, "Chép khẩu hiệu")
        assert page.evaluate("navigator.clipboard.readText()") == slogans[name]


def test_the_copy_button_works_on_a_site_without_a_certificate_too(
    site: Site, visit: Callable[..., BrowserContext], slogans: dict[str, str]
) -> None:
    context = visit()
    context.grant_permissions(CLIPBOARD, origin=site.server.origin)
    page = context.new_page()
    page.goto(f"{site.insecure_home}khau-hieu/dan-van-kheo/")
    assert page.evaluate("window.isSecureContext") is False
    assert "Đã chép" in copy_and_be_told(page, "Chép khẩu hiệu")
    assert copied(context, site) == slogans["dan-van-kheo"]


def test_the_picture_of_a_slogan_says_its_words(
    site: Site, visit: Callable[..., BrowserContext], slogans: dict[str, str]
) -> None:
    page = visit().new_page()
    for name, text in slogans.items():
        page.goto(f"{site.home}khau-hieu/{name}/", wait_until="domcontentloaded")
        images = page.get_by_role("main").locator("img").all()
        assert images, name
        for image in images:
            assert text in (image.get_attribute("alt") or ""), f"{name}: {image}"
