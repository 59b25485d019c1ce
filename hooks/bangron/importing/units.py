"""Tells who a sentence asks from what it asks: the unit, and the duty behind it.

In: a sentence. Out: the unit and the rest. The unit ends where the first duty
begins, in small letters, so that "Sở Xây dựng xây dựng …" parts where it should.
"""

import re
from functools import cache

from bangron.importing.lexicon import any_of, key, words

LONGEST_UNIT = 220  # characters; a long list of bodies has some 150

# "lãnh đạo Văn phòng", "lãnh đạo các phòng": those who lead, not what they do.
_LED = r"\s+(?:[A-ZĐÀ-Ỹ]|các|cơ quan|đơn vị|phòng|sở|ban|cấp|đảng ủy|ủy ban|chi cục)"


def split_duty(text: str) -> tuple[str, str]:
    """Return the unit that a sentence begins with and what it must do; ("", text) for none.

    The unit ends where the first duty begins, in small letters: "Sở Xây dựng
    xây dựng …". A noun that looks like a duty is passed over: "các tổ chức chính
    trị - xã hội".
    """
    keyed = key(text)
    colon = re.match(r"([^:]{2,160}):\s+(?=\S)", keyed)
    if colon and _starts_with_unit(colon[1]) and not _first_duty(colon[1]):
        return text[: colon.end(1)].strip(), text[colon.end() :]
    at = _first_duty(keyed)
    if not at or at > LONGEST_UNIT:
        return "", text
    unit = text[:at].strip(" ,")
    return (unit, text[at:]) if unit and _starts_with_unit(unit) else ("", text)


def without_assigner(text: str) -> tuple[str, str]:
    """Return the word that assigns ("Giao cho"), and the text behind it."""
    found = re.match(
        rf"(?:Đồng thời,?\s*)?(?P<word>{any_of('assigners')})\s+", key(text), re.IGNORECASE
    )
    if not found or found["word"].lower() == "đồng chí":
        return "", text
    return found["word"], text[found.end() :]


@cache
def _duty_words() -> re.Pattern[str]:
    return re.compile(any_of("duties"))


def _first_duty(keyed: str) -> int:
    """Return where the first duty behind a unit begins; 0 where there is none."""
    for found in _duty_words().finditer(keyed):
        at = found.start()
        in_bracket = keyed.count("(", 0, at) > keyed.count(")", 0, at)
        if at and not in_bracket and not _is_noun(keyed, found):
            return at
    return 0


def _is_noun(keyed: str, found: re.Match[str]) -> bool:
    """Tell whether a word that may be a duty is a part of a name here."""
    word, before, after = found[0], keyed[: found.start()], keyed[found.end() :]
    if word == "lãnh đạo":
        return bool(re.search(r"(?:[,;]|\svà)\s+$", before) and re.match(_LED, after))
    in_name = word in words("noun_or_duty") and bool(_before_noun().search(before))
    return in_name or (word == "tổ chức" and bool(_after_noun().match(after)))


@cache
def _before_noun() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_listed('noun_before')})\s+$", re.IGNORECASE)


@cache
def _after_noun() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{_listed('noun_after')})(?!\w)")


def _listed(name: str) -> str:
    return "|".join(re.escape(word) for word in words(name))


def _starts_with_unit(text: str) -> bool:
    """Tell whether a text begins with a body or with who is asked, not with a duty."""
    keyed = key(text)
    verb = re.match(any_of("duties"), keyed, re.IGNORECASE)
    if verb and verb[0].lower() != "lãnh đạo":
        return False
    return bool(re.match(rf"(?:{any_of('bodies')}|{any_of('unit_starts')})", keyed, re.IGNORECASE))


def is_unit(text: str) -> bool:
    """Tell whether a heading names a unit and nothing else."""
    return _starts_with_unit(text) and not _first_duty(key(text)) and len(text) <= LONGEST_UNIT
