"""The print file: its boxes, fonts, text, colours and weight, as other programs see them."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from bangron.banners.assets import Asset
from bangron.banners.faces import font_bytes
from bangron.banners.formats import Format, load_formats
from bangron.banners.laying import lay_out, palette_of
from bangron.banners.layout import Layout
from bangron.banners.pdf import write_pdf
from bangron.banners.pdf_tags import READING_ORDER
from bangron.banners.print_page import LONGEST_SIDE, PrintOptions
from bangron.banners.request import Request
from bangron.banners.template_spec import TEXT_ROLES
from bangron.banners.templates import load_templates
from bangron.banners.wording import wording
from tests.support.printing import MM_PER_PT, text_of
from tests.support.slogans import nine, slogan

PRINT = {size.id: size for size in load_formats() if size.group == "print"}
CLOTH, A4, A0 = PRINT["bang-ron-8x0.8"], PRINT["poster-a4"], PRINT["poster-a0"]
PLAIN = PrintOptions()
WITHOUT_PHOTO = [name for name in load_templates() if name != "photo"]

Save = Callable[[bytes], Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def write(data: bytes) -> Path:
        path = tmp_path / "banner.pdf"
        path.write_bytes(data)
        return path

    return write


def request_for(number: int, size: Format, template: str = "solemn") -> Request:
    return Request(nine()[number - 1], size, template, load_templates()[template].palette)


def printed(request: Request, options: PrintOptions = PLAIN) -> bytes:
    layout = lay_out(request)
    assert isinstance(layout, Layout)
    return write_pdf(request.slogan, layout, palette_of(request), request.format, options)


def box_mm(page: pikepdf.Page, name: str, scale: int = 1) -> list[float]:
    """Return left, bottom, right, top of a box in true millimetres."""
    unit = float(page.obj.get("/UserUnit", 1)) * MM_PER_PT * scale
    return [float(edge) * unit for edge in page.obj[name]]


def size_mm(box: list[float]) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


@pytest.mark.parametrize("options", [PLAIN, PrintOptions(marks=True), PrintOptions(scale=10)])
@pytest.mark.parametrize("size", PRINT.values(), ids=PRINT)
def test_boxes_are_true_to_a_hundredth_of_a_millimetre(
    save: Save, size: Format, options: PrintOptions
) -> None:
    with pikepdf.open(save(printed(request_for(4, size), options))) as pdf:
        (page,) = pdf.pages
        trim, bleed, media = (
            box_mm(page, name, options.scale) for name in ("/TrimBox", "/BleedBox", "/MediaBox")
        )
        assert size_mm(trim) == pytest.approx((size.width_mm, size.height_mm), abs=0.01)
        for inner, outer in zip(trim, bleed, strict=True):
            assert abs(inner - outer) == pytest.approx(size.bleed_mm, abs=0.01)
        assert bleed[0] >= media[0] == media[1] == 0
        assert max(float(edge) for edge in page.obj.MediaBox) <= LONGEST_SIDE
        assert (media == pytest.approx(bleed)) is not options.marks


def test_only_a_side_that_acrobat_refuses_gets_larger_units(save: Save) -> None:
    def unit(size: Format, options: PrintOptions = PLAIN) -> float:
        with pikepdf.open(save(printed(request_for(4, size), options))) as pdf:
            return float(pdf.pages[0].obj.get("/UserUnit", 1))

    assert (unit(CLOTH), unit(A0), unit(PRINT["pano-4x3"])) == (10, 1, 1)
    assert unit(CLOTH, PrintOptions(scale=10)) == 1


@pytest.mark.parametrize("template", WITHOUT_PHOTO)
@pytest.mark.parametrize("size", [CLOTH, A0], ids=lambda size: size.id)
def test_the_text_is_read_back_as_it_was_written(save: Save, size: Format, template: str) -> None:
    for number in (4, 7):
        request = request_for(number, size, template)
        layout = lay_out(request)
        assert isinstance(layout, Layout)
        found = text_of(save(printed(request)))
        assert unicodedata.is_normalized("NFC", found)
        for role in ("slogan", "kicker", "foot"):
            lines = " ".join(line.text for line in layout.by_role(role))
            assert lines
            assert lines in found
        said = " ".join(line.text for line in layout.by_role("slogan"))
        assert said.casefold() == wording(request.slogan.text).text.casefold()


@given(st.text("aăâđêôơưằẵậệộợỰĂÂĐ fj“”'().,-–0123456789", min_size=1, max_size=40))
def test_every_line_keeps_its_letters_and_their_order(text: str) -> None:
    shown = slogan(f"Dân {text}")
    layout = lay_out(Request(shown, A4))
    assert isinstance(layout, Layout)
    with pikepdf.open(BytesIO(printed(Request(shown, A4)))) as pdf:
        assert sorted(decoded(pdf.pages[0])) == sorted(line.text for line in layout.lines)


def steps(page: pikepdf.Page) -> list[tuple[str, list[pikepdf.Object]]]:
    """Return the operators of a page, each with its operands."""
    return [
        (str(step.operator), list(step.operands)) for step in pikepdf.parse_content_stream(page)
    ]


def decoded(page: pikepdf.Page) -> list[str]:
    """Return the text of every line by the page's own fonts and their ToUnicode maps."""
    fonts = {
        name: unicode_map(font.ToUnicode.read_bytes().decode("ascii"))
        for name, font in page.obj.Resources.Font.items()
    }
    lines: list[str] = []
    meaning: dict[int, str] = {}
    for operator, operands in steps(page):
        if operator == "Tf":
            meaning = fonts[str(operands[0])]
        if operator == "TJ":
            codes = b"".join(
                bytes(part) for part in operands[0] if isinstance(part, pikepdf.String)
            )
            pairs = zip(codes[::2], codes[1::2], strict=True)
            lines.append("".join(meaning[high << 8 | low] for high, low in pairs))
    return lines


