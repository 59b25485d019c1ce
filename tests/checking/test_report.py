"""Reports for people, for scripts and for GitHub; the reference of rules."""

import json

import pytest

from bangron.checking.reference import reference_page
from bangron.checking.registry import all_rules
from bangron.checking.report import report, summary
from bangron.checking.rule import Family
from bangron.messages import catalogue, say
from bangron.problems import Problem, Severity, Source

ERROR = Problem.make("misspelling", Source("docs/a,b.md", 3, 7), quote="nghành", mend="100% ngành")
HINT = Problem.make("doubled-mark", Source("docs/c.md"), Severity.HINT, quote=",,")


@pytest.fixture(autouse=True)
def _vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BANGRON_LANG", raising=False)


def test_text_says_where_how_sure_what_and_which_rule() -> None:
    assert report([ERROR], "text") == (
        "docs/a,b.md:3: lỗi: “nghành” viết sai chính tả; sửa thành “100% ngành” [misspelling]"
    )


def test_json_is_a_list_of_the_records_of_the_design() -> None:
    (record,) = json.loads(report([ERROR], "json"))
    assert list(record) == [
        "rule", "severity", "path", "line", "column", "quote", "message", "replacement", "safe",
    ]  # fmt: skip
    assert json.loads(report([], "json")) == []


def test_github_shows_it_beside_the_line_with_its_marks_escaped() -> None:
    first, second = report([ERROR, HINT], "github").split("\n")
    assert first.startswith("::error file=docs/a%2Cb.md,line=3,col=7,title=misspelling::“nghành”")
    assert first.endswith("100%25 ngành”")
    assert second.startswith("::notice file=docs/c.md,title=doubled-mark::")


def test_the_summary_counts_and_tells_of_hidden_hints() -> None:
    assert summary([ERROR], 2, 0) == "Đã xem 2 tệp: 1 lỗi, 0 cảnh báo"
    assert summary([ERROR], 2, 5).endswith("(còn 5 gợi ý, xem bằng --hints)")
    assert summary([ERROR, HINT], 2, 0).endswith("1 gợi ý")


@pytest.mark.parametrize("spoken", ["vi", "en"])
def test_the_reference_holds_every_rule(spoken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANGRON_LANG", spoken)
    page = reference_page()
    for rule in all_rules():
        assert f"| `{rule.code}` |" in page
        assert say(f"about-{rule.code}") in page
    assert page.count("\n## ") == len(Family)
    assert page == reference_page()


def test_every_rule_has_its_message_and_what_it_looks_for() -> None:
    codes = [rule.code for rule in all_rules()]
    assert len(set(codes)) == len(codes)
    assert [code for code in codes if code not in catalogue()] == []
    assert [code for code in codes if f"about-{code}" not in catalogue()] == []


def test_every_message_of_a_rule_says_how_to_mend_it() -> None:
    silent = [
        rule.code
        for rule in all_rules()
        for text in catalogue()[rule.code].values()
        if ";" not in text and ":" not in text
    ]
    assert silent == []
