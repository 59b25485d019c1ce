"""What the program says, in Vietnamese, or in English when `BANGRON_LANG=en`.

In: a message's key and the values for its places. Out: one line of text. The
texts are data: `lexicon/messages/*.yml`, each key with a `vi` and an `en` that
hold the same places. Which message to say, and when, is not decided here.
"""

import os
from functools import cache
from importlib.resources import files
from typing import Literal

from bangron.data import load_data

Language = Literal["vi", "en"]


def language() -> Language:
    """Return the language to speak, from the variable `BANGRON_LANG`; Vietnamese by default."""
    return "en" if os.environ.get("BANGRON_LANG", "").lower().startswith("en") else "vi"


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Return every message as `{key: {"vi": …, "en": …}}`; `catalogue.cache_clear()` reads anew."""
    messages: dict[str, dict[str, str]] = {}
    folder = files("bangron") / "lexicon" / "messages"
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".yml"):
            messages.update(load_data(entry.read_text(encoding="utf-8")))
    return messages


def say(key: str, /, **values: object) -> str:
    """Return the message `key` in the current language, its `{places}` filled from `values`.

    Raises KeyError for a key or a place that the catalogue does not hold: a
    message that cannot be said is a fault of the program, found by its tests.
    """
    return catalogue()[key][language()].format(**values)


def say_publicly(key: str, /, **values: object) -> str:
    """Return the message `key` in Vietnamese, whatever the variable says: for pages and banners.

    The site is read by the public; the variable is for who runs the program.
    """
    return catalogue()[key]["vi"].format(**values)