def unicode_map(text: str) -> dict[int, str]:
    sections = text.replace("endbfchar", "beginbfchar").split("beginbfchar")[1::2]
    pairs = [line.split() for section in sections for line in section.split("\n") if line]
    return {
        int(code.strip("<>"), 16): bytes.fromhex(char.strip("<>")).decode("utf-16-be")
        for code, char in pairs
    }


def test_fonts_are_embedded_subsets(save: Save) -> None:
    with pikepdf.open(save(printed(request_for(4, A4)))) as pdf:
        fonts = pdf.pages[0].obj.Resources.Font
        assert len(fonts) == 2
        for font in fonts.values():
            inner = font.DescendantFonts[0]
            assert [str(one.Subtype) for one in (font, inner)] == ["/Type0", "/CIDFontType2"]
            assert font.Encoding == "/Identity-H"
            tag, plus, name = str(font.BaseFont)[1:].partition("+")
            assert len(tag) == 6
            assert tag.isupper()
            assert plus
            assert name.startswith("BeVietnamPro-")
            assert len(inner.FontDescriptor.FontFile2.read_bytes()) < 12_000


def test_there_is_one_page_and_nothing_but_vectors_and_no_script(save: Save) -> None:
    with pikepdf.open(save(printed(request_for(4, CLOTH), PrintOptions(marks=True)))) as pdf:
        assert len(pdf.pages) == 1
        assert "/XObject" not in pdf.pages[0].obj.Resources
        assert pdf.check_pdf_syntax() == []
        assert pdf.get_warnings() == []
        operators = {operator for operator, _ in steps(pdf.pages[0])}
        assert not operators & {"BI", "Do", "sh"}
        assert not {"/Names", "/AA", "/OpenAction", "/AcroForm"} & set(pdf.Root.keys())


def test_the_file_says_whose_it_is_in_which_language_and_how_large(save: Save) -> None:
    with pikepdf.open(save(printed(request_for(4, CLOTH), PrintOptions(scale=10)))) as pdf:
        about = pdf.docinfo
        assert str(about.Title) == "“Dân vận khéo thì việc gì cũng thành công”"
        assert str(about.Author) == "Ban Dân vận Tỉnh ủy Bắc Giang"
        assert str(about.Subject) == "8000 × 800 mm, 1:10"
        assert str(pdf.Root.Lang) == "vi"
        assert "/CreationDate" not in about


@pytest.mark.parametrize("template", WITHOUT_PHOTO)
def test_it_is_read_in_order_with_the_slogan_as_its_heading(save: Save, template: str) -> None:
    request = request_for(4, A4, template)
    said = replace(request.slogan, attribution="Hồ Chí Minh")
    with pikepdf.open(save(printed(replace(request, slogan=said)))) as pdf:
        heard = " ".join(decoded(pdf.pages[0])).casefold()
        places = [heard.index(text) for text in ("tháng dân vận", "khéo", "minh", "bắc giang")]
        assert places == sorted(places)
        parts = list(pdf.Root.StructTreeRoot.K[0].K)
        assert [str(part.S) for part in parts] == ["/P", "/H1", "/P", "/P"]
        marks = [int(mark) for part in parts for mark in part.K]
        assert marks == list(range(len(marks)))
        owners = list(pdf.Root.StructTreeRoot.ParentTree.Nums[1])
        assert len(owners) == len(marks)


def test_colours_are_srgb_for_reader_and_for_press(save: Save) -> None:
    with pikepdf.open(save(printed(request_for(4, A4)))) as pdf:
        kind, profile = pdf.pages[0].obj.Resources.ColorSpace.DefaultRGB
        assert kind == "/ICCBased"
        assert profile.read_bytes()[36:40] == b"acsp"
        (intent,) = pdf.Root.OutputIntents
        assert intent.DestOutputProfile.objgen == profile.objgen


