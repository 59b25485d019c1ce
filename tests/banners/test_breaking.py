from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangron.banners.breaking import (
    INFINITE,
    Judge,
    Row,
    Starts,
    best_breaks,
    bound,
    line_widths,
    narrowest,
)


def row_of(text: str, **fields: object) -> Row:
    """Return words half an em wide a letter, with a space of half an em and free breaks."""
    words = text.split()
    given_fields: dict[str, object] = {"costs": (0,) * len(words), **fields}
    return Row(tuple(len(word) / 2 for word in words), 0.5, **given_fields)  # type: ignore[arg-type]  # a test's own fields


rows = st.lists(
    st.tuples(
        st.integers(1, 8), st.integers(-80, 300), st.booleans(), st.sampled_from([0, 0, 0, 1])
    ),
    min_size=1,
    max_size=9,
).map(
    lambda words: Row(
        widths=tuple(width / 2 for width, *_ in words),
        space=0.3,
        costs=tuple(cost for _, cost, _, _ in words),
        forced=frozenset(at for at, (*_, forced) in enumerate(words) if forced and at),
        clauses=frozenset(at for at, (_, _, clause, _) in enumerate(words) if clause and at),
    )
)


def every_way(row: Row, count: int) -> list[Starts]:
    """Return all ways to cut a row into `count` lines that honour its forced breaks."""
    places = range(1, len(row.widths))
    ways = ((0, *way) for way in combinations(places, count - 1))
    return [way for way in ways if row.forced <= set(way)]


def cost_of(row: Row, starts: Starts, widest: float) -> float:
    """Return the cost of a way, line by line, or infinity where a line is too long."""
    ends = row.ends()
    ideal = min((ends[-1] - len(starts) * row.space) / len(starts), widest)
    judge = Judge(row, ideal)
    widths = line_widths(row, starts)
    if max(widths) > widest + 1e-9:
        return INFINITE
    stops = (*starts[1:], len(row.widths))
    return sum(judge.line(a, b, w) for a, b, w in zip(starts, stops, widths, strict=True))


@given(rows, st.integers(1, 6), st.floats(1, 20))
def test_no_other_way_to_break_is_better(row: Row, count: int, widest: float) -> None:
    best = min((cost_of(row, way, widest) for way in every_way(row, count)), default=INFINITE)
    found = best_breaks(row, count, widest)
    if best == INFINITE:
        assert found is None
    else:
        assert found is not None
        cost, starts = found
        assert cost == pytest.approx(best)
        assert cost_of(row, starts, widest) == pytest.approx(best)


@given(rows)
def test_the_narrowest_widths_are_those_of_the_best_way(row: Row) -> None:
    widths = narrowest(row, len(row.widths))
    for count, width in enumerate(widths, 1):
        ways = [
            max(line_widths(row, way)) for n in range(1, count + 1) for way in every_way(row, n)
        ]
        least = min(ways, default=INFINITE)
        # Found to within a part of itself: it only says which numbers of lines are worth a look.
        assert width == pytest.approx(least, rel=0.01)
        assert width >= least - 1e-9


def test_lines_balance_instead_of_filling_the_first() -> None:
    row = row_of("một hai ba bốn năm sáu bảy tám")
    found = best_breaks(row, 2, widest=100)
    assert found is not None
    assert found[1] == (0, 4)


def test_a_last_line_is_not_left_with_one_word() -> None:
    row = row_of("nghiêng nghiêng a b c nghiêng")
    found = best_breaks(row, 2, widest=100)
    assert found is not None
    assert found[1][-1] < 5


def test_a_line_does_not_end_one_clause_and_begin_the_next_when_both_are_cut() -> None:
    # Evenly cut it would be "aa aa aa aa aa | aa, aa aa aa …", in the middle of both clauses.
    row = row_of("aa aa aa aa aa aa, aa aa aa aa", clauses=frozenset({6}))
    found = best_breaks(row, 2, widest=100)
    assert found is not None
    assert found[1] == (0, 6)


def test_forced_breaks_hold_and_cost_nothing() -> None:
    row = row_of("a b c d e f", forced=frozenset({1}), costs=(0, 4000, 0, 0, 0, 0))
    found = best_breaks(row, 2, widest=100)
    assert found is not None
    assert found[1] == (0, 1)
    assert found[0] < 4000
    assert best_breaks(row, 1, widest=100) is None


def test_bound_words_become_one_item_but_for_a_forced_break() -> None:
    row = row_of("aa bb cc dd", costs=(0, 4000, 10, 4000), forced=frozenset({3}))
    joined, starts = bound(row, bond=2000)
    assert starts == (0, 2, 3)
    assert joined.widths == (2.5, 1.0, 1.0)
    assert joined.syllables == (2, 1, 1)
    assert joined.forced == {2}
