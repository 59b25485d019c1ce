from datetime import date

import pytest

from bangron.model import NewsItem, PlainPage, Plan, Project, Side, Slogan
from bangron.site.pages import PageKind, page_banners, page_specs

PROJECT = Project(
    plans=(Plan("dia-chi", "ke-hoach/tep.md", "tổ chức", "Kế hoạch", Side.PARTY, "Ban Dân vận"),),
    slogans=(Slogan("dan-van-kheo", "Dân vận khéo"),),
    news=(NewsItem("tin-moi", "tin/tin-moi.md", "Tin mới", date(2023, 10, 1)),),
    pages=(
        PlainPage("gioi-thieu.md", "Giới thiệu"),
        PlainPage("ke-hoach/index.md", "Các kế hoạch", "Lời dẫn"),
        PlainPage("huong-dan/dang-ky.md", "Đăng ký"),
        PlainPage("Hướng dẫn/Đăng ký.md", "Đăng ký"),
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
        ("Hướng dẫn/Đăng ký.md", "huong-dan/dang-ky/"),
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
