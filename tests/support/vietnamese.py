"""Hypothesis strategies for Vietnamese text, as staff type it and as nobody should."""

import unicodedata

from hypothesis import strategies as st

SHAPES = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
WORDS = (
    "Dân vận khéo thì việc gì cũng thành công nhân dân làm chủ Đảng ủy Uỷ ban tỉnh hòa hoà khoá"
    " khỏe quý huỳnh khuỷu ngoài giữ nghiền thuở của Chỉ số 33/CT-TTg 25-NQ/TW 15/10/2023 kế hoạch"
)


def words(text: str) -> list[str]:
    """Return the words of a text: a table that stays readable as one line."""
    return text.split()


letters = st.builds(
    lambda shape, tone, upper: unicodedata.normalize(
        "NFC", (shape.upper() if upper else shape) + (tone if shape in "aăâeêioôơuưy" else "")
    ),
    st.sampled_from(SHAPES),
    st.sampled_from(TONES),
    st.booleans(),
)
"""One letter of the Vietnamese alphabet, any tone, either case."""

syllables = st.lists(letters, min_size=1, max_size=6).map("".join)
"""A run of letters; most are no real syllable."""

phrases = st.lists(
    st.one_of(st.sampled_from(WORDS.split()), syllables), min_size=1, max_size=12
).map(" ".join)
"""Words, numbers and nonsense with single spaces."""

odd_text = st.lists(
    st.one_of(
        phrases,
        st.text(max_size=8),
        st.sampled_from(
            [
                *("\u00a0", "\t", "  ", "\r\n", "\u2028", "\u200b", "\u00ad", "\ufeff", "\u202e"),
                *("Ðảng", "оc", "c\u0430\u0301n", "a\u0301\u0302", "o\u031b\u0323", "\u0340"),
                *('"', "“", "”"),
            ]
        ),
    ),
    max_size=10,
).map("".join)
"""What a paste may hold: invisible characters, look-alikes, marks in any order, other scripts."""
