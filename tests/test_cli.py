"""The commands that staff and scripts type: what they write, say, and exit with."""

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bangron.cli import DONE, PROBLEMS_FOUND, WRONG_USAGE, main
from tests.support.layouts import logo
from tests.support.projects import run, small_project, write

TEMPLATES = Path(__file__).parents[1] / "hooks/bangron/lexicon/templates"
RECORD = {
    "id", "format", "path", "width_px", "height_px", "dpi", "bytes", "encoder", "lines",
    "font_size_px", "ink_box", "safe_box", "contrast", "alt", "sha256", "cached", "seconds",
}  # fmt: skip


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Call":
    monkeypatch.delenv("BANGRON_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    return Call()


class Call:
    """Calls the command line in this process."""

    def __call__(self, *arguments: str) -> Result:
        return CliRunner().invoke(main, arguments)


def test_formats_are_listed_for_people_and_for_machines(call: Call) -> None:
    assert "1200 × 630 px" in call("formats").output
    formats = {entry["id"]: entry for entry in json.loads(call("formats", "--json").stdout)}
    assert formats["og-image"]["width_px"] == 1200
    assert {"purpose", "dpi", "limit_bytes", "checked", "source"} <= formats["og-image"].keys()


def test_a_site_adds_formats_of_its_own_and_draws_in_them(call: Call, tmp_path: Path) -> None:
    small_project(tmp_path)
    own = "- id: cong-so\n  purpose: Ảnh đầu cổng\n  width_px: 1366\n  height_px: 400\n"
    write(tmp_path / "slogans/formats.yml", own)
    formats = {entry["id"]: entry for entry in json.loads(call("formats", "--json").stdout)}
    assert formats["cong-so"]["width_px"] == 1366
    slogans = tmp_path / "slogans/2023.yml"
    write(slogans, slogans.read_text(encoding="utf-8").replace("og-image", "cong-so"))
    (record,) = json.loads(call("banners", "-o", "anh", "--json").stdout)
    assert (record["format"], record["width_px"], record["height_px"]) == ("cong-so", 1366, 400)
    done = call("banner", "Nhân dân", "--format", "cong-so", "-o", "a.png")
    assert done.exit_code == DONE, done.output


def test_a_wrong_format_of_a_site_is_told_with_its_line(call: Call, tmp_path: Path) -> None:
    small_project(tmp_path)
    write(tmp_path / "slogans/formats.yml", "- id: a\n  purpose: Thử\n  width_px: 1366\n")
    said = "slogans/formats.yml:1: thiếu trường 'height_px'; thêm dòng 'height_px: …'"
    for command in (("formats",), ("banners", "-o", "anh")):
        done = call(*command)
        assert (done.exit_code, said in done.stderr) == (PROBLEMS_FOUND, True)
        assert done.stderr.count(said) == 1


def test_one_slogan_in_one_format_is_written_to_the_file_named(call: Call, tmp_path: Path) -> None:
    done = call(
        "banner", "Dân vận khéo | thì việc gì cũng thành công", "--kicker", "THÁNG DÂN VẬN",
        "--footer", "SỞ XÂY DỰNG", "--format", "fb-post-square", "-o", "anh/khau-hieu.png", "--json",
    )  # fmt: skip
    assert done.exit_code == DONE, done.output
    (record,) = json.loads(done.stdout)
    assert record.keys() == RECORD
    picture = tmp_path / "anh/khau-hieu.png"
    assert picture.stat().st_size == record["bytes"]
    assert record["lines"][0] == "Dân vận khéo"
    assert record["alt"] == "THÁNG DÂN VẬN: Dân vận khéo thì việc gì cũng thành công"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.png", "png"),
        ("a.jpg", "jpeg"),
        ("a.JPEG", "jpeg"),
        ("a.webp", "webp"),
        ("a.avif", "avif"),
    ],
)
def test_a_file_is_of_the_kind_that_its_name_tells(call: Call, name: str, kind: str) -> None:
    done = call("banner", "Nhân dân làm chủ", "--format", "web-thumb", "-o", name, "--json")
    (record,) = json.loads(done.stdout)
    assert record["encoder"] == kind
    start = Path(name).read_bytes()[:12]
    marks = {"png": b"\x89PNG", "jpeg": b"\xff\xd8", "webp": b"WEBP", "avif": b"ftypavif"}
    assert marks[kind] in start


def test_several_formats_go_into_a_folder(call: Call, tmp_path: Path) -> None:
    done = call(
        "banner", "Nhân dân làm chủ", "--format", "og-image", "--format", "web-header", "-o", "anh"
    )
    assert done.exit_code == DONE, done.output
    assert sorted(path.name for path in (tmp_path / "anh").iterdir()) == [
        "nhan-dan-lam-chu-og-image.png",
        "nhan-dan-lam-chu-web-header.png",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "og-imag"), "có phải ý bạn là 'og-image'?"),
        (("--format", "og-image", "--template", "khong-co"), "khong-co"),
        (("--format", "og-image", "--palette", "khong-co"), "khong-co"),
    ],
)
def test_a_wrong_name_is_told_with_what_there_is(
    call: Call, arguments: tuple[str, ...], said: str
) -> None:
    done = call("banner", "Nhân dân", *arguments, "-o", "a.png")
    assert done.exit_code in (WRONG_USAGE, PROBLEMS_FOUND)
    assert said in done.stderr
    assert not Path("a.png").exists()


