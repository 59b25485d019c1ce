"""Every fault a file can have: one line that names the place and the mend, and the rest goes on."""

from pathlib import Path
from textwrap import dedent

import pytest

from bangron.content.project import read_project
from bangron.model import Project, Status
from bangron.problems import Problem

FORMATS = {"og-image", "fb-cover-page"}

PLAN = """\
---
title: Tổ chức các hoạt động
kind: Kế hoạch
side: state
issuer: Sở Xây dựng
---
## I. Mục đích
"""

SLOGANS = """\
slogans:
  - id: dan-van-kheo
    text: Dân vận khéo thì việc gì cũng thành công
"""


def read(tmp_path: Path, **files: str | bytes) -> tuple[Project, tuple[Problem, ...]]:
    """Read a project of one good plan and one good list, and of `files` ("docs__x" is docs/x)."""
    contents: dict[str, str | bytes] = {
        "docs/ke-hoach/tot.md": PLAN,
        "slogans/tot.yml": SLOGANS,
        **files,
    }
    for name, content in contents.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_project(tmp_path, tmp_path / "docs", tmp_path / "slogans", FORMATS)


def plan_with(line: str) -> str:
    return PLAN.replace("issuer: Sở Xây dựng", f"issuer: Sở Xây dựng\n{line}")


def slogan_with(line: str) -> str:
    text = "slogans:\n  - id: khac\n    text: Cách mạng là sự nghiệp của nhân dân\n"
    return text + f"    {line}\n"


