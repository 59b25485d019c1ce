"""Pictures of the brand's inside a PDF: a photo as JPEG, a logo without loss.

In: placed pictures and the bleed. Out: image objects (ISO 32000-1, 8.9) and the
boxes they fill. No picture gets more pixels than it has, none is stretched; a
photo that touches an edge of the banner is enlarged until it fills the bleed.
"""

import io
from dataclasses import dataclass

from PIL import Image

from bangron.banners.assets import pixels
from bangron.banners.bleeding import Canvas
from bangron.banners.layout import Picture
from bangron.banners.pdf_file import PdfFile, ref

PHOTO_PX = 4000  # a side: 100 dpi on an A0 poster, and what memory holds without thought
LOGO_PX = 1200  # a side: sharp on a hand's breadth of paper, and on cloth from two metres
PHOTO_QUALITY = 88  # of JPEG: blocks do not show at arm's length
OPAQUE = (255, 255)

BoxPx = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PlacedImage:
    """An image object of a file, and where it stands in the layout, in px."""

    object: int
    box: BoxPx
    is_photo: bool


def embed_picture(file: PdfFile, placed: Picture, canvas: Canvas) -> PlacedImage:
    """Write one picture into a file."""
    if placed.role == "image":
        return embed_photo(file, placed, canvas)
    left, top, right, bottom = placed.box
    source = pixels(placed.asset, LOGO_PX, LOGO_PX)
    part = LOGO_PX / max(source.size)
    if part < 1:
        size = (max(1, round(source.width * part)), max(1, round(source.height * part)))
        # In premultiplied colours, or what is hidden beside a logo's edge would show as a fringe.
        small = source.convert("RGBa").resize(size, Image.Resampling.LANCZOS)
        source = small.convert("RGBA")
    entries = image_entries(source, mask_of(file, source))
    number = file.stream(entries, source.convert("RGB").tobytes())
    return PlacedImage(number, (left, top, right, bottom), is_photo=False)


def embed_photo(file: PdfFile, placed: Picture, canvas: Canvas) -> PlacedImage:
    """Write the image behind a banner, cut round its middle to the box and its bleed."""
    box = grown(placed.box, canvas)
    width, height = box[2] - box[0], box[3] - box[1]
    source = pixels(placed.asset, min(PHOTO_PX, round(width)), min(PHOTO_PX, round(height)))
    part = min(source.width / width, source.height / height)
    across, down = width * part, height * part
    left, top = (source.width - across) / 2, (source.height - down) / 2
    shrink = min(1.0, 1 / part, PHOTO_PX / max(across, down))
    size = (max(1, round(across * shrink)), max(1, round(down * shrink)))
    cut = source.resize(size, Image.Resampling.LANCZOS, box=(left, top, left + across, top + down))
    packed = io.BytesIO()
    cut.convert("RGB").save(packed, "JPEG", quality=PHOTO_QUALITY, subsampling=0)
    entries = f"/Filter /DCTDecode {image_entries(cut, mask_of(file, cut))}"
    number = file.stream(entries, packed.getvalue(), is_packed=True)
    return PlacedImage(number, box, is_photo=True)


def grown(box: tuple[int, int, int, int], canvas: Canvas) -> BoxPx:
    """Return a box, carried through the bleed where it touches an edge of the banner."""
    left, top, right, bottom = box
    start = canvas.outside((left, top), canvas.edges_at((left, top)))
    stop = canvas.outside((right, bottom), canvas.edges_at((right, bottom)))
    return (*start, *stop)


def mask_of(file: PdfFile, picture: Image.Image) -> int:
    """Write where a picture is seen through, and return the object's number; 0 where nowhere."""
    alpha = picture.getchannel("A")
    if alpha.getextrema() == OPAQUE:
        return 0
    return file.stream(
        f"/Type /XObject /Subtype /Image /Width {alpha.width} /Height {alpha.height}"
        " /ColorSpace /DeviceGray /BitsPerComponent 8",
        alpha.tobytes(),
    )


def image_entries(picture: Image.Image, mask: int) -> str:
    """Return what an image object says of itself."""
    seen_through = f" /SMask {ref(mask)}" if mask else ""
    return (
        f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height}"
        f" /ColorSpace /DeviceRGB /BitsPerComponent 8{seen_through}"
    )
