import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangron.problems import (
    LONGEST_QUOTE,
    MOST_CHOICES,
    Phrase,
    Problem,
    Severity,
    Source,
    UsageError,
    in_order,
    one_line,
    suggestion,
)

HERE = Source("slogans/2023.yml", 12, 5)


@pytest.fixture(autouse=True)
def _vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BANGRON_LANG", raising=False)


def make(line: int = 1, rule: str = "did-you-mean", path: str = "a.yml", **values: str) -> Problem:
    return Problem.make(rule, Source(path, line), **(values or {"word": "x"}))


def test_a_source_shows_file_and_line_and_never_the_column() -> None:
    assert str(HERE) == "slogans/2023.yml:12"


def test_a_source_of_a_whole_file_shows_the_file() -> None:
    assert str(Source("slogans/2023.yml")) == "slogans/2023.yml"


def test_a_source_stays_on_one_line_whatever_the_file_is_called() -> None:
    assert str(Source("docs/a\nb\x1b[31m.md", 3)) == "docs/a b [31m.md:3"


def test_sources_stand_in_the_order_of_files_and_lines() -> None:
    sources = [Source("b", 1), Source("a", 10, 2), Source("a", 10, 1), Source("a", 2), Source("a")]
    assert sorted(sources) == sources[::-1]


def test_a_problem_shows_where_and_what() -> None:
    problem = Problem.make("did-you-mean", HERE, word="facebook-cover")
    assert str(problem) == "slogans/2023.yml:12: có phải ý bạn là 'facebook-cover'?"


def test_a_problem_speaks_the_language_of_who_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = Problem.make("did-you-mean", HERE, word="x")
    in_vietnamese = problem.message
    monkeypatch.setenv("BANGRON_LANG", "en")
    assert problem.message == "did you mean 'x'?" != in_vietnamese


def test_a_problem_is_an_error_unless_it_says_otherwise() -> None:
    assert Problem.make("did-you-mean", HERE, word="x").severity is Severity.ERROR
    assert Problem.make("did-you-mean", HERE, Severity.HINT, word="x").severity is Severity.HINT


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("hai\ndòng\r\n", "hai dòng"),
        ("\x1b[31mđỏ\x1b[0m", "[31mđỏ [0m"),  # a terminal would have turned red
        ("a\u202eb\u2066c\u200fd", "a b c d"),  # direction marks
        ("\ufeffx\u200b\x00", "x"),
        ("a\tb\x85c\u2028d", "a b c d"),
        ("Dân vận “khéo”", "Dân vận “khéo”"),
        (2023, "2023"),
        (None, "None"),
    ],
)
def test_a_value_is_shown_on_one_harmless_line(value: object, shown: str) -> None:
    assert one_line(value) == shown


def test_a_long_value_is_cut_with_an_ellipsis() -> None:
    assert one_line("x" * LONGEST_QUOTE) == "x" * LONGEST_QUOTE
    assert one_line("x" * 2000) == "x" * (LONGEST_QUOTE - 1) + "…"


def test_a_phrase_of_the_program_stays_whole() -> None:
    phrase = Phrase("y" * 200)
    assert Problem.make("did-you-mean", HERE, word=phrase).message.count("y") == 200


@given(st.text())
def test_no_value_can_break_or_rewrite_the_line(text: str) -> None:
    shown = one_line(text)
    assert len(shown) <= LONGEST_QUOTE
    assert shown == one_line(shown)
    assert "\n" not in str(make(word=text))
    assert not [c for c in shown if ord(c) < 32 or c in "\x7f\u2028\u2029\u202a\u202e\u2066\u2069"]


def test_a_near_word_is_suggested() -> None:
    assert suggestion("facebok-cover", ["og-image", "facebook-cover"]) == (
        "có phải ý bạn là 'facebook-cover'?"
    )


def test_without_a_near_word_all_are_listed_in_order() -> None:
    assert suggestion("???", ["square", "og-image"]) == "chọn một trong: og-image, square"


def test_without_any_word_none_is_promised() -> None:
    assert "'" not in suggestion("x", [])
    assert suggestion("x", []) != ""


def test_a_suggestion_is_given_in_english_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANGRON_LANG", "en")
    assert suggestion("squar", ["square"]) == "did you mean 'square'?"
    assert suggestion("???", ["square"]) == "use one of: square"


def test_problems_are_listed_by_place_each_once() -> None:
    first, second, third = make(1), make(2), make(1, path="b.yml")
    assert in_order([third, second, first, second]) == (first, second, third)


def test_two_problems_of_one_line_have_a_fixed_order() -> None:
    one, other = make(word="a"), make(word="b")
    assert in_order([other, one]) == in_order([one, other]) == (one, other)


def test_a_problem_comes_home_from_a_worker_unchanged() -> None:
    problem = Problem.make("did-you-mean", HERE, Severity.WARNING, word=Phrase("dân vận"))
    assert pickle.loads(pickle.dumps(problem)) == problem  # noqa: S301 - our own bytes
    error = pickle.loads(pickle.dumps(UsageError("sai")))  # noqa: S301 - our own bytes
    assert (type(error), str(error)) == (UsageError, "sai")


def test_a_record_has_the_shape_that_others_read() -> None:
    problem = Problem.make("did-you-mean", HERE, word="facebook", quote="facebok")
    assert problem.as_record() == {
        "rule": "did-you-mean",
        "severity": "error",
        "path": "slogans/2023.yml",
        "line": 12,
        "column": 5,
        "quote": "facebok",
        "message": problem.message,
        "replacement": None,
        "safe": False,
    }


def test_a_record_is_plain_json() -> None:
    problem = Problem("did-you-mean", Severity.HINT, HERE, (("word", "x"),), "y", safe=True)
    record = json.loads(json.dumps(problem.as_record()))
    assert (record["severity"], record["replacement"], record["safe"]) == ("hint", "y", True)
    assert record["quote"] == ""


def test_of_many_choices_the_first_are_named() -> None:
    help_with = suggestion("x", [f"ke-hoach-{number:03}" for number in range(1000)])
    assert str(help_with).count("ke-hoach-") == MOST_CHOICES
    assert help_with.endswith("…")
