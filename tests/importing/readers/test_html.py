"""Web pages give their text as a browser shows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangron.importing.raw import Flow, RawKind, RawLine
from bangron.importing.readers.html import read_html
from bangron.importing.readers.reading import Reason, RefusedError

PIECES = (
    "<p>",
    "</p>",
    "<table border=1>",
    "</table>",
    "<tr>",
    "<td colspan=2>",
    "</td>",
    "<ol type=a start=3>",
    "<li>",
    "</ol>",
    "<div hidden>",
    "</div>",
    "<b>",
    "<script>",
    "</script>",
    "<!-- ",
    "-->",
    "<![if x]>",
    "&#7853;",
    "&amp",
    "Dân vận",
    "<br>",
    '<a href="#_ftn1">',
    "</a>",
    "<h2>",
    "<",
    '"',
    "\x00",
)


def lines(html: str) -> tuple[RawLine, ...]:
    return read_html(html.encode(), "a.html").lines


def texts(html: str) -> list[str]:
    return [line.text for line in lines(html)]


def test_paragraphs_and_line_breaks_are_lines() -> None:
    html = "<p>Căn   cứ\n <b>Chỉ thị</b> số&nbsp;33</p>\n<div>a<br>b<p>c</div>d"
    assert texts(html) == ["Căn cứ Chỉ thị số\xa033", "a", "b", "c", "d"]
    assert read_html(html.encode(), "a.html").flow is Flow.PARAGRAPHS


def test_headings_tell_their_level() -> None:
    found = [
        (line.kind, line.level, line.text) for line in lines("<h1>Kế hoạch</h1><h3>1. Mục</h3>x")
    ]
    assert found == [
        (RawKind.HEADING, 1, "Kế hoạch"),
        (RawKind.HEADING, 3, "1. Mục"),
        (RawKind.TEXT, 0, "x"),
    ]


def test_lists_carry_the_numbers_a_browser_prints() -> None:
    html = (
        "<ol><li>một<li>hai<ol type=a><li>x</li><li>y</ol></li><li value=7>bảy<li>tám</ol>"
        "<ol start=3 type=I><li>ba</ol><ul><li>gạch</ul><ol style='list-style-type:none'><li>1. tự gõ</ol>"
    )
    assert texts(html) == [
        *("1. một", "2. hai", "a. x", "b. y", "7. bảy", "8. tám", "III. ba", "- gạch", "1. tự gõ"),
    ]


def test_a_label_goes_to_the_text_of_its_item_even_in_a_paragraph() -> None:
    assert texts("<ol><li><p>một</p><p>nữa</p></li></ol>") == ["1. một", "nữa"]


def test_a_table_with_lines_gives_rows_with_spans_filled() -> None:
    html = (
        "<table border=1><tr><th>Stt<th>Tên<th>Ghi chú</tr>"
        "<tr><td rowspan=2>1<td colspan=2>Một cửa</tr><tr><td>Hai<td></table>"
    )
    assert [line.cells for line in lines(html)] == [
        ("Stt", "Tên", "Ghi chú"),
        ("1", "Một cửa", ""),
        ("", "Hai", ""),
    ]


def test_the_table_of_the_head_is_read_column_by_column() -> None:
    html = (
        "<table><tr><td><p>UBND TỈNH<p>SỞ XÂY DỰNG<td>CỘNG HÒA XÃ HỘI<br>Độc lập - Tự do"
        "<tr><td>Số: 15/KH-SXD<td>Hà Nam, ngày 09</table>"
    )
    assert texts(html) == [
        *("UBND TỈNH", "SỞ XÂY DỰNG", "Số: 15/KH-SXD"),
        *("CỘNG HÒA XÃ HỘI", "Độc lập - Tự do", "Hà Nam, ngày 09"),
    ]


def test_what_is_not_shown_is_left_out() -> None:
    html = (
        "<head><title>t</title><style>p{}</style></head><body><script>alert(1)</script><nav>menu</nav>"
        "<p style='display:none'>ẩn<p hidden>ẩn</p><p style='mso-hide:all'>ẩn</p>"
        "<!--[if mso]>x<![endif]--><!-- ghi chú --><template>x</template><p>hiện"
    )
    assert texts(html) == ["hiện"]


def test_footnotes_of_word_and_libreoffice_are_told() -> None:
    word = (
        '<p>Chủ đề<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> năm</p>'
        '<div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> Theo Kết luận</p></div>'
    )
    libre = (
        '<p>Chủ đề<a name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> năm</p>'
        '<div id="sdfootnote1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a> Theo Kết luận</p></div>'
    )
    for html in (word, libre):
        found = [(line.kind, line.label, line.text) for line in lines(html)]
        assert found == [
            (RawKind.TEXT, "", "Chủ đề[^1] năm"),
            (RawKind.FOOTNOTE, "1", "Theo Kết luận"),
        ]


def test_pages_break_where_the_style_says_so() -> None:
    html = "<p>a</p><p style='page-break-before: always'>b</p>"
    assert [line.kind for line in lines(html)] == [RawKind.TEXT, RawKind.PAGE_BREAK, RawKind.TEXT]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>Dân vận</p>".encode("utf-16"), "Dân vận"),
        (b"<p>D&#226;n v&#7853;n</p>", "Dân vận"),
        ('<p><font face=".VnTime">d©n vËn</font></p>'.encode(), "dân vận"),
        ("<p style=\"font-family:'.VnTimeH'\">kÕ ho¹ch</p>".encode(), "KẾ HOẠCH"),
        ("<p>Uû ban nh©n d©n tØnh</p>".encode("latin-1"), "Uỷ ban nhân dân tỉnh"),
        ("<p>Uû ban nh©n d©n tØnh</p>".encode(), "Uỷ ban nhân dân tỉnh"),
        ('<meta charset="iso-8859-1"><p>“Caf\xe9”</p>'.encode("cp1252"), "“Café”"),
    ],
)
def test_letters_are_read_however_they_are_written(data: bytes, text: str) -> None:
    assert [line.text for line in read_html(data, "a.html").lines] == [text]


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        read_html(b"<html><body><img src=x></body></html>", "a.html")
    assert refused.value.reason is Reason.EMPTY


def test_deep_and_broken_nesting_ends() -> None:
    assert texts("<div><b>" * 20_000 + "Dân vận" + "</b>" * 5) == ["Dân vận"]
    assert texts("<table><tr><td>" * 3000 + "Dân vận") == ["Dân vận"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_page_is_read_or_refused(html: str) -> None:
    try:
        found = lines(html)
    except RefusedError:
        return
    assert all(line.text == line.text.strip("\n") for line in found)
