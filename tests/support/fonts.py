"""Fonts of fixed measures, so that breaking and layout are tested without a font file."""

from bangron.banners.faces import NOTHING, Extent


class FixedFace:
    """Every character is half an em wide, as is a space; ink from 0.8 above to 0.2 below."""

    space = 0.5

    def measure(self, text: str, tracking: float = 0.0) -> Extent:
        if not text:
            return NOTHING
        width = 0.5 * len(text) + tracking * (len(text) - 1)
        return Extent(width, 0.0, width, 0.8, 0.2)

    def missing(self, text: str) -> str:
        return "".join(char for char in text if char == "\0")