PAGE_FAULTS = {
    "a missing field": (
        PLAN.replace("title: Tổ chức các hoạt động\n", ""),
        "docs/ke-hoach/sai.md:2: thiếu trường 'title'; thêm dòng 'title: …'",
    ),
    "a blank field": (
        PLAN.replace("issuer: Sở Xây dựng", "issuer:"),
        "docs/ke-hoach/sai.md:2: thiếu trường 'issuer'; thêm dòng 'issuer: …'",
    ),
    "an unknown key": (
        plan_with("isuer: Sở"),
        "docs/ke-hoach/sai.md:6: không có trường 'isuer'; có phải ý bạn là 'issuer'?",
    ),
    "a doubled key": (
        plan_with("kind: Quyết định"),
        "docs/ke-hoach/sai.md:6: trường 'kind' ghi hai lần (lần đầu ở dòng 3); giữ lại một",
    ),
    "an impossible date": (
        plan_with("date: 31/02/2023"),
        (
            "docs/ke-hoach/sai.md:6: 'date: 31/02/2023' không phải ngày có thật; "
            "ghi ngày/tháng/năm, chẳng hạn 15/10/2023"
        ),
    ),
    "a wrong choice": (
        plan_with("status: drafft"),
        "docs/ke-hoach/sai.md:6: 'status: drafft' không dùng được; có phải ý bạn là 'draft'?",
    ),
    "a year of two digits": (
        plan_with("year: '23'"),
        "docs/ke-hoach/sai.md:6: 'year: 23' không phải năm; ghi bốn chữ số, chẳng hạn 2023",
    ),
    "a period that runs backwards": (
        plan_with("period: {start: 31/10/2023, end: 01/10/2023}"),
        "docs/ke-hoach/sai.md:6: ngày kết thúc ở 'end' sớm hơn ngày bắt đầu; kiểm tra lại hai ngày",
    ),
    "a list where a line belongs": (
        plan_with("signatory: [Giám đốc, Phó Giám đốc]"),
        (
            "docs/ke-hoach/sai.md:6: 'signatory' phải là một dòng chữ, không phải danh sách; "
            "ghi trên một dòng hoặc đặt trong ngoặc kép"
        ),
    ),
    "a line where a list belongs": (
        plan_with("recipients: Sở Nội vụ"),
        (
            "docs/ke-hoach/sai.md:6: 'recipients' phải là danh sách; "
            "mỗi mục một dòng, bắt đầu bằng '- '"
        ),
    ),
    "HTML in a value": (
        plan_with("place: Hà Nam<script>alert(1)</script>"),
        "docs/ke-hoach/sai.md:6: 'place' có mã HTML '<script>'; bỏ mã, chỉ giữ chữ",
    ),
    "an unquoted colon": (
        plan_with("summary: Nội dung: tuyên truyền"),
        'docs/ke-hoach/sai.md:6: giá trị có dấu hai chấm; đặt cả giá trị trong ngoặc kép "…"',
    ),
    "a tab": (
        plan_with("recipients:\n\t- Sở Nội vụ"),
        "docs/ke-hoach/sai.md:7: thụt đầu dòng bằng phím Tab; thay bằng dấu cách",
    ),
    "an open quotation mark": (
        plan_with('place: "Hà Nam'),
        (
            "docs/ke-hoach/sai.md:6: dấu ngoặc kép mở mà không đóng, hoặc có chữ sau ngoặc đóng; "
            "đặt cả giá trị trong một cặp '…'"
        ),
    ),
    "an object tag": (
        plan_with("place: !!python/object/apply:os.system id"),
        (
            "docs/ke-hoach/sai.md:6: thẻ YAML '!!python/object/apply:os.system' "
            "không được dùng ở đây; bỏ thẻ, chỉ để lại giá trị"
        ),
    ),
    "an anchor": (
        plan_with("recipients: &a [x, *a]"),
        (
            "docs/ke-hoach/sai.md:6: có dấu & hoặc * của YAML ở đầu giá trị; "
            "đặt giá trị trong ngoặc kép"
        ),
    ),
    "no front matter": (
        "## I. Mục đích\n",
        (
            "docs/ke-hoach/sai.md:1: thiếu phần khai báo ở đầu tệp; "
            "thêm dòng '---', các trường như title, rồi dòng '---'"
        ),
    ),
    "front matter without an end": (
        "---\ntitle: A\n## I. Mục đích\n",
        (
            "docs/ke-hoach/sai.md:1: phần khai báo ở đầu tệp không có dòng '---' kết thúc; "
            "thêm dòng đó sau trường cuối"
        ),
    ),
    "HTML in the text": (
        PLAN + "\nXem <a onclick='x()'>tại đây</a>\n",
        (
            "docs/ke-hoach/sai.md:9: nội dung có mã HTML '<a onclick='x()'>', "
            "sẽ hiện nguyên văn như chữ; bỏ mã, dùng Markdown"
        ),
    ),
    "a heading level with the title": (
        PLAN + "\n# Kế hoạch\n",
        (
            "docs/ke-hoach/sai.md:9: tiêu đề '# Kế hoạch' ngang cấp với tên trang; "
            "dùng '## ' trở xuống, tên trang lấy từ 'title'"
        ),
    ),
    "a link that runs code": (
        PLAN + "\n[xem](javascript:alert(1))\n",
        (
            "docs/ke-hoach/sai.md:9: đường dẫn 'javascript:alert(1' không an toàn; "
            "chỉ dùng http, https, mailto, tel hoặc tệp trong trang"
        ),
    ),
    "a picture of another site": (
        PLAN + "\n![Ảnh](https://anh.example/a.png)\n",
        (
            "docs/ke-hoach/sai.md:9: ảnh 'https://anh.example/a.png' nằm ở trang khác; "
            "tải ảnh về, đặt cạnh tệp này rồi ghi tên ảnh"
        ),
    ),
    "a campaign nobody knows": (
        plan_with("campaign: thang-dan-van"),
        (
            "docs/ke-hoach/sai.md:2: 'campaign: thang-dan-van' không có trong slogans/campaigns.yml; "
            "hiện chưa có mục nào, thêm vào đó trước"
        ),
    ),
}

