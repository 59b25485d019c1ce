"""Notes in front matter that accept a finding."""

import pytest

from bangron.checking.check import check_document
from bangron.checking.reading import read_page

BODY = "---\n\nKế hoạch của của Sở.\n"


@pytest.fixture(autouse=True)
def _vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BANGRON_LANG", raising=False)


def rules(note: str) -> list[str]:
    page = read_page(f"---\n{note}\ntitle: Trang\n{BODY}", "docs/trang.md")
    return [one.problem.rule for one in check_document(page)]


def test_a_finding_is_reported_until_it_is_accepted() -> None:
    assert rules("# một dòng ghi chú") == ["doubled-word"]
    assert rules("# bangron: allow doubled-word trích nguyên văn") == []


def test_a_note_needs_a_reason() -> None:
    assert rules("# bangron: allow doubled-word") == ["allow-no-reason", "doubled-word"]


def test_an_unknown_rule_is_told_with_the_nearest_one() -> None:
    page = read_page(f"---\n# bangron: allow doubled-wrod vì sao\n{BODY}", "docs/trang.md")
    first = check_document(page)[0].problem
    assert first.rule == "allow-unknown"
    assert "'doubled-word'" in first.message


def test_a_note_without_use_is_a_hint() -> None:
    page = read_page("---\n# bangron: allow doubled-word vì sao\n---\n\nSạch.\n", "docs/trang.md")
    (only,) = check_document(page)
    assert (only.problem.rule, str(only.problem.severity)) == ("allow-unused", "hint")


def test_a_note_in_the_body_accepts_nothing() -> None:
    page = read_page(
        f"---\ntitle: A\n{BODY}\n# bangron: allow doubled-word lý do\n", "docs/trang.md"
    )
    assert "doubled-word" in [one.problem.rule for one in check_document(page)]
