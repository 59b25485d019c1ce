"""Search as a person uses it: open the field, type, read the list, follow a line.

The index is Material's, in its own worker, with our lunr.vi in the place of the theme's;
what a Vietnamese reader may expect of it stands in DESIGN.md, section 6.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, Page

    from tests.browser.conftest import Site
    from tests.support.browser import Ear

pytestmark = pytest.mark.browser

SLOGAN = "khau-hieu/dan-van-kheo/"
PAGES_OF_QUERIES = {
    "dan van kheo": SLOGAN,
    "Dân vận khéo": SLOGAN,
    "DÂN VẬN KHÉO": SLOGAN,
    "DÂN VẬN": "khau-hieu/dan-van-va-cong-tac-dan-van/",
    "dang uy": "ke-hoach/ban-dan-van-tinh-uy-binh-thuan-ky-niem-ngay-dan-van-2024/",
    "cai cach hanh chinh": "ke-hoach/so-xay-dung-ha-nam-thang-cao-diem-2023/",
    "cải cách hành chính": "ke-hoach/so-xay-dung-ha-nam-thang-cao-diem-2023/",
    "de tram lan": "khau-hieu/de-tram-lan-khong-dan-cung-chiu/",
}
READ_LIST = """() => [...document.querySelectorAll(".md-search-result__item")].map((item) =>
  [...item.querySelectorAll("a")].map((place) => ({
    address: place.href,
    marked: [...place.querySelectorAll("mark")].map((mark) => mark.textContent),
    missing: [...place.querySelectorAll("del")].map((word) => word.textContent).filter(Boolean),
  })))"""
NOTE_ANSWERS = """(() => {
  const asked = [];
  window.Worker = class extends window.Worker {
    constructor(...all) {
      super(...all);
      this.addEventListener("message", (event) => {
        if (event.data.type === 3) window.answered = asked.shift();
      });
    }
    postMessage(message, ...rest) {
      if (message.type === 2) asked.push(message.data.trim());
      super.postMessage(message, ...rest);
    }
  };
})()"""  # 2 asks and 3 answers, in the theme's search worker
ANSWERED = "(query) => window.answered === query"
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True, slots=True)
class Place:
    """A page, or a part of one, in the list of results."""

    address: str
    """Relative to the site's root, with the anchor of a part."""
    marked: frozenset[str]
    """Highlighted words, in lower case and without the punctuation beside them."""
    missing: tuple[str, ...]
    """Words of the query that the place is said to lack."""


@dataclass(frozen=True, slots=True)
class Result:
    """One page in the list of results, with its parts; the first place is the page itself."""

    places: tuple[Place, ...]

    @property
    def page(self) -> str:
        return self.places[0].address.partition("#")[0]

    @property
    def marked(self) -> frozenset[str]:
        return frozenset().union(*(place.marked for place in self.places))

    def holds(self, query: str) -> bool:
        """Tell whether some place of the page highlights every word of a query."""
        return any(
            not place.missing
            and all(any(starts(mark, word) for mark in place.marked) for word in words_of(query))
            for place in self.places
        )


class Search:
    """The search field of one page, and what is listed under it."""

    def __init__(self, site: Site, page: Page) -> None:
        self.site = site
        self.page = page
        self.field = page.locator("input[name=query]")

    def open(self) -> None:
        """Enter the field, by its button where it is folded away."""
        button = self.page.locator(".md-header__button[for=__search]")
        (button if button.is_visible() else self.field).click()

    def find(self, query: str) -> list[Result]:
        """Type a query in the place of the last; return the results as they stand in the end."""
        self.open()
        self.field.fill("")
        self.page.keyboard.type(query)
        self.page.keyboard.press("Shift")  # the theme hears keys; typed “ậ” comes without one here
        return self.results(query)

    def results(self, query: str) -> list[Result]:
        """Return what is listed for a query that was typed."""
        self.page.wait_for_function(ANSWERED, arg=query)
        self.page.evaluate(DRAWN)
        return [
            Result(tuple(self._place(**place) for place in places))
            for places in self.page.evaluate(READ_LIST)
        ]

    def _place(self, address: str, marked: list[str], missing: list[str]) -> Place:
        return Place(
            re.sub(r"\?[^#]*", "", address.removeprefix(self.site.home)),
            frozenset(word for mark in marked for word in words_of(mark)),
            tuple(missing),
        )


def words_of(text: str) -> list[str]:
    return re.findall(r"[\w/-]+", unicodedata.normalize("NFC", text).lower())


def starts(mark: str, word: str) -> bool:
    """Tell whether a highlighted word begins as a word of the query does, marks left aside."""
    return any(plain(mark).startswith(plain(part)) for part in re.split("-", word))


