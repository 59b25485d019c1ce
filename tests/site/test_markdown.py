import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown


def html(text: str) -> str:
    return markdown(text, extensions=["bangron.site.markdown", "tables", "footnotes"])


def items(text: str) -> list[tuple[str, str, str]]:
    """Return class, mark and text of each item."""
    root = ET.fromstring(f"<div>{html(text)}</div>")  # noqa: S314 - our own output
    return [
        (
            item.get("class", "").split("--")[-1],
            item[0].text or "",
            "".join(item[1].itertext()).strip(),
        )
        for item in root.iter("div")
        if "bangron-item" in item.get("class", "").split()
    ]


def test_printed_numbers_stay_where_markdown_would_count_anew() -> None:
    assert [mark for _, mark, _ in items("1. Một\n\n3. Ba\n\n7. Bảy")] == ["1.", "3.", "7."]


@pytest.mark.parametrize(
    ("mark", "level"), [("1.", "1"), ("1.1.", "2"), ("1.1", "2"), ("2.3.4.", "3"), ("a)", "2")]
)
def test_every_official_mark_is_kept_with_its_level(mark: str, level: str) -> None:
    assert items(f"{mark} Nội dung") == [(level, mark, "Nội dung")]


@pytest.mark.parametrize("mark", ["đ)", "12)", "d)"])
def test_vietnamese_letters_mark_points_too(mark: str) -> None:
    assert items(f"{mark} Nội dung")[0][1] == mark


def test_items_on_following_lines_are_items_of_their_own() -> None:
    assert [mark for _, mark, _ in items("Các việc:\n1. Một\n2. Hai\ntiếp")] == ["1.", "2."]
    assert "<p>Các việc:</p>" in html("Các việc:\n1. Một")


def test_an_indented_block_goes_on_with_its_item() -> None:
    text = html("1. Một\n\n    Tiếp theo\n\n    - gạch đầu dòng\n\nNgoài mục")
    first = ET.fromstring(f"<div>{text}</div>")[0]  # noqa: S314 - our own output
    assert "Tiếp theo" in "".join(first.itertext())
    assert "gạch đầu dòng" in "".join(first.itertext())
    assert "Ngoài mục" not in "".join(first.itertext())
    assert "<code>" not in text


@pytest.mark.parametrize(
    "text", ["Năm 2023. Nội dung", "2023. Một năm", "25-NQ/TW ngày", "1.000 mô hình"]
)
def test_numbers_in_running_text_are_no_marks(text: str) -> None:
    assert items(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "Chữ <a href='javascript:x'>nối</a>",
        "<div markdown='1'>\n\n<svg onload=x>\n\n</div>",
        "1. <b onclick=x>Một</b>",
        "<!-- <script> -->",
    ],
)
def test_raw_html_is_text(text: str) -> None:
    made = html(text)
    assert not any(tag in made for tag in ("<script", "<img", "<a ", "<svg", "<b ", "<!--"))


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "vbscript:x", "java&#x09;script:x"],
)
def test_a_link_that_would_run_code_has_no_target(target: str) -> None:
    assert "href=" not in html(f"[xem]({target})")
    assert "src=" not in html(f"![ảnh]({target})")


@pytest.mark.parametrize(
    "target", ["https://a.vn/x.png", "//a.vn/x.png", "/&#92;a.vn/x.png", "ht&#x0a;tp://a.vn/x.png"]
)
def test_a_picture_of_another_site_has_no_source(target: str) -> None:
    assert "src=" not in html(f"![ảnh]({target})")
    assert "src=" not in html(f"![ảnh][a]\n\n[a]: {target}")


def test_a_picture_of_the_site_stays() -> None:
    assert 'src="anh/a.png"' in html("![ảnh](anh/a.png)")


@pytest.mark.parametrize("target", ["https://a.vn/x", "../ke-hoach/a.md", "#muc", "mailto:a@b.vn"])
def test_an_ordinary_link_stays(target: str) -> None:
    assert 'href="' in html(f"[xem]({target})")


@given(st.text(alphabet="1.a)đ \n-<>\t#*[](:", max_size=40))
def test_no_text_breaks_the_markdown(text: str) -> None:
    assert "<script" not in html(text)
