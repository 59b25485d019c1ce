"""What conversion left behind: tags, Markdown marks, page breaks, placeholders.

In a page of the site raw HTML is reported by its reader; here it is looked for
in plans as they arrived.
"""

import re
from collections.abc import Iterator

from bangron.checking.document import Document, Form
from bangron.checking.rule import Edit, Family, Finding, Origin, Rule, mended
from bangron.problems import Severity

TAG = re.compile(r"</?(?!sup|sub)[a-zA-Z][^<>]*>")
NOTE_TAG = re.compile(r"</?su[pb]>.*?</?su[pb]>|</?su[pb]>")
ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|#\d+|#x[0-9a-fA-F]+);|\ufffd|Error! [A-Z][\w ]+\.")
HEADING = re.compile(r"^\s*#{1,6}\s")
RULE = re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,})\s*$")
EMPHASIS = re.compile(r"\*{1,3}(?=\S)(.{1,300}?)(?<=\S)\*{1,3}|\*\*")
DEADLINE = re.compile(r"(?:chậm nhất |trước |đến hết )*(?:ngày )?[\d/]+")
BRACE = re.compile(r" {0,5}[{}] {0,5}")
PAGE_NUMBER = re.compile(
    r"\s*(?:[-–] ?\d{1,3} ?[-–]|(?:[Tt]rang )\d{1,3}(?:/\d{1,3})?|\d{1,2})\s*$"
)
PLACEHOLDER = re.compile(
    r"\b(?:TODO|FIXME|Lorem ipsum|XX+/XX+|xx/xx(?:/\w+)?|abc xyz)\b|(?<![\w…])…/…(?:/\d*)?|\[(?:…|\.{3})\]"
)
PLACEHOLDER_PARTS = ("TODO", "FIXME", "Lorem", "XX/", "xx/", "abc xyz", "…/…", "[…]", "[...]")
SENTENCE_END = re.compile(r"[.:;!?…”\")\]}|,]\W*$")
NOTE_LINE = re.compile(r"\s*(?:\(?\d{1,2}\)?[.)]?|\[\d+\])\s+\S")
ROW_BREAK = "\t"


def html_leftover(document: Document) -> Iterator[Finding]:
    """HTML tags in a plan as it arrived; the words between them stay."""
    if document.form is not Form.RAW:
        return
    for number, typed in enumerate(document.lines, start=1):
        tags = list(TAG.finditer(typed))
        if tags:
            start, stop = tags[0].start(), tags[-1].end()
            edit = Edit(number, start, stop, TAG.sub("", typed[start:stop]))
            clean = TAG.sub("", typed).strip()
            yield Finding(number, start + 1, typed[start:stop], clean, edit)


def note_marker(document: Document) -> Iterator[Finding]:
    """Find a footnote's number in HTML."""
    if document.form is not Form.RAW:
        return
    for number, typed in enumerate(document.lines, start=1):
        for tag in NOTE_TAG.finditer(typed):
            yield Finding(number, tag.start() + 1, tag[0])


def spoilt_character(document: Document) -> Iterator[Finding]:
    """Find an HTML entity, a character lost in conversion, a failed reference of Word."""
    for number, typed in enumerate(document.lines, start=1):
        for match in ENTITY.finditer(typed):
            yield Finding(number, match.start() + 1, match[0])


def heading_marks(document: Document) -> Iterator[Finding]:
    """Find a line with the heading marks of Markdown in a plan as it arrived."""
    if document.form is Form.RAW:
        for number, typed in enumerate(document.lines, start=1):
            if HEADING.match(typed):
                yield Finding(number, 1, typed.strip(), typed.strip().strip("#* "))


def rule_leftover(document: Document) -> Iterator[Finding]:
    """Find a line of dashes in a plan as it arrived: a drawn rule, or that above footnotes."""
    if document.form is Form.RAW:
        for number, typed in enumerate(document.lines, start=1):
            if RULE.match(typed):
                yield Finding(number, 1, typed.strip(), "", Edit(number, 0, 0, "", whole_line=True))


def emphasis_leftover(document: Document) -> Iterator[Finding]:
    """Stars of Markdown in a plan as it arrived, other than round a date."""
    for number, mark, whole in _emphasis(document):
        if not (mark[1] and DEADLINE.fullmatch(mark[1].strip())) and not HEADING.match(whole):
            yield mended(number, mark.start(), mark.end(), mark[1] or "", whole)


def emphasised_date(document: Document) -> Iterator[Finding]:
    """Find a date in bold: it may stay, and probably is a deadline."""
    for number, mark, _whole in _emphasis(document):
        if mark[1] and DEADLINE.fullmatch(mark[1].strip()):
            yield Finding(number, mark.start() + 1, mark[0])


def _emphasis(document: Document) -> Iterator[tuple[int, re.Match[str], str]]:
    if document.form is Form.RAW:
        for number, typed in enumerate(document.lines, start=1):
            if "*" in typed and not RULE.match(typed):
                for mark in EMPHASIS.finditer(typed):
                    yield number, mark, typed


def brace_leftover(document: Document) -> Iterator[Finding]:
    """Find a brace that joined lines on paper."""
    if document.form is Form.RAW:
        for number, typed in enumerate(document.lines, start=1):
            for brace in BRACE.finditer(typed):
                inside = brace.start() > 0 and brace.end() < len(typed.rstrip())
                text = " " if inside else ""
                yield mended(number, brace.start(), brace.end(), text, typed)


