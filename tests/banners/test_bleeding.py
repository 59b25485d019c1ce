"""The ground goes on over the cut; inside it nothing moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangron.banners.bleeding import Canvas, Point

CANVAS = Canvas(100, 50, 10)


@pytest.mark.parametrize(
    ("shape", "grown"),
    [
        # A panel at the left, as high as the banner.
        (
            [(0, 0), (30, 0), (30, 50), (0, 50)],
            [(-10, -10), (30, -10), (30, 0), (30, 50), (30, 60), (-10, 60)],
        ),
        # The whole ground.
        (
            [(0, 0), (100, 0), (100, 50), (0, 50)],
            [(-10, -10), (110, -10), (110, 60), (-10, 60)],
        ),
        # A slanted band goes on in its own direction.
        (
            [(20, 0), (40, 0), (60, 50), (40, 50)],
            [(40, 0), (60, 50), (64, 60), (44, 60), (40, 50), (20, 0), (16, -10), (36, -10)],
        ),
        # What ends inside, or goes on by itself, stays as it is.
        ([(10, 10), (90, 10), (50, 40)], [(10, 10), (90, 10), (50, 40)]),
        ([(10, -30), (90, -30), (50, 40)], [(10, -30), (90, -30), (50, 40)]),
        # So does what touches an edge with a tip.
        ([(50, 0), (60, 20), (40, 20)], [(50, 0), (60, 20), (40, 20)]),
    ],
)
def test_sides_on_an_edge_move_to_the_edge_of_the_bleed(
    shape: list[Point], grown: list[Point]
) -> None:
    found = CANVAS.extended(tuple(shape))
    assert sorted(found) == sorted(grown)
    # The same walk round the shape, wherever it begins.
    start = found.index(grown[0])
    assert found[start:] + found[:start] == grown


@given(
    st.lists(
        st.tuples(st.sampled_from([0, 20, 55, 100]), st.sampled_from([0, 15, 50])),
        min_size=3,
        max_size=8,
        unique=True,
    )
)
def test_a_shape_only_grows_outside_the_banner(shape: list[Point]) -> None:
    grown = CANVAS.extended(tuple(shape))
    inside = [(x, y) for x, y in grown if 0 < x < 100 and 0 < y < 50]
    assert inside == [(x, y) for x, y in shape if 0 < x < 100 and 0 < y < 50]
    for x, y in grown:
        assert (x, y) in shape or not (0 < x < 100 and 0 < y < 50)


@pytest.mark.parametrize(
    ("shape", "seen"),
    [
        (((-30, 0), (-12, 0), (-20, 20)), False),
        (((-30, 0), (-8, 0), (-20, 20)), True),
        (((0, 70), (50, 61), (99, 80)), False),
        (((-500, -500), (500, -500), (0, 900)), True),
    ],
)
def test_what_no_cut_can_show_is_left_out(shape: tuple[Point, ...], seen: bool) -> None:  # noqa: FBT001 - a column of the table
    assert CANVAS.sees(shape) is seen
