from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangron.banners.kit import read_kit, read_templates
from bangron.banners.request import requests_for
from bangron.banners.template_reading import read_template
from bangron.banners.templates import load_templates
from bangron.model import Brand
from tests.support.layouts import format_of
from tests.support.slogans import nine

GOOD = """\
id: cua-so
name: {vi: Mẫu của Sở, en: Ours}
palette: paper-red
text:
  slogan: {font: ExtraBold, size: 3}
  kicker: {capitals: always, tracking: 0.05}
arrangements:
  - for: [tall, square, wide]
    zones:
      - align: left
        top: [logo, kicker, rule]
        middle: [slogan, attribution]
        bottom: [line, [foot, address, qr, sponsor]]
    ornament: [{name: lotus, corner: top-right, tone: shade}]
  - for: [strip]
    split: {edge: left, part: 0.2}
    zones:
      - {in: side, ink: on_panel, middle: [kicker, foot]}
      - {in: main, middle: [slogan]}
"""


def faults(text: str) -> list[str]:
    return [str(problem) for problem in read_template(text, "slogans/templates/a.yml")[1]]


def test_a_template_is_read() -> None:
    template, problems = read_template(GOOD, "slogans/templates/a.yml")
    assert problems == ()
    assert template is not None
    assert template.style("slogan").font == "BeVietnamPro-ExtraBold"
    assert template.arrangement(format_of(1600, 160)).split is not None
    assert template.arrangement(format_of(500, 900)).zones[0].bottom[1] == (
        "foot", "address", "qr", "sponsor",
    )  # fmt: skip


def test_the_built_in_ones_are_read_in_the_order_they_are_offered() -> None:
    assert list(load_templates()) == ["solemn", "light", "legal", "youth", "plain", "photo"]
    assert all(template.name_vi and template.name_en for template in load_templates().values())


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("tone: shade", "tone: shad", 14, "'shade'"),
        ("name: lotus", "name: lotos", 14, "'lotus'"),
        ("[logo, kicker, rule]", "[logo, kiker, rule]", 11, "'kicker'"),
        ("align: left", "align: lft", 10, "'left'"),
        ("size: 3", "size: 3000", 5, "3000"),
        ("size: 3", "size: .inf", 5, ".inf"),
        ("size: 3", "size: nan", 5, "nan"),
        ("part: 0.2", "part: -1", 16, "-1"),
        ("font: ExtraBold", "font: ../../x", 5, "../"),
        ("ink: on_panel", "ink: on_panl", 18, "'on_panel'"),
        ("    split: {edge: left, part: 0.2}\n", "", 7, "split"),
        ("[tall, square, wide]", "[tall, square]", 7, "'wide'"),
        ("for: [strip]", "for: [strip, wide]", 7, "'wide'"),
        ("middle: [slogan]}", "middle: []}", 7, "strip"),
        ("middle: [slogan]}", "top: [slogan]}", 7, "middle"),
        ("middle: [kicker, foot]", "middle: [kicker, slogan]", 7, "slogan"),
        ("palette: paper-red\n", "", 1, "palette"),
        ("palette:", "palete:", 3, "'palette'"),
        ("align: left", "inset: [0.5, 0, 0.5, 0]", 10, "inset"),
        ("align: left", "inset: [a, b]", 10, "inset"),
    ],
)
def test_a_fault_is_told_with_its_line_and_help(old: str, new: str, line: int, words: str) -> None:
    assert old in GOOD
    said = faults(GOOD.replace(old, new))
    assert any(fault.startswith(f"slogans/templates/a.yml:{line}: ") for fault in said), said
    assert any(words in fault for fault in said), said
    assert read_template(GOOD.replace(old, new), "a.yml")[0] is None


@pytest.mark.parametrize("text", ["", "[]", "id", "a: [", "\t", "id: &a x", "arrangements: {a: b}"])
def test_what_is_no_template_is_a_problem_and_never_raises(text: str) -> None:
    template, problems = read_template(text, "a.yml")
    assert template is None
    assert problems


@given(st.text(alphabet="abc:[]{}-,#&*!|>'\"%@`\n 01.", max_size=60), st.integers(0, len(GOOD)))
def test_whatever_is_typed_into_a_template_never_raises(typed: str, at: int) -> None:
    template, problems = read_template(GOOD[:at] + typed + GOOD[at:], "a.yml")
    assert template is not None or problems


def test_a_sites_own_template_is_drawn_with_and_may_replace_ours(tmp_path: Path) -> None:
    folder = tmp_path / "slogans"
    (folder / "templates").mkdir(parents=True)
    (folder / "templates" / "a.yml").write_text(GOOD, encoding="utf-8")
    ours = GOOD.replace("id: cua-so", "id: solemn")
    (folder / "templates" / "b.yml").write_text(ours, encoding="utf-8")
    brand = Brand(folder=str(folder), template="cua-so")
    (request,), problems = requests_for(nine()[:1], [format_of(1200, 630)], brand)
    assert problems == ()
    assert (request.template, request.palette) == ("cua-so", "paper-red")
    assert request.kit.template("solemn").palette == "paper-red"


def test_two_templates_of_one_id_and_links_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "slogans"
    (folder / "templates").mkdir(parents=True)
    for name in ("a.yml", "b.yml"):
        (folder / "templates" / name).write_text(GOOD, encoding="utf-8")
    outside = tmp_path / "secret.yml"
    outside.write_text(GOOD, encoding="utf-8")
    (folder / "templates" / "c.yml").symlink_to(outside)
    found, problems = read_templates(folder)
    assert [template.id for template in found] == ["cua-so"]
    assert [problem.rule for problem in problems] == ["template-twice", "asset-outside"]


def test_the_example_for_authors_is_a_template(tmp_path: Path) -> None:
    page = Path("hooks/bangron/lexicon/templates/README.md").read_text(encoding="utf-8")
    example = page.partition("```yaml\n")[2].partition("```")[0]
    template, problems = read_template(example, "README.md")
    assert problems == ()
    assert template is not None
    folder = tmp_path / "slogans" / "templates"
    folder.mkdir(parents=True)
    (folder / "mau.yml").write_text(example, encoding="utf-8")
    kit, problems = read_kit(Brand(folder=str(tmp_path / "slogans")))
    assert problems == ()
    assert template.id in kit.all_templates()
