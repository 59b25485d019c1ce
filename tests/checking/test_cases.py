"""One small YAML file per case: a text, the rule it is about, and all that the rule says of it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bangron.checking.check import check_document
from bangron.checking.document import Document
from bangron.checking.fixing import mended_text
from bangron.checking.raw import read_raw_text
from bangron.checking.reading import read_data, read_page
from bangron.checking.registry import ACROSS, all_rules, codes
from bangron.problems import Problem

FOLDER = Path(__file__).parent / "cases"
CASES = sorted(FOLDER.rglob("*.yml"))
KEYS = {"why", "rule", "form", "text", "finds", "mended"}


def load(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case


def document_of(case: dict[str, Any]) -> Document:
    form = case.get("form", "raw")
    if form == "page":
        return read_page(case["text"], "docs/trang.md")
    return (read_data if form == "data" else read_raw_text)(case["text"], "ke-hoach.txt")


def shown(problem: Problem) -> str:
    mend = "" if problem.replacement is None else f" -> {problem.replacement}"
    safe = " (safe)" if problem.safe else ""
    return f"{problem.source.line}:{problem.source.column}: {problem.message}{mend}{safe}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_rule_says_exactly_what_its_case_expects(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BANGRON_LANG", raising=False)
    case = load(path)
    assert set(case) <= KEYS
    assert case["rule"] in codes()
    found = check_document(document_of(case))
    said = [shown(one.problem) for one in found if one.problem.rule == case["rule"]]
    assert said == case.get("finds", [])


@pytest.mark.parametrize(
    "path", [path for path in CASES if "mended" in load(path)], ids=lambda path: path.stem
)
def test_the_safe_mends_give_the_text_of_the_case_and_are_then_done(path: Path) -> None:
    case = load(path)
    edits = [one.edit for one in check_document(document_of(case)) if one.edit]
    mended = mended_text(case["text"], edits)
    assert mended == case["mended"]
    again = check_document(document_of({**case, "text": mended}))
    assert [one for one in again if one.edit and one.problem.rule == case["rule"]] == []


def test_every_rule_has_a_case_that_it_finds_and_one_that_it_passes() -> None:
    cases = [load(path) for path in CASES]
    hit = {case["rule"] for case in cases if case.get("finds")}
    passed = {case["rule"] for case in cases if not case.get("finds")}
    codes_in_order = [rule.code for rule in all_rules() if rule not in ACROSS]
    assert [code for code in codes_in_order if code not in hit] == []
    assert [code for code in codes_in_order if code not in passed] == []
