"""Looks through the body of a page for what must not reach the public.

That is raw HTML, links that run code, and pictures that another site would send.

In: a page's Markdown. Out: problems with their lines. The site shows raw HTML
as the text it is (`bangron.site.markdown`); here its author is told so.
"""

import re
from collections.abc import Iterator
from html import unescape

from bangron.content.fields import HTML
from bangron.problems import Problem, Source
from bangron.text.normal import tidy

TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<!--|<[!?][a-zA-Z]")
CODE = re.compile(r"`+[^`]*`+")
LINK = re.compile(r"\]\(\s*<?([^)>\s]+)|^\[[^\]]+\]:\s*<?(\S+?)>?\s*$")
IMAGE = re.compile(r"!\[[^\]]*\]\(\s*<?([^)>\s]+)")
HEADING = re.compile(r"^ {0,3}#[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
EMPHASIS = re.compile(r"[*_`]+")
SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):")


def is_safe_link(target: str) -> bool:
    """Tell whether a link stays in the site or leaves it by a scheme that runs no code."""
    scheme = SCHEME.match(_squeezed(target))
    return scheme is None or scheme.group(1).lower() in SAFE_SCHEMES


def is_own_picture(target: str) -> bool:
    """Tell whether a picture comes from the site itself: no reader's visit is told to another."""
    squeezed = _squeezed(target).replace("\\", "/")
    return SCHEME.match(squeezed) is None and not squeezed.startswith("//")


def heading_of(body: str) -> str:
    """Return the words of the first heading of the first level, which name a page without a title.

    "" where there is none, and where it holds HTML: a title goes to places that
    do not all escape it.
    """
    found = HEADING.search(body)
    words = tidy(EMPHASIS.sub("", found.group(1))) if found else ""
    return "" if HTML.search(words) else words


def check_body(body: str, path: str, first_line: int) -> tuple[Problem, ...]:
    """Return the problems of the lines that hold a tag, an unsafe link or a foreign picture."""
    problems: list[Problem] = []
    for number, words in words_of(body, first_line):
        tag = TAG.search(words)
        if tag:
            source = Source(path, number, tag.start() + 1)
            problems.append(Problem.make("html-in-body", source, quote=tag.group()))
        for image in IMAGE.finditer(words):
            if is_safe_link(image.group(1)) and not is_own_picture(image.group(1)):
                source = Source(path, number, image.start() + 1)
                problems.append(Problem.make("foreign-picture", source, quote=image.group(1)))
        for link in LINK.finditer(words):
            target = link.group(1) or link.group(2)
            if not is_safe_link(target):
                source = Source(path, number, link.start() + 1)
                problems.append(Problem.make("unsafe-link", source, quote=target))
    return tuple(problems)


def check_headings(body: str, path: str, first_line: int) -> tuple[Problem, ...]:
    """Return a problem for each heading of the first level, which the page's title is already."""
    return tuple(
        Problem.make("first-level-heading", Source(path, number, 1), quote=words)
        for number, words in words_of(body, first_line)
        if words.startswith("# ")
    )


def words_of(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield the number and the words of each line, without what stands as code."""
    fenced = False
    for number, line in enumerate(body.split("\n"), start=first_line):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        if not fenced:
            yield number, CODE.sub("", line)


def _squeezed(target: str) -> str:
    """Return a target as browsers read it: they resolve "&#x09;", and drop controls and spaces.

    So "java&#x09;script:" runs.
    """
    return "".join(character for character in unescape(target) if character > " ")
