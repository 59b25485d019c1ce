import pickle
from dataclasses import replace

from bangron.banners.formats import load_formats, usual_formats
from bangron.banners.kit import DEFAULT_TEMPLATE
from bangron.banners.request import (
    DEFAULT_PALETTE,
    offers,
    previews,
    requests_for,
)
from bangron.model import Brand
from tests.support.slogans import nine, slogan

FORMATS = usual_formats()


def test_each_slogan_is_asked_for_in_each_format_in_order() -> None:
    requests, problems = requests_for(nine(), FORMATS, Brand())
    assert problems == ()
    assert [(r.slogan.id, r.format.id) for r in requests] == [
        (one.id, size.id) for one in nine() for size in FORMATS
    ]


def test_a_slogan_may_want_fewer_formats() -> None:
    requests, _ = requests_for([slogan("a", formats=("led-fhd", "og-image"))], FORMATS, Brand())
    assert [r.format.id for r in requests] == ["og-image", "led-fhd"]


def test_a_format_that_this_build_does_not_draw_is_no_fault() -> None:
    requests, problems = requests_for([slogan("a", formats=("led-fhd",))], FORMATS[:1], Brand())
    assert (requests, problems) == ((), ())


def test_an_unknown_format_is_named_with_the_nearest_and_the_others_are_drawn() -> None:
    requests, (problem,) = requests_for(
        [slogan("a", formats=("og-imag", "led-fhd"))], FORMATS, Brand()
    )
    assert [r.format.id for r in requests] == ["led-fhd"]
    assert "'og-imag'" in problem.message
    assert "'og-image'" in problem.message


def test_an_unknown_look_is_a_problem_and_nothing_is_drawn() -> None:
    for fields in ({"template": "solem"}, {"palette": "red-gol"}):
        requests, problems = requests_for([slogan("a", **fields)], FORMATS, Brand())
        assert requests == ()
        assert len(problems) == 1


def test_a_slogans_own_words_go_before_the_brands() -> None:
    brand = Brand(organisation="Ban A", palette="blue-gold")
    (own,), _ = requests_for([slogan("a", palette="red-gold")], FORMATS[:1], brand)
    (bare,), _ = requests_for([slogan("a", footer="")], FORMATS[:1], brand)
    (none,), _ = requests_for([slogan("a", footer="")], FORMATS[:1], Brand())
    assert (own.palette, own.slogan.footer) == ("red-gold", "Ban Dân vận Tỉnh ủy Bắc Giang")
    assert (bare.palette, bare.slogan.footer) == ("blue-gold", "Ban A")
    assert (none.template, none.palette) == (DEFAULT_TEMPLATE, DEFAULT_PALETTE)


def test_a_request_survives_the_way_to_another_process() -> None:
    requests, _ = requests_for(nine(), FORMATS, Brand())
    assert pickle.loads(pickle.dumps(requests)) == requests  # noqa: S301 - our own bytes


def test_a_build_draws_what_is_usual_and_what_a_slogan_names() -> None:
    slogans = [slogan("a", id="a"), slogan("b", id="b", formats=("poster-a3",))]
    requests, problems = requests_for(slogans, load_formats(), Brand(), usual=True)
    assert problems == ()
    assert [r.format for r in requests if r.slogan.id == "a"] == list(usual_formats())
    assert [r.format.id for r in requests if r.slogan.id == "b"] == ["poster-a3"]


def test_a_sites_own_format_is_no_unknown_one() -> None:
    own = replace(FORMATS[0], id="rieng")
    requests, problems = requests_for([slogan("a", formats=("rieng",))], [own], Brand())
    assert (len(requests), problems) == (1, ())


def test_only_what_nobody_named_is_an_offer() -> None:
    slogans = [slogan("a", id="a"), slogan("b", id="b", formats=("poster-a3",))]
    requests, _ = requests_for(slogans, load_formats(), Brand())
    optional = {(r.slogan.id, r.format.id) for r in offers(requests) if r.optional}
    usual = {size.id for size in usual_formats()}
    assert optional == {("a", size.id) for size in load_formats() if size.id not in usual}


def test_what_is_printed_has_a_small_picture_for_the_screen() -> None:
    requests, _ = requests_for([slogan("a")], FORMATS, Brand())
    assert [(r.format.id, r.preview) for r in previews(requests)] == [("bang-ron-8x0.8", True)]