LIST_FAULTS = {
    "an empty file": ("", "danh sách khẩu hiệu trống"),
    "an empty list": ("slogans: []\n", "danh sách 'slogans' còn trống"),
    "a doubled id": (SLOGANS, "mã 'dan-van-kheo' đã dùng ở slogans/sai.yml:3; đặt một mã khác"),
    "the id of the list of slogans": (
        slogan_with("").replace("id: khac", "id: index"),
        "chỉ dùng chữ thường không dấu, chữ số và gạch nối, chẳng hạn 'index-muc'",
    ),
    "a climbing id": (
        slogan_with("").replace("id: khac", "id: ../../khac"),
        "'id' có đường dẫn '../'; bỏ '../', chỉ ghi tên",
    ),
    "an id with marks": (
        slogan_with("").replace("id: khac", "id: Dân vận"),
        (
            "'id: Dân vận' không dùng làm địa chỉ được; "
            "chỉ dùng chữ thường không dấu, chữ số và gạch nối, chẳng hạn 'dan-van'"
        ),
    ),
    "an unknown format": (
        slogan_with("formats: [facebok-cover, fb-cover-pag]"),
        "'formats' có khuôn khổ lạ 'fb-cover-pag'; có phải ý bạn là 'fb-cover-page'?",
    ),
    "a slogan of 2,000 characters": (
        slogan_with("").replace("Cách mạng", "Dân vận khéo " * 150),
        "ký tự, nhiều hơn 300; rút gọn hoặc tách thành hai khẩu hiệu",
    ),
    "HTML in a slogan": (slogan_with("kicker: <b>THÁNG</b>"), "'kicker' có mã HTML '<b>'"),
    "a slogan that is a word": ("slogans:\n  - Dân vận khéo\n", "mục trong 'slogans' thiếu tên"),
    "an uneven indentation": (
        "slogans:\n  - id: khac\n   text: A\n",
        "thụt đầu dòng không đều hoặc thiếu dấu hai chấm",
    ),
    "hanging that ends before it starts": (
        slogan_with("hang_from: 02/10/2023\n    hang_to: 01/10/2023"),
        "ngày tháo ở 'hang_to' sớm hơn ngày treo",
    ),
    "a control character": (slogan_with("kicker: A\x07"), "có ký tự điều khiển U+0007"),
}


@pytest.fixture(autouse=True)
def _in_vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BANGRON_LANG", raising=False)


@pytest.mark.parametrize("name", PAGE_FAULTS)
def test_a_faulty_page_gets_one_line_that_says_where_and_how_to_mend(
    name: str, tmp_path: Path
) -> None:
    text, expected = PAGE_FAULTS[name]
    project, problems = read(tmp_path, **{"docs/ke-hoach/sai.md": text})
    assert [str(problem) for problem in problems][:1] == [expected]
    assert "tot" in {plan.slug for plan in project.plans}, "the good page went with the bad one"


@pytest.mark.parametrize("name", LIST_FAULTS)
def test_a_faulty_list_gets_a_line_and_the_other_lists_stay(name: str, tmp_path: Path) -> None:
    text, expected = LIST_FAULTS[name]
    project, problems = read(tmp_path, **{"slogans/sai.yml": text})
    assert any(expected in str(problem) for problem in problems), [str(p) for p in problems]
    assert all("\n" not in str(problem) for problem in problems)
    assert "dan-van-kheo" in {slogan.id for slogan in project.slogans}


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("slogans/sai.yml", "text: khau hieu".encode("utf-16-le"), "không phải văn bản"),
        (
            "slogans/sai.yml",
            b"slogans:\n  - text: D\xe2n v\xe5n\n",
            "sai.yml:2: chữ không được lưu",
        ),
        ("docs/ke-hoach/sai.md", b"---\ntitle: \xc7\n", "sai.md:2: chữ không được lưu"),
        ("docs/gioi-thieu.md", b"\xff\xfe\xff", "chữ không được lưu"),
        ("slogans/sai.yml", b"#" * 2_000_001, "lớn hơn 2 MB"),
    ],
)
def test_a_file_in_another_encoding_is_refused_with_its_line(
    name: str, content: bytes, expected: str, tmp_path: Path
) -> None:
    _, problems = read(tmp_path, **{name: content})
    assert len(problems) == 1
    assert expected in str(problems[0])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_what_notepad_saves_as_unicode_is_read(encoding: str, tmp_path: Path) -> None:
    text = SLOGANS.replace("dan-van-kheo", "khac").replace("\n", "\r\n").encode(encoding)
    project, problems = read(tmp_path, **{"slogans/notepad.yml": text})
    assert problems == ()
    assert "khac" in {slogan.id for slogan in project.slogans}


