"""Whatever a file is or holds, it is read, or refused with one line that says what to do."""

import io
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bangron.importing.raw import RawKind
from bangron.importing.readers import read_raw
from bangron.importing.readers.docx import read_docx
from bangron.importing.readers.pdf import read_pdf
from bangron.importing.readers.reading import RefusedError
from bangron.importing.readers.sniffing import sniff
from tests.support.documents import (
    Sheet,
    archive,
    docx,
    level,
    numbered,
    paragraph,
    part,
    pdf,
    relations,
    row,
    table,
)

MAIN = {"_rels/.rels": relations({"officeDocument": "word/document.xml"})}
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\x12" * 500
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def write_page(sheet: Sheet) -> None:
    sheet.line("Căn cứ Chỉ thị số 33/CT-TTg về công tác dân vận")
    sheet.rule(85, 700, 200, 700)


GOOD_PDF = pdf(write_page, write_page)
GOOD_DOCX = docx(
    numbered("Mục đích", 1) + table(row("Stt", "Tên"), row("1", "Một")) + paragraph("Hết"),
    numbering='<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)


def refusal(folder: Path, name: str, data: bytes) -> str:
    """Return the rule that a file is refused by."""
    path = folder / name
    path.write_bytes(data)
    document, problems = read_raw(path)
    assert document is None
    (problem,) = problems
    assert "\n" not in problem.message
    assert problem.message
    return problem.rule


def word_xml(prolog: str, body: str = "<w:body/>") -> bytes:
    """Return a Word file whose main part begins with `prolog`."""
    xml = part("document", body).decode().replace("?>", f"?>{prolog}", 1)
    return archive({**MAIN, "word/document.xml": xml.encode()})


BOMB = (
    "<!DOCTYPE w ["
    '<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    + "]>"
)


@pytest.mark.parametrize(
    ("name", "data", "rule"),
    [
        ("a.txt", b"", "reader-empty"),
        ("a.docx", b"", "reader-empty"),
        ("a.pdf", b"\0" * 4000, "reader-empty"),
        ("a.pdf", JPEG, "reader-picture"),
        ("a.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "reader-picture"),
        ("a.txt", b"RIFF\0\0\0\0WEBPVP8 ", "reader-picture"),
        ("a.docx", b"Day khong phai tep Word", "reader-not-what-it-says"),
        ("a.pdf", b"PDF o dau", "reader-not-what-it-says"),
        ("a.doc", OLE, "reader-convert"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "reader-password"),
        ("a.docx", rb"{\rtf1\ansi D\u226?n}", "reader-convert"),
        ("a.doc", b"MIME-Version: 1.0\nContent-Type: multipart/related", "reader-convert"),
        (
            "a.xml",
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>',
            "reader-convert",
        ),
        (
            "a.odt",
            archive({}).replace(b"[Content_Types].xml", b"application/vnd.oas", 1),
            "reader-zip-damaged",
        ),
        ("a.xlsx", archive({"xl/workbook.xml": b"<workbook/>"}), "reader-spreadsheet"),
        ("a.docx", GOOD_DOCX[: len(GOOD_DOCX) // 2], "reader-zip-damaged"),
        ("a.docx", archive({}), "reader-zip-damaged"),
        ("a.docx", archive({**MAIN, "word/document.xml": b"<a><b></a>"}), "reader-zip-damaged"),
        (
            "a.docx",
            word_xml(BOMB, "<w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body>"),
            "reader-hostile",
        ),
        ("a.docx", word_xml('<!DOCTYPE w SYSTEM "file:///etc/passwd">'), "reader-hostile"),
        (
            "a.docx",
            word_xml('<!DOCTYPE w [<!ENTITY % x SYSTEM "http://127.0.0.1/x"> %x;]>'),
            "reader-hostile",
        ),
        ("a.docx", word_xml("", "<w:x>" * 5000 + "</w:x>" * 5000), "reader-too-complex"),
        ("a.docx", docx(""), "reader-empty"),
        ("a.pdf", GOOD_PDF[:300], "reader-pdf-damaged"),
    ],
    ids=lambda value: str(value)[:24] if not isinstance(value, bytes) else "",
)
def test_files_that_are_not_read_say_why(tmp_path: Path, name: str, data: bytes, rule: str) -> None:
    assert refusal(tmp_path, name, data) == rule


def test_other_offices_zips_are_told_by_their_first_entry(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert refusal(tmp_path, "a.odt", out.getvalue()) == "reader-convert"


def test_the_way_to_convert_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "Kế hoạch 15.doc"
    path.write_bytes(OLE)
    _, (problem,) = read_raw(path)
    assert 'soffice --headless --convert-to docx "Kế hoạch 15.doc"' in problem.message


def test_what_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.docx", tmp_path, Path("/dev/zero"), tmp_path / ("x" * 300)):
        document, (problem,) = read_raw(path)
        assert document is None
        assert problem.message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    _, (problem,) = read_raw(tmp_path / "a.txt")
    assert problem.rule == "reader-not-a-file"


def test_a_file_of_200_megabytes_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    _, (problem,) = read_raw(path)
    assert problem.rule == "reader-too-large"


def test_a_zip_bomb_is_refused_within_its_bounds(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("_rels/.rels", MAIN["_rels/.rels"])
        with target.open("word/document.xml", "w", force_zip64=True) as entry:
            entry.write(b'<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>')
            for _ in range(120):
                entry.write(b" " * 1_000_000)
    assert len(out.getvalue()) < 1_000_000
    assert refusal(tmp_path, "a.docx", out.getvalue()) == "reader-too-complex"


def test_a_table_of_ten_thousand_rows_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(table(*(row(str(i), "Mô hình", "Xã", "") for i in range(10_000)))))
    document, problems = read_raw(path)
    assert document is not None
    assert problems == ()
    assert sum(line.kind is RawKind.ROW for line in document.lines) == 10_000


def test_macros_are_never_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "a.docm"
    with zipfile.ZipFile(io.BytesIO(GOOD_DOCX)) as good:
        files = {name: good.read(name) for name in good.namelist() if name != "[Content_Types].xml"}
    path.write_bytes(archive({**files, "word/vbaProject.bin": OLE}))
    document, problems = read_raw(path)
    assert document is not None
    assert document.lines[0].text == "1. Mục đích"
    assert problems == ()


def test_parts_from_elsewhere_are_not_fetched(tmp_path: Path) -> None:
    outside = relations({"styles": "http://127.0.0.1:9/s.xml"}).replace(
        b"Target=", b'TargetMode="External" Target='
    )
    path = tmp_path / "a.docx"
    files = {
        **MAIN,
        "word/document.xml": part("document", "<w:body>" + paragraph("x") + "</w:body>"),
    }
    path.write_bytes(archive({**files, "word/_rels/document.xml.rels": outside}))
    document, _ = read_raw(path)
    assert document is not None


def test_good_files_come_through_the_child_unchanged(tmp_path: Path) -> None:
    for name, data, read in (("a.docx", GOOD_DOCX, read_docx), ("a.pdf", GOOD_PDF, read_pdf)):
        path = tmp_path / name
        path.write_bytes(data)
        document, problems = read_raw(path)
        here = read(data, path.as_posix())
        assert document is not None
        assert (document.lines, document.flow, problems) == (here.lines, here.flow, here.problems)


def test_a_child_that_hangs_or_dies_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bangron.importing.readers import isolated  # noqa: PLC0415 - what is patched

    path = tmp_path / "a.docx"
    path.write_bytes(GOOD_DOCX)
    for module in ("this", "no.such.module"):
        monkeypatch.setattr(isolated, "CHILD", module)
        _, (problem,) = read_raw(path)
        assert problem.rule in ("reader-too-complex", "reader-failed")
    monkeypatch.undo()
    monkeypatch.setattr(isolated, "TIME_LIMIT_S", 0.001)
    started = time.monotonic()
    _, (problem,) = read_raw(path)
    assert problem.rule == "reader-too-complex"
    assert time.monotonic() - started < 10


mutations = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=12
)


def mutated(data: bytes, changes: list[tuple[float, int]]) -> bytes:
    """Return data with some bytes changed."""
    out = bytearray(data)
    for place, byte in changes:
        out[int(place * len(out))] = byte
    return bytes(out)


def is_read_or_refused(read: Callable[[], object]) -> bool:
    """Tell whether a reader gave something or refused with a message; any other error comes out."""
    try:
        return read() is not None
    except RefusedError as refused:
        return bool(str(refused))


@given(mutations)
def test_a_word_file_with_changed_bytes_is_read_or_refused(
    changes: list[tuple[float, int]],
) -> None:
    assert is_read_or_refused(lambda: read_docx(mutated(GOOD_DOCX, changes), "a.docx"))


@given(mutations, st.integers(0, 3))
def test_word_xml_with_changed_bytes_is_read_or_refused(
    changes: list[tuple[float, int]], which: int
) -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD_DOCX)) as good:
        files = {name: good.read(name) for name in good.namelist() if name != "[Content_Types].xml"}
    name = sorted(files)[which % len(files)]
    spoilt = archive({**files, name: mutated(files[name], changes)})
    assert is_read_or_refused(lambda: read_docx(spoilt, "a.docx"))


@given(mutations)
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_pdf_with_changed_bytes_is_read_or_refused(
    tmp_path: Path, changes: list[tuple[float, int]]
) -> None:
    path = tmp_path / "a.pdf"  # in its child: what PDFium does to itself must not end the tests
    path.write_bytes(mutated(GOOD_PDF, changes))
    document, problems = read_raw(path)
    assert document is not None or len(problems) == 1
    assert all(problem.rule != "reader-failed" for problem in problems)


@given(st.binary(max_size=400), st.sampled_from([".txt", ".docx", ".pdf", ".html", ".md", ""]))
def test_any_bytes_are_some_format_or_refused(data: bytes, suffix: str) -> None:
    assert is_read_or_refused(lambda: sniff(data, suffix))
