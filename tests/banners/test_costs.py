import pytest

from bangron.banners.costs import BOND, CLAUSE_ENDS, STOPS, break_costs, clause_starts
from bangron.text.compounds import lexicon_of

LEXICON = lexicon_of(
    ["nhân dân", "hệ thống", "chính trị", "hệ thống chính trị", "cán bộ, công chức"]
)


def costs(text: str) -> dict[str, int]:
    """Return the cost before each word, by the word (each stands once in these texts)."""
    words = text.split()
    return dict(zip(words, break_costs(words, LEXICON), strict=True))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("của nhân dân ta", "dân"),
        ("trong hệ thống chính trị", "thống"),
        ("trong hệ thống chính trị", "chính"),
        ("chào mừng 93 năm ngày hội", "năm"),
        ("phát động tháng 10 này", "10"),
        ("từ 1930 - 2023 đến", "-"),
        ("từ 1930 - 2023 đến", "2023"),
        ("của Đảng (15/10/1930 - 15/10/2023) và", "15/10/2023)"),
        ("học tập Hồ Chí Minh mãi", "Chí"),
        ("học tập Hồ Chí Minh mãi", "Minh"),
        ("quyết định số 15 nêu", "15"),
    ],
)
def test_words_names_numbers_and_dates_are_bonds(text: str, word: str) -> None:
    assert costs(text)[word] >= BOND


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("nhân, dân", "dân"),
        ("Đảng ta – Bác Hồ", "Bác"),
        ("năm 2023, năm 2024", "năm"),
        ("Dân Vận khéo", "Vận"),
        ("DÂN VẬN KHÉO", "VẬN"),
    ],
)
def test_what_only_looks_like_one_is_free(text: str, word: str) -> None:
    words = text.split()
    place = len(words) - 1 - words[::-1].index(word)
    assert break_costs(words, LEXICON)[place] < BOND


def test_a_break_after_a_stop_is_better_than_after_a_comma_than_elsewhere() -> None:
    stop = costs("vì dân; nhân ái")["nhân"]
    comma = costs("vì dân, nhân ái")["nhân"]
    plain = costs("vì dân nhân ái")["nhân"]
    assert stop < comma < 0 < plain


def test_a_function_word_does_not_like_to_end_a_line_and_a_determiner_less_so() -> None:
    found = costs("việc của tôi cho các anh nói khéo")
    assert found["khéo"] < found["tôi"] < found["anh"]


def test_topic_and_comment_part_before_thi_and_la() -> None:
    assert costs("khéo thì xong")["thì"] < 0
    assert costs("đó là nhờ ta")["là"] < 0


def test_a_short_quotation_holds_together_more_than_free_words() -> None:
    free, held = costs("châm dân biết mãi"), costs("châm “dân biết” mãi")
    assert held["biết”"] > free["biết"]


def test_the_comma_of_a_fixed_series_invites_no_break_and_ends_no_clause() -> None:
    text = "đội ngũ cán bộ, công chức, đảng viên"
    words = text.split()
    assert costs(text)["công"] > 0 > costs(text)["đảng"]
    assert clause_starts(words, CLAUSE_ENDS, LEXICON) == {6}


def test_a_stop_inside_closing_quotes_ends_a_clause() -> None:
    assert clause_starts(["“vì", "dân.”", "Ta", "làm,", "họ"], STOPS, LEXICON) == {2}


def test_the_first_word_costs_nothing() -> None:
    assert break_costs(["dân"], LEXICON) == (0,)
    assert break_costs([], LEXICON) == ()
