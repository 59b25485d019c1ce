"""Numbers of official documents: find them, take them apart, name what their letters say.

In: text as printed, NFC or NFD, lines joined or not. Out: `Mention`s with exact
spans, `DocumentNumber`s in one spelling. The grammar is DOMAIN 2.3. A number
alone does not identify a document (DOMAIN 1.2): who issued it and when stands in
the sentence around it, which is read elsewhere.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from bangron.model import Side

LONGEST_PARTY_KIND = 5  # letters; "CTHĐ" has four, anything longer is no kind


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number and its symbol, taken apart."""

    text: str
    """The regular spelling: "367-QĐ/TWĐTN-VP" also where "367 - QĐ/TWĐTN-VP" was printed."""

    number: str
    """The running number as printed; a leading zero belongs to it."""

    year: int | None
    """Only legal documents carry one: 30/2020/NĐ-CP."""

    kind: str
    """Symbol of the kind, such as "NQ"; empty for the State's công văn and the like."""

    issuer: str
    """The rest of the symbol: "TW", "UBND-VXNV", "QH15"."""

    side: Side
    """By the form of the number, which unions and the youth union share with the Party."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A number where it stands in a text."""

    number: DocumentNumber
    start: int
    end: int
    """`text[start:end]` is what was printed."""

    as_printed: str

    @property
    def is_regular(self) -> bool:
        """False where the spelling departs from the rule; a line broken at a hyphen does not."""
        printed = unicodedata.normalize("NFC", self.as_printed)
        return _LINE_BREAK.sub("", printed) == self.number.text


@dataclass(frozen=True, slots=True)
class _Kinds:
    """The data file, read."""

    state: dict[str, tuple[str, ...]]
    party: dict[str, tuple[str, ...]]
    central_issuers: frozenset[str]
    party_issuers: frozenset[str]
    state_issuers: frozenset[str]


_MARKS = "\u0300-\u036f"
# Decomposed Ư, Ơ, Ô, Ê, Â, Ă too, so that their offsets in the text given stay true.
_CAPITAL = "(?:U\u031b|O[\u031b\u0302]|E\u0302|A[\u0302\u0306]|[A-ZĐƯƠÔÂÊĂ])"
_SEG = rf"(?:Th\.U|{_CAPITAL}(?:{_CAPITAL}|[a-z])*[0-9]*)"
_DASH = "[-–‐‑]"
_GAP = "[ \t\u00a0]{0,3}"  # bounded here and below, so that no file can make the search slow
_BROKEN = rf"{_GAP}(?:\n{{1,2}}{_GAP})?"  # a printed line may end after a hyphen or a slash
# Not inside a date, a range, a ratio, QCVN 17:2018/BXD; and never the first half of a symbol.
_BEFORE = rf"(?<![\w/\-–‑{_MARKS}])(?<!\d[:.,])"
_AFTER = rf"(?![\w/{_MARKS}]|-{_CAPITAL})"

_LEGAL: Final = re.compile(
    rf"{_BEFORE}(?P<no>[0-9]{{1,4}})/(?P<year>(?:19|20)[0-9]{{2}})/"
    rf"(?P<symbol>{_SEG}(?:[-/]{_SEG})*){_AFTER}"
)
_PARTY: Final = re.compile(
    rf"{_BEFORE}(?P<no>[0-9]{{1,5}})(?P<join>{_GAP}{_DASH}{_BROKEN}|[ \t\u00a0])(?P<kind>{_SEG})"
    rf"{_GAP}/{_BROKEN}(?P<issuer>{_SEG}(?:-\n{{0,2}}{_SEG})*){_AFTER}"
)
_STATE: Final = re.compile(
    rf"{_BEFORE}(?P<no>[0-9]{{1,5}})/{_BROKEN}(?P<symbol>{_SEG}(?:-\s{{0,2}}{_SEG})*){_AFTER}"
)
_START: Final = re.compile(rf"{_BEFORE}[0-9]{{1,5}}(?![0-9])")
_LINE_BREAK: Final = re.compile(r"(?<=[-/])[ \t]*\n\s*")
_PREFIX: Final = re.compile(r"\s*(?:số\s*:?\s*)?", re.IGNORECASE)


def find_numbers(text: str) -> tuple[Mention, ...]:
    """Return every document number in a text, in order; the spans do not overlap."""
    if "/" not in text:
        return ()
    mentions: list[Mention] = []
    at = 0
    while start := _START.search(text, at):
        mention = _mention_at(text, start.start())
        if mention:
            mentions.append(mention)
        at = mention.end if mention else start.end()
    return tuple(mentions)


def parse_number(text: str) -> DocumentNumber | None:
    """Return the one document number that a text consists of, with or without "Số" before it."""
    text = unicodedata.normalize("NFC", text).rstrip()
    prefix = _PREFIX.match(text)
    start = prefix.end() if prefix else 0
    mention = _mention_at(text, start)
    return mention.number if mention and mention.end == len(text) else None


