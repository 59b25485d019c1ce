"""Fills the page templates, `theme/pages/*.html`, with what the site knows.

In: a page's spec, its Markdown made HTML, and the `SiteView`. Out: the HTML of
the page's content. Every value is escaped by the engine; only the HTML that
Markdown made is not, since `site.markdown` lets nothing raw through.

The engine is Jinja2 by itself and not the theme's: the theme's does not escape.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

import bangron
from bangron.messages import say
from bangron.site.pages import PageSpec
from bangron.site.views import SiteView
from bangron.text.dates import long_date, official_date, period_text, short_date, weekday

THEME = Path(bangron.__file__).parent / "theme"
BYTES_PER_KB = 1000


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the body of a page: where it is, and what it says."""

    id: str
    title: str


@cache
def engine() -> Environment:
    """Return the template engine; `engine.cache_clear()` reads the templates anew."""
    environment = Environment(
        loader=FileSystemLoader(THEME / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        short_date=short_date,
        official_date=official_date,
        long_date=long_date,
        weekday=weekday,
        weight=weight,
    )
    environment.globals.update(period_text=period_text, say=say)
    return environment


def weight(size_bytes: int) -> str:
    """Return a file's weight as people read it: `35 kB`, `1,2 MB` (decimal comma)."""
    kilobytes = max(1, round(size_bytes / BYTES_PER_KB))
    if kilobytes < BYTES_PER_KB:
        return f"{kilobytes} kB"
    return f"{kilobytes / BYTES_PER_KB:.1f} MB".replace(".", ",")


def render_page(
    spec: PageSpec,
    body: str,
    site: SiteView,
    link: Callable[[str], str],
    outline: tuple[Heading, ...] = (),
) -> str:
    """Return the content of a page; `link` turns an address below the root into one from the page.

    `outline` holds the headings of `body` that a list of contents shows.
    """
    template = engine().get_template(f"{spec.kind}.html")
    return template.render(
        page=spec,
        record=spec.record,
        # The one value that is HTML already: Markdown's output, with raw HTML escaped in it.
        body=Markup(body),  # noqa: S704
        site=site,
        link=link,
        outline=outline,
    )


def render_preview_panel(spec: PageSpec, site: SiteView) -> str:
    """Return what a preview shows above a page: its status and its problems; "" for none."""
    return engine().get_template("preview-panel.html").render(page=spec, site=site).strip()


def today_of(epoch: str | None, now: date) -> date:
    """Return the day a build is made for: from `SOURCE_DATE_EPOCH` (seconds) where it is set.

    What names no day within the calendar does not count.
    """
    if epoch and epoch.isdecimal():
        with suppress(ValueError, OverflowError):
            return date.fromordinal(date(1970, 1, 1).toordinal() + int(epoch) // 86_400)
    return now
