"""Slogans: no full stop at the end, quotation marks alike, short enough for where they hang."""

import re
from collections.abc import Iterator

from bangron.checking.document import Document, Form, Kind, Paragraph
from bangron.checking.rule import Family, Finding, Origin, Rule, found
from bangron.problems import Severity

LONGEST_ON_CLOTH = 130  # characters; beyond, no banner is read from across a street (DOMAIN 3.5)
CLOTH = re.compile(r"^\s*formats:.*\b(?:bang-ron|phuon|led-strip)[\w.-]*")
FULL_STOP = re.compile(r"(?<![.…])\.([”\"]?)$")
BREAKS = re.compile(r" {0,5}\| {0,5}")


def final_stop(document: Document) -> Iterator[Finding]:
    """Find a slogan that ends with a full stop."""
    for paragraph, text in _slogans(document):
        match = FULL_STOP.search(text)
        if match:
            at = paragraph.start + match.start()
            start = max(paragraph.start, document.text.rfind(" ", paragraph.start, at) + 1)
            stop = paragraph.start + len(text)
            yield found(document, start, stop, document.text[start:at] + match[1])


def slogan_quotes(document: Document) -> Iterator[Finding]:
    """Find a slogan wholly in quotation marks in a list where others are not, or in other marks."""
    whole = [
        (paragraph, text)
        for paragraph, text in _slogans(document)
        if text[:1] in '“"' and text.rstrip(".")[-1:] in '”"' and len(text) > 1
    ]
    every = list(_slogans(document))
    curly = [one for one in whole if one[1][0] == "“"]
    if document.form is Form.RAW and 0 < len(curly) < len(every):
        for paragraph, text in curly:
            yield found(document, paragraph.start, paragraph.start + len(text))


def long_slogan(document: Document) -> Iterator[Finding]:
    """Find a slogan too long for cloth banners, in a list that asks for them."""
    asked = (
        any(CLOTH.match(line) for line in document.lines) if document.form is Form.DATA else False
    )
    if asked:
        for paragraph, text in _slogans(document):
            if len(text) > LONGEST_ON_CLOTH:
                yield _length(document, paragraph, text)


def long_for_cloth(document: Document) -> Iterator[Finding]:
    """Find a slogan that a poster or a screen can hold and a cloth banner cannot."""
    for paragraph, text in _slogans(document):
        if len(text) > LONGEST_ON_CLOTH:
            yield _length(document, paragraph, text)


def _length(document: Document, paragraph: Paragraph, text: str) -> Finding:
    stop = paragraph.start + len(text)
    return found(document, paragraph.start, stop, length=len(text), limit=LONGEST_ON_CLOTH)


def _slogans(document: Document) -> Iterator[tuple[Paragraph, str]]:
    for paragraph in document.paragraphs:
        if paragraph.kind is Kind.SLOGAN:
            text = document.text[paragraph.start : paragraph.stop].rstrip()
            if text:
                yield paragraph, BREAKS.sub(" ", text) if "|" in text else text


RULES = (
    Rule("final-stop", Family.SLOGAN, Severity.WARNING, Origin.SLOGANS, final_stop),
    Rule("slogan-quotes", Family.SLOGAN, Severity.HINT, Origin.SLOGANS, slogan_quotes),
    Rule("long-slogan", Family.SLOGAN, Severity.WARNING, Origin.SLOGANS, long_slogan),
    Rule("long-for-cloth", Family.SLOGAN, Severity.HINT, Origin.SLOGANS, long_for_cloth),
)
