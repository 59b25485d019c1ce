"""The templates there are, by the name that staff type."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bangron.banners import solemn
from bangron.banners.formats import Format
from bangron.banners.layout import Layout
from bangron.model import Slogan


@dataclass(frozen=True, slots=True)
class Template:
    """A family of layouts that adapts to every aspect."""

    id: str
    lay_out: Callable[[Slogan, Format], Layout]
    """Raises TooLongError where the words cannot be legible."""

    fonts: tuple[str, ...]


TEMPLATES: Mapping[str, Template] = MappingProxyType(
    {"solemn": Template("solemn", solemn.lay_out, solemn.FONTS)}
)
