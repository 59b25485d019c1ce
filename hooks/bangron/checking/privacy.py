"""What must not stand on a public page: identity numbers, private telephones, accounts.

The rule is Law 91/2025/QH15 on personal data: a page needs a basis for each
(DOMAIN 2.6). What looks official, such as an office's line, is let through.
"""

import re
from collections.abc import Iterator

from bangron.checking.document import Document
from bangron.checking.rule import Family, Finding, Origin, Rule, found
from bangron.problems import Severity

LAW = Origin.LAW_91

IDENTITY = re.compile(
    r"(?<![\w./-])(?:0\d{11}(?![\w/])|0\d{2}[ .]\d{3}[ .]\d{3}[ .]\d{3}(?![\w/]))"
)
IDENTITY_NAMED = re.compile(
    r"(?i:CCCD|CMND|CMTND|căn cước(?: công dân)?|chứng minh (?:nhân dân|thư)|số định danh(?: cá nhân)?|hộ chiếu)"
    r"[^\d\n]{0,24}?((?:[A-Z]\d{7,8}|\d[\d .]{7,14}\d))(?![\w/])"
)
IDENTITY_WORD = re.compile("CCCD|CMND|CMTND|[Cc]ăn cước|[Cc]hứng minh|[Đđ]ịnh danh|[Hh]ộ chiếu")
MOBILE = re.compile(r"(?<![\w./-])(?:\+?84|0)[ .]?(?:[35789]\d)(?:[ .-]?\d){7}(?![\w/])")
ACCOUNT = re.compile(
    r"(?i:số tài khoản|tài khoản số|STK)[^\d\n]{0,24}?(\d[\d .-]{6,20}\d)(?![\w/])"
)
MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]+@(?:gmail|yahoo|ymail|hotmail|outlook|icloud|live)\.[\w.]{2,8}(?!\w)",
    re.IGNORECASE,
)


def identity_number(document: Document) -> Iterator[Finding]:
    """Twelve digits that begin with 0, or a number that the text calls an identity number."""
    seen = set()
    if IDENTITY_WORD.search(document.text):
        for number in IDENTITY_NAMED.finditer(document.text):
            seen.add(number.start(1))
            yield _hidden(document, number.start(1), number.end(1))
    for number in IDENTITY.finditer(document.text):
        if number.start() not in seen:
            yield _hidden(document, number.start(), number.end())


def private_phone(document: Document) -> Iterator[Finding]:
    """Find a mobile number: offices have land lines and short numbers."""
    for number in MOBILE.finditer(document.text):
        yield _hidden(document, number.start(), number.end())


def bank_account(document: Document) -> Iterator[Finding]:
    """Find a number that the text calls an account."""
    if not document.holds_any("tài khoản", "STK", "TÀI KHOẢN", "Tài khoản"):
        return
    for number in ACCOUNT.finditer(document.text):
        yield _hidden(document, number.start(1), number.end(1))


def private_mail(document: Document) -> Iterator[Finding]:
    """Find an address at a free mail service."""
    if "@" not in document.text:
        return
    for address in MAIL.finditer(document.text):
        yield found(document, address.start(), address.end())


def _hidden(document: Document, start: int, stop: int) -> Finding:
    """Return a finding that does not itself repeat the number: reports are passed on."""
    finding = found(document, start, stop)
    digits = finding.quote.strip()
    shown = digits[:3] + "…" + digits[-2:]
    return Finding(finding.line, finding.column, shown)


RULES = (
    Rule("identity-number", Family.PRIVACY, Severity.ERROR, LAW, identity_number),
    Rule("private-phone", Family.PRIVACY, Severity.WARNING, LAW, private_phone),
    Rule("bank-account", Family.PRIVACY, Severity.ERROR, LAW, bank_account),
    Rule("private-mail", Family.PRIVACY, Severity.WARNING, LAW, private_mail),
)