def test_all_problems_come_together_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    _, problems = read(
        tmp_path,
        **{
            "docs/ke-hoach/a.md": plan_with("isuer: x\ndate: 99/99/2023\nnam: 1"),
            "slogans/z.yml": slogan_with("kickr: X"),
        },
    )
    places = [str(problem.source) for problem in problems]
    assert places == [f"docs/ke-hoach/a.md:{line}" for line in (6, 7, 8)] + ["slogans/z.yml:4"]


def test_a_project_without_slogan_lists_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "slogans").mkdir()
    _, problems = read_project(tmp_path, tmp_path / "docs", tmp_path / "slogans", FORMATS)
    assert [str(problem.source) for problem in problems] == ["slogans"]


def test_messages_speak_english_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANGRON_LANG", "en")
    _, problems = read(tmp_path, **{"docs/ke-hoach/sai.md": plan_with("isuer: Sở")})
    assert [str(problem) for problem in problems] == [
        "docs/ke-hoach/sai.md:6: there is no field 'isuer'; did you mean 'issuer'?"
    ]


def test_a_folder_in_the_place_of_a_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "slogans" / "thu-muc.yml").mkdir(parents=True)
    _, problems = read(tmp_path)
    assert [problem.rule for problem in problems] == ["file-unreadable"]


def test_nested_lists_end_at_a_bound(tmp_path: Path) -> None:
    deep = "slogans: " + "[" * 5_000
    _, problems = read(tmp_path, **{"slogans/sau.yml": dedent(deep)})
    assert [problem.rule for problem in problems] == ["yaml-too-deep"]


@pytest.mark.parametrize(
    "name", ["docs/.nhap.md", "docs/ke-hoach/._tot.md", "docs/.git/x.md", "docs/templates/x.md"]
)
def test_what_mkdocs_never_shows_is_never_read(name: str, tmp_path: Path) -> None:
    project, problems = read(tmp_path, **{name: b"\0"})
    assert problems == ()
    assert project.pages == ()


def test_a_folder_named_like_a_page_is_a_folder(tmp_path: Path) -> None:
    project, problems = read(tmp_path, **{"docs/muc.md/trang.md": "Chữ.\n"})
    assert problems == ()
    assert [page.src_uri for page in project.pages] == ["muc.md/trang.md"]


def test_pages_in_a_folder_that_is_a_link_are_read_as_mkdocs_reads_them(tmp_path: Path) -> None:
    other = tmp_path / "khac"
    other.mkdir()
    (other / "nhap.md").write_text("---\nstatus: draft\n---\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "lien").symlink_to(other)
    project, _ = read(tmp_path)
    assert [(page.src_uri, page.status) for page in project.pages] == [
        ("lien/nhap.md", Status.DRAFT)
    ]


@pytest.mark.parametrize("name", ["tin.markdown", "TIN.MD", "tin.mkd"])
def test_a_page_of_another_suffix_is_left_out_and_told(name: str, tmp_path: Path) -> None:
    project, problems = read(tmp_path, **{f"docs/{name}": "Chữ.\n"})
    assert [problem.rule for problem in problems] == ["page-suffix"]
    assert project.unreadable == (name,)


@pytest.mark.parametrize("separator", ["\\r", "\\L", "\\x0b", "\\N"])  # as YAML writes them
def test_no_kind_of_line_end_stays_in_a_value(separator: str, tmp_path: Path) -> None:
    text = slogan_with(f'kicker: "A{separator}B"')
    project, _ = read(tmp_path, **{"slogans/khac.yml": text})
    assert [slogan.kicker for slogan in project.slogans if slogan.id == "khac"] == ["A B"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Giới **thiệu** #\n\nChữ.\n", "Giới thiệu"),
        ("---\nsummary: A\n---\n\n# Giới thiệu\n", "Giới thiệu"),
        ("---\ntitle: Về trang\n---\n\n# Giới thiệu\n", "Về trang"),
        ("Chữ.\n\n## Mục\n", ""),
        ("# A <img src=x onerror=x>\n", ""),
        ("# A &lt;img src=x&gt;\n", ""),
    ],
)
def test_a_page_without_a_title_is_named_by_its_heading(
    text: str, title: str, tmp_path: Path
) -> None:
    project, _ = read(tmp_path, **{"docs/trang.md": text})
    assert [page.title for page in project.pages] == [title]