@pytest.mark.parametrize("options", [PLAIN, PrintOptions(marks=True, outlines=True)])
def test_same_banner_same_bytes(options: PrintOptions) -> None:
    request = request_for(4, CLOTH)
    assert printed(request, options) == printed(request, options)
    assert printed(request, options) != printed(request_for(5, CLOTH), options)


@pytest.mark.parametrize("template", WITHOUT_PHOTO)
@pytest.mark.parametrize("size", [CLOTH, A0], ids=lambda size: size.id)
def test_a_banner_without_photo_weighs_under_50_kb(size: Format, template: str) -> None:
    assert max(len(printed(request_for(n, size, template))) for n in (1, 7)) < 50_000


def test_outlined_letters_need_no_font_and_keep_their_words_for_who_cannot_see(save: Save) -> None:
    request = request_for(4, A4)
    path = save(printed(request, PrintOptions(outlines=True)))
    assert text_of(path) == ""
    with pikepdf.open(path) as pdf:
        assert "/Font" not in pdf.pages[0].obj.Resources
        (figure,) = pdf.Root.StructTreeRoot.K[0].K
        assert (str(figure.S), str(figure.Alt)) == ("/Figure", request.slogan.alt)


def test_marks_stand_outside_the_bleed_in_line_with_the_cut(save: Save) -> None:
    with pikepdf.open(save(printed(request_for(4, A4), PrintOptions(marks=True)))) as pdf:
        (page,) = pdf.pages
        bleed, trim = box_mm(page, "/BleedBox"), box_mm(page, "/TrimBox")
        strokes = strokes_mm(page)
    assert len(strokes) == 8
    for (x0, y0), (x1, y1) in strokes:
        along = x0 if x0 == x1 else y0
        cuts = (trim[0], trim[2]) if x0 == x1 else (trim[1], trim[3])
        assert min(abs(along - cut) for cut in cuts) < 0.01
        inside_x = bleed[0] < x0 < bleed[2] or bleed[0] < x1 < bleed[2]
        inside_y = bleed[1] < y0 < bleed[3] or bleed[1] < y1 < bleed[3]
        assert not (inside_x and inside_y)
        assert max(abs(x0 - x1), abs(y0 - y1)) == pytest.approx(5, abs=0.01)


def strokes_mm(page: pikepdf.Page) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Return every stroked line."""
    found = []
    path: list[tuple[float, float]] = []
    for operator, operands in steps(page):
        if operator in ("m", "l"):
            x, y = (float(value) * MM_PER_PT for value in operands)
            path = [*path, (x, y)] if operator == "l" else [(x, y)]
        if operator == "S":
            found.append((path[0], path[1]))
    return found


@pytest.mark.parametrize("size", PRINT.values(), ids=PRINT)
def test_no_letter_comes_near_a_hem_or_an_eyelet(size: Format) -> None:
    # Hems and eyelets take 30 to 50 mm of cloth; paper is cut to 3 mm (DOMAIN 3.1).
    is_cloth = size.bleed_mm >= 30
    assert size.width_mm
    mm = size.width_mm / size.width_px
    layout = lay_out(request_for(7, size))
    assert isinstance(layout, Layout)
    left, top, right, bottom = layout.ink_box
    margins = (left, top, size.width_px - right, size.height_px - bottom)
    assert min(margins) * mm >= (50 if is_cloth else 5)


def test_a_screen_format_has_no_true_size() -> None:
    screen = next(size for size in load_formats() if size.group == "screen")
    with pytest.raises(ValueError, match=screen.id):
        printed(Request(nine()[3], screen))


def test_letters_that_share_a_glyph_are_told_apart(save: Save) -> None:
    text = "Đảng-2024 – 2025"
    assert text in text_of(save(printed(Request(replace(slogan(text), kicker="", footer=""), A4))))


def test_every_role_of_a_template_has_its_place_in_the_reading_order() -> None:
    assert set(READING_ORDER) == set(TEXT_ROLES)


def test_a_font_of_the_site_is_embedded_under_its_own_name(save: Save, tmp_path: Path) -> None:
    path = tmp_path / "Phông của sở.ttf"
    with TTFont(BytesIO(font_bytes("BeVietnamPro-Medium"))) as font:
        for table in ("OS/2", "name", "post"):  # what a careless font tool leaves out
            del font[table]
        font.save(path)
    own = Asset(str(path), sha256(path.read_bytes()).hexdigest())
    request = request_for(4, A4)
    request = replace(request, kit=replace(request.kit, slogan_font=own, text_font=own))
    with pikepdf.open(save(printed(request))) as pdf:
        (font,) = pdf.pages[0].obj.Resources.Font.values()
        assert re.fullmatch("/[A-Z]{6}[+]Font", str(font.BaseFont))
    assert "“Dân vận khéo thì việc gì cũng thành công”" in text_of(tmp_path / "banner.pdf")
