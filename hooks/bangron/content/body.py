"""Looks through the body of a page for what must not reach the public: raw HTML, unsafe links.

In: a page's Markdown. Out: problems with their lines. The site shows raw HTML
as the text it is (`bangron.site.markdown`); here its author is told so.
"""

import re
from html import unescape

from bangron.problems import Problem, Source

TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<!--|<[!?][a-zA-Z]")
CODE = re.compile(r"`+[^`]*`+")
LINK = re.compile(r"\]\(\s*<?([^)>\s]+)|^\[[^\]]+\]:\s*<?(\S+?)>?\s*$")
SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):")


def is_safe_link(target: str) -> bool:
    """Tell whether a link stays in the site or leaves it by a scheme that runs no code."""
    # Browsers resolve "&#x09;" and drop controls and spaces before they read the
    # scheme, so that "java&#x09;script:" runs.
    squeezed = "".join(character for character in unescape(target) if character > " ")
    scheme = SCHEME.match(squeezed)
    return scheme is None or scheme.group(1).lower() in SAFE_SCHEMES


def check_body(body: str, path: str, first_line: int) -> tuple[Problem, ...]:
    """Return a problem for each line that holds a tag or an unsafe link."""
    problems: list[Problem] = []
    fenced = False
    for number, line in enumerate(body.split("\n"), start=first_line):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        if fenced:
            continue
        words = CODE.sub("", line)
        tag = TAG.search(words)
        if tag:
            source = Source(path, number, tag.start() + 1)
            problems.append(Problem.make("html-in-body", source, quote=tag.group()))
        for link in LINK.finditer(words):
            target = link.group(1) or link.group(2)
            if not is_safe_link(target):
                source = Source(path, number, link.start() + 1)
                problems.append(Problem.make("unsafe-link", source, quote=target))
    return tuple(problems)
