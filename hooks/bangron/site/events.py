"""Binds MkDocs' build events to the house: read, draw, add pages, fill templates, publish.

In: MkDocs' configuration, files and pages. Out: a site. The events follow in
the order in which MkDocs calls them; what each decides lives in its own module.
"""

import atexit
import json
import logging
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import mkdocs
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import CountHandler, get_relative_url

from bangron.banners.formats import load_formats
from bangron.checking.files import check_project
from bangron.content.address import read_site_url
from bangron.content.files import read_text, relative_path
from bangron.content.front_matter import body_of
from bangron.content.project import read_project
from bangron.messages import say, say_publicly
from bangron.model import Project
from bangron.problems import Problem, Severity, Source, in_order
from bangron.site.documents import register
from bangron.site.gallery import Gallery
from bangron.site.links import dead_links, silence
from bangron.site.pages import PageSpec, address_twins, broken_page, page_specs
from bangron.site.publication import draft_pages, published, without
from bangron.site.rendering import Heading, render_page, render_preview_panel, today_of
from bangron.site.staging import discard, publish, staging_folder
from bangron.site.views import SiteView
from bangron.text.slugs import slugify

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

# Warnings make `--strict` fail only on loggers below the engine's own, whose name
# is `mkdocs`, or `properdocs` where that fork runs.
log = logging.getLogger(f"{mkdocs.__name__}.bangron")

VIETNAM_OFFSET = timedelta(hours=7)  # Asia/Ho_Chi_Minh has no summer time
CACHE = Path(".cache", "bangron")
PROGRESS_STEP = 50  # banners between two lines of progress

Command = Literal["build", "gh-deploy", "serve"]


@dataclass(slots=True)
class Build:
    """The build under way."""

    read: Project
    """All that was read."""

    project: Project
    """What is shown: without drafts, unless this is a preview."""

    problems: tuple[Problem, ...]
    specs: dict[str, PageSpec] = field(default_factory=dict)
    gallery: Gallery = field(default_factory=Gallery)
    files: Files = field(default_factory=lambda: Files([]))
    site: SiteView | None = None
    started: float = field(default_factory=time.monotonic)


