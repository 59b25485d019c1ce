"""Parses YAML into a tree in which every value knows its line, and every scalar is text.

In: the text of a file, or of the front matter at its head. Out: a tree of
`Scalar`, `Sequence` and `Mapping`, or the problem that keeps it from being one.

The tree grows from the parser's events and nothing is constructed: no tag is
obeyed, so nothing a file says can make an object. Scalars stay the text that was typed, so `no`, `on`,
`09/10/2023` and `012` mean what staff meant. Anchors are refused: no slogan
list needs them, and a few lines of them expand without bound.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from bangron.problems import Problem, Source

# libyaml, which PyYAML's wheels carry, parses ten times faster; its absence changes nothing else.
FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEEPEST = 12  # levels; the deepest real file has five

NULLS = frozenset({"", "~", "null", "Null", "NULL"})

TAG_PREFIX = "tag:yaml.org,2002:"
PLAIN_TAGS = frozenset(
    TAG_PREFIX + name
    for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "merge", "value")
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as typed; None for a blank or `null`."""

    source: Source
    text: str | None


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    source: Source
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Named values in the order of the file; a key stands once."""

    source: Source
    entries: dict[str, "Node"]
    key_sources: dict[str, Source]


Node = Scalar | Sequence | Mapping


class _RefusedError(Exception):
    """Carries the problem of the first thing that cannot be part of a tree."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def parse_yaml(
    text: str, path: str, first_line: int = 1
) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the tree of `text`, whose first line is line `first_line` of the file `path`.

    An empty text gives `(None, ())`. A text that is not YAML gives None and one
    problem at the line where the parser stopped.
    """
    try:
        return _Tree(path, first_line).grow(yaml.parse(text, Loader=FAST_LOADER))
    except yaml.YAMLError:
        # The fast parser stops where the plain one does but says less of why.
        return None, (_why(text, path, first_line),)
    except _RefusedError as refused:
        return None, (refused.problem,)


def _why(text: str, path: str, first_line: int) -> Problem:
    """Return the problem that stops the plain parser."""
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        rule = _rule_for(error)
        marks = (error.problem_mark, error.context_mark)
        # An open quotation mark runs on to the end of the file; where it opens is what to mend.
        mark = next(filter(None, reversed(marks) if rule == "yaml-quote" else marks), None)
        return Problem.make(rule, Source(path, first_line + (mark.line if mark else 0)))
    except yaml.reader.ReaderError as error:
        line = first_line + text.count("\n", 0, error.position)
        code = error.character if isinstance(error.character, int) else 0
        return Problem.make("yaml-character", Source(path, line), code=f"U+{code:04X}")
    return Problem.make("yaml-broken", Source(path, first_line))


@dataclass(slots=True)
class _Tree:
    """Grows our nodes from the parser's events, in one pass and without its constructor."""

    path: str
    first_line: int
    problems: list[Problem] = field(default_factory=list)

    def grow(self, events: Iterator[yaml.Event]) -> tuple[Node | None, tuple[Problem, ...]]:
        """Return the first document of the stream; a second one is refused."""
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise _RefusedError(Problem.make("yaml-second-document", self._source(event)))
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, depth=1)
        blank = isinstance(root, Scalar) and root.text is None
        return (None if blank else root), tuple(self.problems)

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        """Return the node that starts with `event`, and take its events from the stream."""
        source = self._source(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError(Problem.make("yaml-anchor", source))
        if depth > DEEPEST:
            raise _RefusedError(Problem.make("yaml-too-deep", source))
        tag = getattr(event, "tag", None)
        if tag and tag != "!" and tag not in PLAIN_TAGS:
            tag = tag.replace(TAG_PREFIX, "!!")
            self.problems.append(Problem.make("yaml-tag", source, tag=tag))
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(source, tuple(self._items(events, depth)))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(source, events, depth)
        # What stands in quotation marks is the word "null"; bare null is nothing.
        text, plain = str(getattr(event, "value", "")), getattr(event, "style", None) in (None, "")
        return Scalar(source, None if plain and text in NULLS else text)

    def _items(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield self._node(event, events, depth + 1)

    def _mapping(self, source: Source, events: Iterator[yaml.Event], depth: int) -> Mapping:
        """Return a mapping; a key that stands again is a problem, and its first value stays."""
        entries: dict[str, Node] = {}
        key_sources: dict[str, Source] = {}
        nodes = self._items(events, depth)
        for key_node, value in zip(nodes, nodes, strict=True):
            key = (key_node.text or "") if isinstance(key_node, Scalar) else "?"
            if key in entries:
                first = key_sources[key].line
                self.problems.append(
                    Problem.make("key-twice", key_node.source, key=key, first=first)
                )
                continue
            entries[key] = value
            key_sources[key] = key_node.source
        return Mapping(source, entries, key_sources)

    def _source(self, event: yaml.Event) -> Source:
        mark = event.start_mark
        if mark is None:
            return Source(self.path, self.first_line)
        return Source(self.path, self.first_line + mark.line, mark.column + 1)


def _rule_for(error: yaml.MarkedYAMLError) -> str:
    """Return the rule whose message says, in words staff can act on, what the parser met."""
    said = f"{error.problem or ''} {error.context or ''}"
    if "\\t" in said or "tab" in said:
        return "yaml-tab"
    if "mapping values are not allowed" in said:
        return "yaml-colon"
    if "quoted scalar" in said or "end of stream" in said:
        return "yaml-quote"
    if "expected <block end>" in said or "could not find expected ':'" in said:
        return "yaml-indent"
    return "yaml-broken"
