"""The example pages say what the five published plans say.

`fixtures/examples/*.json` holds the facts as they were read from the published
texts, written apart from the pages. Names of days and kinds are compared
without case, because the plans do not agree on capitals. The project's own
readers have their own tests; here the files are read as plain YAML.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SLOGANS = ROOT / "slogans"
FIXTURES = Path(__file__).parent / "fixtures" / "examples"
FACTS: dict[str, Any] = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(FIXTURES.glob("*.json"))
}

DOCUMENT_NUMBER = re.compile(
    r"(?<![\w/-])\d{1,4}(?:-[A-ZĐ]{2}/[A-ZĐ]+|/[A-ZĐ]+-[A-ZĐ][A-Za-z]+)(?![\w/-])"
)
OUTLINE_MARK = re.compile(r"^(?:#{2,3} )?([IVX]+[.-]|\d+(?:\.\d+)*\.) ", re.MULTILINE)
HEADING = re.compile(r"^#{2,3} (.+)$", re.MULTILINE)
DAY = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
OFFICES = {"giám đốc", "trưởng ban", "chánh văn phòng"}

# SHA-256 of the case-folded names of the people who signed: the names themselves stay out of the
# tree, these included, so a page that gives one away can only be found by its hash.
SIGNERS = {
    "2389cdf0e40e095385ad56d030aa127a05405848ab7267e45c389e97cbb98c65",
    "b4a40da2b9706c8ded12be0569ba75a386e157a5d004c4772c9ee2c8365df833",
    "7fe5d850ef1f9c8482b73f806952d43f1cdefc82b6fa711772256fdf184eb7f7",
    "c030cd63d2d58c9010346739c7789c8bdd6031529b4da7b6a67046cea6ba42f7",
}


class Page(NamedTuple):
    """A page of `docs/`: its front matter and its body."""

    meta: dict[str, Any]
    body: str

    @property
    def text(self) -> str:
        """Everything a reader of the page can see, as one string."""
        return yaml.safe_dump(self.meta, allow_unicode=True, width=10**6) + self.body


@cache
def page(path: Path) -> Page:
    """Read a page whose front matter stands between two lines of three hyphens."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return Page(yaml.safe_load(front), body)


def plan_page(facts: dict[str, Any]) -> Page:
    """Read the page of the plan that `facts` describe."""
    return page(DOCS / "ke-hoach" / f"{facts['slug']}.md")


def data(name: str) -> Any:  # noqa: ANN401 - a YAML document has any shape
    """Read a file of `slogans/`."""
    return yaml.safe_load((SLOGANS / name).read_text(encoding="utf-8"))


def iso(value: str | None) -> str | None:
    """Return an official day such as 05/11/2023 as 2023-11-05."""
    return None if value is None else official(value).isoformat()