class Publicity:
    """The events of one MkDocs process; a new `Build` begins with every `on_config`."""

    def __init__(self) -> None:
        """Begin as a build, which is what MkDocs versions without `on_startup` run."""
        self.command: Command = "build"
        self.root = Path()
        self.final: Path | None = None
        self.warnings = CountHandler()
        self.build = Build(Project(), Project(), ())

    @property
    def preview(self) -> bool:
        """Tell whether this is a preview, which shows drafts and problems."""
        return self.command == "serve"

    def on_startup(self, *, command: Command, dirty: bool) -> None:  # noqa: ARG002 - MkDocs passes it
        """Remember which command runs."""
        self.command = command

    def on_config(self, config: "MkDocsConfig") -> "MkDocsConfig":
        """Read the project, and turn the build aside into the cache until it is whole."""
        self.root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        slogans = self.root / "slogans"
        formats = {fmt.id for fmt in load_formats()}
        docs = Path(config.docs_dir)
        project, problems = read_project(self.root, docs, slogans, formats)
        if self.preview:
            problems += probable(check_project(project, self.root, docs, slogans))
        shown = project if self.preview else published(project)
        self.build = Build(project, shown, problems)
        config.watch.append(str(slogans))
        config.markdown_extensions.append("bangron.site.markdown")
        config.mdx_configs.setdefault("toc", {})["slugify"] = slugify
        notes = config.mdx_configs.setdefault("footnotes", {})
        notes.setdefault("BACKLINK_TITLE", say_publicly("footnote-back"))
        silence(config)
        self._stage(config)
        return config

    def on_files(self, files: Files, *, config: "MkDocsConfig") -> Files:
        """Start the banners, hide drafts, add the pages that nobody has to write."""
        build = self.build
        # What `exclude_docs` and `draft_docs` of mkdocs.yml keep out, no list may name.
        kept_out = frozenset(file.src_uri for file in files if not self._is_in(file))
        build.project = without(build.project, kept_out)
        build.specs = page_specs(build.project)
        twins = address_twins(build.project)
        build.problems += tuple(twins.values())
        for src_uri in twins:
            _remove(files, src_uri)
        build.problems += _drop_links_outside(files, self.root)
        build.gallery.start(
            build.project,
            build.specs,
            self.root / CACHE,
            site_url=read_site_url(Path(config.config_file_path), os.environ),
        )
        for src_uri in build.project.unreadable:
            _remove(files, src_uri)
            if self.preview and src_uri.endswith(".md") and src_uri not in build.specs:
                build.specs[src_uri] = broken_page(src_uri)
        for src_uri in draft_pages(build.read):
            if src_uri in build.specs and not self.preview:
                _remove(files, src_uri)  # the site's own section stays, without the draft's words
            else:
                _hide(files, src_uri)
        for spec in build.specs.values():
            _add(files, spec, config)
        build.files = files
        return files

    def on_page_read_source(
        self,
        *,
        page: "Page",
        config: "MkDocsConfig",  # noqa: ARG002 - MkDocs passes it
    ) -> str | None:
        """Hand over the body of a page as the reading room decodes and cuts it.

        MkDocs knows UTF-8 alone, shows front matter that it cannot parse as if
        it were text, and takes first lines such as "Fax: 0204" for front matter.
        """
        if page.file.abs_src_path is None:
            return None
        path = Path(page.file.abs_src_path)
        text, _ = read_text(path, self.root)
        if text is None:
            return None
        body = body_of(text)
        top = Source(relative_path(path, self.root), 1 + text.count("\n", 0, len(text) - len(body)))
        self.build.problems += dead_links(body, top, page.file.src_uri, self._is_shown)
        # The empty line keeps MkDocs from looking for front matter in the body.
        return "\n" + body

    def on_page_markdown(
        self,
        markdown: str,
        *,
        page: "Page",
        config: "MkDocsConfig",  # noqa: ARG002 - MkDocs passes it
        files: Files,  # noqa: ARG002 - MkDocs passes it
    ) -> str:
        """Give the page the title and summary that were checked, in place of the raw ones."""
        spec = self.build.specs.get(page.file.src_uri)
        if spec is not None:
            page.meta = {"title": spec.title, "description": spec.summary}
        return markdown

    def on_env(self, env: "Environment", *, config: "MkDocsConfig", files: Files) -> "Environment":
        """Wait for the banners, add them to the files, and fill every page."""
        build = self.build
        shelf = build.gallery.finish(build.project, self._progress)
        for address, path in shelf.files():
            source = str(path.resolve())
            place = InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, address, abs_src_path=source, inclusion=place))
        build.site = SiteView(
            project=build.project,
            today=today_of(os.environ.get("SOURCE_DATE_EPOCH"), _vietnamese_today()),
            specs=build.specs,
            documents=register(build.project.plans),
            banner_files=shelf.banners,
            pack_files=shelf.packs,
            problems=in_order((*build.problems, *shelf.problems)),
            preview=self.preview,
        )
        # For the pages that no file stands for, such as 404.html.
        env.globals["bangron_site"] = build.site
        in_site = InclusionLevel.is_in_serve if self.preview else InclusionLevel.is_included
        for file in files.documentation_pages(inclusion=in_site):
            spec = build.specs.get(file.src_uri)
            if spec is not None and file.page is not None:
                body = file.page.content or ""
                link = _linker(file.url, "" if config.use_directory_urls else "index.html")
                outline = tuple(Heading(item.id, unescape(item.title)) for item in file.page.toc)
                file.page.content = render_page(spec, body, build.site, link, outline)
        for problem in build.site.problems:
            # Only what is certain may stop a strict build; the rest is advice.
            certain = problem.severity is Severity.ERROR
            log.log(warning_level() if certain else logging.INFO, "%s", problem)
        return env

    def on_page_context(
        self,
        context: dict[str, Any],
        *,
        page: "Page",
        config: "MkDocsConfig",
        nav: "Navigation",  # noqa: ARG002 - MkDocs passes it
    ) -> dict[str, Any]:
        """Give the theme what stands round the content: the picture for sharing, the owner."""
        site, spec = self.build.site, self.build.specs.get(page.file.src_uri)
        if site is None or spec is None:
            return context
        picture = site.social(spec)
        base = config.site_url or ""
        context["bangron"] = {
            "site": site,
            "spec": spec,
            "brand": site.project.brand,
            "picture": picture,
            "picture_url": f"{base.rstrip('/')}/{picture.address}" if picture else "",
            "preview_panel": render_preview_panel(spec, site) if self.preview else "",
        }
        return context

    def on_post_build(self, *, config: "MkDocsConfig") -> None:
        """Put the finished site in the place of the last one, unless `--strict` refuses it."""
        logging.getLogger(mkdocs.__name__).removeHandler(self.warnings)
        refused = config.strict and bool(self.warnings.get_counts())
        if self.final is not None:
            staged = Path(config.site_dir)
            if refused:
                discard(staged)
            else:
                spare = staged.with_name(f"{staged.name}-last")
                publish(staged, self.final, spare)
            config.site_dir = str(self.final)
        self._report(published=not refused)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the last site as it was; what was half built goes.

        A full disk or a forbidden folder is no fault of the program: it is said in
        one line, where MkDocs would show how it got there.
        """
        logging.getLogger(mkdocs.__name__).removeHandler(self.warnings)
        if self.final is not None:
            discard(staging_folder(self.root / CACHE))
        if isinstance(error, OSError):
            place = error.filename2 or error.filename or self.root
            raise Abort(say("cannot-build", path=place, why=error.strerror or error)) from error

    def _is_shown(self, src_uri: str) -> bool:
        """Tell whether a file below `docs/`, or a page of ours, is in what is being built."""
        file = self.build.files.get_file_from_path(src_uri)
        return file is not None and self._is_in(file)

    def _is_in(self, file: File) -> bool:
        """Tell whether a file is part of what is being built; a draft is part of a preview."""
        if file.inclusion is InclusionLevel.DRAFT:
            return self.preview
        return file.inclusion is not InclusionLevel.EXCLUDED

    def _stage(self, config: "MkDocsConfig") -> None:
        """Send the build into the cache; a preview has a temporary folder of its own already."""
        self.final = None
        if self.command == "build":
            self.final = Path(config.site_dir)
            staged = staging_folder(self.root / CACHE)
            config.site_dir = str(staged)
            atexit.register(discard, staged)  # who stops the build by hand raises no build error
        logger = logging.getLogger(mkdocs.__name__)
        logger.removeHandler(self.warnings)
        self.warnings = CountHandler()
        self.warnings.setLevel(logging.WARNING)
        logger.addHandler(self.warnings)

    def _progress(self, done: int, total: int) -> None:
        """Tell how far the banners are, now and then."""
        if total and (done == total or done % PROGRESS_STEP == 0):
            log.info("%s", say("banners-progress", done=done, total=total))

    def _report(self, *, published: bool) -> None:
        """Write down what the build did, for `bangron build` to tell."""
        build = self.build
        site = build.site
        records = (
            []
            if site is None
            else [file.record for pack in site.banner_files.values() for file in pack]
        )
        found = () if site is None else site.problems
        report = {
            "published": published,
            "pages": len(build.specs),
            "banners": len(records),
            "drawn": sum(not record.cached for record in records),
            "problems": sum(problem.severity is Severity.ERROR for problem in found),
            "advice": sum(problem.severity is not Severity.ERROR for problem in found),
            "seconds": round(time.monotonic() - build.started, 2),
        }
        path = self.root / CACHE / "last-build.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
        log.info("%s", say("build-done", **report))


def warning_level() -> int:
    """Return the lowest level, from WARNING on, that is heard: `--strict` counts nothing else.

    `mkdocs build --quiet` hears errors alone, and would call a faulty site sound.
    """
    return logging.WARNING if log.isEnabledFor(logging.WARNING) else logging.ERROR


def probable(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return what a reviewer should see: certain and probable findings, not the noisy ones."""
    return tuple(problem for problem in problems if problem.severity is not Severity.HINT)


