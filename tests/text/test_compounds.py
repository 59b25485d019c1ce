import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangron.text.compounds import (
    Compound,
    find_compounds,
    find_series,
    lexicon_of,
    standard_lexicon,
)

LEXICON = lexicon_of(
    [
        "nhân dân",
        "hệ thống",
        "chính trị",
        "hệ thống chính trị",
        "chìa khóa",
        "cán bộ, công chức",
        "dân",
        "# x y",
    ]
)


def found(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[c.start : c.stop]) for c in find_compounds(words, LEXICON)]


def test_a_compound_is_found_in_any_case_and_within_quotes() -> None:
    assert found("của “Nhân dân”, vì NHÂN DÂN;") == ["“Nhân dân”,", "NHÂN DÂN;"]


def test_the_longest_word_comes_before_those_nested_in_it() -> None:
    assert found("hệ thống chính trị") == ["hệ thống chính trị", "hệ thống", "chính trị"]


@pytest.mark.parametrize("text", ["nhân, dân", "nhân “dân”", "nhân; dân"])
def test_no_compound_runs_over_punctuation(text: str) -> None:
    assert found(text) == []


def test_both_places_of_the_tone_mark_are_one_word() -> None:
    assert found("chìa khoá") == ["chìa khoá"]


def test_of_two_words_that_share_a_syllable_the_first_counts() -> None:
    lexicon = lexicon_of(["học tập", "tập thể"])
    assert find_compounds(["học", "tập", "thể"], lexicon) == (Compound(0, 2),)


def test_a_series_needs_its_comma() -> None:
    assert find_series(["đội", "ngũ", "cán", "bộ,", "công", "chức"], LEXICON) == ((2, 6),)
    assert find_series(["đội", "ngũ", "cán", "bộ", "công", "chức"], LEXICON) == ()


def test_single_syllables_and_notes_are_no_entries() -> None:
    assert ("dân",) not in LEXICON.entries
    assert all("#" not in syllable for entry in LEXICON.entries for syllable in entry)


def test_the_standard_lexicon_knows_the_field() -> None:
    for word in ("dân vận", "ủy ban", "hồ chí minh", "nông thôn mới"):
        assert tuple(word.split()) in standard_lexicon().entries


def test_the_cut_with_the_fewest_words_counts() -> None:
    lexicon = lexicon_of(["ngày thành lập", "ngày thành lập đảng", "đảng cộng sản"])
    words = ["ngày", "thành", "lập", "Đảng", "Cộng", "sản"]
    assert find_compounds(words, lexicon) == (Compound(0, 3), Compound(3, 6))


@given(st.lists(st.sampled_from(["nhân", "dân", "hệ", "thống,", "chính", "trị"]), max_size=12))
def test_outer_words_never_overlap_and_nested_ones_lie_within(words: list[str]) -> None:
    found = find_compounds(words, LEXICON)
    outer = [
        c
        for c in found
        if not any(o != c and o.start <= c.start and c.stop <= o.stop for o in found)
    ]
    assert all(a.stop <= b.start for a, b in itertools.pairwise(outer))
    assert all(c.stop - c.start >= 2 for c in found)


def test_general_words_are_kept_as_the_fields_own_are() -> None:
    syllables = ["Sống", "và", "làm", "việc", "theo", "Hiến", "pháp", "và", "pháp", "luật"]
    found = find_compounds(syllables, standard_lexicon())
    kept = {" ".join(syllables[word.start : word.stop]) for word in found}
    assert {"làm việc", "Hiến pháp", "pháp luật"} <= kept