def official(value: str) -> date:
    """Read an official day such as 05/11/2023."""
    return datetime.strptime(value, "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone


def days_in(text: str) -> set[tuple[int, ...]]:
    """Return every full date in `text`, however its zeros are written."""
    return {tuple(int(part) for part in match.groups()) for match in DAY.finditer(text)}


def folded(value: str | None) -> str | None:
    """Return `value` without case, None kept."""
    return None if value is None else value.casefold()


@pytest.fixture(params=sorted(FACTS))
def facts(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The facts of one plan after the other."""
    found: dict[str, Any] = FACTS[request.param]
    return found


def test_there_are_five_plans_and_no_other() -> None:
    stems = {path.stem for path in (DOCS / "ke-hoach").glob("*.md")} - {"index"}
    assert stems == {facts["slug"] for facts in FACTS.values()}


def test_a_plan_names_its_issuer_title_place_and_year(facts: dict[str, Any]) -> None:
    meta = plan_page(facts).meta
    wanted = {k: facts[k] for k in ("side", "title", "issuer", "province", "campaign", "year")}
    assert {key: meta[key] for key in wanted} == wanted
    assert meta["kind"] == "Kế hoạch"
    assert meta["status"] == "approved"
    assert meta.get("place") == facts["place"]


def test_what_no_plan_prints_is_left_out(facts: dict[str, Any]) -> None:
    assert not {"number", "date"} & plan_page(facts).meta.keys()


def test_the_period_is_the_printed_one_or_none(facts: dict[str, Any]) -> None:
    period = plan_page(facts).meta.get("period")
    assert (period and [iso(period["start"]), iso(period["end"])]) == facts["period"]


def test_the_anniversaries_count_the_printed_years(facts: dict[str, Any]) -> None:
    found = [
        [
            official(a["to"]).year - official(a["from"]).year,
            a["event"],
            iso(a["from"]),
            iso(a["to"]),
        ]
        for a in plan_page(facts).meta.get("anniversaries", [])
    ]
    assert found == facts["anniversaries"]


def test_every_deadline_has_its_day_mode_and_addressee(facts: dict[str, Any]) -> None:
    found = plan_page(facts).meta.get("deadlines", [])
    assert len(found) == len(facts["deadlines"])
    for deadline, (day, mode, what, by, to) in zip(found, facts["deadlines"], strict=True):
        assert (iso(deadline.get("date")), deadline["mode"]) == (day, mode)
        assert what.casefold() in deadline["what"].casefold()
        assert folded(deadline.get("by")) == folded(by)
        assert folded(deadline.get("to")) == folded(to)


def test_every_observance_is_listed_in_the_printed_order(facts: dict[str, Any]) -> None:
    found = [[o["day"], o["name"].casefold()] for o in plan_page(facts).meta.get("observances", [])]
    assert found == [[day, name.casefold()] for day, name in facts["observances"]]


def test_every_cited_document_is_given_as_printed(facts: dict[str, Any]) -> None:
    found = [
        [c["number"], folded(c["kind"]), iso(c.get("date")), c.get("issuer"), c.get("title")]
        for c in plan_page(facts).meta["citations"]
    ]
    assert found == [[no, folded(kind), *rest] for no, kind, *rest in facts["citations"]]


def test_documents_are_mentioned_in_the_text_as_often_as_in_print(facts: dict[str, Any]) -> None:
    assert DOCUMENT_NUMBER.findall(plan_page(facts).body) == facts["mentions"]


def test_every_mention_carries_the_day_of_its_document(facts: dict[str, Any]) -> None:
    days = {number: day for number, _kind, day, *_rest in facts["citations"]}
    body = plan_page(facts).body
    for match in DOCUMENT_NUMBER.finditer(body):
        said = re.match(r" ngày (\d{1,2}/\d{1,2}/\d{4})", body[match.end() :])
        assert iso(said and said[1]) == days[match[0]], match[0]


def test_the_five_plans_hold_forty_mentions_of_23_documents() -> None:
    mentions = [number for facts in FACTS.values() for number in facts["mentions"]]
    cited = [row[0] for facts in FACTS.values() for row in facts["citations"]]
    assert (len(mentions), len(cited), len(set(mentions))) == (40, 34, 23)
    assert set(mentions) == set(cited)


def test_every_printed_day_stands_in_the_text(facts: dict[str, Any]) -> None:
    read = plan_page(facts)
    text = f"{read.meta['title']}\n{read.body}"
    assert [day for day in facts["dates"] if day not in text] == []


def test_no_day_is_added_to_the_text_of_a_plan(facts: dict[str, Any]) -> None:
    assert days_in(plan_page(facts).body) <= days_in(" ".join(facts["dates"]))


def test_the_printed_numbering_is_kept_gaps_included(facts: dict[str, Any]) -> None:
    assert OUTLINE_MARK.findall(plan_page(facts).body) == facts["outline"]


def test_the_headings_are_the_printed_ones(facts: dict[str, Any]) -> None:
    assert HEADING.findall(plan_page(facts).body) == facts["headings"]


def test_every_task_names_its_item_and_unit(facts: dict[str, Any]) -> None:
    tasks = plan_page(facts).meta["tasks"]
    assert [[t["item"], t["unit"]] for t in tasks] == facts["tasks"]
    assert all(t["what"] for t in tasks)


def test_every_recipient_is_listed(facts: dict[str, Any]) -> None:
    assert plan_page(facts).meta["recipients"] == facts["recipients"]


def test_names_and_quoted_phrases_of_the_plan_are_exact(facts: dict[str, Any]) -> None:
    text = plan_page(facts).text
    assert [phrase for phrase in facts["phrases"] if phrase not in text] == []


def test_a_wording_that_was_put_right_is_said(facts: dict[str, Any]) -> None:
    meta = plan_page(facts).meta
    said = " ".join([meta["origin"], *(c.get("note", "") for c in meta["citations"])])
    assert [words for words in facts["printed_otherwise"] if words not in said] == []


def test_the_signatory_is_an_office(facts: dict[str, Any]) -> None:
    signatory = folded(plan_page(facts).meta.get("signatory"))
    assert signatory == folded(facts["signatory"])
    assert signatory is None or signatory in OFFICES


def test_every_unit_and_campaign_that_a_plan_names_is_on_record(facts: dict[str, Any]) -> None:
    meta = plan_page(facts).meta
    assert meta["unit"] in {unit["id"] for unit in data("units.yml")}
    assert meta["campaign"] in {campaign["id"] for campaign in data("campaigns.yml")}


def three_word_runs(text: str) -> Iterator[str]:
    """Yield every three words in a row, case-folded: the length of the signers' names."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    for start in range(len(words) - 2):
        yield " ".join(words[start : start + 3])


def test_no_page_or_list_names_a_person_who_signed() -> None:
    paths = [*DOCS.rglob("*.md"), *SLOGANS.glob("*.yml"), *FIXTURES.glob("*.json")]
    guilty = [
        path.name
        for path in paths
        for run in set(three_word_runs(path.read_text(encoding="utf-8")))
        if hashlib.sha256(run.encode()).hexdigest() in SIGNERS
    ]
    assert guilty == []


def test_the_nine_slogans_are_word_for_word_and_in_order() -> None:
    found = data("thang-dan-van-2023.yml")["slogans"]
    assert [s["text"] for s in found] == [s["text"] for s in FACTS["001"]["slogans"]]


def test_a_slogan_that_differs_from_print_says_what_was_printed_and_why() -> None:
    found = data("thang-dan-van-2023.yml")["slogans"]
    for slogan, fact in zip(found, FACTS["001"]["slogans"], strict=True):
        assert slogan.get("printed", slogan["text"]) == fact["printed"]
        assert ("printed" not in slogan) or slogan["note"]


def test_slogans_carry_kicker_footer_and_source() -> None:
    listed = data("thang-dan-van-2023.yml")
    assert listed["kicker"] == FACTS["001"]["kicker"]
    assert listed["footer"] == "BAN DÂN VẬN TỈNH ỦY BẮC GIANG"
    assert (listed["plan"], listed["campaign"]) == (FACTS["001"]["slug"], "thang-dan-van-2023")
    ids = [slogan["id"] for slogan in listed["slogans"]]
    assert len(set(ids)) == 9
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in ids)


def test_only_the_two_certain_quotations_are_attributed() -> None:
    said = {s["id"]: s.get("attribution") for s in data("thang-dan-van-2023.yml")["slogans"]}
    assert {name for name, who in said.items() if who} == {"dan-van-kheo", "thuc-hanh-dan-chu"}


def test_the_registration_form_has_its_seven_columns() -> None:
    meta = page(DOCS / "bieu-mau" / "dang-ky-hoat-dong-thang-dan-van-2023.md").meta
    assert meta["columns"] == FACTS["001"]["form"]["columns"]
    assert meta["title"].casefold() == FACTS["001"]["form"]["title"].casefold()
    assert meta["plan"] == FACTS["001"]["slug"]


@pytest.mark.parametrize("path", sorted((DOCS / "tin").glob("*.md")), ids=lambda path: path.stem)
def test_news_is_dated_and_told_by_the_facts_of_its_plan(path: Path) -> None:
    news = page(path)
    plan = page(DOCS / "ke-hoach" / f"{news.meta['plan']}.md")
    assert news.meta["campaign"] == plan.meta["campaign"]
    milestones = {official(d["date"]) for d in plan.meta["deadlines"]}
    milestones |= {day - timedelta(days=1) for day in milestones}
    milestones |= {official(day) for day in plan.meta.get("period", {}).values()}
    assert official(news.meta["date"]) in milestones
    assert days_in(news.body) <= days_in(plan.text)


def test_records_point_only_to_records_that_exist() -> None:
    units = data("units.yml")
    ids = [unit["id"] for unit in units]
    named = {unit["parent"] for unit in units if "parent" in unit}
    named |= {successor for unit in units for successor in unit.get("successors", [])}
    assert len(ids) == len(set(ids))
    assert named <= set(ids)


def test_the_owner_of_the_demonstration_claims_to_be_no_state_body() -> None:
    brand = data("brand.yml")
    assert "minh họa" in brand["organisation"]
    assert "không phải trang của cơ quan Đảng, Nhà nước" in brand["site_owner"]
