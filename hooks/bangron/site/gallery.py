"""The banners of a build: started before the pages are read, finished before they are filled.

In: the project and its pages. Out: the files that the public finds, by slogan, and
what kept any banner from being drawn.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bangron.banners.cache import Cache
from bangron.banners.formats import Format, formats_with
from bangron.banners.jobs import Rendering, start
from bangron.banners.packs import WHOLE, Banner, Pack, store_pack
from bangron.banners.print_page import PrintOptions
from bangron.banners.printing import print_all
from bangron.banners.record import RenderRecord
from bangron.banners.request import Request, previews, requests_for
from bangron.model import Project
from bangron.problems import Problem
from bangron.site.pages import PageSpec, page_banners
from bangron.site.views import BannerFile, PackFile, PreviewFile, PrintFile

BANNERS_FOLDER = "banners"
PACKS_FOLDER = "packs"


@dataclass(frozen=True, slots=True)
class Shelf:
    """What there is to take away."""

    banners: dict[str, tuple[BannerFile, ...]] = field(default_factory=dict)
    """By slogan, in the order of the formats."""

    packs: dict[str, PackFile] = field(default_factory=dict)
    """By slogan."""

    problems: tuple[Problem, ...] = ()

    def files(self) -> Iterator[tuple[str, Path]]:
        """Yield every file: its address below the site's root, and where it lies now."""
        for banner in (file for files in self.banners.values() for file in files):
            yield banner.address, banner.record.path
            if banner.preview:
                yield banner.preview.address, banner.preview.record.path
            if banner.print_file:
                yield banner.print_file.address, banner.print_file.record.path
        for pack in self.packs.values():
            yield pack.address, pack.path


@dataclass(slots=True)
class Gallery:
    """What is being drawn."""

    rendering: Rendering | None = None
    formats: tuple[Format, ...] = ()
    requests: tuple[Request, ...] = ()
    cache: Path = Path()
    problems: list[Problem] = field(default_factory=list)

    def start(
        self,
        project: Project,
        specs: dict[str, PageSpec],
        cache: Path,
        *,
        site_url: str = "",
    ) -> None:
        """Begin to draw every banner of every slogan, and those that pages need for sharing.

        What is made is kept below the folder `cache`. Codes on banners lead to pages
        below `site_url`.
        """
        slogans = (*project.slogans, *page_banners(specs, project))
        self.formats = formats_with(project.formats)
        self.cache = cache
        self.requests, problems = requests_for(
            slogans, self.formats, project.brand, usual=True, site_url=site_url
        )
        self.problems += problems
        asked = (*self.requests, *previews(self.requests))
        self.rendering = start(asked, cache_dir=cache / BANNERS_FOLDER)

    def finish(self, project: Project, on_done: Callable[[int, int], None]) -> Shelf:
        """Wait for the banners, write those for print as PDF, and pack each slogan of `project`."""
        if self.rendering is None:
            return Shelf()
        records, problems = self.rendering.join(on_done)
        self.rendering = None
        shops = Cache(self.cache / BANNERS_FOLDER)
        banners = with_print_files(banner_files(records, self.formats), self.requests, shops)
        drawn = {(one.id, one.format): one for one in records if not one.preview}
        asked: dict[str, list[Request]] = {slogan.id: [] for slogan in project.slogans}
        for request in self.requests:
            if request.slogan.id in asked:
                asked[request.slogan.id].append(request)
        folder = self.cache / PACKS_FOLDER
        packs = {
            name: pack_file(name, requests, drawn, folder)
            for name, requests in asked.items()
            if name in banners
        }
        return Shelf(banners, packs, (*self.problems, *problems))


def pack_file(
    name: str,
    requests: Sequence[Request],
    drawn: Mapping[tuple[str, str], RenderRecord],
    folder: Path,
) -> PackFile:
    """Return the ZIP of a slogan's banners, kept below `folder`."""
    banners: list[Banner] = []
    left_out: list[str] = []
    for request in requests:
        record = drawn.get((name, request.format.id))
        if record:
            banners.append(Banner(request, record))
        else:
            left_out.append(request.format.id)
    path = store_pack(Pack(WHOLE, tuple(banners), tuple(left_out)), folder)
    return PackFile(name, path, len(banners), path.stat().st_size)


def banner_files(
    records: Sequence[RenderRecord], formats: Sequence[Format]
) -> dict[str, tuple[BannerFile, ...]]:
    """Return the banners of each slogan in the order of the formats, each with its preview."""
    known = {size.id: size for size in formats}
    order = {name: place for place, name in enumerate(known)}
    small = {
        (one.id, one.format): PreviewFile(one.id, known[one.format], one)
        for one in records
        if one.preview
    }
    found: dict[str, list[BannerFile]] = {}
    for one in sorted(records, key=lambda record: order[record.format]):
        if not one.preview:
            preview = small.get((one.id, one.format))
            file = BannerFile(one.id, known[one.format], one, preview)
            found.setdefault(one.id, []).append(file)
    return {slogan: tuple(files) for slogan, files in found.items()}


def with_print_files(
    banners: Mapping[str, tuple[BannerFile, ...]], requests: Iterable[Request], cache: Cache
) -> dict[str, tuple[BannerFile, ...]]:
    """Return the banners, those for print with their PDF.

    What was not drawn is not written either: why, has been told.
    """
    drawn = {(name, file.format.id) for name, files in banners.items() for file in files}
    wanted = [one for one in requests if (one.slogan.id, one.format.id) in drawn]
    records, _ = print_all(wanted, PrintOptions(), cache)
    written = {(one.id, one.format): one for one in records}

    def whole(file: BannerFile) -> BannerFile:
        record = written.get((file.slogan_id, file.format.id))
        if record is None:
            return file
        return replace(file, print_file=PrintFile(file.slogan_id, file.format, record))

    return {name: tuple(whole(file) for file in files) for name, files in banners.items()}
