from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangron.banners.formats import format_of, load_specs
from bangron.content.formats import read_formats
from bangron.content.project import read_project
from bangron.content.yaml_tree import parse_yaml
from bangron.model import Channel, Encoding, FormatSpec, LengthUnit
from bangron.problems import Problem

OWN = """\
- id: cong-so
  purpose: Ảnh đầu Cổng thông tin
  width_px: 1366
  height_px: 300
  safe_px: [40, 20, 40, 20]
  encoder: jpeg
  limit_bytes: 150000
  checked: 21/11/2026
  source: Trung tâm Tin học
- id: bang-ron-5x0.7
  purpose: {vi: "Băng rôn 5 × 0,7 m", en: Cloth 5 × 0.7 m}
  width_mm: 5000
  height_mm: 700
"""


def read(text: str) -> tuple[tuple[FormatSpec, ...], tuple[Problem, ...]]:
    node, _ = parse_yaml(text, "slogans/formats.yml")
    return read_formats(node, "slogans/formats.yml")


def problem_of(line: str, *, without: str = "") -> str:
    """Return the one problem of a good format with a line more."""
    good = "- id: rieng\n  purpose: Thử\n  width_px: 1200\n  height_px: 600\n"
    specs, problems = read(good.replace(without, "") + f"  {line}\n")
    (problem,) = problems
    assert len(specs) <= 1
    return str(problem)


def test_a_format_is_read_whole() -> None:
    (portal, cloth), problems = read(OWN)
    assert problems == ()
    assert (portal.id, portal.width, portal.height, portal.unit) == (
        "cong-so", 1366, 300, LengthUnit.PX,
    )  # fmt: skip
    assert (portal.channel, portal.encoder, portal.limit_bytes) == (
        Channel.WEB, Encoding.JPEG, 150_000,
    )  # fmt: skip
    assert (portal.safe, portal.checked and portal.checked.isoformat()) == (
        (40, 20, 40, 20), "2026-11-21",
    )  # fmt: skip
    assert (cloth.purpose_vi, cloth.purpose_en) == ("Băng rôn 5 × 0,7 m", "Cloth 5 × 0.7 m")
    assert (cloth.channel, cloth.dpi, cloth.default) == (Channel.PRINT, 36, False)
    assert cloth.source.line == 10


def test_what_is_not_given_is_what_is_usual() -> None:
    (_, cloth), _ = read(OWN)
    size = format_of(cloth)
    assert (size.width_px, size.height_px) == (7087, 992)
    left, top, right, bottom = size.safe_box
    assert (left, top) == (69, 69)
    assert 12 <= size.smallest_type_px <= (bottom - top) / 4
    assert right - left > 6000


def test_our_own_file_reads_the_same_as_a_sites_does() -> None:
    text = (files("bangron") / "lexicon" / "formats.yml").read_text(encoding="utf-8")
    specs, problems = read(text)
    assert problems == ()
    assert [format_of(spec) for spec in specs] == [format_of(spec) for spec in load_specs()]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("encoder: jpg", "slogans/formats.yml:5: 'encoder: jpg' không dùng được; có phải ý bạn là 'jpeg'?"),
        ("chanel: web", "slogans/formats.yml:5: không có trường 'chanel'; có phải ý bạn là 'channel'?"),
        ("channel: fabebook", "có phải ý bạn là 'facebook'?"),
        ("dpi: cao", "slogans/formats.yml:5: 'dpi: cao' không dùng được; ghi một số từ 10 đến 1200"),
        ("dpi: 1e9", "ghi một số từ 10 đến 1200"),
        ("dpi: nan", "ghi một số từ 10 đến 1200"),
        ("limit_bytes: 100", "ghi một số từ 2000 đến 1000000000"),
        ("safe_px: [1, 2, 3]", "bốn số"),
        ("safe_px: [1, 2, 3, x]", "bốn số"),
        ("safe_px: [1, 2, 3, -4]", "bốn số"),
        ("safe_px: [600, 0, 600, 0]", "phần tư"),
        ("safe_px: 280", "phần tư"),
        ("smallest_type_px: 500", "ghi một số từ 1 đến"),
        ("safe_mm: [1, 2, 3, 4]", "slogans/formats.yml:5: 'safe_mm' khác đơn vị"),
        ("default: may be", "ghi true hoặc false"),
        ("checked: hôm qua", "checked: hôm qua"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_the_mend(line: str, said: str) -> None:
    assert said in problem_of(line)


@pytest.mark.parametrize("name", ["Có dấu", "../x", "a/b", "rieng-xem", "-a", "a--b", "a" * 61])
def test_an_id_that_cannot_name_a_file_is_refused(name: str) -> None:
    specs, problems = read(OWN.replace("cong-so", f"'{name}'", 1))
    assert [spec.id for spec in specs] == ["bang-ron-5x0.7"]
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ("width_px: 30001\n  height_px: 100", "từ 16 đến 30000"),
        ("width_px: 30000\n  height_px: 3000", "60 triệu"),
        ("width_px: 16384\n  height_px: 1000\n  encoder: webp", "16383 px"),
        ("width_mm: 90000\n  height_mm: 500", "30000 px một cạnh"),
        ("width_mm: 9000\n  height_mm: 9000\n  dpi: 72", "giảm 'dpi'"),
        ("width_mm: 5\n  height_mm: 5", "16 px"),
    ],
)
def test_a_picture_too_large_or_too_small_is_refused(size: str, said: str) -> None:
    specs, (problem,) = read(f"- id: rieng\n  purpose: Thử\n  {size}\n")
    assert specs == ()
    assert said in problem.message


