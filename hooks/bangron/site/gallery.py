"""The banners of a build: started before the pages are read, finished before they are filled.

In: the project and its pages. Out: the banner files by slogan, and what kept
any of them from being drawn.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bangron.banners.formats import Format, formats_with
from bangron.banners.jobs import Rendering, start
from bangron.banners.request import requests_for
from bangron.model import Project
from bangron.problems import Problem
from bangron.site.pages import PageSpec, page_banners
from bangron.site.views import BannerFile


@dataclass(slots=True)
class Gallery:
    """What is being drawn."""

    rendering: Rendering | None = None
    formats: tuple[Format, ...] = ()
    problems: list[Problem] = field(default_factory=list)

    def start(
        self,
        project: Project,
        specs: dict[str, PageSpec],
        cache_dir: Path,
        *,
        site_url: str = "",
    ) -> None:
        """Begin to draw every banner of every slogan, and those that pages need for sharing.

        Codes on banners lead to pages below `site_url`.
        """
        slogans = (*project.slogans, *page_banners(specs, project))
        self.formats = formats_with(project.formats)
        requests, problems = requests_for(slogans, self.formats, project.brand, usual=True, site_url=site_url)
        self.problems += problems
        self.rendering = start(requests, cache_dir=cache_dir)

    def finish(
        self, on_done: Callable[[int, int], None]
    ) -> tuple[dict[str, tuple[BannerFile, ...]], tuple[Problem, ...]]:
        """Wait for the banners; return them by slogan in the order of the formats."""
        if self.rendering is None:
            return {}, ()
        records, problems = self.rendering.join(on_done)
        self.rendering = None
        formats = {fmt.id: fmt for fmt in self.formats}
        order = {name: place for place, name in enumerate(formats)}
        packs: dict[str, list[BannerFile]] = {}
        for record in sorted(records, key=lambda record: order[record.format]):
            file = BannerFile(record.id, formats[record.format], record)
            packs.setdefault(record.id, []).append(file)
        files = {slogan: tuple(pack) for slogan, pack in packs.items()}
        return files, (*self.problems, *problems)
