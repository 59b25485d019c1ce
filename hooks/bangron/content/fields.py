"""Takes checked values out of a mapping, and keeps what is wrong with each.

In: a `Mapping` and the names it may hold. Out: text, dates, choices, lists.
A method returns what can be used and adds a problem for what cannot; it never
raises. Every text is tidied (NFC, look-alikes, spaces) and holds neither HTML
nor a path that climbs: values end up in pages, banners and file names.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from bangron.content.yaml_tree import Mapping, Node, Scalar, Sequence
from bangron.problems import Phrase, Problem, Source, suggestion
from bangron.text.dates import parse_date, parse_day
from bangron.text.normal import tidy
from bangron.text.slugs import is_slug, slugify

HTML = re.compile(r"</?[a-zA-Z!?][^<>]*>?|&(?:[a-zA-Z]{2,8}|#\d+|#x[0-9a-fA-F]+);")
CLIMBING_PATH = re.compile(r"(?:^|[\s/\\])\.\.[/\\]")
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199  # a year outside is a slip of the finger

Choice = TypeVar("Choice", bound=StrEnum)
Item = TypeVar("Item")


@dataclass(slots=True)
class Fields:
    """The values of one mapping; `problems` is shared with whoever reads the file."""

    node: Mapping
    problems: list[Problem]
    known: Collection[str]
    """Every key the mapping may hold; another one is a problem, and is ignored."""

    sound: bool = field(default=True, init=False)
    """False once a required value was missing or unusable."""

    def __post_init__(self) -> None:
        """Report the keys that nobody will read."""
        for key, source in self.node.key_sources.items():
            if key not in self.known:
                help_with = suggestion(key, self.known)
                self._report("unknown-key", source, key=key, suggestion=help_with)

    def source(self, key: str) -> Source:
        """Return where the key stands, or where its mapping starts."""
        return self.node.key_sources.get(key, self.node.source)

    def report(self, rule: str, key: str, **values: object) -> None:
        """Add a problem at `key` that only the reader of this kind of mapping can see."""
        self._report(rule, self.source(key), key=key, **values)

    def text(self, key: str, default: str = "", *, required: bool = False) -> str:
        """Return one line of text."""
        node = self.node.entries.get(key)
        if node is None or (isinstance(node, Scalar) and node.text is None):
            return self._absent(key, default, required=required)
        value = self._clean(node, key)
        if not value:
            self.sound = self.sound and not required
            return default
        return value

    def slug(self, key: str, default: str = "", *, required: bool = False) -> str:
        """Return an id: ASCII letters, digits and hyphens, fit for an address and a file name."""
        value = self.text(key, default, required=required)
        if not value or value == default or is_slug(value):
            return value
        self._report("not-a-slug", self.source(key), key=key, quote=value, slug=slugify(value))
        self.sound = self.sound and not required
        return default

    def day(self, key: str, *, required: bool = False) -> date | None:
        """Return a date, typed `dd/mm/yyyy` or `yyyy-mm-dd`."""
        value = self.text(key, required=required)
        if not value:
            return None
        day = parse_date(value)
        if day is None:
            self._report("not-a-date", self.source(key), key=key, quote=value)
            self.sound = self.sound and not required
        return day

    def month_and_day(self, key: str) -> tuple[int, int] | None:
        """Return `(month, day)` of a day of the year, typed `dd/mm`."""
        value = self.text(key, required=True)
        found = parse_day(value) if value else None
        if value and found is None:
            self._report("not-a-day", self.source(key), key=key, quote=value)
            self.sound = False
        return found

    def year(self, key: str, *, required: bool = False) -> int | None:
        """Return a year in four digits."""
        value = self.text(key, required=required)
        if not value:
            return None
        if value.isdecimal() and EARLIEST_YEAR <= int(value) <= LATEST_YEAR:
            return int(value)
        self._report("not-a-year", self.source(key), key=key, quote=value)
        self.sound = self.sound and not required
        return None

    def choice(
        self, key: str, choices: type[Choice], default: Choice, *, required: bool = False
    ) -> Choice:
        """Return one of the values of an enumeration."""
        value = self.text(key, required=required)
        if not value:
            return default
        if value in {str(choice) for choice in choices}:
            return choices(value)
        help_with = suggestion(value, [str(choice) for choice in choices])
        self._report("not-a-choice", self.source(key), key=key, quote=value, suggestion=help_with)
        self.sound = self.sound and not required
        return default

    def items(self, key: str, *, required: bool = False) -> tuple[Node, ...]:
        """Return the nodes of a list; a list that is required must not be empty."""
        node = self.node.entries.get(key)
        if node is None or (isinstance(node, Scalar) and node.text is None):
            self._absent(key, "", required=required)
            return ()
        if not isinstance(node, Sequence):
            self._report("not-a-list", self.source(key), key=key)
            self.sound = self.sound and not required
            return ()
        if not node.items and required:
            self._report("empty-list", self.source(key), key=key)
            self.sound = False
        return node.items

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return a list of one-line texts."""
        values = (self._clean(node, key) for node in self.items(key, required=required))
        return tuple(value for value in values if value)

    def each(
        self, key: str, known: Collection[str], build: Callable[["Fields"], Item | None]
    ) -> tuple[Item, ...]:
        """Return what `build` makes of each mapping of a list; None is left out."""
        built: list[Item] = []
        for node in self.items(key):
            if not isinstance(node, Mapping):
                self._report("not-a-mapping", node.source, key=key, keys=Phrase(", ".join(known)))
                continue
            value = build(Fields(node, self.problems, known))
            if value is not None:
                built.append(value)
        return tuple(built)

    def inner(self, key: str, known: Collection[str]) -> "Fields | None":
        """Return the fields of a mapping inside this one, or None where there is none."""
        node = self.node.entries.get(key)
        if node is None or (isinstance(node, Scalar) and node.text is None):
            return None
        if not isinstance(node, Mapping):
            self._report("not-a-mapping", node.source, key=key, keys=Phrase(", ".join(known)))
            return None
        return Fields(node, self.problems, known)

    def _absent(self, key: str, default: str, *, required: bool) -> str:
        if required:
            self._report("missing-field", self.node.source, key=key)
            self.sound = False
        return default

    def _clean(self, node: Node, key: str) -> str:
        """Return the node's text, tidied; "" with a problem where it is no harmless line."""
        if not isinstance(node, Scalar):
            self._report("not-a-text", node.source, key=key)
            return ""
        typed = node.text or ""
        for rule, pattern in (("html-in-value", HTML), ("climbing-path", CLIMBING_PATH)):
            found = pattern.search(typed)
            if found:
                self._report(rule, node.source, key=key, quote=found.group().strip())
                return ""
        # The first pass turns every kind of line end into a newline, the second joins the lines.
        return tidy(tidy(typed).replace("\n", " "))

    def _report(self, rule: str, source: Source, **values: object) -> None:
        self.problems.append(Problem.make(rule, source, **values))