def test_a_size_must_be_given() -> None:
    specs, problems = read("- id: rieng\n  purpose: Thử\n  width_px: 1200\n")
    assert specs == ()
    assert ["'height_px'" in problem.message for problem in problems] == [True]


def test_a_file_that_is_no_list_is_told(tmp_path: Path) -> None:
    assert read("a: 1")[1][0].rule == "file-no-list"
    assert read("")[1][0].rule == "file-no-list"
    assert tmp_path.exists()


def test_slogans_may_name_the_formats_of_their_site(tmp_path: Path) -> None:
    for name, text in {
        "formats.yml": OWN,
        "2023.yml": "slogans:\n  - {id: a, text: Dân vận khéo, formats: [cong-so, og-image]}\n"
        "  - {id: b, text: Dân vận khéo hơn, formats: [cong-sa]}\n",
    }.items():
        (tmp_path / "slogans").mkdir(exist_ok=True)
        (tmp_path / "slogans" / name).write_text(text, encoding="utf-8")
    project, (problem,) = read_project(
        tmp_path, tmp_path / "docs", tmp_path / "slogans", {"og-image"}
    )
    assert [spec.id for spec in project.formats] == ["cong-so", "bang-ron-5x0.7"]
    assert project.slogans[0].formats == ("cong-so", "og-image")
    assert "có phải ý bạn là 'cong-so'?" in problem.message


def test_a_format_named_twice_is_told(tmp_path: Path) -> None:
    (tmp_path / "slogans").mkdir()
    text = OWN.replace("bang-ron-5x0.7", "cong-so")
    (tmp_path / "slogans" / "formats.yml").write_text(text, encoding="utf-8")
    project, problems = read_project(tmp_path, tmp_path / "docs", tmp_path / "slogans", set())
    assert [spec.unit for spec in project.formats] == [LengthUnit.PX]
    assert [problem.rule for problem in problems if problem.source.line] == ["id-twice"]


numbers = st.one_of(
    st.integers(-10, 10**12).map(str),
    st.floats().map(str),
    st.text("0123456789.,-eE∞ ", max_size=9),
)


@given(
    st.sampled_from(["px", "mm"]), numbers, numbers, numbers, numbers, st.lists(numbers, max_size=5)
)
def test_whatever_numbers_stand_there_a_format_that_is_read_can_be_drawn(  # noqa: PLR0913, PLR0917 - one for each number
    unit: str, width: str, height: str, dpi: str, smallest: str, safe: list[str]
) -> None:
    quoted = ", ".join(f"'{text}'" for text in safe)
    specs, problems = read(
        f"- id: a\n  purpose: Thử\n  width_{unit}: '{width}'\n  height_{unit}: '{height}'\n"
        f"  dpi: '{dpi}'\n  smallest_type_{unit}: '{smallest}'\n  safe_{unit}: [{quoted}]\n"
    )
    assert specs or problems
    for spec in specs:
        size = format_of(spec)
        left, top, right, bottom = size.safe_box
        assert 0 <= left < right <= size.width_px <= 30_000
        assert 0 <= top < bottom <= size.height_px <= 30_000
        assert size.area_px <= 201_000_000
        assert size.smallest_type_px >= 1
