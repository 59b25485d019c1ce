"""The brand kit: what a site adds to every banner, looked at once and then carried along.

In: the brand as read from `slogans/brand.yml`, and the files it names. Out: a
`Kit`, small and picklable, and what is wrong with any of it, with file:line. A
file that is refused is simply not in the kit.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from bangron.banners.admitting import admit_font, admit_picture
from bangron.banners.assets import Asset
from bangron.banners.faces import project_font
from bangron.banners.palettes import (
    LEAST_CONTRAST,
    Palette,
    colour,
    load_palettes,
)
from bangron.banners.template_reading import read_template
from bangron.banners.template_spec import Template
from bangron.banners.templates import load_templates
from bangron.content.files import read_text, relative_path
from bangron.model import Brand, Slogan
from bangron.problems import Problem, Source
from bangron.text.compounds import Lexicon, lexicon_of, standard_lexicon

DEFAULT_TEMPLATE = "solemn"
BRAND_PALETTE = "brand"
"""The id of the palette that brand.yml describes by its `colours`."""

TEMPLATES_FOLDER = "templates"
WORDS_FILE = "words.txt"
MOST_TEMPLATES = 60  # files; a folder with more was put there by mistake
MOST_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class Kit:
    """What a site adds to every banner."""

    templates: tuple[Template, ...] = ()
    palettes: tuple[Palette, ...] = ()
    logo: Asset | None = None
    sponsor: Asset | None = None
    slogan_font: Asset | None = None
    text_font: Asset | None = None
    address: str = ""
    words: tuple[str, ...] = ()
    """The site's own compounds, kept on one line where that can be."""

    def all_templates(self) -> dict[str, Template]:
        """Return every template by id; one of the site's with the id of ours stands in its place."""
        return load_templates() | {template.id: template for template in self.templates}

    def all_palettes(self) -> dict[str, Palette]:
        """Return every palette by id."""
        return load_palettes() | {palette.id: palette for palette in self.palettes}

    def template(self, name: str) -> Template:
        """Return a template in the site's own fonts; KeyError where there is none."""
        return dressed(self.all_templates()[name], self.slogan_font, self.text_font)

    def palette(self, name: str) -> Palette:
        """Return a palette; KeyError where there is none."""
        return self.all_palettes()[name]

    @property
    def lexicon(self) -> Lexicon:
        """The words that lines keep together."""
        return project_lexicon(self.words) if self.words else standard_lexicon()


@lru_cache(maxsize=64)
def dressed(template: Template, slogan_font: Asset | None, text_font: Asset | None) -> Template:
    """Return a template in other fonts."""
    fonts = {
        role: project_font(asset.path, asset.sha256)
        for role, _ in template.styles
        if (asset := slogan_font if role == "slogan" else text_font)
    }
    if not fonts:
        return template
    styles = tuple(
        (role, replace(style, font=fonts.get(role, style.font))) for role, style in template.styles
    )
    return replace(template, styles=styles)


@lru_cache(maxsize=4)
def project_lexicon(words: tuple[str, ...]) -> Lexicon:
    """Return our words and a site's own."""
    ours, own = standard_lexicon(), lexicon_of(words)
    return Lexicon(
        ours.entries | own.entries, ours.series | own.series, max(ours.longest, own.longest)
    )


def read_kit(brand: Brand) -> tuple[Kit, tuple[Problem, ...]]:
    """Return what the brand adds to banners, and everything that is wrong with it."""
    if not brand.folder:
        return Kit(address=brand.address), ()
    folder = Path(brand.folder)
    problems: list[Problem] = []

    def picture(role: str, typed: str) -> Asset | None:
        if not typed:
            return None
        asset, faults = admit_picture(role, typed, brand.place(role), folder)
        problems.extend(faults)
        return asset

    def font(role: str) -> Asset | None:
        typed = dict(brand.fonts).get(role, "")
        if not typed:
            return None
        asset, faults = admit_font(typed, brand.place("fonts"), folder)
        problems.extend(faults)
        return asset

    templates, wrong = read_templates(folder)
    words, odd = read_words(folder)
    problems += (*wrong, *odd)
    kit = Kit(
        templates=templates,
        logo=picture("logo", brand.logo),
        sponsor=picture("sponsor", brand.sponsor),
        slogan_font=font("slogan"),
        text_font=font("text"),
        address=brand.address,
        words=words,
    )
    palettes, faults = brand_palettes(brand, kit)
    return replace(kit, palettes=palettes), (*problems, *faults)


def read_templates(folder: Path) -> tuple[tuple[Template, ...], tuple[Problem, ...]]:
    """Return the site's own templates, in the order of their files."""
    found: list[Template] = []
    problems: list[Problem] = []
    home = folder.resolve()
    paths = sorted((folder / TEMPLATES_FOLDER).glob("*.yml"))
    for path in paths[:MOST_TEMPLATES]:
        source = Source(relative_path(path, folder.parent))
        if not path.resolve().is_relative_to(home):
            problems.append(Problem.make("asset-outside", source, quote=path.name))
            continue
        text, faults = read_text(path, folder.parent)
        problems += faults
        if text is None:
            continue
        template, faults = read_template(text, source.path)
        problems += faults
        if template is None:
            continue
        if template.id in {one.id for one in found}:
            problems.append(Problem.make("template-twice", source, quote=template.id))
            continue
        found.append(template)
    return tuple(found), tuple(problems)


def read_words(folder: Path) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return the site's own compounds, one a line in `words.txt`; `#` begins a note."""
    path = folder / WORDS_FILE
    if not path.is_file():
        return (), ()
    text, problems = read_text(path, folder.parent)
    lines = [line.partition("#")[0].strip() for line in (text or "").splitlines()]
    return tuple(dict.fromkeys(line for line in lines if " " in line))[:MOST_WORDS], problems


def brand_palettes(brand: Brand, kit: Kit) -> tuple[tuple[Palette, ...], tuple[Problem, ...]]:
    """Return the palette of the brand's own colours, over the one it names; none where it is unreadable."""
    if not brand.colours:
        return (), ()
    templates = kit.all_templates()
    template = templates.get(brand.template or DEFAULT_TEMPLATE, templates[DEFAULT_TEMPLATE])
    known = load_palettes()
    base = known.get(brand.palette) or known.get(template.palette) or next(iter(known.values()))
    own = {tone: colour(value) for tone, value in brand.colours}
    palette = replace(base, id=BRAND_PALETTE, **own)  # type: ignore[arg-type]  # tones alone
    if palette.contrast < LEAST_CONTRAST:
        ratio = f"{palette.contrast:.2f}"
        return (), (Problem.make("brand-contrast", brand.place("colours"), ratio=ratio),)
    return (palette,), ()


def default_palette(brand: Brand, kit: Kit, template: str) -> str:
    """Return the palette of a slogan that names none."""
    if kit.palettes:
        return kit.palettes[0].id
    found = kit.all_templates().get(template)
    return brand.palette or (found.palette if found else "")


def link_of(slogan: Slogan, site_url: str) -> str:
    """Return the address that a slogan's code opens (DESIGN section 5); empty where it wants none."""
    base = site_url.rstrip("/")
    if slogan.qr in ("", "no") or not base:
        return ""
    if slogan.qr == "plan" and slogan.plan:
        return f"{base}/ke-hoach/{slogan.plan}/"
    return f"{base}/khau-hieu/{slogan.id}/"
