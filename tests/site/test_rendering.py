from datetime import date
from pathlib import Path

import pytest

from bangron.site.pages import PageKind
from bangron.site.rendering import THEME, engine, today_of, weight


@pytest.mark.parametrize(
    ("size_bytes", "text"),
    [(1, "1 kB"), (34_600, "35 kB"), (999_400, "999 kB"), (1_249_000, "1,2 MB")],
)
def test_a_weight_is_written_as_vietnamese_readers_write_it(size_bytes: int, text: str) -> None:
    assert weight(size_bytes) == text


@pytest.mark.parametrize(
    ("epoch", "day"),
    [
        (None, date(2026, 11, 21)),
        ("", date(2026, 11, 21)),
        ("abc", date(2026, 11, 21)),
        ("9" * 30, date(2026, 11, 21)),
        ("1697328000", date(2023, 10, 15)),
    ],
)
def test_the_day_of_a_build_can_be_given(epoch: str | None, day: date) -> None:
    assert today_of(epoch, date(2026, 11, 21)) == day


def test_every_kind_of_page_has_a_template() -> None:
    assert {kind.value for kind in PageKind} <= {
        path.stem for path in (THEME / "pages").glob("*.html")
    }


def test_values_are_escaped_by_the_engine() -> None:
    template = engine().from_string("<p title='{{ value }}'>{{ value }}</p>")
    made = template.render(value="<b onclick='x'>&\"")
    assert "<b" not in made
    assert "'x'" not in made


def test_no_template_lets_a_value_through_unescaped() -> None:
    for path in Path(THEME, "pages").glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "|safe" not in text.replace(" ", ""), path
        assert "autoescape" not in text, path
