import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangron.banners.formats import Format, usual_formats
from bangron.banners.layout import Layout
from bangron.banners.making import TooLongError
from tests.support.layouts import lay_out
from tests.support.slogans import nine, slogan

FORMATS = usual_formats()
every_format = pytest.mark.parametrize("size", FORMATS, ids=lambda size: size.id)

words = st.lists(
    st.sampled_from(
        [
            "Ẳ",
            "Dân",
            "vận",
            "khéo,",
            "thì",
            "“việc”",
            "NGHIÊNG",
            "93",
            "năm",
            "Quyết",
            "ỷ;",
            "ậm",
            "y",
        ]
    ),
    min_size=1,
    max_size=40,
).map(" ".join)
short = st.lists(st.sampled_from(["Tháng", "Dân", "vận", "ỦY", "Ẫ"]), max_size=7).map(" ".join)


def assert_sound(layout: Layout, size: Format) -> None:
    """Hold a layout to what every banner promises."""
    left, top, right, bottom = size.safe_box
    inked = layout.ink_box
    assert left <= inked[0] <= inked[2] <= right
    assert top <= inked[1] <= inked[3] <= bottom
    for line in layout.lines:
        assert line.size_px >= size.smallest_type_px
    for one in layout.lines:
        for other in layout.lines:
            assert one is other or apart(one.ink_box, other.ink_box), (one.text, other.text)


def apart(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Tell whether two boxes share nothing; the ink of two lines may touch by a pixel's rounding."""
    slack = 1.0
    return (
        one[2] <= other[0] + slack
        or other[2] <= one[0] + slack
        or one[3] <= other[1] + slack
        or other[3] <= one[1] + slack
    )


@every_format
def test_each_of_the_nine_slogans_is_set_in_every_format(size: Format) -> None:
    for one in nine():
        layout = lay_out(one, size)
        assert_sound(layout, size)
        said = " ".join(line.text for line in layout.by_role("slogan"))
        assert said.casefold() == one.text.casefold()
        assert layout.by_role("kicker")
        assert layout.by_role("foot")


@given(words, short, short, short, st.sampled_from(FORMATS))
def test_ink_never_leaves_the_safe_box_whatever_is_set(
    text: str, kicker: str, foot: str, attribution: str, size: Format
) -> None:
    try:
        layout = lay_out(slogan(text, kicker=kicker, footer=foot, attribution=attribution), size)
    except TooLongError:
        return
    assert_sound(layout, size)
    said = " ".join(line.text for line in layout.by_role("slogan"))
    assert said.casefold() == text.casefold()


@given(words, st.sampled_from(FORMATS))
def test_decomposed_text_gives_the_same_layout(text: str, size: Format) -> None:
    def laid(form: str) -> Layout | None:
        try:
            return lay_out(slogan(form), size)
        except TooLongError:
            return None

    composed, apart_ = laid(text), laid(unicodedata.normalize("NFD", text))
    assert composed == apart_


@every_format
def test_the_slogan_is_the_largest_thing_on_a_banner(size: Format) -> None:
    for one in nine():
        layout = lay_out(one, size)
        smallest = min(line.size_px for line in layout.by_role("slogan"))
        for role in ("kicker", "foot", "attribution"):
            assert all(line.size_px < smallest for line in layout.by_role(role))


@every_format
def test_the_organisation_is_never_set_larger_than_the_kicker(size: Format) -> None:
    for foot in ("Sở Y tế", "Ban Dân vận Tỉnh ủy Bắc Giang"):
        layout = lay_out(slogan("Dân vận khéo", footer=foot), size)
        assert layout.by_role("foot")[0].size_px <= layout.by_role("kicker")[0].size_px


def test_cloth_takes_short_slogans_in_capitals_and_long_ones_as_written() -> None:
    cloth = next(size for size in FORMATS if size.capitals_to)
    said = [lay_out(one, cloth).by_role("slogan")[0].text for one in nine()]
    assert said[3] == "“DÂN VẬN KHÉO THÌ VIỆC GÌ CŨNG THÀNH CÔNG”"
    assert said[6].startswith("Xây dựng đội ngũ")


@every_format
def test_without_kicker_and_foot_the_slogan_has_the_room(size: Format) -> None:
    text = nine()[8].text
    alone = lay_out(slogan(text, kicker="", footer=""), size)
    among = lay_out(slogan(text), size)
    assert {line.style.role for line in alone.lines} == {"slogan"}
    assert alone.by_role("slogan")[0].size_px >= among.by_role("slogan")[0].size_px
    assert_sound(alone, size)


def test_a_forced_break_begins_a_line() -> None:
    text = "Dân vận khéo thì việc gì cũng thành công"
    for at in (text.index("khéo"), text.index("gì")):
        layout = lay_out(slogan(text, breaks=(at,)), FORMATS[0])
        assert any(line.text.startswith(text[at : at + 2]) for line in layout.by_role("slogan"))


def test_what_cannot_be_legible_says_which_part() -> None:
    for fields, role in (
        ({"text": "dân vận " * 120}, "slogan"),
        ({"text": "dân", "kicker": "dân vận " * 40}, "kicker"),
        ({"text": "dân", "footer": "dân vận " * 40}, "foot"),
        ({"text": "dân", "attribution": "dân vận " * 40}, "attribution"),
    ):
        with pytest.raises(TooLongError) as caught:
            lay_out(slogan(**fields), FORMATS[0])
        assert str(caught.value) == role
