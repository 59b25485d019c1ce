import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangron.content.slogans import read_slogans, split_breaks
from bangron.content.yaml_tree import parse_yaml
from bangron.model import Slogan

LIST = """\
campaign: thang-dan-van
kicker: THÁNG DÂN VẬN
footer: SỞ XÂY DỰNG
formats: [og-image]
slogans:
  - id: mot
    text: Dân vận khéo | thì việc gì cũng thành công
  - id: hai
    text: '"Thực hành dân chủ"'
    kicker: RIÊNG
    attribution: Chủ tịch Hồ Chí Minh
    formats: [led-fhd, og-image]
    hang_from: 01/10/2023
    hang_to: 2023-10-15
"""


def slogans() -> tuple[Slogan, ...]:
    node, _ = parse_yaml(LIST, "slogans/a.yml")
    found, problems = read_slogans(node, "slogans/a.yml", {"og-image", "led-fhd"})
    assert problems == ()
    return found


def test_a_slogan_takes_from_its_list_what_it_does_not_say_itself() -> None:
    first, second = slogans()
    assert (first.kicker, first.footer, first.formats) == (
        "THÁNG DÂN VẬN",
        "SỞ XÂY DỰNG",
        ("og-image",),
    )
    assert (second.kicker, second.footer) == ("RIÊNG", "SỞ XÂY DỰNG")
    assert second.formats == ("led-fhd", "og-image")
    assert {slogan.campaign for slogan in (first, second)} == {"thang-dan-van"}


def test_a_bar_forces_a_line_and_is_no_part_of_the_text() -> None:
    (first, _) = slogans()
    assert first.text == "Dân vận khéo thì việc gì cũng thành công"
    assert first.text[first.breaks[0] :] == "thì việc gì cũng thành công"


def test_straight_quotes_become_curly() -> None:
    assert slogans()[1].text == "“Thực hành dân chủ”"


def test_dates_are_read_in_both_ways_of_writing() -> None:
    second = slogans()[1]
    assert (second.hang_from, second.hang_to) == (date(2023, 10, 1), date(2023, 10, 15))


def test_a_slogan_knows_the_line_of_its_text() -> None:
    assert [slogan.source.line for slogan in slogans()] == [7, 9]


@pytest.mark.parametrize(
    ("typed", "text", "breaks"),
    [
        ("A|B", "A B", (2,)),
        ("A  |  B | C", "A B C", (2, 4)),
        ("| A ||", "A", ()),
        ("A", "A", ()),
        ("|", "", ()),
    ],
)
def test_bars_at_the_ends_or_in_a_row_force_nothing(
    typed: str, text: str, breaks: tuple[int, ...]
) -> None:
    assert split_breaks(typed) == (text, breaks)


@given(st.text(alphabet="ab |", max_size=30))
def test_the_lines_between_breaks_are_the_words_between_bars(typed: str) -> None:
    text, breaks = split_breaks(typed)
    edges = [0, *breaks, len(text)]
    lines = [text[start:end].strip() for start, end in itertools.pairwise(edges)]
    assert [line for line in lines if line] == [p.strip() for p in typed.split("|") if p.strip()]


def test_image_and_code_come_from_the_slogan_or_its_list() -> None:
    text = LIST.replace("formats: [og-image]\n", "image: a.jpg\nqr: true\n", 1)
    text = text.replace("kicker: RIÊNG", "kicker: RIÊNG\n    image: b.jpg\n    qr: plan")
    first, second = read_slogans(
        parse_yaml(text, "slogans/a.yml")[0], "slogans/a.yml", {"og-image", "led-fhd"}
    )[0]
    assert (first.image, first.qr, first.image_source.line) == ("a.jpg", "slogan", 4)
    assert (second.image, second.qr, second.image_source.line) == ("b.jpg", "plan", 12)
