r"""Writes values as YAML that any reader takes for the text it is.

In: nested dicts, lists and texts. Out: block-style YAML with line ends of `\n`.
A text is quoted where YAML could read it otherwise; HTML and paths that climb,
which the content reader refuses, are written so that they are neither.
"""

import re
from collections.abc import Mapping, Sequence

from bangron.text.normal import tidy

Value = str | Sequence["Value"] | Mapping[str, "Value"]

_PLAIN = re.compile(r"[^\W_][^\n\t]*|[“(][^\n\t]*")
_RESERVED = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"})
_TAG = re.compile(r"<(?=/?[A-Za-z!?])")
_ENTITY = re.compile(r"&(?=(?:[A-Za-z]{2,8}|#\w+);)")
_CLIMBING = re.compile(r"\.\.(?=[/\\])")


def to_yaml(values: Mapping[str, Value]) -> str:
    """Return a mapping as YAML; empty texts, lists and mappings are left out."""
    return "".join(f"{line}\n" for line in _mapping(values, ""))


def scalar(text: str) -> str:
    """Return one line of text as a YAML scalar, quoted where it must be."""
    text = tidy(tidy(text).replace("\n", " "))
    text = _CLIMBING.sub("…", _ENTITY.sub("& ", _TAG.sub("‹", text)))
    is_plain = (
        _PLAIN.fullmatch(text)
        and ": " not in text
        and " #" not in text
        and not text.endswith(":")
        and text.lower() not in _RESERVED
    )
    return text if is_plain else "'" + text.replace("'", "''") + "'"


def _mapping(values: Mapping[str, Value], indent: str) -> list[str]:
    lines: list[str] = []
    for key, value in values.items():
        if not value:
            continue
        if isinstance(value, str):
            lines.append(f"{indent}{key}: {scalar(value)}")
        else:
            inner = (
                _mapping(value, indent + "  ")
                if isinstance(value, Mapping)
                else _list(value, indent + "  ")
            )
            lines += [f"{indent}{key}:", *inner]
    return lines


def _list(values: Sequence[Value], indent: str) -> list[str]:
    lines: list[str] = []
    for value in values:
        if isinstance(value, str):
            lines.append(f"{indent}- {scalar(value)}")
        elif isinstance(value, Mapping):
            inner = _mapping(value, indent + "  ")
            lines += [f"{indent}- {inner[0].lstrip()}", *inner[1:]] if inner else []
    return lines
