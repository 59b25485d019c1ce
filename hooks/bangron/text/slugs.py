"""Addresses: ASCII names for pages, folders and files, made from Vietnamese text.

In: any text. Out: names that are safe in a URL, a zip archive and on Windows.
`is_slug` guards every name that comes from a file before it becomes part of a
path. Which page gets which name, and redirects, are not decided here.
"""

import re
import unicodedata
from collections.abc import Container

from bangron.text.normal import fold

LONGEST_MADE = 80  # characters; what a search result and a printed address still show whole
LONGEST_TAKEN = 100  # characters; a folder and a file of this name fit Windows' 260 together

FALLBACK = "muc"  # "mục", an item: for a text without one letter or digit that ASCII could hold

# Windows opens a device under these names, whatever follows the dot. "con" is also "child".
# "index" is the page of a whole section: one of its items under that name would take its place.
RESERVED = frozenset(
    (
        "index", "con", "prn", "aux", "nul",
        *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
    )
)  # fmt: skip

_SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_NOT_SLUG = re.compile("[^a-z0-9]+", re.ASCII)


def slugify(text: str, separator: str = "-") -> str:
    """Return an address for a text: "Nghị quyết số 25-NQ/TW" gives "nghi-quyet-so-25-nq-tw".

    Marks go, đ becomes d, everything between letters and digits becomes one
    separator. At most 80 characters, cut between words where one ends in time.
    Never empty: `FALLBACK` stands for a text of which nothing is left. A name
    that is reserved gets it appended ("con-muc", "index-muc"). With the default separator
    the result `is_slug`. Fits Python-Markdown's `toc` as its `slugify`.
    """
    words = _NOT_SLUG.sub(" ", fold(unicodedata.normalize("NFKC", text))).split()
    slug = _cut(separator.join(words), separator) or FALLBACK
    return f"{slug}{separator}{FALLBACK}" if slug in RESERVED else slug


def unique_slug(slug: str, taken: Container[str]) -> str:
    """Return the slug, or the first of slug-2, slug-3, … that is not taken."""
    unique, count = slug, 1
    while unique in taken:
        count += 1
        suffix = f"-{count}"
        unique = slug[: LONGEST_TAKEN - len(suffix)].rstrip("-") + suffix
    return unique


def is_slug(text: str) -> bool:
    """Tell whether a name may become part of an address and of a path.

    Small ASCII letters, digits and single hyphens between them, at most 100
    characters, and no name that Windows keeps for a device or a section for its page.
    """
    return len(text) <= LONGEST_TAKEN and _SLUG.fullmatch(text) is not None and text not in RESERVED


def _cut(slug: str, separator: str) -> str:
    """Return at most `LONGEST_MADE` characters, ending with a whole word where there is one."""
    if len(slug) <= LONGEST_MADE:
        return slug
    end = slug.rfind(separator, 0, LONGEST_MADE + 1) if separator else -1
    return slug[: end if end > 0 else LONGEST_MADE]
