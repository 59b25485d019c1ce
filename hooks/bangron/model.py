"""What a campaign is. Frozen values and the arithmetic that belongs to them; no reading, no drawing.

Glossary, Vietnamese term of art to the one English name used in the code:

=====================  ==================  ======================================================
kế hoạch               plan                what a body will do in a campaign, by whom, by when
chiến dịch, tháng      campaign            what several plans and slogans serve
trích yếu              title               the line below the kind that says what a document is on
số, ký hiệu            number              "15/KH-SXD"; a number alone does not identify a document
cơ quan ban hành       issuer              the body that issued a document, named as printed
khẩu hiệu              slogan              a line that goes on banners
dòng dẫn               kicker              the small line above a slogan
nơi nhận               recipients          who gets the document, as printed
người ký               signatory           by office; names of people are not kept
hạn                    deadline            before a day (trước ngày), by it (chậm nhất), or through it
ngày kỷ niệm           anniversary         an event and its base date; the years are computed
ngày lễ, ngày          observance          a day of the year with a name
truyền thống
căn cứ, viện dẫn       citation            a document another one rests on, as printed there
biểu mẫu               form                a table others fill in and send back
khuôn khổ              format              a size that banners are drawn in, and what holds there
kênh                   channel             where banners of a format go
=====================  ==================  ======================================================

Every value that was read from a file carries its `Source`.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from bangron.problems import Source

NOWHERE = Source("")


class Side(StrEnum):
    """The two administrations, whose documents differ in form (Decree 30/2020, Regulation 66)."""

    STATE = "state"
    PARTY = "party"


class Status(StrEnum):
    """How far a page has come; only a draft is kept out of a build."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    APPROVED = "approved"


class DeadlineMode(StrEnum):
    """How a deadline's date is meant."""

    BEFORE = "before"  # "trước ngày": the last valid day is the one before
    BY = "by"  # "chậm nhất ngày": the day itself is still valid
    THROUGH = "through"  # "đến hết ngày": to the end of the day
    PER_RULE = "per-rule"  # "theo quy định": no date is given


@dataclass(frozen=True, slots=True)
class Unit:
    """A body or a place, with its names through time."""

    id: str
    name: str
    side: Side | None = None
    kind: str = ""
    """Such as `province`, `department`; free text from the data."""

    parent: str = ""
    former_names: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    """Ids of the units that took over; many to many since the mergers of 2025."""

    until: date | None = None
    """The day the unit ceased, or None while it stands."""

    note: str = ""
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Anniversary:
    """An event commemorated in a certain year."""

    event: str
    base: date
    on: date
    """The day it is commemorated; its year less the base year gives the number of years."""

    source: Source = NOWHERE

    @property
    def years(self) -> int:
        """The number of years, computed and never typed."""
        return self.on.year - self.base.year


@dataclass(frozen=True, slots=True)
class Deadline:
    """What somebody must do by when."""

    what: str
    mode: DeadlineMode
    day: date | None = None
    """None only for `PER_RULE`."""

    by: str = ""
    to: str = ""
    source: Source = NOWHERE

    @property
    def last_valid_day(self) -> date | None:
        """The last day on which the duty is still met in time."""
        if self.day is None:
            return None
        return self.day - timedelta(days=1) if self.mode is DeadlineMode.BEFORE else self.day


