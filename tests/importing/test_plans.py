"""Whole plans of invented offices, in every family of layout, give every fact right.

Beside each text stands what it says, as the JSON of DESIGN.md section 4.
"""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from bangron.importing.raw import RawDocument, RawLine
from bangron.importing.readers import read_raw
from bangron.importing.result import Understood
from bangron.importing.understanding import understand

FOLDER = Path(__file__).parent / "plans"
PLANS = sorted(path for path in FOLDER.iterdir() if path.suffix in (".txt", ".md"))


def read(path: Path) -> RawDocument:
    raw, problems = read_raw(path)
    assert raw is not None
    assert problems == ()
    return raw


def facts(plan: Understood) -> object:
    return plan.as_record()["plan"]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_fact_of_a_plan_is_right(path: Path) -> None:
    expected = yaml.safe_load(path.with_suffix(".expected.yml").read_text(encoding="utf-8"))
    assert facts(understand(read(path))) == expected


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_decomposed_text_gives_the_same_plan(path: Path) -> None:
    text = unicodedata.normalize("NFD", path.read_text(encoding="utf-8"))
    lines = tuple(RawLine(line, number) for number, line in enumerate(text.split("\n"), 1))
    raw = read(path)
    assert understand(replace(raw, lines=lines)).as_record() == understand(raw).as_record()


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_no_person_is_named_in_the_text_of_a_page(path: Path) -> None:
    plan = understand(read(path))
    assert plan.closing.name
    assert plan.closing.name not in plan.markdown


def test_what_the_source_does_not_say_is_null() -> None:
    raw = RawDocument("x", (RawLine("KẾ HOẠCH", 1), RawLine("Dọn vệ sinh", 2)))
    plan = facts(understand(raw))
    assert isinstance(plan, dict)
    said = {
        name
        for name, value in plan.items()
        if value not in (None, [], {"title": None, "name": None})
    }
    assert said == {"kind", "title", "side"}