def kind_name(symbol: str, side: Side) -> tuple[str, ...]:
    """Return what a kind's symbol may stand for; the Party's QĐ stands for two kinds.

    Empty for a symbol that is not on the list, and for none.
    """
    kinds = _kinds()
    return (kinds.party if side is Side.PARTY else kinds.state).get(symbol, ())


def is_central(number: DocumentNumber) -> bool:
    """Tell whether a body of the whole country issued it: then number and date name one document.

    Elsewhere the same number exists in every province (DOMAIN 1.2).
    """
    first = re.split("[-/]", number.issuer)[0]
    if first.startswith("TW") or first.endswith("TW"):
        return True
    return first.rstrip("0123456789") in _kinds().central_issuers


def _mention_at(text: str, start: int) -> Mention | None:
    """Return the number that begins exactly here; legal form first, then Party, then State."""
    for pattern, take_apart in ((_LEGAL, _legal), (_PARTY, _party), (_STATE, _state)):
        found = pattern.match(text, start)
        number = take_apart(found) if found else None
        if found and number:
            return Mention(number, found.start(), found.end(), found[0])
    return None


def _legal(found: re.Match[str]) -> DocumentNumber:
    """Take 30/2020/NĐ-CP apart."""
    symbol = _clean(found["symbol"])
    kind, issuer = _split_symbol(symbol)
    text = f"{found['no']}/{found['year']}/{symbol}"
    return DocumentNumber(text, found["no"], int(found["year"]), kind, issuer, Side.STATE)


def _party(found: re.Match[str]) -> DocumentNumber | None:
    """Take 25-NQ/TW apart; spaces about the hyphen, or for it, only before a kind on the list."""
    kind, issuer = _clean(found["kind"]), _clean(found["issuer"])
    known = kind in _kinds().party
    if (
        len(kind) > LONGEST_PARTY_KIND
        or len(issuer) == 1
        or not (known or _is_tight(found["join"]))
    ):
        return None
    if known and issuer.split("-")[0] in _kinds().state_issuers:
        return _state_number(found["no"], kind, issuer)
    return _party_number(found["no"], kind, issuer)


def _state(found: re.Match[str]) -> DocumentNumber | None:
    """Take 85/KH-UBND apart."""
    symbol = _clean(found["symbol"])
    if len(symbol) == 1 or ("-" not in symbol and symbol[-1].isdigit()):
        return None  # a house, a class, a quarter: 12/A, 5/KP3
    kind, issuer = _split_symbol(symbol)
    if kind in _kinds().party and _is_party_issuer(issuer):
        return _party_number(found["no"], kind, issuer)
    return _state_number(found["no"], kind, issuer)


def _party_number(number: str, kind: str, issuer: str) -> DocumentNumber:
    return DocumentNumber(f"{number}-{kind}/{issuer}", number, None, kind, issuer, Side.PARTY)


def _state_number(number: str, kind: str, issuer: str) -> DocumentNumber:
    symbol = "-".join(part for part in (kind, issuer) if part)
    return DocumentNumber(f"{number}/{symbol}", number, None, kind, issuer, Side.STATE)


def _is_tight(join: str) -> bool:
    """Tell whether a hyphen joins number and kind without a space; a line may end after it."""
    return join[0] in "-–‐‑" and not join[1:].strip("\n")


def _is_party_issuer(issuer: str) -> bool:
    """Tell whether a body always numbers as the Party does, so that 22/CT-TW means 22-CT/TW."""
    return issuer.endswith(("TW", "TU")) or issuer in _kinds().party_issuers


def _split_symbol(symbol: str) -> tuple[str, str]:
    """Return kind and issuer of a State symbol; the kind is empty where the first part is none."""
    first, _, rest = symbol.replace("/", "-").partition("-")
    return (first, rest) if first in _kinds().state else ("", symbol)


@lru_cache(maxsize=2048)
def _clean(symbol: str) -> str:
    """Return a symbol in NFC and without the spaces and line ends inside it."""
    return "".join(unicodedata.normalize("NFC", symbol).split())


@cache
def _kinds() -> _Kinds:
    """Read the data file."""
    data = tomllib.loads(
        (files("bangron") / "lexicon" / "document-kinds.toml").read_text(encoding="utf-8")
    )
    return _Kinds(
        state={symbol: tuple(names) for symbol, names in data["state"].items()},
        party={symbol: tuple(names) for symbol, names in data["party"].items()},
        central_issuers=frozenset(data["issuers"]["central"]),
        party_issuers=frozenset(data["issuers"]["party"]),
        state_issuers=frozenset(data["issuers"]["state"]),
    )
