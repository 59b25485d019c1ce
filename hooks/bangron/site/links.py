"""Finds links and pictures that lead to no file of the site, before the public finds them.

In: the body of a page, and what tells whether a page or picture is published.
Out: problems with their lines, in the words of staff. MkDocs looks for the same
while it renders, but names no line and speaks English: its own messages are
silenced (`silence`).
"""

import logging
import posixpath
import re
from collections.abc import Callable
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from bangron.content.body import SCHEME, words_of
from bangron.problems import Problem, Source

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

# "[words](target)" and "![words](target)", where the target may hold spaces between < > and
# one pair of brackets; "[name]: target", but no "[^1]: footnote".
TARGET = re.compile(
    r"\]\(\s*(?:<([^<>]*)>|([^()\s<>]+(?:\([^()\s]*\)[^()\s<>]*)*))"
    r"|^ {0,3}\[(?!\^)[^\]]+\]:\s*(?:<([^<>]*)>|(\S+))"
)


def silence(config: "MkDocsConfig") -> None:
    """Keep MkDocs from telling what `dead_links` tells."""
    links = config.validation.links
    links.not_found = links.absolute_links = links.unrecognized_links = logging.DEBUG


def dead_links(
    body: str, source: Source, src_uri: str, is_published: Callable[[str], bool]
) -> tuple[Problem, ...]:
    """Return a problem for each link of the page `src_uri` that leads nowhere below `docs/`.

    `source` is where the body starts. A link from the root, such as `/tin/`, is
    one: it leaves a site that lies in a folder of its server.
    """
    problems: list[Problem] = []
    for line, words in words_of(body, source.line):
        for found in TARGET.finditer(words):
            typed = next(filter(None, found.groups()), "")
            target = unquote(unescape(typed)).partition("#")[0].partition("?")[0]
            if not target or SCHEME.match(target) or target.startswith("//"):
                continue
            place = Source(source.path, line, found.start() + 1)
            if target.startswith("/"):
                problems.append(Problem.make("link-from-root", place, quote=typed))
            elif not is_published(posixpath.normpath(f"{posixpath.dirname(src_uri)}/{target}")):
                problems.append(Problem.make("link-nowhere", place, quote=typed))
    return tuple(problems)
