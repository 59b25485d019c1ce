"""Markdown as official documents need it: numbers stay as printed, and HTML stays text.

In: the Markdown of a page. Out: HTML in which

* a paragraph that starts with an official mark (`1.`, `1.1.`, `a)`) keeps that
  mark to the letter, where Markdown would count anew and turn III.1, III.3 into
  1, 2 (DOMAIN section 0, fact 10);
* an indented block goes on with the item above it and is never code;
* the number of a document, such as 33/CT-TTg, is never broken over two lines;
* raw HTML shows as typed, a link that would run code has no target, and a picture
  that another site would send has no source.
"""

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from bangron.content.body import is_own_picture, is_safe_link

if TYPE_CHECKING:
    from collections.abc import Iterator

# "1.1" without its last dot is a mark only before a capital: "12.5 tỷ đồng" is a number.
MARK = re.compile(
    r"^ {0,3}((?:\d{1,2}\.)+|\d{1,2}(?:\.\d{1,2})+(?=[ \t]+[^\W\d_a-zà-ỹđ])|\d{1,2}\)|[a-zđA-ZĐ]\))"
    r"[ \t]+(?=\S)"
)
INDENT = re.compile(r"^(?: {4}|\t)", re.MULTILINE)
NUMBER = r"(?<![\w/-])\d{1,5}(?:/\d{4})?[-/][A-ZĐ][A-Za-zĐđƠƯ]{0,12}(?:[-/][A-ZĐ][A-Za-zĐđƠƯ]{0,12}){0,4}"
ITEM_CLASS = "bangron-item"
NUMBER_CLASS = "number"

# Before lists (olist 40, ulist 30), so that no mark is ever counted; after list
# continuation (indent 90), so that what belongs to a dash item stays with it.
ITEM_PRIORITY = 45
NUMBER_PRIORITY = 15  # after links and emphasis, which may hold one
INDENTED_PRIORITY = 80  # the place of "code", which official documents do not hold
# After "relpath" (0): MkDocs makes links relative, and stops where one has no target.
SAFETY_PRIORITY = -1


def level_of(mark: str) -> int:
    """Return the depth of an item, from 1: `1.` is 1, `1.1.` is 2, `a)` is 2."""
    if mark.endswith(")"):
        return 2
    return len([part for part in mark.split(".") if part])


class ItemProcessor(BlockProcessor):
    """Makes each paragraph with an official mark an item that keeps it."""

    def test(self, parent: Element, block: str) -> bool:
        """Take a block of which any line starts with a mark."""
        return parent.tag != "li" and any(MARK.match(line) for line in block.split("\n"))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Cut the block at its marks; words before the first one are an ordinary paragraph."""
        for mark, text in _items(blocks.pop(0)):
            if not mark:
                self.parser.parseBlocks(parent, [text])
                continue
            item = SubElement(
                parent, "div", {"class": f"{ITEM_CLASS} {ITEM_CLASS}--{level_of(mark)}"}
            )
            SubElement(item, "span", {"class": f"{ITEM_CLASS}__mark"}).text = mark
            # The space keeps mark and text apart for whoever copies or searches the page.
            item[-1].tail = " "
            body = SubElement(item, "div", {"class": f"{ITEM_CLASS}__body"})
            SubElement(body, "p").text = text


class IndentedProcessor(BlockProcessor):
    """Reads an indented block as Markdown that belongs to the item above it."""

    def test(self, parent: Element, block: str) -> bool:
        """Take a block whose first line is indented by four spaces or a tab."""
        return parent.tag != "li" and bool(INDENT.match(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Parse the block inside the last item, or where it stands if there is none."""
        inner = INDENT.sub("", blocks.pop(0))
        last = self.lastChild(parent)
        if last is not None and ITEM_CLASS in last.get("class", "").split():
            parent = last[-1]
        self.parser.parseBlocks(parent, [inner])


class NumberProcessor(InlineProcessor):
    """Keeps the number of a document in one piece, which a browser would break at its hyphen."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the name is Markdown's, whose base returns less
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Wrap the number; the style sheet does the rest."""
        del data
        element = Element("span", {"class": NUMBER_CLASS})
        element.text = m.group()
        return element, m.start(), m.end()


class SafeLinks(Treeprocessor):
    """Takes the target from links that would run code, and from pictures of other sites."""

    def run(self, root: Element) -> None:
        """Drop unsafe `href` and `src`; `content.body` has reported them."""
        for element in root.iter():
            for attribute, is_fit in (("href", is_safe_link), ("src", is_own_picture)):
                target = element.get(attribute)
                if target is not None and not is_fit(target):
                    del element.attrib[attribute]


class OfficialMarkdown(Extension):
    """The extension `bangron.site.markdown`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register the processors in the places that the constants explain."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        parser: BlockParser = md.parser
        parser.blockprocessors.deregister("olist")
        parser.blockprocessors.deregister("code")
        parser.blockprocessors.register(ItemProcessor(parser), "official-item", ITEM_PRIORITY)
        parser.blockprocessors.register(IndentedProcessor(parser), "indented", INDENTED_PRIORITY)
        md.inlinePatterns.register(NumberProcessor(NUMBER, md), "number", NUMBER_PRIORITY)
        md.treeprocessors.register(SafeLinks(md), "safe-links", SAFETY_PRIORITY)


def makeExtension(**kwargs: object) -> OfficialMarkdown:  # noqa: N802 - the name is Markdown's
    """Return the extension, as Markdown's loader asks for it."""
    return OfficialMarkdown(**kwargs)


def _items(block: str) -> "Iterator[tuple[str, str]]":
    """Yield `(mark, text)` for each item of a block; words before the first have the mark ""."""
    mark, lines = "", list[str]()
    for line in block.split("\n"):
        found = MARK.match(line)
        if found:
            if lines:
                yield mark, "\n".join(lines)
            mark, lines = found.group(1), [line[found.end() :]]
        else:
            lines.append(line)
    if lines:
        yield mark, "\n".join(lines)