def _vietnamese_today() -> date:
    return (datetime.now(UTC) + VIETNAM_OFFSET).date()


def _linker(url: str, index: str) -> Callable[[str], str]:
    """Return what turns an address below the site's root into one relative to the page `url`.

    `index` ends the address of a folder, where no server is there to find its page.
    """

    def link(address: str) -> str:
        if not address or address.endswith("/"):
            address += index
        return get_relative_url(address or ".", url)

    return link


def _drop_links_outside(files: Files, root: Path) -> tuple[Problem, ...]:
    """Take out the files below `docs/` that are links to somewhere outside the project."""
    problems: list[Problem] = []
    for file in list(files):
        # What has no source below docs/ is the theme's or was made by us.
        if not file.abs_src_path or file.generated_by or not file.src_dir:
            continue
        path = Path(file.abs_src_path)
        if path.is_relative_to(root) and not path.resolve().is_relative_to(root):
            files.remove(file)
            problems.append(Problem.make("link-outside", Source(relative_path(path, root))))
    return tuple(problems)


def _remove(files: Files, src_uri: str) -> None:
    file = files.get_file_from_path(src_uri)
    if file is not None:
        files.remove(file)


def _hide(files: Files, src_uri: str) -> None:
    """Keep a draft out of a build; MkDocs shows this level in a preview alone."""
    file = files.get_file_from_path(src_uri)
    if file is not None:
        file.inclusion = InclusionLevel.DRAFT


def _add(files: Files, spec: PageSpec, config: "MkDocsConfig") -> None:
    """Put a page at its address, generating it where no file below `docs/` holds it."""
    file = files.get_file_from_path(spec.src_uri)
    if file is None:
        file = File.generated(config, spec.src_uri, content="")
        files.append(file)
    if spec.address:
        file.dest_uri = f"{spec.address}index.html"
    if file.inclusion is InclusionLevel.UNDEFINED:
        # Lists of ours lead to the pages: in the theme's own navigation they cost
        # time and bytes that grow with the square of their number (PERFORMANCE.md).
        file.inclusion = InclusionLevel.NOT_IN_NAV
