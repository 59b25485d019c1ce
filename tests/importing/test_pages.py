"""What an import writes is read back without a problem, and says nothing of persons."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from bangron.banners.formats import load_formats
from bangron.content.project import read_project
from bangron.content.yaml_tree import Mapping, Scalar, parse_yaml
from bangron.importing.pages import Bundle, bundle_of, slug_of
from bangron.importing.readers import read_raw
from bangron.importing.result import Understood
from bangron.importing.understanding import understand
from bangron.importing.yaml_text import scalar, to_yaml
from bangron.model import Campaign, Project, Slogan, Status, Unit
from bangron.problems import Problem, Source
from bangron.text.normal import tidy
from tests.support.plans import document
from tests.support.projects import write
from tests.support.vietnamese import odd_text

PLANS = Path(__file__).parent / "plans"
FILES = sorted(path for path in PLANS.iterdir() if path.suffix in (".txt", ".md"))


def plan_of(path: Path) -> Understood:
    raw, _ = read_raw(path)
    assert raw
    return understand(raw)


def read_back(folder: Path, bundle: Bundle) -> tuple[Project, tuple[Problem, ...]]:
    for path, text in bundle.files:
        write(folder / path, text)
    if not list(folder.glob("slogans/*.yml")):
        write(folder / "slogans/brand.yml", "organisation: SỞ Y TẾ\n")
    known = {fmt.id for fmt in load_formats()}
    return read_project(folder, folder / "docs", folder / "slogans", known)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_page_is_read_back_with_every_fact_and_no_problem(path: Path, tmp_path: Path) -> None:
    plan = plan_of(path)
    project, problems = read_back(tmp_path, bundle_of(plan, Project()))
    assert problems == ()
    (page,) = project.plans
    assert page.status is Status.DRAFT
    assert (page.title, page.issuer, page.number, page.day) == (
        plan.header.title, plan.header.issuer, plan.header.number, plan.header.day,
    )  # fmt: skip
    assert [(c.number, c.day, c.issuer, c.title) for c in page.citations] == [
        (c.number, c.day, c.issuer, c.title) for c in plan.citations
    ]
    assert [(d.day, d.mode) for d in page.deadlines] == [(d.day, d.mode) for d in plan.dues]
    assert page.recipients == plan.closing.recipients
    assert len(project.slogans) == len(plan.slogans)
    assert [form.columns for form in project.forms] == [form.columns for form in plan.forms]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_file_names_who_signed(path: Path) -> None:
    plan = plan_of(path)
    assert plan.closing.name
    assert all(plan.closing.name not in text for _, text in bundle_of(plan, Project()).files)


def test_the_address_says_who_where_what_and_when() -> None:
    plan = plan_of(PLANS / "chien-dich-song-que.txt")
    assert slug_of(plan) == "so-nong-nghiep-va-moi-truong-phu-tho-song-que-xanh-sach-2025"


def test_what_the_project_holds_is_referred_to() -> None:
    plan = plan_of(PLANS / "chien-dich-song-que.txt")
    project = Project(
        campaigns=(Campaign("song-que-2025", "Chiến dịch Sông quê xanh sạch", 2025),),
        units=(Unit("so-nnmt", "Sở Nông nghiệp và Môi trường tỉnh Phú Thọ"),),
    )
    text = bundle_of(plan, project).files[0][1]
    assert "\ncampaign: song-que-2025\n" in text
    assert "\nunit: so-nnmt\n" in text


def test_a_campaign_that_is_not_on_record_is_left_out_and_told() -> None:
    bundle = bundle_of(plan_of(PLANS / "chien-dich-song-que.txt"), Project())
    assert "\ncampaign:" not in bundle.files[0][1]
    assert [problem.rule for problem in bundle.problems] == ["import-new-campaign"]


def test_a_slogan_id_of_another_list_is_not_taken_again() -> None:
    plan = plan_of(PLANS / "tuan-le-sach.txt")
    taken = Slogan("sach-la-nguoi-ban-hien", "Sách", source=Source("slogans/cu.yml", 3))
    text = dict(bundle_of(plan, Project(slogans=(taken,))).files)
    (slogans,) = (body for path, body in text.items() if path.suffix == ".yml")
    assert "- id: sach-la-nguoi-ban-hien-2\n" in slogans


def test_straight_quotes_become_official_and_the_printed_wording_is_kept() -> None:
    files = dict(bundle_of(plan_of(PLANS / "tuan-le-sach.txt"), Project()).files)
    (slogans,) = (body for path, body in files.items() if path.suffix == ".yml")
    assert "    text: “Đọc để biết, biết để làm, làm để giúp dân”\n" in slogans
    assert "    printed: '\"Đọc để biết, biết để làm, làm để giúp dân\"'\n" in slogans


def test_a_plan_that_says_little_still_makes_a_page_that_can_be_read(tmp_path: Path) -> None:
    plan = understand(document("KẾ HOẠCH\n\nI. VIỆC\n1. Dọn vệ sinh."))
    project, problems = read_back(tmp_path, bundle_of(plan, Project()))
    assert problems == ()
    assert len(project.plans) == 1


def test_hostile_values_stay_text(tmp_path: Path) -> None:
    plan = plan_of(PLANS / "chien-dich-song-que.txt")
    title = "<script>alert(1)</script>: {{ x }} - ../../etc/passwd # & *"
    plan = replace(plan, header=replace(plan.header, title=title, day=date(2025, 9, 8)))
    project, problems = read_back(tmp_path, bundle_of(plan, Project()))
    assert problems == ()
    assert "<" not in project.plans[0].title


@given(odd_text)
def test_a_scalar_is_read_back_as_the_text_it_is(text: str) -> None:
    written = to_yaml({"a": text}) if tidy(text) else ""
    if not written:
        return
    node, problems = parse_yaml(written, "x.yml")
    assert problems == ()
    assert isinstance(node, Mapping)
    value = node.entries["a"]
    assert isinstance(value, Scalar)
    expected = scalar(text)
    assert value.text in (expected, expected[1:-1].replace("''", "'"))


@pytest.mark.parametrize(
    "text", ["null", "yes", "a: b", "- a", "#a", "a #b", "'a", '"a"', "[a", "*a", "%a", "a:", "@a"]
)
def test_what_yaml_would_read_otherwise_is_quoted(text: str) -> None:
    node, problems = parse_yaml(to_yaml({"a": text}), "x.yml")
    assert problems == ()
    assert isinstance(node, Mapping)
    value = node.entries["a"]
    assert isinstance(value, Scalar)
    assert value.text == text
