"""Says how an HTML element looks, as far as that changes what is read.

In: a tag and its attributes. Out: whether it is seen, starts a page, draws
lines, names a font or a way of numbering. Style sheets are not applied.
"""

import re

UNSEEN = frozenset(
    (
        *("script", "style", "template", "noscript", "svg", "math", "iframe", "object", "select"),
        *("textarea", "button", "nav", "audio", "video", "canvas", "head", "title"),
    )
)
"""Elements that hold nothing a reader of the page reads."""

VOID = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    )
)
"""Elements without content, which are never closed."""

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")
_PAGE_BREAK = re.compile(r"(?:page-)?break-before\s*:\s*(?:always|page|left|right)")
_BORDER = re.compile(r"(?<![\w-])(?:mso-)?border(?:-\w+)?\s*:\s*(?!none|0|medium none)[^;]*\w")
_FAMILY = re.compile(
    r"(?<![\w-])font(?:-family)?\s*:[^;]*?(\.?[\w. -]*\bvn[\w-]+|\.vn[\w-]+|vps[^,;]*)"
)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b(lower-\w+|upper-\w+|decimal|none|disc)")
_BY_TYPE = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}

Attributes = dict[str, str]


def style_of(attributes: Attributes) -> str:
    """Return what the element's own style says."""
    return attributes.get("style", "").lower()


def is_hidden(attributes: Attributes) -> bool:
    """Tell whether an element and all in it is not shown."""
    return "hidden" in attributes or bool(_HIDDEN.search(style_of(attributes)))


def breaks_page(attributes: Attributes) -> bool:
    """Tell whether a page starts before an element."""
    return bool(_PAGE_BREAK.search(style_of(attributes)))


def has_border(tag: str, attributes: Attributes) -> bool:
    """Tell whether a table or cell draws lines; a head cell means data."""
    border = attributes.get("border", "0").strip().removesuffix("px")
    return border not in ("0", "none") or tag == "th" or bool(_BORDER.search(style_of(attributes)))


def font(attributes: Attributes) -> str:
    """Return the legacy font that an element names; empty if it names none."""
    face = attributes.get("face", "").split(",")[0].strip(" '\"")
    named = _FAMILY.search(style_of(attributes).replace("'", "").replace('"', ""))
    return face or (named[1].strip() if named else "")


def list_style(attributes: Attributes, default: str) -> str:
    """Return how a list counts, in the words of CSS."""
    named = _LIST_STYLE.search(style_of(attributes))
    return named[1] if named else _BY_TYPE.get(attributes.get("type", ""), default)
