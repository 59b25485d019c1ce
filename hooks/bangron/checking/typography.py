"""Spaces, punctuation, quotation marks, brackets, and characters nobody sees.

What only moves white space is mended safely; what changes a mark is asked.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from bangron.checking.document import Document, Form, Kind
from bangron.checking.rule import Edit, Family, Finding, Origin, Rule, found, mended
from bangron.checking.vocabulary import vocabulary
from bangron.problems import Severity
from bangron.text.compounds import keys_of
from bangron.text.normal import smart_quotes, tidy

DOUBLE_SPACE = re.compile(r"(?<=[^\s|])[ \u00a0]{2,}(?=[^\s|])")
SPACE_BEFORE = re.compile(r"(?<=[^\s|>#-]) +(?=[,;:!?](?:\s|$)|\.(?:\s*$|\s+[^\W\d_]))")
HALF_HYPHEN = re.compile(
    r"(?<=[^\W\d_])(?<!\b[IVX])(?<!\b[IVX]{2})(?<!\b[IVX]{3})(?:- (?=[^\W\d_])| -(?=[^\W\d_]))"
)
INSIDE_BRACKET = re.compile(r"(?<=[(“\[]) +(?=\S)|(?<=[^\s(“\[|]) +(?=[)”])")
STRAIGHT_INSIDE = re.compile(r"\" +(?=\S)|(?<=\S) +\"")
LEADING = re.compile(r"^[ \u00a0]+(?=\S)")
MISSING_SPACE = re.compile(
    r"(?<=[^\W\d_])[,;](?=[^\W\d_])|(?<=[^\W\d_]{2}):(?=[^\W\d_])|(?<=[a-zà-ỹ])\.(?=[A-ZĐ][a-zà-ỹ])"
)
ADDRESS = re.compile(r"https?://|www\.|@|\.(?:vn|com|md|html|png|jpg)\b|\]\(")
TAGS = re.compile(r"<[^<>]*>|\]\([^)]*\)|`[^`]*`|\{[^{}]*\}")
FOREIGN_QUOTES = re.compile("[«»„‟]")
LETTERED = re.compile(r"^\s*[\w]{1,3}\)")
ELLIPSIS = re.compile(
    r"\s{0,3}\.\s{0,3}v\.\s?v\.+|[,;] ?(?:\.{3,}|…)\.*|(?<!\.)\.{3}…+|…\.+|(?<=[^\W\d_])\.{4}(?!\.)"
)
OPEN_ELLIPSIS = re.compile(r"(?<=[\w)”])(?:…|\.{3})(?!\.)")
DOUBLED_MARK = re.compile(
    r",\s?,|;\s?;|:\s?:|[,;]\.(?!\.)|(?<![.v])\.[,;]|(?<![.…v])(?<!\.v)\.\.(?![./])"
)
MARK_PAIRS = (",,", ", ,", ";;", "; ;", "::", ": :", ",.", ";.", ".,", ".;", "..")
INNER_SPACES = ("( ", "“ ", "[ ", " )", " ”", '"')
INVISIBLE_RUN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+")
LOOKALIKE = re.compile("[\u00d0\u0189\u00f0\u0256\u0400-\u04ff]")
OFTEN = 2  # places with a comma that make a habit
NEVER_PARTED = (
    "tinh thần trách nhiệm", "hệ thống chính trị", "cải cách hành chính",
    "thủ tục hành chính", "quần chúng nhân dân", "an sinh xã hội", "phong trào thi đua",
    "lực lượng vũ trang", "mạng lưới thông tin", "công nghệ thông tin", "chương trình hành động",
)  # fmt: skip
ALWAYS_PARTED = (
    "cán bộ công chức", "công chức viên chức", "cán bộ đảng viên", "khiếu nại tố cáo",
    "đoàn viên hội viên", "tham nhũng tiêu cực",
)  # fmt: skip


def _body(document: Document) -> Iterator[tuple[int, str]]:
    """Yield number and text of the lines that hold prose: code and front matter left out."""
    fenced = False
    for number, typed in enumerate(document.lines, start=1):
        if document.form is Form.PAGE:
            if number < document.body_line:
                continue
            if typed.lstrip().startswith(("```", "~~~")):
                fenced = not fenced
            if fenced or typed.startswith(("    ", "\t")):
                continue
        if typed.strip():
            yield number, typed


def double_space(document: Document) -> Iterator[Finding]:
    """Two spaces where one is enough; in a page, an item's number may stand apart."""
    if document.form is Form.DATA:
        return
    for number, typed in _body(document):
        if "  " not in typed and "\u00a0 " not in typed and " \u00a0" not in typed:
            continue
        for gap in DOUBLE_SPACE.finditer(typed):
            yield mended(number, gap.start(), gap.end(), " ", typed)


