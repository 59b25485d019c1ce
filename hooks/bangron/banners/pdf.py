"""Write a banner as a PDF for the print shop: vectors at true size, one page.

In: a slogan, its layout, a palette, a format and what was asked for. Out: the
bytes of a file (PDF 1.7): TrimBox, BleedBox and MediaBox, the ground carried
through the bleed, text as text in embedded subset fonts or as outlines, colours in
sRGB, no script, no date. What stands where was decided by the template; what may
not be printed, by `printing`.
"""

from bangron.banners.encoding_lossy import srgb_profile
from bangron.banners.formats import Format
from bangron.banners.layout import Layout
from bangron.banners.palettes import Palette
from bangron.banners.pdf_content import (
    VEILS,
    Paint,
    canvas_of,
    content_as_outlines,
    content_as_text,
)
from bangron.banners.pdf_file import PdfFile, number, numbers, ref, text_string
from bangron.banners.pdf_fonts import Subset, embed, subset
from bangron.banners.pdf_images import embed_picture
from bangron.banners.pdf_tags import Part, write_tags
from bangron.banners.print_page import Box, Page, PrintOptions, page_of
from bangron.model import Slogan

LANGUAGE = "vi"
PROFILE_NAME = "sRGB IEC61966-2.1"


def write_pdf(
    slogan: Slogan, layout: Layout, palette: Palette, size: Format, options: PrintOptions
) -> bytes:
    """Return a banner as a PDF; ValueError where the format has no size in millimetres."""
    page = page_of(size, options)
    file = PdfFile()
    canvas = canvas_of(layout, page)
    embedded = [embed_picture(file, picture, canvas) for picture in layout.pictures]
    images = tuple((f"Im{place}", image) for place, image in enumerate(embedded))
    paint = Paint(layout, palette, page, images)
    content, parts, fonts = written(file, paint, slogan, outlines=options.outlines)
    profile = file.stream("/N 3", srgb_profile())
    # Colours that name no space of their own are sRGB here, not the device's.
    resources = f"/ColorSpace << /DefaultRGB [/ICCBased {ref(profile)}] >>{fonts}"
    if images:
        named = " ".join(f"/{name} {ref(image.object)}" for name, image in images)
        veils = " ".join(f"/{name} << /ca {number(part)} >>" for name, part in VEILS.items())
        resources += f" /XObject << {named} >> /ExtGState << {veils} >>"
    leaf, pages = file.reserve(), file.reserve()
    painted = file.stream("", content.encode("ascii"))
    file.fill(leaf, page_entries(page, pages, painted, resources))
    file.fill(pages, f"<< /Type /Pages /Kids [{ref(leaf)}] /Count 1 >>")
    tags = write_tags(file, leaf, parts)
    return file.bytes(catalogue(file, pages, tags, profile), about(file, slogan, size, options))


def written(
    file: PdfFile, paint: Paint, slogan: Slogan, *, outlines: bool
) -> tuple[str, tuple[Part, ...], str]:
    """Return the content of the page, what is read in it, and the fonts it asks for."""
    if outlines:
        return *content_as_outlines(paint, slogan.alt), ""
    subsets = subsets_of(paint.layout)
    names = {font: f"F{place}" for place, font in enumerate(subsets)}
    offered = {font: (names[font], cut) for font, cut in subsets.items()}
    fonts = " ".join(f"/{names[font]} {ref(embed(file, cut))}" for font, cut in subsets.items())
    return *content_as_text(paint, offered), f" /Font << {fonts} >>"


def subsets_of(layout: Layout) -> dict[str, Subset]:
    """Return what a banner shows of each font, by the font's name."""
    used: dict[str, set[str]] = {}
    for line in layout.lines:
        used.setdefault(line.style.font, set()).update(line.text)
    return {font: subset(font, frozenset(used[font])) for font in sorted(used)}


def page_entries(page: Page, parent: int, content: int, resources: str) -> str:
    """Return the page object."""
    unit = f" /UserUnit {page.user_unit}" if page.user_unit > 1 else ""
    return (
        f"<< /Type /Page /Parent {ref(parent)} /Contents {ref(content)} /StructParents 0{unit}"
        f" /MediaBox {box(page.media)} /BleedBox {box(page.bleed)} /TrimBox {box(page.trim)}"
        f" /Resources << {resources} >> >>"
    )


def box(edges: Box) -> str:
    """Return a box, finer than anything drawn: it is what is cut by."""
    return f"[{' '.join(number(edge, 5) for edge in edges)}]"


def catalogue(file: PdfFile, pages: int, tags: int, profile: int) -> int:
    """Write the root of the file: its language, reading order and colours."""
    intent = (
        f"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier ({PROFILE_NAME})"
        f" /Info ({PROFILE_NAME}) /DestOutputProfile {ref(profile)} >>"
    )
    return file.add(
        f"<< /Type /Catalog /Pages {ref(pages)} /Lang ({LANGUAGE}) /OutputIntents [{intent}]"
        f" /MarkInfo << /Marked true >> /StructTreeRoot {ref(tags)}"
        " /ViewerPreferences << /DisplayDocTitle true >> >>"
    )


def about(file: PdfFile, slogan: Slogan, size: Format, options: PrintOptions) -> int:
    """Write what the file says of itself: the slogan, who puts it up, the true size, the scale."""
    true_size = f"{numbers(size.width_mm or 0)} × {numbers(size.height_mm or 0)} mm"
    author = f" /Author {text_string(slogan.footer)}" if slogan.footer else ""
    return file.add(
        f"<< /Title {text_string(slogan.text)}{author}"
        f" /Subject {text_string(f'{true_size}, 1:{options.scale}')}"
        " /Creator (bangron) /Producer (bangron) >>"
    )
