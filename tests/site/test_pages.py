from dataclasses import replace
from datetime import date

import pytest

from bangron.model import NewsItem, PlainPage, Plan, Project, Side, Slogan, Status
from bangron.problems import Source
from bangron.site.pages import PageKind, address_twins, page_banners, page_specs

PROJECT = Project(
    plans=(Plan("dia-chi", "ke-hoach/tep.md", "tổ chức", "Kế hoạch", Side.PARTY, "Ban Dân vận"),),
    slogans=(Slogan("dan-van-kheo", "Dân vận khéo"),),
    news=(NewsItem("tin-moi", "tin/tin-moi.md", "Tin mới", date(2023, 10, 1)),),
    pages=(
        PlainPage("gioi-thieu.md", "Giới thiệu"),
        PlainPage("ke-hoach/index.md", "Các kế hoạch", "Lời dẫn"),
        PlainPage("huong-dan/dang-ky.md", "Đăng ký"),
        PlainPage("Hướng dẫn/Ghi tên.md", "Ghi tên"),
    ),
)


@pytest.mark.parametrize(
    ("src_uri", "address"),
    [
        ("index.md", ""),
        ("ke-hoach/index.md", "ke-hoach/"),
        ("ke-hoach/tep.md", "ke-hoach/dia-chi/"),
        ("khau-hieu/dan-van-kheo.md", "khau-hieu/dan-van-kheo/"),
        ("tin/tin-moi.md", "tin/tin-moi/"),
        ("gioi-thieu.md", "gioi-thieu/"),
        ("huong-dan/dang-ky.md", "huong-dan/dang-ky/"),
        ("Hướng dẫn/Ghi tên.md", "huong-dan/ghi-ten/"),
    ],
)
def test_addresses_are_those_that_others_link_to(src_uri: str, address: str) -> None:
    assert page_specs(PROJECT)[src_uri].address == address


def test_every_section_has_a_page_even_in_an_empty_project() -> None:
    kinds = {spec.kind for spec in page_specs(Project()).values()}
    assert kinds == {
        PageKind.HOME, PageKind.PLANS, PageKind.SLOGANS, PageKind.DOCUMENTS, PageKind.NEWS,
        PageKind.FORMS,
    }  # fmt: skip


def test_staff_may_name_a_section_and_write_above_its_list() -> None:
    spec = page_specs(PROJECT)["ke-hoach/index.md"]
    assert (spec.kind, spec.title, spec.summary) == (PageKind.PLANS, "Các kế hoạch", "Lời dẫn")


def test_a_party_title_in_lower_case_begins_its_page_with_a_capital() -> None:
    assert page_specs(PROJECT)["ke-hoach/tep.md"].title == "Tổ chức"


def test_every_page_has_a_banner_and_none_is_drawn_twice() -> None:
    specs = page_specs(PROJECT)
    drawn = [slogan.id for slogan in page_banners(specs, PROJECT)]
    assert len(drawn) == len(set(drawn))
    assert {spec.banner for spec in specs.values()} <= {*drawn, "dan-van-kheo"}
    assert "dan-van-kheo" not in drawn


def test_of_two_pages_with_one_address_the_first_is_shown_and_the_other_told() -> None:
    project = Project(
        slogans=(Slogan("dan-van-kheo", "Dân vận khéo", source=Source("slogans/2023.yml", 4)),),
        pages=(
            PlainPage("Giới thiệu.md", source=Source("docs/Giới thiệu.md")),
            PlainPage("gioi-thieu.md", source=Source("docs/gioi-thieu.md")),
            PlainPage("ke-hoach.md", source=Source("docs/ke-hoach.md")),
            PlainPage("khau-hieu/dan-van-kheo.md", source=Source("docs/khau-hieu/dan-van-kheo.md")),
        ),
    )
    twins = address_twins(project)
    assert {src_uri: dict(problem.values)["first"] for src_uri, problem in twins.items()} == {
        "gioi-thieu.md": "docs/Giới thiệu.md",
        "ke-hoach.md": "docs/ke-hoach/index.md",
        "khau-hieu/dan-van-kheo.md": "slogans/2023.yml:4",
    }
    addresses = [spec.address for spec in page_specs(project).values()]
    assert len(addresses) == len(set(addresses))
    assert page_specs(project)["khau-hieu/dan-van-kheo.md"].kind is PageKind.SLOGAN


def test_a_page_never_takes_the_banner_of_a_slogan_named_like_its_own() -> None:
    project = replace(
        PROJECT,
        slogans=(*PROJECT.slogans, Slogan("trang-tin", "A"), Slogan("ke-hoach-dia-chi", "B")),
    )
    specs = page_specs(project)
    drawn = {slogan.id: slogan.text for slogan in page_banners(specs, project)}
    assert drawn[specs["tin/index.md"].banner] == specs["tin/index.md"].title
    assert drawn[specs["ke-hoach/tep.md"].banner] == "Tổ chức"


def test_two_long_names_that_begin_alike_have_a_banner_each() -> None:
    name = "bao-cao-" * 12
    pages = (PlainPage(f"{name}/mot.md", "Một"), PlainPage(f"{name}/hai.md", "Hai"))
    specs = page_specs(Project(pages=pages))
    assert len({specs[page.src_uri].banner for page in pages}) == len(pages)


def test_a_draft_section_page_is_marked_in_the_preview() -> None:
    project = Project(pages=(PlainPage("index.md", status=Status.DRAFT),))
    assert page_specs(project)["index.md"].status is Status.DRAFT