def test_a_slogan_that_cannot_be_set_is_refused_and_no_file_is_written(call: Call) -> None:
    done = call("banner", "勤政愛民", "--format", "og-image", "-o", "a.png", "--json")
    assert done.exit_code == PROBLEMS_FOUND
    assert json.loads(done.stdout) == []
    assert done.stderr.count("\n") == 1
    assert not Path("a.png").exists()


def test_banners_draws_the_slogans_of_the_project(call: Call, tmp_path: Path) -> None:
    small_project(tmp_path)
    done = call("banners", "-o", "anh", "--json")
    assert done.exit_code == DONE, done.output
    (record,) = json.loads(done.stdout)
    assert Path(record["path"]) == Path("anh/dan-van-kheo/dan-van-kheo-og-image.png")
    assert Path(record["path"]).is_file()
    (again,) = json.loads(call("banners", "-o", "anh", "--json").stdout)
    assert (record["cached"], again["cached"]) == (False, True)


def test_a_line_end_in_a_slogan_is_a_break(call: Call) -> None:
    done = call(
        "banner", "Nhân dân\nlàm chủ", "--kicker", "THÁNG\nDÂN VẬN", "--format", "og-image",
        "-o", "a.png", "--json",
    )  # fmt: skip
    (record,) = json.loads(done.stdout)
    assert record["lines"] == ["Nhân dân", "làm chủ"]
    assert record["alt"] == "THÁNG DÂN VẬN: Nhân dân làm chủ"


def test_a_site_without_slogans_is_told_so(call: Call, tmp_path: Path) -> None:
    write(tmp_path / "mkdocs.yml", "site_name: A\n")
    done = call("banners", "-o", "anh")
    assert done.exit_code == PROBLEMS_FOUND
    assert "slogans: chưa có danh sách khẩu hiệu nào" in done.stderr


def test_a_format_without_room_is_a_fault_where_named_and_advice_where_merely_offered(
    call: Call, tmp_path: Path
) -> None:
    small_project(tmp_path)
    slogans = tmp_path / "slogans/2023.yml"
    write(slogans, slogans.read_text(encoding="utf-8").replace("formats: [og-image]\n", ""))
    small = "- {id: nho, purpose: Nhỏ, width_px: 120, height_px: 40, smallest_type_px: 14}\n"
    write(tmp_path / "slogans/formats.yml", small)
    named = call("banners", "--format", "nho", "-o", "anh")
    assert (named.exit_code, "nho" in named.stderr) == (PROBLEMS_FOUND, True)
    offered = call("pack", "--channel", "web", "-o", "goi", "--json")
    assert (offered.exit_code, "nho" in offered.stderr) == (DONE, True)
    (told,) = json.loads(offered.stdout)
    assert "nho" in told["left_out"]


def test_banners_knows_no_other_slogan(call: Call, tmp_path: Path) -> None:
    small_project(tmp_path)
    done = call("banners", "--slogan", "dan-van-khe")
    assert done.exit_code == WRONG_USAGE
    assert "có phải ý bạn là 'dan-van-kheo'?" in done.stderr


def test_pack_makes_a_zip_for_a_slogan_and_a_channel(call: Call, tmp_path: Path) -> None:
    small_project(tmp_path)
    slogans = tmp_path / "slogans/2023.yml"
    write(slogans, slogans.read_text(encoding="utf-8").replace("formats: [og-image]\n", ""))
    done = call("pack", "--channel", "zalo", "-o", "goi", "--json")
    assert done.exit_code == DONE, done.output
    (told,) = json.loads(done.stdout)
    assert (told["path"], told["channel"]) == ("goi/dan-van-kheo-zalo.zip", "zalo")
    assert told["formats"] == ["zalo-post", "zalo-broadcast", "zalo-zns", "zalo-cover"]
    with zipfile.ZipFile(tmp_path / told["path"]) as archive:
        names = archive.namelist()
    assert "dan-van-kheo-zalo/dan-van-kheo-zalo-post.png" in names
    first = (tmp_path / told["path"]).read_bytes()
    assert call("pack", "--channel", "zalo", "-o", "goi").exit_code == DONE
    assert (tmp_path / told["path"]).read_bytes() == first


def test_pack_keeps_to_the_formats_that_a_slogan_names(call: Call, tmp_path: Path) -> None:
    small_project(tmp_path)
    done = call("pack", "-o", "goi", "--json")
    assert [one["formats"] for one in json.loads(done.stdout)] == [["og-image"]]


