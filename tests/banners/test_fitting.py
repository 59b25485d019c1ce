import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangron.banners.breaking import best_breaks, bound
from bangron.banners.costs import BOND, break_costs
from bangron.banners.faces import face
from bangron.banners.fitting import KEPT_WHOLE, Room, fit, leading, measured
from bangron.banners.wording import wording
from bangron.text.compounds import lexicon_of, standard_lexicon
from tests.support.fonts import FixedFace
from tests.support.slogans import GOLD, gold_lines

FIXED = FixedFace()
NO_WORDS = lexicon_of(())
BOLD = face("BeVietnamPro-Bold")

texts = st.lists(
    st.sampled_from(["dân", "vận", "khéo,", "thì", "việc", "nghiêng", "93", "năm", "a", "“là”;"]),
    min_size=1,
    max_size=30,
).map(" ".join)
rooms = st.builds(
    Room,
    width_px=st.integers(-10, 2000),
    height_px=st.integers(-10, 1500),
    smallest_px=st.just(10),
    largest_px=st.integers(10, 300),
)


@given(texts, rooms)
def test_a_text_fits_its_room_in_whole_lines_or_is_refused(text: str, room: Room) -> None:
    setting = fit(wording(text), FIXED, room, standard_lexicon())
    if setting is None:
        return
    assert " ".join(setting.lines) == wording(text).text
    assert setting.width_px <= room.width_px
    assert setting.height_px <= room.height_px
    assert room.smallest_px <= setting.size_px <= room.largest_px


@given(texts, rooms)
def test_a_refused_text_would_not_fit_by_any_plain_filling_either(text: str, room: Room) -> None:
    if fit(wording(text), FIXED, room, standard_lexicon()) is None:
        size = room.smallest_px * 1.07  # sizes are whole pixels, and searched to within a part
        lines, left = 1, 0.0
        for word in text.split():
            width = 0.5 * len(word) * size
            if left and left + 0.5 * size + width > room.width_px:
                lines, left = lines + 1, 0.0
            left += width + (0.5 * size if left else 0.0)
        too_wide = max(0.5 * len(word) * size for word in text.split()) > room.width_px
        too_high = (1.0 + (lines - 1) * 1.2) * size > room.height_px
        assert too_wide or too_high


def test_the_largest_size_is_taken_where_nothing_speaks_against_it() -> None:
    setting = fit(wording("dân vận"), FIXED, Room(350, 1000, 10, 500), NO_WORDS)
    assert setting is not None
    assert (setting.lines, setting.size_px) == (("dân", "vận"), 233)


def test_a_word_is_never_broken_while_a_layout_of_nearly_the_largest_size_avoids_it() -> None:
    lexicon = lexicon_of(["hai ba", "năm sáu"])
    words = wording("một hai ba bốn năm sáu bảy")
    for width in range(60, 400, 10):
        room = Room(width, 300, 5, 200)
        free = fit(words, FIXED, room, NO_WORDS)
        kept = fit(words, FIXED, room, lexicon)
        assert free is not None
        assert kept is not None
        broken = any(
            line.endswith((" hai", " năm")) or line in {"hai", "năm"} for line in kept.lines
        )
        row, _ = measured(words, FIXED, lexicon, 0.0)
        whole, _ = bound(row, BOND)
        possible = min(width / max(whole.widths), 300 / (len(whole.widths) * 1.2), 200)
        if broken:
            assert possible < KEPT_WHOLE[1][1] * free.size_px


def test_forced_breaks_and_no_break_spaces_are_obeyed() -> None:
    text = "dân vận khéo thì việc gì"
    for width in (60, 200, 1000):
        forced = fit(wording(text, (text.index("thì"),)), FIXED, Room(width, 900, 5, 80), NO_WORDS)
        assert forced is not None
        assert any(line.startswith("thì") for line in forced.lines)
        tied = fit(
            wording(text.replace("khéo thì", "khéo\u00a0thì")),
            FIXED,
            Room(width, 900, 5, 80),
            NO_WORDS,
        )
        assert tied is not None
        assert any("khéo\u00a0thì" in line for line in tied.lines)


@pytest.mark.parametrize("number", sorted(GOLD))
def test_the_nine_slogans_break_as_the_field_breaks_them(number: int) -> None:
    gold = gold_lines(number)
    words = wording(" ".join(gold))
    row, _ = measured(words, BOLD, standard_lexicon(), 0.0)
    whole, starts = bound(row, BOND)
    found = best_breaks(whole, len(gold), widest=1000.0)
    assert found is not None
    stops = (*found[1][1:], len(whole.widths))
    edges = (*starts, len(words.words))
    lines = tuple(
        " ".join(words.words[edges[a] : edges[b]]) for a, b in zip(found[1], stops, strict=True)
    )
    assert lines == gold


@given(texts, rooms)
def test_decomposed_text_is_set_the_same(text: str, room: Room) -> None:
    apart = unicodedata.normalize("NFD", text)
    composed = fit(wording(text), BOLD, room, standard_lexicon())
    assert fit(wording(apart), BOLD, room, standard_lexicon()) == composed


def test_the_leading_keeps_stacked_capitals_apart() -> None:
    lines = tuple(BOLD.measure(line) for line in ("NGHỊ QUYẾT", "ẲẪỄ"))
    assert leading(lines) > lines[0].descent + lines[1].ascent
    assert leading(lines) == pytest.approx(1.47, abs=0.06)  # DOMAIN 3.4, for capitals


def test_a_text_of_hundreds_of_words_is_refused_at_once() -> None:
    assert fit(wording("dân " * 500), FIXED, Room(10**6, 10**6, 1, 100), NO_WORDS) is None


def test_costs_are_counted_for_every_word_of_the_text() -> None:
    words = wording("Dân vận khéo thì việc gì cũng thành công").words
    assert len(break_costs(words, standard_lexicon())) == len(words)


def test_a_date_range_stays_whole_in_the_narrowest_format() -> None:
    words = wording("Kỷ niệm 94 năm Ngày thành lập Đảng (03/02/1930 - 03/02/2024)")
    setting = fit(words, BOLD, Room(928, 1200, 32, 170), standard_lexicon())
    assert setting is not None
    assert any("(03/02/1930 - 03/02/2024)" in line for line in setting.lines)
