"""Links and pictures of a page: targets that do not exist, words that say nothing, no alternative.

The alternative text and telling link text are Circular 26/2020/TT-BTTTT's
demand (DOMAIN 2.5). Addresses on other sites are not called up.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from bangron.checking.document import Document, Form
from bangron.checking.rule import Family, Finding, Origin, Rule
from bangron.problems import Severity

PICTURE = re.compile(r"!\[(?P<alt>[^\]]{0,300})\]\(\s*<?(?P<target>[^)\s>]{1,500})")
LINK = re.compile(r"(?<!!)\[(?P<words>[^\]]{1,300})\]\(\s*<?(?P<target>[^)\s>]{0,500})")
FILE_NAME = re.compile(
    r"[\w.-]+\.(?:png|jpe?g|webp|gif|svg)|(?:IMG|DSC|image|anh|screenshot)[\w -]*\d*", re.IGNORECASE
)
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
VAGUE = frozenset({
    "tại đây", "ở đây", "đây", "xem thêm", "xem tại đây", "bấm vào đây", "nhấn vào đây", "chi tiết",
    "link", "click", "xem chi tiết", "tải về", "here",
})  # fmt: skip
GENERATED = ("khau-hieu", "van-ban", "lich", "don-vi", "du-lieu", "mo-hinh", "banners")


def no_alternative(document: Document) -> Iterator[Finding]:
    """Find a picture without words for those who do not see it."""
    for number, match in _matches(document, PICTURE):
        if not match["alt"].strip():
            yield Finding(number, match.start() + 1, match["target"])


def file_name_as_alternative(document: Document) -> Iterator[Finding]:
    """Find a picture whose words are the name of its file."""
    for number, match in _matches(document, PICTURE):
        if match["alt"].strip() and FILE_NAME.fullmatch(match["alt"].strip()):
            yield Finding(number, match.start() + 1, match["alt"].strip())


def broken_link(document: Document) -> Iterator[Finding]:
    """Find a link or picture whose file is not there."""
    for pattern in (LINK, PICTURE):
        for number, match in _matches(document, pattern):
            if not _exists(document.file, match["target"]):
                yield Finding(number, match.start() + 1, match["target"] or match["words"])


def vague_link(document: Document) -> Iterator[Finding]:
    """Find a link whose words do not say where it leads."""
    for number, match in _matches(document, LINK):
        if match["words"].strip().lower().strip(".…") in VAGUE:
            yield Finding(number, match.start() + 1, match["words"])


def _matches(document: Document, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    if document.form is not Form.PAGE:
        return
    fenced = False
    for number in range(document.body_line, len(document.lines) + 1):
        typed = document.lines[number - 1]
        if typed.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        if not fenced and "](" in typed:
            for match in pattern.finditer(typed):
                yield number, match


def _exists(file: Path | None, target: str) -> bool:
    """Tell whether a relative target is there; generated pages and other sites are not looked for."""
    path = unquote(target.partition("#")[0].partition("?")[0])
    if not target:
        return False
    if not path or SCHEME.match(target) or file is None or path.startswith("/"):
        return True
    if any(part in GENERATED for part in Path(path).parts):
        return True
    wanted = file.parent / path
    return wanted.exists() or wanted.with_suffix(".md").exists() or path.endswith("/")


WEB = Origin.CIRCULAR_26
RULES = (
    Rule("no-alternative", Family.LINK, Severity.ERROR, WEB, no_alternative),
    Rule("file-name-as-alternative", Family.LINK, Severity.WARNING, WEB, file_name_as_alternative),
    Rule("broken-link", Family.LINK, Severity.ERROR, Origin.PRACTICE, broken_link),
    Rule("vague-link", Family.LINK, Severity.HINT, WEB, vague_link),
)
