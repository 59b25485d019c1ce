import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangron.banners.wording import wording


def test_straight_quotes_become_typographic() -> None:
    assert wording('"Dân vận khéo"').words == ("“Dân", "vận", "khéo”")


def test_a_forced_break_begins_a_line_at_its_word() -> None:
    text = "Dân vận khéo thì việc gì"
    assert wording(text, (text.index("thì"),)).forced == {3}


@pytest.mark.parametrize("at", [0, 12, 99])
def test_a_break_at_either_end_of_the_text_is_none(at: int) -> None:
    assert wording("Dân vận khéo", (at,)).forced == frozenset()


def test_a_break_keeps_its_word_when_the_text_comes_decomposed() -> None:
    text = "Đẩy mạnh dân vận"
    apart = unicodedata.normalize("NFD", text)
    assert wording(apart, (apart.index("da"),)) == wording(text, (text.index("dâ"),))


def test_a_quotation_may_run_over_a_forced_break() -> None:
    text = '"Dân vận khéo thì việc gì"'
    assert wording(text, (text.index("thì"),)).text == "“Dân vận khéo thì việc gì”"


def test_a_no_break_space_ties_two_words() -> None:
    assert wording("năm\u00a02023 này").words == ("năm\u00a02023", "này")


def test_capitals_leave_what_would_turn_wrong() -> None:
    assert wording("Đường 5 km, xem bacgiang.gov.vn", caps=True).text == (
        "ĐƯỜNG 5 km, XEM bacgiang.gov.vn"
    )


@given(st.text(max_size=80), st.lists(st.integers(0, 80), max_size=4))
def test_no_text_whatever_loses_or_breaks_a_word(text: str, breaks: list[int]) -> None:
    made = wording(text, tuple(breaks))
    assert all(word and " " not in word for word in made.words)
    assert all(0 < at < len(made.words) for at in made.forced)
    assert wording(made.text).words == made.words
