"""Writes the body of a plan as clean Markdown, its printed numbers to the letter.

In: an outline. Out: Markdown without H1: parts as `##`, titled items as `###`,
numbered items as paragraphs, dashes as lists, notes as `[^1]`, tables as tables.
Wording is never changed; letters that Markdown would read as marks are escaped.
"""

import re

from bangron.importing.blocks import Block
from bangron.importing.outline import Item, Outline, items_of, rank_of

TOP_LEVEL = 2  # the page's template prints the H1
LOWEST_LEVEL = 6

_SPECIAL = re.compile(r"[\\`*_\[\]{}|]|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_LINE_START = re.compile(r"(#{1,6}\s|>|[-+]\s|~{3}|={3}|:\s)")


def render_body(outline: Outline, annex: tuple[Block, ...]) -> str:
    """Return the Markdown of the body, of what is attached in words, and of the notes."""
    parts = [_render(outline.body), _render(items_of(annex))]
    notes = [f"[^{_label(note.label)}]: {_inline(note.block)}" for note in outline.notes]
    return "\n\n".join(part for part in (*parts, *notes) if part) + "\n"


def _render(items: tuple[Item, ...]) -> str:
    """Return the Markdown of some items."""
    chunks: list[tuple[str, str]] = []
    above: list[Item] = []
    for item in items:
        if item.block.cells:
            chunks.append(("row", _row(item.block.cells)))
        elif item.is_heading:
            above = [other for other in above if _rank(other) < _rank(item)]
            level = min(TOP_LEVEL + len(above), LOWEST_LEVEL)
            above.append(item)
            chunks.append(("heading", f"{'#' * level} {_inline(item.block)}"))
        elif item.mark and item.mark.style in ("dash", "plus"):
            chunks.append((item.mark.style, _inline(item.body)))
        else:
            text = _inline(item.block)
            chunks.append(("text", text if item.mark else _safe_start(text)))
    return _joined(chunks)


def escaped(text: str) -> str:
    """Return plain text that Markdown shows as it is."""
    return _SPECIAL.sub(_escape, text).replace("](", "]\\(")


def _escape(found: re.Match[str]) -> str:
    return {"<": "&lt;", "&": "&amp;"}.get(found[0], f"\\{found[0]}")


def _rank(item: Item) -> tuple[int, int]:
    """Return the rank of a heading: by its printed mark; one without a mark stands highest."""
    return rank_of(item.mark) if item.mark else (-1, 0)


def _joined(chunks: list[tuple[str, str]]) -> str:
    """Return the chunks as Markdown: list items and rows close together, all else apart."""
    out: list[str] = []
    last = base = ""
    for style, text in chunks:
        if style in ("dash", "plus"):
            is_first = last not in ("dash", "plus")
            base = style if is_first else base
            indent = "    " if style == "plus" and base == "dash" else ""
            out.append(f"{chr(10) * (1 + is_first)}{indent}- {_safe_start(text)}")
        elif style == "row" and last == "row":
            out.append(f"\n| {text} |")
        elif style == "row":
            out.append(f"\n\n| {text} |\n|{' --- |' * (text.count(' | ') + 1)}")
        else:
            out.append(f"\n\n{text}")
        last = style
    return "".join(out).strip()


def _row(cells: tuple[str, ...]) -> str:
    return " | ".join(escaped(" ".join(cell.split())) or " " for cell in cells)


def _safe_start(text: str) -> str:
    """Return text whose start Markdown does not take for a mark."""
    return f"\\{text}" if _LINE_START.match(text) else text


def _inline(block: Block) -> str:
    """Return a block's text with emphasis and places of notes."""
    inserts: list[tuple[int, int, str]] = []
    for start, end in block.strong:
        text = block.text[start:end]
        if not text.strip():
            continue
        inner = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
        inserts += [(inner[0], 1, "**"), (inner[1], 0, "**")]
    inserts += [(at, 2, f"[^{_label(label)}]") for at, label in block.refs]
    out: list[str] = []
    at = 0
    for place, _, mark in sorted(inserts):
        out += (escaped(block.text[at:place]), mark)
        at = place
    out.append(escaped(block.text[at:]))
    return "".join(out)


def _label(label: str) -> str:
    return re.sub(r"\W", "", label) or "1"
