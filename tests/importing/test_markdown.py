"""The body is clean Markdown: printed numbers to the letter, and nothing of the source's marks."""

from hypothesis import given
from markdown import markdown

from bangron.content.body import check_body
from bangron.importing.markdown import escaped, render_body
from tests.support.plans import HEAD, parts
from tests.support.vietnamese import odd_text


def body(text: str) -> str:
    return render_body(parts(HEAD + text), ())


def test_numbers_stay_as_printed() -> None:
    text = body("I- VIỆC\n1. Một.\n3. Ba.\n1.1. Nhỏ.\na) Điểm.")
    assert text == "## I- VIỆC\n\n1. Một.\n\n3. Ba.\n\n1.1. Nhỏ.\n\na) Điểm.\n"


def test_titled_numbers_are_headings() -> None:
    assert body("I. VIỆC\n1. Mục đích\nĐể sạch.").startswith(
        "## I. VIỆC\n\n### 1. Mục đích\n\nĐể sạch."
    )


def test_dashes_are_a_list_and_pluses_are_below_them() -> None:
    assert body("I. VIỆC\n- Một:\n+ Nhỏ;\n- Hai.") == "## I. VIỆC\n\n- Một:\n    - Nhỏ;\n- Hai.\n"


def test_a_bold_date_stays_and_other_marks_go() -> None:
    text = body("I. VIỆC\n**1. Gửi trước ngày **30/9/2026** cho “*Dân vận khéo*”.**")
    assert "“Dân vận khéo”" in text
    assert "*Dân" not in text
    assert "**30/9/2026**" in body("I. VIỆC\nGửi trước ngày **30/9/2026** nhé.")


def test_a_link_of_the_source_is_text() -> None:
    assert check_body(escaped("[xem](javascript:alert)"), "x", 1) == ()
    assert "<a" not in markdown(escaped("[xem](javascript:alert)"))


@given(odd_text)
def test_escaped_text_shows_as_typed_and_holds_no_html(text: str) -> None:
    line = " ".join(text.split())
    assert check_body(escaped(line), "x", 1) == ()
    assert "<script" not in markdown(escaped(f"a {line} <script>b</script>"))
