"""Reads the closing of a document: who gets it, and who signs.

In: the blocks behind the body. Out: recipients as printed, without the dash and
the last `;`, `,` or `.`; the office as printed and the name. Where several lines
name the authority (KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC), all belong to the office.
"""

import re
from dataclasses import dataclass

from bangron.importing.blocks import Block
from bangron.importing.lexicon import key, offices
from bangron.importing.marks import read_mark
from bangron.importing.official import AUTHORITY, BRACKET, RECIPIENTS, is_name, is_office

_END = re.compile(r"\s*[;,.]+\s*$")
_BRACE = re.compile(r"\s*,?\s*[}{]\s*")


@dataclass(frozen=True, slots=True)
class Closing:
    """What stands below the body."""

    recipients: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    """The mark each recipient ends with: `;` in documents of the State, `,` of the Party."""

    office: str = ""
    name: str = ""


def read_closing(blocks: tuple[Block, ...]) -> Closing:
    """Return who gets the document and who signs it."""
    recipients: list[str] = []
    ends: list[str] = []
    office: list[str] = []
    name = ""
    listing = False
    for block in blocks:
        text = block.text
        found = RECIPIENTS.match(text)
        if found:
            listing = True
            text = text[found.end() :]
            if text:
                for part in re.split(r";\s*(?=[-–])|\s+(?=- )", text):
                    _add(part, recipients, ends)
        elif is_office(text):
            office.append(text)
            listing = False
        elif office and not name and (is_name(text) and read_mark(text) is None):
            name = text
        elif BRACKET.fullmatch(text) and office:
            continue
        elif (mark := read_mark(text)) and mark.style in ("dash", "plus"):
            _add(text, recipients, ends)
        elif listing and not text.endswith(":"):
            _add_line(text, recipients, ends)
    return Closing(tuple(recipients), tuple(ends), " ".join(office), name)


def plain_office(office: str) -> str:
    """Return an office as written in a sentence: "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC" as "Phó Giám đốc"."""
    keyed = key(office)
    known = sorted(offices().items(), key=lambda pair: -len(pair[0]))
    held: list[tuple[int, str]] = []
    taken: list[tuple[int, int]] = []
    for caps, name in known:
        for found in re.finditer(rf"(?<!\w){re.escape(caps)}(?!\w)", keyed):
            if not any(a < found.end() and found.start() < b for a, b in taken):
                taken.append(found.span())
                held.append((found.start(), name))
    if not held:
        return AUTHORITY.sub("", office, count=1).capitalize()
    return max(held)[1]


def _add(text: str, recipients: list[str], ends: list[str]) -> None:
    """Add a recipient that begins with a dash."""
    mark = read_mark(text)
    _put(text[mark.end :] if mark and not mark.label else text, recipients, ends)


def _add_line(text: str, recipients: list[str], ends: list[str]) -> None:
    """Add a line without a dash: the rest of the last recipient, or one of its own."""
    if recipients and not ends[-1]:
        rest = f"{recipients.pop()} {text}"
        ends.pop()
        _put(rest, recipients, ends)
    else:
        _put(text, recipients, ends)


def _put(text: str, recipients: list[str], ends: list[str]) -> None:
    end = _END.search(text)
    bare = _BRACE.sub(" ", _END.sub("", text)).strip(" ,;")
    if bare:
        recipients.append(bare)
        ends.append(end[0].strip()[-1] if end else "")