def space_before_mark(document: Document) -> Iterator[Finding]:
    """Find a space before a comma, semicolon, colon, full stop, exclamation or question mark."""
    if document.form is Form.DATA:
        return
    for number, typed in _body(document):
        for gap in SPACE_BEFORE.finditer(typed):
            if (
                not typed[: gap.start()].strip().startswith("....")
                and "..." not in typed[gap.end() : gap.end() + 3]
            ):
                yield mended(number, gap.start(), gap.end(), "", typed)


def half_spaced_hyphen(document: Document) -> Iterator[Finding]:
    """Find a hyphen between words with a space on one side alone: "kinh tế- xã hội"."""
    if document.form is Form.DATA:
        return
    for number, typed in _body(document):
        for gap in HALF_HYPHEN.finditer(typed):
            yield mended(number, gap.start(), gap.end(), " - ", typed)


def space_inside(document: Document) -> Iterator[Finding]:
    """Find a space after an opening quote or bracket, or before a closing one."""
    if document.form is Form.DATA or not document.holds_any(*INNER_SPACES):
        return
    for number, typed in _body(document):
        for gap in INSIDE_BRACKET.finditer(typed):
            yield mended(number, gap.start(), gap.end(), "", typed)
        opened = False
        for at, letter in enumerate(typed):
            if letter != '"':
                continue
            opened = not opened
            if opened and typed[at + 1 : at + 2] == " " and '"' in typed[at + 1 :]:
                yield mended(number, at + 1, at + 2, "", typed)
            elif not opened and typed[at - 1 : at] == " ":
                yield mended(number, at - 1, at, "", typed)


def missing_space(document: Document) -> Iterator[Finding]:
    """No space after a comma, a semicolon, a colon or the full stop of a sentence."""
    if document.form is Form.DATA:
        return
    for number, typed in _body(document):
        for gap in MISSING_SPACE.finditer(typed):
            if not ADDRESS.search(typed[max(0, gap.start() - 40) : gap.end() + 40]):
                yield mended(number, gap.end(), gap.end(), " ", typed)


def leading_space(document: Document) -> Iterator[Finding]:
    """Find a paragraph of a raw text that begins with spaces."""
    if document.form is not Form.RAW:
        return
    resumed = {joint.after for joint in document.joints}
    for number, typed in enumerate(document.lines, start=1):
        gap = LEADING.match(typed)
        if gap and number not in resumed and "\t" not in typed:
            yield mended(number, 0, gap.end(), "", typed)


def blank_line_spaces(document: Document) -> Iterator[Finding]:
    """Find a line that looks empty but holds spaces; the first of several."""
    if document.form is not Form.RAW:
        return
    for number, typed in enumerate(document.lines, start=1):
        if typed and not typed.strip():
            yield Finding(number, 1, "", "", Edit(number, 0, len(typed), ""))


def straight_quotes(document: Document) -> Iterator[Finding]:
    """Straight quotation marks; official texts use “ ”."""
    if document.form is Form.DATA:
        return
    for number, typed in _body(document):
        words = TAGS.sub(lambda tag: " " * len(tag[0]), typed)
        at = words.find('"')
        if at >= 0 and not re.search(r'\d"(?!\w)', words):
            last = words.rfind('"') + 1
            yield Finding(number, at + 1, typed[at:last], smart_quotes(typed[at:last]))


def foreign_quotes(document: Document) -> Iterator[Finding]:
    """Quotation marks of other languages."""
    for match in FOREIGN_QUOTES.finditer(document.text):
        yield found(document, match.start(), match.end(), "“" if match[0] in "«„‟" else "”")


def unbalanced_quotes(document: Document) -> Iterator[Finding]:
    """Find a quotation mark that is opened and not closed in its paragraph, or the reverse."""
    for paragraph in document.paragraphs:
        text = document.text[paragraph.start : paragraph.stop]
        at = _unbalanced(text, "“", "”")
        if at is not None:
            yield _around(document, paragraph.start + at)


