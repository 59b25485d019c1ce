from datetime import date

from bangron.model import Project
from bangron.problems import Problem, Source
from bangron.site.pages import PageKind, PageSpec
from bangron.site.views import SiteView

HOME = PageSpec(PageKind.HOME, "index.md", "Trang chủ")
PLAN = PageSpec(PageKind.TEXT, "gioi-thieu.md", "Giới thiệu")


def test_a_preview_tells_on_every_page_what_has_no_page_of_its_own() -> None:
    paths = ("docs/gioi-thieu.md", "docs/tin.markdown", "slogans/2023.yml")
    site = SiteView(
        project=Project(),
        today=date(2023, 10, 1),
        specs={spec.src_uri: spec for spec in (HOME, PLAN)},
        documents=(),
        banner_files={},
        problems=tuple(Problem.make("page-suffix", Source(path)) for path in paths),
    )
    assert [problem.source.path for problem in site.problems_on(HOME)] == list(paths[1:])
    assert [problem.source.path for problem in site.problems_on(PLAN)] == list(paths)
