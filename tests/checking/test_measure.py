"""Recall and precision on texts of our own: as many clean ones as faulty ones.

Each file holds a clean text and the faults to plant in it. The clean text may
raise one false alarm a page; of all planted faults together nine in ten and
more must be found at their lines, by the rule that is meant for them.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bangron.checking.check import check_document
from bangron.checking.raw import read_raw_text
from bangron.problems import Problem, Severity

FILES = sorted((Path(__file__).parent / "texts").glob("*.yml"))
PAGE = 2500  # characters of prose on a sheet of A4
LEAST_RECALL = 0.95


def load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def shown(text: str) -> list[Problem]:
    found = (one.problem for one in check_document(read_raw_text(text, "x.txt")))
    return [problem for problem in found if problem.severity is not Severity.HINT]


def planted(case: dict[str, Any]) -> tuple[str, list[tuple[int, str]]]:
    text = case["text"]
    for fault in case["faults"]:
        assert text.count(fault["find"]) >= 1, fault
        text = text.replace(fault["find"], fault["put"], 1)
    return text, [
        (text[: text.index(fault["put"])].count("\n") + 1, fault["rule"])
        for fault in case["faults"]
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_clean_text_raises_at_most_one_alarm_a_page(path: Path) -> None:
    text = load(path)["text"]
    alarms = [str(problem) for problem in shown(text)]
    assert len(alarms) <= len(text) // PAGE, alarms


def test_planted_faults_are_found_at_their_lines() -> None:
    missed = []
    count = 0
    for path in FILES:
        text, wanted = planted(load(path))
        found = {(problem.source.line, problem.rule) for problem in shown(text)}
        count += len(wanted)
        missed += [(path.stem, *one) for one in wanted if one not in found]
    assert len(FILES) >= 8
    assert len(missed) <= count * (1 - LEAST_RECALL), missed