@dataclass(frozen=True, slots=True)
class Observance:
    """A named day that returns every year."""

    month: int
    day: int
    name: str
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Citation:
    """A document that a plan rests on, its kind, issuer and title as printed in that plan."""

    number: str
    kind: str = ""
    day: date | None = None
    issuer: str = ""
    title: str = ""
    note: str = ""
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Task:
    """What a plan asks of a unit."""

    item: str
    """The printed number of the item that says so, such as `III.1`."""

    unit: str
    what: str
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Campaign:
    """What plans and slogans serve."""

    id: str
    name: str
    year: int
    period: Period | None = None
    summary: str = ""
    place: str = ""
    anniversaries: tuple[Anniversary, ...] = ()
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan page: the facts of its front matter; the body stays Markdown."""

    slug: str
    src_uri: str
    """The page's file below `docs/`, with forward slashes."""

    title: str
    """The trích yếu as printed."""

    kind: str
    side: Side
    issuer: str
    """As printed."""

    status: Status = Status.IN_REVIEW
    unit: str = ""
    """Id of the issuing unit, where it is on record."""

    parent: str = ""
    province: str = ""
    number: str = ""
    """Empty when the document was published without one: shown as "chưa ghi số"."""

    day: date | None = None
    place: str = ""
    campaign: str = ""
    year: int | None = None
    period: Period | None = None
    summary: str = ""
    origin: str = ""
    anniversaries: tuple[Anniversary, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    observances: tuple[Observance, ...] = ()
    citations: tuple[Citation, ...] = ()
    tasks: tuple[Task, ...] = ()
    recipients: tuple[str, ...] = ()
    signatory: str = ""
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Slogan:
    """A line for banners, and what belongs to it."""

    id: str
    """ASCII, lower case, unique over all lists: it names the page, the folder and the files."""

    text: str
    """Whole and on one line, in NFC, without break marks."""

    breaks: tuple[int, ...] = ()
    """Offsets into `text` at which a new line must begin, from `|` in the source."""

    kicker: str = ""
    footer: str = ""
    """Who says it: the organisation at the foot of the banner."""

    attribution: str = ""
    """Whom the slogan quotes, where it is a quotation."""

    campaign: str = ""
    plan: str = ""
    """Slug of the plan whose annex lists it."""

    printed: str = ""
    """The wording of the source where it differs from `text`."""

    note: str = ""
    variant_of: str = ""
    hang_from: date | None = None
    hang_to: date | None = None
    formats: tuple[str, ...] = ()
    """Ids of the formats wanted; empty stands for those that every build draws."""

    template: str = ""
    palette: str = ""
    image: str = ""
    """The picture of templates that show one: a file below `slogans/`, as typed."""

    image_source: Source = NOWHERE
    qr: str = ""
    """Where the code leads: `slogan`, `plan`, `no`; or "" where the brand decides."""

    source: Source = NOWHERE

    @property
    def alt(self) -> str:
        """What a banner says to who cannot see it: kicker and slogan (DOMAIN 2.5)."""
        return f"{self.kicker}: {self.text}" if self.kicker else self.text


class Channel(StrEnum):
    """Where banners of a format go."""

    FACEBOOK = "facebook"
    ZALO = "zalo"
    WEB = "web"
    LED = "led"
    SLIDE = "slide"
    PRINT = "print"


class Encoding(StrEnum):
    """The kinds of picture file that banners are written as."""

    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    AVIF = "avif"


class LengthUnit(StrEnum):
    """What a format's lengths are given in: pixels on screens, millimetres in print."""

    PX = "px"
    MM = "mm"


@dataclass(frozen=True, slots=True)
class FormatSpec:
    """A banner format as a data file gives it, lengths in its own unit."""

    id: str
    purpose_vi: str
    purpose_en: str
    channel: Channel
    unit: LengthUnit
    width: float
    height: float
    dpi: int
    safe: tuple[float, float, float, float]
    """Left, top, right, bottom insets that no letter enters."""

    smallest_type: float
    """The smallest em size that is still read where the format is shown."""

    bleed_mm: float = 0.0
    """What is cut off on each side after printing; lies outside width and height."""

    capitals_to: int = 0
    """Slogans of at most so many characters are set in capitals."""

    encoder: Encoding = Encoding.PNG
    limit_bytes: int = 0
    """The largest file the place takes; 0 where none is known."""

    default: bool = False
    """True where every build draws it for every slogan that names no formats of its own."""

    checked: date | None = None
    """The day the numbers were compared with `origin`; None where nobody did."""

    origin: str = ""
    """Where the numbers come from."""

    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A dated page of news."""

    slug: str
    src_uri: str
    title: str
    day: date
    summary: str = ""
    campaign: str = ""
    plan: str = ""
    status: Status = Status.APPROVED
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Form:
    """A table that others fill in and send back."""

    slug: str
    src_uri: str
    title: str
    columns: tuple[str, ...]
    plan: str = ""
    summary: str = ""
    status: Status = Status.APPROVED
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page of prose, such as the one about the site; also the words above a list of plans."""

    src_uri: str
    title: str = ""
    summary: str = ""
    status: Status = Status.APPROVED
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Brand:
    """Who publishes: name, contact, and the look that banners take by default."""

    organisation: str = ""
    site_owner: str = ""
    contact: tuple[tuple[str, str], ...] = ()
    """Label and value, in the order they are shown."""

    template: str = ""
    palette: str = ""
    address: str = ""
    """Where the organisation sits, for the foot of every banner (Law on Advertising, art. 27)."""

    logo: str = ""
    """A picture below `slogans/`, as typed; so are the next two."""

    sponsor: str = ""
    image: str = ""
    """The picture of templates that show one, where neither slogan nor list names another."""

    fonts: tuple[tuple[str, str], ...] = ()
    """`slogan` or `text`, and a font file below `slogans/`."""

    colours: tuple[tuple[str, str], ...] = ()
    """Tones of a palette, each with its colour as `#RRGGBB`."""

    qr: str = ""
    """Where the code on banners leads: `slogan`, `plan`, `no`; or "" where nothing is said."""

    folder: str = ""
    """Where the files named above lie: the path of `slogans/`."""

    places: tuple[tuple[str, Source], ...] = ()
    """Where each value stands."""

    source: Source = NOWHERE

    def place(self, key: str) -> Source:
        """Return where a value stands, or where the brand begins."""
        return dict(self.places).get(key, self.source)


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that was read, in the order it is shown."""

    brand: Brand = field(default_factory=Brand)
    units: tuple[Unit, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    plans: tuple[Plan, ...] = ()
    slogans: tuple[Slogan, ...] = ()
    news: tuple[NewsItem, ...] = ()
    forms: tuple[Form, ...] = ()
    pages: tuple[PlainPage, ...] = ()
    formats: tuple[FormatSpec, ...] = ()
    """Banner formats of this site's own, or in place of one of the same id that comes with us."""

    unreadable: tuple[str, ...] = ()
    """`src_uri` of pages whose faults keep them from being shown."""
