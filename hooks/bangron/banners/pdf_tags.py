"""The reading order of a printed banner, for readers who do not see it (ISO 32000-1, 14.7).

In: parts in the order they are read, each with its marks in the page's content.
Out: the structure tree of the file. What stands in the content is known by `pdf`.
"""

from dataclasses import dataclass

from bangron.banners.pdf_file import PdfFile, ref, refs, text_string

READING_ORDER = ("kicker", "slogan", "attribution", "foot", "address")
HEADING, PARAGRAPH, FIGURE = "H1", "P", "Figure"
READ_AS = {"slogan": HEADING}
"""How a role is read; every other one is a paragraph."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to be read."""

    kind: str
    marks: tuple[int, ...]
    """The numbers that its pieces bear in the content, each used once, from 0."""

    alt: str = ""
    """What is said instead of it, where it is no text."""


def write_tags(file: PdfFile, page: int, parts: tuple[Part, ...]) -> int:
    """Write the structure of a file of one page and return the number of its root."""
    root, document = file.reserve(), file.reserve()
    owners: dict[int, int] = {}
    elements: list[int] = []
    for part in parts:
        alt = f" /Alt {text_string(part.alt)}" if part.alt else ""
        marks = " ".join(map(str, part.marks))
        element = file.add(
            f"<< /Type /StructElem /S /{part.kind} /P {ref(document)} /Pg {ref(page)}"
            f" /K [{marks}]{alt} >>"
        )
        elements.append(element)
        owners |= dict.fromkeys(part.marks, element)
    file.fill(document, f"<< /Type /StructElem /S /Document /P {ref(root)} /K {refs(elements)} >>")
    by_mark = refs(owners[mark] for mark in sorted(owners))
    file.fill(
        root,
        f"<< /Type /StructTreeRoot /K [{ref(document)}]"
        f" /ParentTree << /Nums [0 {by_mark}] >> /ParentTreeNextKey 1 >>",
    )
    return root