def plain(word: str) -> str:
    """Return a word without its marks."""
    letters = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@pytest.fixture
def search(site: Site, visit: Callable[..., BrowserContext], ear: Ear) -> Iterator[Search]:
    """Return the search of the home page; afterwards, no page may have complained of anything."""
    context = visit()
    context.add_init_script(NOTE_ANSWERS)
    ear.listen(context)
    page = context.new_page()
    page.goto(site.home)
    yield Search(site, page)
    assert ear.take() == []


def test_queries_find_their_pages_with_marks_or_without_and_highlight_every_word(
    search: Search,
) -> None:
    for query, page in PAGES_OF_QUERIES.items():
        results = {result.page: result for result in search.find(query)}
        assert page in results, f"'{query}' found {list(results)}"
        assert results[page].holds(query), f"'{query}': {results[page]}"


def test_both_ways_of_placing_a_tone_mark_find_both(search: Search) -> None:
    for query in ("uy ban", "ủy ban", "uỷ ban"):
        marked = frozenset().union(*(result.marked for result in search.find(query)))
        assert {"ủy", "uỷ", "ban"} <= marked, query


def test_the_number_of_a_document_finds_its_entry_first_and_the_plans_that_cite_it(
    search: Search,
) -> None:
    for query, citing in (("33/CT-TTg", 4), ("25-NQ/TW", 3), ("54-KL/TU", 1)):
        results = search.find(query)
        entry = f"van-ban/#{re.sub('[/-]', '-', query.lower())}"
        assert entry in [place.address for place in results[0].places], f"{query}: {results[0]}"
        plans = [r.page for r in results if r.page.startswith("ke-hoach/") and r.holds(query)]
        assert len(plans) == citing, f"{query}: {plans}"


def test_a_word_with_marks_does_not_find_other_words_of_the_same_letters(search: Search) -> None:
    marked = frozenset().union(*(result.marked for result in search.find("van")))
    assert {"vận", "văn"} <= marked
    results = search.find("vận")
    assert {word[:3] for result in results for word in result.marked} == {"vận"}
    assert SLOGAN in [result.page for result in results]


def test_pages_that_hold_the_whole_query_come_before_those_that_lack_a_word(
    search: Search,
) -> None:
    for query in (*PAGES_OF_QUERIES, "uy ban", "ủy ban"):
        whole = [result.holds(query) for result in search.find(query)]
        assert whole == sorted(whole, reverse=True), f"'{query}': {whole}"


def test_a_slogan_that_is_typed_in_full_comes_first_and_its_quotes_do_not_matter(
    search: Search,
) -> None:
    for query in (
        "Dân vận khéo thì việc gì cũng thành công",
        "“Dân vận khéo thì việc gì cũng thành công”",
        "dan van kheo thi viec gi cung thanh cong",
    ):
        assert [result.page for result in search.find(query)][:1] == [SLOGAN], query


def test_a_result_opens_its_page_with_the_words_highlighted(search: Search) -> None:
    search.find("Dân vận khéo")
    search.page.locator(f".md-search-result__item a[href*='{SLOGAN}']").first.click()
    search.page.wait_for_url(f"**/{SLOGAN}**")
    marks = search.page.get_by_role("main").locator("mark")
    marks.first.wait_for()
    assert {"dân", "vận", "khéo"} <= set(words_of(" ".join(marks.all_inner_texts())))


def test_search_works_by_keyboard_alone(search: Search) -> None:
    search.page.keyboard.press("/")
    search.page.wait_for_function("document.activeElement.name === 'query'")
    search.page.keyboard.type("33/CT-TTg")
    assert search.results("33/CT-TTg")
    search.page.keyboard.press("ArrowDown")
    search.page.keyboard.press("Enter")
    search.page.wait_for_url("**/van-ban/**")


def test_search_works_on_a_phone(
    site: Site, visit: Callable[..., BrowserContext], ear: Ear
) -> None:
    context = visit(viewport={"width": 360, "height": 740}, has_touch=True)
    context.add_init_script(NOTE_ANSWERS)
    ear.listen(context)
    page = context.new_page()
    page.goto(site.home)
    results = Search(site, page).find("dan van kheo")
    assert SLOGAN in [result.page for result in results]
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    page.locator(f".md-search-result__item a[href*='{SLOGAN}']").first.tap()
    page.wait_for_url(f"**/{SLOGAN}**")
    assert ear.take() == []


def test_a_search_that_finds_nothing_says_so_in_vietnamese(search: Search) -> None:
    assert search.find("xyzxyz") == []
    said = search.page.locator(".md-search-result__meta").inner_text()
    assert "không" in said.lower(), said
