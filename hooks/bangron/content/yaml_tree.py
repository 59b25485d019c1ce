"""Parses YAML into a tree in which every value knows its line, and every scalar is text.

In: the text of a file, or of the front matter at its head. Out: a tree of
`Scalar`, `Sequence` and `Mapping`, or the problem that keeps it from being one.

The parser composes and never constructs: no tag is obeyed, so nothing a file
says can make an object. Scalars stay the text that was typed, so `no`, `on`,
`09/10/2023` and `012` mean what staff meant. Anchors are refused: no slogan
list needs them, and a few lines of them expand without bound.
"""

from dataclasses import dataclass

import yaml

from bangron.problems import Problem, Source

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
    problems: list[Problem] = []
    try:
        root = _compose(text, path, first_line)
        if root is None:
            return None, ()
        return _convert(root, path, first_line, problems), tuple(problems)
    except _RefusedError as refused:
        return None, (*problems, refused.problem)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        return None, (Problem.make(_rule_for(error), Source(path, line)),)
    except yaml.reader.ReaderError as error:
        line = first_line + text.count("\n", 0, error.position)
        code = error.character if isinstance(error.character, int) else 0
        return None, (Problem.make("yaml-character", Source(path, line), code=f"U+{code:04X}"),)
    except (RecursionError, ValueError):
        return None, (Problem.make("yaml-broken", Source(path, first_line)),)


def _compose(text: str, path: str, first_line: int) -> yaml.Node | None:
    """Return PyYAML's own tree, once the events have shown it to be free of anchors and depth."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = first_line + (event.start_mark.line if event.start_mark else 0)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError(Problem.make("yaml-anchor", Source(path, line)))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise _RefusedError(Problem.make("yaml-too-deep", Source(path, line)))
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    return node


def _convert(node: yaml.Node, path: str, first_line: int, problems: list[Problem]) -> Node:
    """Return our node for PyYAML's; unknown tags and doubled keys go to `problems`."""
    source = Source(path, first_line + node.start_mark.line, node.start_mark.column + 1)
    if node.tag and node.tag not in PLAIN_TAGS:
        tag = node.tag.replace(TAG_PREFIX, "!!")
        problems.append(Problem.make("yaml-tag", source, tag=tag))
    if isinstance(node, yaml.SequenceNode):
        items = (_convert(item, path, first_line, problems) for item in node.value)
        return Sequence(source, tuple(items))
    if isinstance(node, yaml.MappingNode):
        entries: dict[str, Node] = {}
        key_sources: dict[str, Source] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            mark = key_node.start_mark
            key_source = Source(path, first_line + mark.line, mark.column + 1)
            if key in entries:
                first = key_sources[key].line
                problems.append(Problem.make("key-twice", key_source, key=key, first=first))
                continue
            entries[key] = _convert(value_node, path, first_line, problems)
            key_sources[key] = key_source
        return Mapping(source, entries, key_sources)
    text = str(node.value)
    plain = (
        isinstance(node, yaml.ScalarNode) and node.style is None
    )  # quoted "null" is the word, bare null is nothing
    return Scalar(source, None if plain and text in NULLS else text)


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
