from dataclasses import replace
from datetime import date

from bangron.model import Form, NewsItem, Plan, Project, Side, Slogan, Status
from bangron.site.publication import draft_pages, published

PLAN = Plan("a", "ke-hoach/a.md", "A", "Kế hoạch", Side.STATE, "Sở")
DRAFT = replace(PLAN, slug="nhap", src_uri="ke-hoach/nhap.md", status=Status.DRAFT)
NEWS = NewsItem("tin", "tin/tin.md", "Tin", date(2023, 10, 1), plan="nhap")
PROJECT = Project(
    plans=(PLAN, DRAFT),
    slogans=(Slogan("mot", "Một", plan="a"), Slogan("hai", "Hai", plan="nhap"), Slogan("ba", "Ba")),
    news=(NEWS, replace(NEWS, slug="t2", src_uri="tin/t2.md", status=Status.DRAFT)),
    forms=(Form("mau", "bieu-mau/mau.md", "Mẫu", ("Stt",), status=Status.DRAFT),),
)


def test_only_drafts_are_drafts() -> None:
    assert draft_pages(PROJECT) == {"ke-hoach/nhap.md", "tin/t2.md", "bieu-mau/mau.md"}


def test_drafts_and_the_slogans_of_a_draft_plan_are_not_published() -> None:
    public = published(PROJECT)
    assert [plan.slug for plan in public.plans] == ["a"]
    assert [slogan.id for slogan in public.slogans] == ["mot", "ba"]
    assert public.forms == ()


def test_news_stays_without_its_mention_of_a_draft_plan() -> None:
    (item,) = published(PROJECT).news
    assert (item.slug, item.plan) == ("tin", "")