def unbalanced_brackets(document: Document) -> Iterator[Finding]:
    """Find a bracket that is opened and not closed in its paragraph, or the reverse."""
    for paragraph in document.paragraphs:
        text = LETTERED.sub("", document.text[paragraph.start : paragraph.stop])
        shift = paragraph.stop - paragraph.start - len(text)
        at = _unbalanced(text, "(", ")")
        if at is not None:
            yield _around(document, paragraph.start + shift + at)


def ellipsis_form(document: Document) -> Iterator[Finding]:
    """Find an open list with dots that run on: ", ...", ",...", ".v.v..", "…."."""
    if not document.holds_any("...", "…", "v.v"):
        return
    for match in ELLIPSIS.finditer(document.text):
        if document.paragraph_at(match.start()).kind is not Kind.CELL:
            yield found(document, match.start(), match.end(), _dots(match))


def open_ellipsis(document: Document) -> Iterator[Finding]:
    """Find a list left open with an ellipsis."""
    if not document.holds_any("...", "…"):
        return
    for match in OPEN_ELLIPSIS.finditer(document.text):
        yield _around(document, match.start())


def doubled_mark(document: Document) -> Iterator[Finding]:
    """Two marks where one belongs: ",,", ";;", "..", ",."."""
    if not document.holds_any(*MARK_PAIRS):
        return
    for match in DOUBLED_MARK.finditer(document.text):
        yield _around(document, match.start())


def invisible_character(document: Document) -> Iterator[Finding]:
    """Characters nobody sees: zero-width spaces, soft hyphens, directional marks."""
    for number, typed in enumerate(document.lines, start=1):
        for match in INVISIBLE_RUN.finditer(typed):
            yield mended(number, match.start(), match.end(), "", typed)


def lookalike_letter(document: Document) -> Iterator[Finding]:
    """Find a letter of another alphabet that looks like a Vietnamese one: Icelandic Ð, Cyrillic о."""
    for word in document.words:
        if not word.text.isascii() and LOOKALIKE.search(word.text):
            mend = tidy(word.text)
            if mend != word.text:
                yield found(document, word.start, word.stop, mend)


def stray_comma(document: Document) -> Iterator[Finding]:
    """Find a comma inside a phrase that is always one: "tinh thần, trách nhiệm"."""
    words = document.words
    for at in _commas(document):
        run = words[at - 1 : at + 3]
        if document.keys[at - 1 : at + 3] in _whole_phrases():
            text = document.text[run[0].start : run[-1].stop]
            yield found(document, run[0].start, run[-1].stop, text.replace(",", "", 1))


def missing_comma(document: Document) -> Iterator[Finding]:
    """Two words of a list without the comma that the same text has between them elsewhere."""
    words, text, keys = document.words, document.text, document.keys
    commas = Counter(keys[at - 1 : at + 3] for at in _commas(document) if at)
    never = _whole_phrases() | vocabulary().words
    for quad in commas.keys() | _series():
        if quad in never or quad[0] not in document.positions:
            continue
        tight = [at for at in document.positions[quad[0]] if _is_tight(document, at, quad)]
        if quad in _series() or (commas[quad] >= OFTEN and commas[quad] > len(tight)):
            for at in tight:
                start, stop = words[at].start, words[at + 3].stop
                mend = text[start : words[at + 1].stop] + "," + text[words[at + 1].stop : stop]
                yield found(document, start, stop, mend)
    yield from _short_lists(document)


def _short_lists(document: Document) -> Iterator[Finding]:
    """Yield lists of single words that lack a comma: "huyện thị, thành ủy"."""
    words, text = document.words, document.text
    commas: set[tuple[str, ...]] = set()
    tight: dict[tuple[str, ...], list[int]] = {}
    for second in _commas(document):
        at = second - 1
        if at < 0:
            continue
        key = document.keys[at : at + 3]
        between = text[words[at].stop : words[second].start]
        if between == ", ":
            commas.add(key)
        elif between == " ":
            tight.setdefault(key, []).append(at)
    for key in commas & tight.keys():
        for at in tight[key]:
            a, b, c = words[at : at + 3]
            yield found(document, a.start, c.stop, f"{a.text}, {text[b.start : c.stop]}")


@lru_cache(maxsize=4)
def _commas(document: Document) -> tuple[int, ...]:
    """Return the words after which a comma and a space stand before the next word."""
    text = document.text
    return tuple(
        at
        for at, (a, b) in enumerate(pairwise(document.words))
        if b[0] - a[1] == len(", ") and text[a[1]] == ","
    )