def number_split(document: Document) -> Iterator[Finding]:
    """Find a number cut by the end of a line; both lines are named."""
    for joint in document.joints:
        if joint.tight:
            first, second = _ends(document, joint.before, joint.after)
            yield Finding(joint.before, 1, first, first + second)
            yield Finding(joint.after, 1, second, first + second)


def sentence_broken(document: Document) -> Iterator[Finding]:
    """Find a sentence cut by a page break: blank lines in it, or an indented rest; both lines."""
    for joint in document.joints:
        if joint.tight or any(
            RULE.match(line) for line in document.lines[joint.before : joint.after]
        ):
            continue
        if any(HEADING.match(document.lines[n - 1]) for n in (joint.before, joint.after)):
            continue
        first, second = _ends(document, joint.before, joint.after)
        yield Finding(joint.before, 1, first, f"{first} {second}")
        yield Finding(joint.after, 1, second, f"{first} {second}")


def note_between(document: Document) -> Iterator[Finding]:
    """Find a footnote that stands between the two halves of a sentence."""
    if document.form is not Form.RAW:
        return
    full = [(at, line.strip()) for at, line in enumerate(document.lines, 1) if line.strip()]
    for at in range(len(full) - 3):
        before, rule, note, after = full[at : at + 4]
        if not RULE.match(rule[1]) or not NOTE_LINE.match(note[1]):
            continue
        if SENTENCE_END.search(before[1]) or not after[1][0].islower():
            continue
        for number, text in (before, note, after):
            yield Finding(number, 1, text[-40:] if number == before[0] else text[:40])


def page_number(document: Document) -> Iterator[Finding]:
    """Find a page number alone on its line."""
    if document.form is Form.RAW:
        for number, typed in enumerate(document.lines, start=1):
            if ROW_BREAK not in typed and PAGE_NUMBER.match(typed) and not RULE.match(typed):
                edit = Edit(number, 0, 0, "", whole_line=True)
                yield Finding(number, 1, typed.strip(), "", edit)


def placeholder(document: Document) -> Iterator[Finding]:
    """Words that stand for what was still to be written."""
    if not document.holds_any(*PLACEHOLDER_PARTS):
        return
    for number, typed in enumerate(document.lines, start=1):
        for match in PLACEHOLDER.finditer(typed):
            yield Finding(number, match.start() + 1, match[0])


def table_split(document: Document) -> Iterator[Finding]:
    """Find a blank line between the rows of one table, left by a page break."""
    if document.form is not Form.RAW:
        return
    lines = document.lines
    for at in range(1, len(lines) - 1):
        above, here, below = lines[at - 1 : at + 2]
        if not here.strip() and above.count(ROW_BREAK) == below.count(ROW_BREAK) > 0:
            yield Finding(at + 1, 1, "", "", Edit(at + 1, 0, 0, "", whole_line=True))


def form_leftover(document: Document) -> Iterator[Finding]:
    """Find the head or an empty row of a form that lost its table."""
    if document.form is Form.RAW:
        for number, typed in enumerate(document.lines, start=1):
            text = typed.strip()
            if text in ("Mẫu", "Biểu mẫu") or (ROW_BREAK in typed and not text.strip(".…\t ")):
                yield Finding(number, 1, text)


def _ends(document: Document, before: int, after: int) -> tuple[str, str]:
    """Return the last words of one line and the first of another."""
    first = document.lines[before - 1].split()[-3:]
    second = document.lines[after - 1].split()[:3]
    return " ".join(first), " ".join(second)


BREAK = Origin.CONVERSION
RULES = (
    Rule("html-leftover", Family.MARKUP, Severity.ERROR, BREAK, html_leftover),
    Rule("note-marker", Family.MARKUP, Severity.WARNING, BREAK, note_marker),
    Rule("spoilt-character", Family.MARKUP, Severity.ERROR, BREAK, spoilt_character),
    Rule("heading-marks", Family.MARKUP, Severity.WARNING, BREAK, heading_marks),
    Rule("rule-leftover", Family.MARKUP, Severity.WARNING, BREAK, rule_leftover),
    Rule("emphasis-leftover", Family.MARKUP, Severity.WARNING, BREAK, emphasis_leftover),
    Rule("emphasised-date", Family.MARKUP, Severity.HINT, BREAK, emphasised_date),
    Rule("brace-leftover", Family.MARKUP, Severity.WARNING, BREAK, brace_leftover),
    Rule("number-split", Family.MARKUP, Severity.WARNING, BREAK, number_split),
    Rule("sentence-broken", Family.MARKUP, Severity.WARNING, BREAK, sentence_broken),
    Rule("note-between", Family.MARKUP, Severity.WARNING, BREAK, note_between),
    Rule("page-number", Family.MARKUP, Severity.WARNING, BREAK, page_number),
    Rule("placeholder", Family.MARKUP, Severity.WARNING, Origin.PRACTICE, placeholder),
    Rule("table-split", Family.MARKUP, Severity.WARNING, BREAK, table_split),
    Rule("form-leftover", Family.MARKUP, Severity.HINT, BREAK, form_leftover),
)
