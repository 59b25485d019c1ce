"""The real MkDocs builds the example and a small site, from end to end, in temporary folders."""

import json
import re
from pathlib import Path

import pytest

from tests.support.projects import (
    build,
    copy_of_the_example,
    files_below,
    run,
    small_project,
    write,
)

pytestmark = pytest.mark.build

ADDRESSES = (
    "",
    "ke-hoach/",
    "khau-hieu/",
    "khau-hieu/dan-van-kheo/",
    "van-ban/",
    "tin/",
    "bieu-mau/",
)
SCREEN_SIZES = {
    "og-image": (1200, 630),
    "fb-post-square": (1080, 1080),
    "fb-post-portrait": (1080, 1350),
    "fb-story": (1080, 1920),
    "web-header": (1200, 200),
    "led-fhd": (1920, 1080),
    "bang-ron-8x0.8": (11339, 1134),  # 8 × 0.8 m at 36 dpi
}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the example, built strictly."""
    folder = copy_of_the_example(tmp_path_factory.mktemp("example"))
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return small_project(tmp_path)


def report(folder: Path) -> dict[str, object]:
    read: dict[str, object] = json.loads((folder / ".cache/bangron/last-build.json").read_text())
    return read


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_that_others_link_to_is_there(example: Path, address: str) -> None:
    assert (example / "site" / address / "index.html").is_file()


@pytest.mark.parametrize("name", SCREEN_SIZES)
def test_every_slogan_has_a_banner_of_the_exact_size(example: Path, name: str) -> None:
    width, height = SCREEN_SIZES[name]
    for slogan in (example / "site/banners").glob("*/*-fb-story.png"):
        picture = slogan.with_name(f"{slogan.parent.name}-{name}.png")
        head = picture.read_bytes()[16:24]  # width and height of a PNG
        assert (int.from_bytes(head[:4]), int.from_bytes(head[4:])) == (width, height)


def test_every_page_has_its_picture_for_sharing_with_size_and_alt(example: Path) -> None:
    pages = list((example / "site").rglob("index.html"))
    assert len(pages) > 20
    for page in pages:
        text = page.read_text(encoding="utf-8")
        meta = dict(re.findall(r'<meta property="og:([a-z:]+)" content="([^"]*)"', text))
        assert (meta["image:width"], meta["image:height"]) == ("1200", "630"), page
        assert meta["image:alt"], page
        address = meta["image"].partition("/banners/")[2]
        assert (example / "site/banners" / address).is_file(), page


def test_no_page_asks_another_host_for_anything(example: Path) -> None:
    for page in (example / "site").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        asked = re.findall(
            r'<(?:script|img|link|iframe|source)[^>]+(?:src|href)="(https?:[^"]+)"', text
        )
        assert [url for url in asked if not url.startswith("https://dan-van-kheo.example/")] == []


def test_no_public_page_speaks_of_how_it_was_made(example: Path) -> None:
    words = re.compile(
        r"\b(?:mkdocs|markdown|material for|generator|theme by|made with)\b", re.IGNORECASE
    )
    for page in (example / "site").rglob("*.html"):
        text = re.sub(
            r"<script.*?</script>|<style.*?</style>",
            "",
            page.read_text(encoding="utf-8"),
            flags=re.DOTALL,
        )
        assert words.findall(re.sub(r"<[^>]+>", " ", text)) == [], page


def test_a_second_build_draws_nothing_and_gives_the_same_bytes(example: Path) -> None:
    before = files_below(example / "site")
    done = build(example, "--strict")
    assert done.returncode == 0, done.stderr
    assert report(example)["drawn"] == 0
    after = files_below(example / "site")
    assert sorted(before) == sorted(after)
    assert [name for name in before if before[name] != after[name]] == [
        "sitemap.xml.gz"
    ] or before == after


def test_bangron_build_gives_what_mkdocs_build_gives(small: Path) -> None:
    assert build(small, "--strict").returncode == 0
    before = files_below(small / "site")
    done = run(small, "bangron", "build", "--strict")
    assert done.returncode == 0, done.stderr
    after = files_below(small / "site")
    assert {name: before[name] for name in before if not name.endswith(".gz")} == {
        name: after[name] for name in after if not name.endswith(".gz")
    }


def test_the_site_is_vietnamese_and_the_same_whatever_the_program_speaks(small: Path) -> None:
    day = {"SOURCE_DATE_EPOCH": "1697328000"}
    assert build(small, "--strict", **day).returncode == 0
    before = files_below(small / "site")
    assert build(small, "--strict", BANGRON_LANG="en", TZ="UTC+9", **day).returncode == 0
    after = files_below(small / "site")
    assert [name for name in before if before[name] != after.get(name)] == []


def test_printed_numbers_reach_the_page(small: Path) -> None:
    build(small)
    page = (small / "site/ke-hoach/thang-dan-van/index.html").read_text(encoding="utf-8")
    assert re.findall(r'item__mark">([^<]+)<', page) == ["1.", "3."]
    assert "chưa ghi số" in page


def test_a_draft_is_absent_from_pages_lists_search_and_sitemap(small: Path) -> None:
    plan = small / "docs/ke-hoach/mat.md"
    text = (small / "docs/ke-hoach/thang-dan-van.md").read_text(encoding="utf-8")
    write(
        plan, text.replace("year: 2023", "status: draft").replace("Triển khai", "Việc chưa công bố")
    )
    done = build(small, "--strict")
    assert done.returncode == 0, done.stderr
    leaks = [
        name
        for name, data in files_below(small / "site").items()
        if "chưa công bố".encode() in data
    ]
    assert leaks == []
    assert not any("mat" in Path(name).parts for name in files_below(small / "site"))


def test_the_slogans_of_a_draft_plan_wait_with_it(small: Path) -> None:
    plan = small / "docs/ke-hoach/thang-dan-van.md"
    write(plan, plan.read_text(encoding="utf-8").replace("year: 2023", "status: draft"))
    slogans = small / "slogans/2023.yml"
    write(slogans, "plan: thang-dan-van\n" + slogans.read_text(encoding="utf-8"))
    assert build(small, "--strict").returncode == 0
    assert not (small / "site/khau-hieu/dan-van-kheo").exists()


def test_a_strict_build_with_problems_tells_them_all_and_leaves_the_last_site_whole(
    small: Path,
) -> None:
    assert build(small, "--strict").returncode == 0
    before = files_below(small / "site")
    write(small / "slogans/sai.yml", "slogans:\n  - id: x\n   text: A\n")
    write(small / "docs/ke-hoach/sai.md", "---\ntitle: A\nissuer: B\nside: quan\n---\n")
    (small / "docs/tin").mkdir()
    (small / "docs/tin/sai.md").write_bytes(b"---\ntitle: D\xe2n\n---\n")
    done = build(small, "--strict")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for place in ("slogans/sai.yml:3:", "docs/ke-hoach/sai.md:4:", "docs/tin/sai.md:2:"):
        assert done.stderr.count(place) == 1, done.stderr
    assert files_below(small / "site") == before


def test_a_build_that_is_not_strict_publishes_what_is_sound(small: Path) -> None:
    write(small / "docs/ke-hoach/sai.md", "---\ntitle: A\n---\n")
    done = build(small)
    assert done.returncode == 0
    assert "docs/ke-hoach/sai.md:2: thiếu trường 'kind'" in done.stderr
    assert not (small / "site/ke-hoach/sai").exists()
    assert (small / "site/ke-hoach/thang-dan-van/index.html").is_file()


def test_a_link_that_would_run_code_is_told_and_the_rest_is_built(small: Path) -> None:
    plan = small / "docs/ke-hoach/thang-dan-van.md"
    body = "\n[xem](javascript:alert(1)) ![ảnh](data:image/png;base64,x)\n"
    write(plan, plan.read_text(encoding="utf-8") + body)
    done = build(small)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("docs/ke-hoach/thang-dan-van.md:15: đường dẫn") == 2
    page = (small / "site/ke-hoach/thang-dan-van/index.html").read_text(encoding="utf-8")
    assert "<a>xem</a>" in page
    assert "javascript:alert" not in page
    assert "data:image/png" not in page


@pytest.mark.parametrize("field", ["origin: =", "date: 2023-02-30"])
def test_front_matter_that_mkdocs_cannot_parse_never_shows(small: Path, field: str) -> None:
    plan = small / "docs/ke-hoach/thang-dan-van.md"
    write(plan, plan.read_text(encoding="utf-8").replace("year: 2023", field))
    assert build(small).returncode == 0
    page = (small / "site/ke-hoach/thang-dan-van/index.html").read_text(encoding="utf-8")
    assert "issuer:" not in page


def test_a_page_saved_as_unicode_by_notepad_is_built_like_any_other(small: Path) -> None:
    plan = small / "docs/ke-hoach/thang-dan-van.md"
    plan.write_bytes(plan.read_text(encoding="utf-8").replace("\n", "\r\n").encode("utf-16"))
    done = build(small, "--strict")
    assert done.returncode == 0, done.stderr
    assert (small / "site/ke-hoach/thang-dan-van/index.html").is_file()


def test_first_lines_with_a_colon_are_text(small: Path) -> None:
    write(small / "docs/lien-he.md", "Fax: 0204 123\nEmail: a@b.vn\n\nGiờ làm việc.\n")
    assert build(small, "--strict").returncode == 0
    assert "Fax: 0204 123" in (small / "site/lien-he/index.html").read_text(encoding="utf-8")


def test_a_section_stays_when_the_words_above_it_are_a_draft(small: Path) -> None:
    for name in ("index.md", "ke-hoach/index.md"):
        write(small / "docs" / name, "---\nstatus: draft\n---\nLời chưa công bố.\n")
    done = build(small, "--strict")
    assert done.returncode == 0, done.stderr
    for name in ("index.html", "ke-hoach/index.html"):
        assert "chưa công bố" not in (small / "site" / name).read_text(encoding="utf-8")


def test_a_quiet_strict_build_refuses_what_a_loud_one_refuses(small: Path) -> None:
    write(small / "slogans/sai.yml", "slogans: []\n")
    done = build(small, "--quiet", "--strict")
    assert done.returncode == 1
    assert "slogans/sai.yml:1:" in done.stderr
    assert not (small / "site").exists()


def test_a_full_disk_is_told_in_one_line_and_the_last_site_stays(small: Path) -> None:
    resource = pytest.importorskip("resource", reason="this system sets no limits on a process")
    write(small / "site/index.html", "cũ")
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, limit[1]))
    try:
        done = build(small)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert done.returncode == 1
    assert "kiểm tra dung lượng đĩa" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert (small / "site/index.html").read_text(encoding="utf-8") == "cũ"


def test_a_site_for_a_memory_stick_links_to_files(small: Path) -> None:
    config = small / "mkdocs.yml"
    write(config, config.read_text(encoding="utf-8") + "\nuse_directory_urls: false\n")
    assert build(small, "--strict").returncode == 0
    page = (small / "site/khau-hieu/dan-van-kheo/index.html").read_text(encoding="utf-8")
    assert 'class="trail"' in page
    for name in files_below(small / "site"):
        if name.endswith("index.html"):
            page = (small / "site" / name).read_text(encoding="utf-8")
            assert re.findall(r'<a [^>]*href="((?:[^":#]*/|\.+))[#"]', page) == [], name


def test_a_link_that_leads_nowhere_is_told_with_its_line(small: Path) -> None:
    plan = small / "docs/ke-hoach/thang-dan-van.md"
    write(small / "docs/tin/nhap.md", "---\ntitle: A\ndate: 1/10/2023\nstatus: draft\n---\n")
    body = (
        "\n![ảnh](mat.png)\n[nháp](../tin/nhap.md) [gốc](/tin/)\n"
        "[tin](../tin/index.md) [khẩu hiệu](../khau-hieu/dan-van-kheo.md) [web](https://a.vn/x)\n"
    )
    write(plan, plan.read_text(encoding="utf-8") + body)
    done = build(small, "--strict")
    assert done.returncode == 1
    told = re.findall(r"thang-dan-van\.md:(\d+): đường dẫn '([^']+)'", done.stderr)
    assert told == [("15", "mat.png"), ("16", "../tin/nhap.md"), ("16", "/tin/")]
    assert "Doc file" not in done.stderr


@pytest.mark.parametrize("option", ["exclude_docs", "draft_docs"])
def test_what_the_configuration_keeps_out_no_list_names(small: Path, option: str) -> None:
    config = small / "mkdocs.yml"
    text = config.read_text(encoding="utf-8") + f"\n{option}: ke-hoach/thang-dan-van.md\n"
    write(config, text)
    assert build(small, "--strict").returncode == 0
    for name in files_below(small / "site"):
        if name.endswith((".html", "search_index.json")):
            text = (small / "site" / name).read_text(encoding="utf-8")
            assert "Triển khai Tháng Dân vận" not in text, name


def test_two_pages_with_one_address_are_told(small: Path) -> None:
    write(small / "docs/Giới thiệu.md", "Chữ.\n")
    done = build(small, "--strict")
    assert done.returncode == 1
    assert "địa chỉ '/gioi-thieu/' đã dùng cho docs/" in done.stderr


def test_a_slogan_that_the_font_cannot_write_is_left_out_and_told(small: Path) -> None:
    slogans = small / "slogans/2023.yml"
    write(slogans, slogans.read_text(encoding="utf-8") + "  - id: han\n    text: 勤政愛民\n")
    done = build(small, "--strict")
    assert done.returncode == 1
    assert "slogans/2023.yml:7:" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_build_touches_nothing_but_the_site_and_the_cache(small: Path) -> None:
    before = files_below(small)
    write(small / "slogans/sai.yml", "slogans:\n  - id: ../../ngoai\n    text: A\n")
    build(small)
    (small / "slogans/sai.yml").unlink()
    after = files_below(small)
    new = {Path(name).parts[0] for name in after if after[name] != before.get(name)}
    assert new - {"hooks"} == {"site", ".cache"}  # hooks: Python's own __pycache__


def test_values_are_text_on_the_page_whatever_they_say(small: Path) -> None:
    slogans = small / "slogans/2023.yml"
    write(
        slogans,
        slogans.read_text(encoding="utf-8")
        + '  - id: la\n    text: A < B & "C" > {{ 7*7 }} *d* `e`\n',
    )
    assert build(small, "--strict").returncode == 0
    page = (small / "site/khau-hieu/la/index.html").read_text(encoding="utf-8")
    assert "A &lt; B &amp; “C” &gt; {{ 7*7 }} *d* `e`" in page


def test_a_slug_in_the_front_matter_is_the_address(small: Path) -> None:
    plan = small / "docs/ke-hoach/thang-dan-van.md"
    write(plan, plan.read_text(encoding="utf-8").replace("year: 2023", "slug: dia-chi-cu"))
    assert build(small, "--strict").returncode == 0
    assert (small / "site/ke-hoach/dia-chi-cu/index.html").is_file()


def test_the_other_engine_builds_the_same_pages(small: Path) -> None:
    pytest.importorskip("properdocs", reason="the engine properdocs is not installed")
    assert build(small, "--strict").returncode == 0
    before = sorted(files_below(small / "site"))
    done = run(small, "properdocs", "build", "--strict", "-f", "mkdocs.yml")
    assert done.returncode == 0, done.stderr
    assert sorted(files_below(small / "site")) == before


def test_what_proofreading_finds_is_never_in_a_build(small: Path) -> None:
    plan = small / "docs/ke-hoach/thang-dan-van.md"
    write(plan, plan.read_text(encoding="utf-8") + "\n5. Tuyền tuyền về Luật.\n")
    done = build(small, "--strict")
    assert done.returncode == 0, done.stderr
    assert "lặp một chữ" not in done.stderr
    pages = files_below(small / "site").values()
    assert not any("lặp một chữ".encode() in data for data in pages)


def test_a_link_that_leaves_the_project_is_not_published(
    small: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("ngoai") / "mat.txt"
    secret.write_text("bí mật", encoding="utf-8")
    (small / "docs/mat.txt").symlink_to(secret)
    done = build(small, "--strict")
    assert done.returncode == 1
    assert "docs/mat.txt: tệp là liên kết trỏ ra ngoài" in done.stderr
    assert build(small).returncode == 0
    assert not (small / "site/mat.txt").exists()
