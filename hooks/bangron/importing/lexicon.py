"""The word lists by which plans are understood: `lexicon/import-*.yml`.

In: the data files. Out: tuples of words, longest first, and patterns made of
them. Patterns meet `key`ed text: NFC with the tone marks of the old style, so
that "uỷ" and "ủy" are one word; a key is as long as its text, so that what is
found in one is cut from the other.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Any

from bangron.data import load_data
from bangron.text.dates import parse_day
from bangron.text.normal import old_tone_style

_SAME_WORD = (("kỉ niệm", "kỷ niệm"), ("Kỉ niệm", "Kỷ niệm"), ("KỈ NIỆM", "KỶ NIỆM"))


def key(text: str) -> str:
    """Return the text as the patterns expect it, of the same length."""
    keyed = old_tone_style(text)
    if len(keyed) != len(text):
        return text
    for other, usual in _SAME_WORD:
        keyed = keyed.replace(other, usual)
    return keyed


@cache
def words(name: str) -> tuple[str, ...]:
    """Return a list of `import-words.yml`, longest first, as keys."""
    return tuple(sorted((key(str(word)) for word in _words()[name]), key=len, reverse=True))


@cache
def offices() -> dict[str, str]:
    """Return the offices of those who sign: in capitals, and as written in a sentence."""
    return {key(str(caps)): str(name) for caps, name in _words()["offices"].items()}


@cache
def page_words() -> dict[str, str]:
    """Return what a page says where its source says nothing."""
    return {str(name): str(text) for name, text in _words()["page_words"].items()}


@cache
def registered_days() -> dict[str, tuple[int, int]]:
    """Return (month, day) of the days of `days.yml` by name, other names in use among them."""
    days: dict[str, tuple[int, int]] = {}
    for entry in _data("days.yml"):
        day = parse_day(str(entry["day"]))
        for name in (entry["name"], *entry.get("aka", ())):
            if day:
                days[str(name)] = day
    return days


@cache
def provinces() -> tuple[str, ...]:
    """Return the names of provinces, longest first."""
    return tuple(sorted((str(name) for name in _places()["provinces"]), key=len, reverse=True))


@cache
def doubtful_provinces() -> frozenset[str]:
    """Return the names that mean a province only where the text says so."""
    return frozenset(str(name) for name in _places()["doubtful"])


@cache
def any_of(name: str) -> str:
    """Return a pattern that finds any word of a list whole; compile it as the case demands."""
    return alternatives(words(name))


@cache
def alternatives(choices: tuple[str, ...]) -> str:
    """Return a pattern for any of the choices, as whole words, the longest first."""
    found = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in choices)
    return rf"(?<!\w)(?:{found})(?!\w)"


@cache
def comma_outside_names() -> str:
    """Return a pattern for a comma that ends a name: not that of "Văn hóa, Thể thao và Du lịch"."""
    more = r"[A-ZĐÀ-Ỹ]\w*(?:\s+\w+){0,3}\s+và\s+[A-ZĐÀ-Ỹ]"
    return rf",(?!\s+(?!(?i:{any_of('bodies')}|{any_of('kinds')})){more})"


@cache
def _words() -> dict[str, Any]:
    found: dict[str, Any] = _data("import-words.yml")
    return found


@cache
def _places() -> dict[str, Any]:
    found: dict[str, Any] = _data("import-places.yml")
    return found


def _data(name: str) -> Any:  # noqa: ANN401 - what a data file holds, its reader knows
    text = (files("bangron") / "lexicon" / name).read_text(encoding="utf-8")
    return load_data(text)
