import pytest

from bangron.banners import laying
from bangron.banners.formats import usual_formats
from bangron.banners.laying import Fault, check_requests, lay_out
from bangron.banners.palettes import load_palettes
from bangron.banners.request import Request, requests_for
from bangron.model import Brand
from bangron.problems import Severity
from tests.support.slogans import nine, slogan

FORMATS = usual_formats()


def requests(text: str, **fields: object) -> tuple[Request, ...]:
    return requests_for([slogan(text, **fields)], FORMATS, Brand())[0]


def test_good_slogans_have_no_problem_but_a_hint_where_cloth_is_too_narrow_for_them() -> None:
    asked, _ = requests_for(nine(), FORMATS, Brand())
    found = check_requests(asked)
    assert {problem.rule for problem in found} == {"banner-long-on-cloth"}
    assert {problem.severity for problem in found} == {Severity.HINT}
    assert [problem.source.line for problem in found] == [7, 9]


def test_a_slogan_of_two_thousand_characters_is_one_problem_with_all_its_formats() -> None:
    (problem,) = check_requests(requests("dân vận " * 250))
    assert problem.rule == "banner-too-long"
    assert str(problem).startswith("slogans/mau.yml:3: ")
    assert all(size.id in problem.message for size in FORMATS)
    assert "\n" not in problem.message


def test_characters_without_a_glyph_are_named_with_their_code() -> None:
    (problem,) = check_requests(requests("Dân vận 😀"))
    assert problem.rule == "banner-missing-glyph"
    assert "😀 (U+1F600)" in problem.message


@pytest.mark.parametrize("part", ["kicker", "footer", "attribution"])
def test_every_part_is_looked_at(part: str) -> None:
    long, lacking = {part: "Rất dài dòng " * 40}, {part: "中"}
    assert [p.rule for p in check_requests(requests("Dân vận khéo", **long))] == [
        f"banner-{'foot' if part == 'footer' else part}-too-long"
    ]
    assert [p.rule for p in check_requests(requests("Dân vận khéo", **lacking))] == [
        "banner-missing-glyph"
    ]


@pytest.mark.parametrize("text", ["", "  ", "\u200b"])
def test_a_slogan_without_words_is_a_problem(text: str) -> None:
    assert [p.rule for p in check_requests(requests(text))] == ["banner-empty"]


def test_a_palette_that_stands_out_too_little_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laying, "LEAST_CONTRAST", 22.0)
    (problem,) = check_requests(requests("Dân vận khéo"))
    assert problem.rule == "banner-contrast"
    assert f"{load_palettes()['red-gold'].contrast:.2f}" in problem.message


def test_only_the_formats_at_fault_are_left_out() -> None:
    asked = requests("Nghiêng" * 9)
    refused = {r.format.id for r in asked if isinstance(lay_out(r), Fault)}
    assert refused
    assert refused < {size.id for size in FORMATS}
    (problem,) = check_requests(asked)
    assert set(dict(problem.values)["formats"].split(", ")) == refused


def test_every_message_of_the_room_can_be_said_in_both_languages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problems = [
        *check_requests(requests("dân vận " * 250)),
        *check_requests(requests("中")),
        *check_requests(requests("")),
        *requests_for([slogan("a", template="x", palette="y", formats=("z",))], FORMATS, Brand())[
            1
        ],
    ]
    said = [problem.message for problem in problems]
    monkeypatch.setenv("BANGRON_LANG", "en")
    for problem, message in zip(problems, said, strict=True):
        assert problem.message != message
        assert ";" in problem.message