def _is_tight(document: Document, at: int, quad: tuple[str, ...]) -> bool:
    """Tell whether four words stand here with nothing but spaces between."""
    return document.keys[at : at + 4] == quad and all(document.joined(at + i) for i in range(3))


def _unbalanced(text: str, opening: str, closing: str) -> int | None:
    """Return the first mark without its partner."""
    if opening not in text and closing not in text:
        return None
    opened: list[int] = []
    for at, letter in enumerate(text):
        if letter == opening:
            opened.append(at)
        elif letter == closing:
            if not opened:
                return at
            opened.pop()
    return opened[0] if opened else None


def _around(document: Document, offset: int) -> Finding:
    """Return a finding with some words on both sides of a character."""
    paragraph = document.paragraph_at(offset)
    start = max(paragraph.start, document.text.rfind(" ", paragraph.start, max(0, offset - 10)) + 1)
    stop = document.text.find(" ", min(offset + 10, paragraph.stop))
    stop = paragraph.stop if stop < 0 else min(stop, paragraph.stop)
    line, column = document.place(offset)
    return Finding(line, column, document.text[start:stop])


def _dots(match: re.Match[str]) -> str:
    """Return an open list in one form."""
    return " v.v." if "v.v" in match[0].replace(" ", "") else "…"


@cache
def _whole_phrases() -> frozenset[tuple[str, ...]]:
    """Return phrases of four syllables that no comma may part."""
    return frozenset(keys_of(phrase) for phrase in NEVER_PARTED)


@cache
def _series() -> frozenset[tuple[str, ...]]:
    """Return pairs of words that are always named with a comma between."""
    return frozenset(keys_of(pair) for pair in ALWAYS_PARTED)


SPACES, BREAK = Origin.PRACTICE, Origin.CONVERSION
RULES = (
    Rule("double-space", Family.TYPOGRAPHY, Severity.WARNING, SPACES, double_space),
    Rule("space-before-mark", Family.TYPOGRAPHY, Severity.WARNING, SPACES, space_before_mark),
    Rule("half-spaced-hyphen", Family.TYPOGRAPHY, Severity.WARNING, SPACES, half_spaced_hyphen),
    Rule("space-inside", Family.TYPOGRAPHY, Severity.WARNING, SPACES, space_inside),
    Rule("missing-space", Family.TYPOGRAPHY, Severity.WARNING, SPACES, missing_space),
    Rule("leading-space", Family.TYPOGRAPHY, Severity.WARNING, BREAK, leading_space),
    Rule("blank-line-spaces", Family.TYPOGRAPHY, Severity.HINT, BREAK, blank_line_spaces),
    Rule(
        "straight-quotes", Family.TYPOGRAPHY, Severity.WARNING, Origin.TYPOGRAPHY, straight_quotes
    ),
    Rule("foreign-quotes", Family.TYPOGRAPHY, Severity.WARNING, Origin.TYPOGRAPHY, foreign_quotes),
    Rule("unbalanced-quotes", Family.TYPOGRAPHY, Severity.WARNING, SPACES, unbalanced_quotes),
    Rule("unbalanced-brackets", Family.TYPOGRAPHY, Severity.WARNING, SPACES, unbalanced_brackets),
    Rule("ellipsis-form", Family.TYPOGRAPHY, Severity.WARNING, Origin.TYPOGRAPHY, ellipsis_form),
    Rule("open-ellipsis", Family.TYPOGRAPHY, Severity.HINT, Origin.TYPOGRAPHY, open_ellipsis),
    Rule("doubled-mark", Family.TYPOGRAPHY, Severity.WARNING, SPACES, doubled_mark),
    Rule(
        "invisible-character",
        Family.TYPOGRAPHY,
        Severity.WARNING,
        Origin.TYPOGRAPHY,
        invisible_character,
    ),
    Rule(
        "lookalike-letter", Family.TYPOGRAPHY, Severity.ERROR, Origin.TYPOGRAPHY, lookalike_letter
    ),
    Rule("stray-comma", Family.TYPOGRAPHY, Severity.WARNING, SPACES, stray_comma),
    Rule("missing-comma", Family.TYPOGRAPHY, Severity.WARNING, SPACES, missing_comma),
)