def test_pack_knows_no_other_channel(call: Call, tmp_path: Path) -> None:
    small_project(tmp_path)
    done = call("pack", "--channel", "facebok")
    assert done.exit_code == WRONG_USAGE
    assert "có phải ý bạn là 'facebook'?" in done.stderr


def test_outside_a_site_the_command_says_where_to_go(call: Call) -> None:
    done = call("banners")
    assert (done.exit_code, done.stderr) == (
        WRONG_USAGE,
        "thư mục này không có mkdocs.yml; chạy lệnh trong thư mục của trang\n",
    )


def test_the_command_speaks_english_when_asked(tmp_path: Path) -> None:
    done = run(tmp_path, "bangron", "build", BANGRON_LANG="en")
    assert (done.returncode, done.stderr) == (
        WRONG_USAGE,
        "this folder has no mkdocs.yml; run the command in the site's folder\n",
    )
    assert "Draw the banners" in run(tmp_path, "bangron", "--help", BANGRON_LANG="en").stdout


@pytest.mark.build
def test_a_refused_build_exits_with_1_and_says_that_the_last_site_stays(tmp_path: Path) -> None:
    small_project(tmp_path)
    write(tmp_path / "slogans/sai.yml", "slogans: []\n")
    done = run(tmp_path, "bangron", "build", "--strict")
    assert done.returncode == PROBLEMS_FOUND
    assert "slogans/sai.yml:1: danh sách 'slogans' còn trống" in done.stderr
    assert done.stderr.strip().endswith("trang cũ trong site/ được giữ nguyên")
    assert "Aborted" not in done.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.build
def test_a_build_says_in_one_line_what_it_made(tmp_path: Path) -> None:
    small_project(tmp_path)
    done = run(tmp_path, "bangron", "build")
    assert done.returncode == DONE
    assert done.stdout == ""
    assert done.stderr.startswith("Đã dựng 9 trang và ")
    assert done.stderr.count("\n") == 1


@pytest.mark.build
def test_advice_reaches_staff_whatever_the_file_is_called(tmp_path: Path) -> None:
    small_project(tmp_path)
    long = "Dân vận khéo thì việc gì cũng thành công, " * 4
    write(
        tmp_path / "slogans/khẩu hiệu số 1.yml",
        f"formats: [bang-ron-8x0.8]\nslogans:\n  - id: dai\n    text: {long}dân vận khéo\n",
    )
    done = run(tmp_path, "bangron", "build", "--strict")
    assert done.returncode == DONE, done.stderr
    assert "slogans/khẩu hiệu số 1.yml:4: " in done.stderr


@pytest.mark.build
def test_a_broken_configuration_is_the_users_to_mend(tmp_path: Path) -> None:
    small_project(tmp_path)
    write(tmp_path / "mkdocs.yml", "site_name: A\ntheme: {name: khong-co}\n")
    done = run(tmp_path, "bangron", "build")
    assert done.returncode == PROBLEMS_FOUND
    assert "Traceback" not in done.stderr


def test_templates_are_listed_with_those_of_the_site(call: Call, tmp_path: Path) -> None:
    assert "Pháp luật" in call("templates").output
    ours = (TEMPLATES / "light.yml").read_text(encoding="utf-8")
    write(tmp_path / "slogans/templates/a.yml", ours.replace("id: light", "id: cua-so"))
    ids = [entry["id"] for entry in json.loads(call("templates", "--json").stdout)]
    assert ids[0] == "solemn"
    assert ids[-1] == "cua-so"
    done = call("banner", "Nhân dân", "--template", "cua-so", "--format", "og-image", "-o", "a.png")
    assert done.exit_code == DONE, done.output


def test_a_wrong_template_of_a_site_is_told_with_its_line(call: Call, tmp_path: Path) -> None:
    write(tmp_path / "slogans/templates/a.yml", "id: mau\nname: Mẫu\npalete: red-gold\n")
    done = call("templates")
    assert done.exit_code == PROBLEMS_FOUND
    assert "slogans/templates/a.yml:3: " in done.stderr
    assert "'palette'" in done.stderr


def test_a_brand_with_logo_and_code_is_on_the_banners(call: Call, tmp_path: Path) -> None:
    small_project(tmp_path)
    logo(tmp_path / "slogans/logo.png")
    brand = tmp_path / "slogans/brand.yml"
    before = json.loads(call("banners", "-o", "anh", "--json").stdout)
    text = brand.read_text(encoding="utf-8")
    write(brand, text + "\nlogo: logo.png\naddress: Số 1 đường Hùng Vương\nqr: true\n")
    after = json.loads(call("banners", "-o", "anh", "--json").stdout)
    assert [one["lines"] for one in after] == [one["lines"] for one in before]
    assert all(a["sha256"] != b["sha256"] for a, b in zip(after, before, strict=True))
    write(brand, text + "\nlogo: logo2.png\n")
    done = call("banners", "-o", "anh", "--json")
    assert done.exit_code == PROBLEMS_FOUND
    assert "slogans/brand.yml:" in done.stderr
    assert "logo2.png" in done.stderr
