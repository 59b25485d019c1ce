"""Put the banners of a slogan into one ZIP: pictures, words, what they look like, what they are.

In: the banners of one slogan, drawn. Out: the bytes of a ZIP that are the same
whenever its content is: entries in order, ASCII names, no times. Nothing in it is
compressed again, since pictures already are. Which banners belong together, and
where the ZIP goes, is decided by the caller.
"""

import hashlib
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from bangron.banners.cache import write_atomically
from bangron.banners.contact_sheet import Shown, contact_sheet
from bangron.banners.record import RenderRecord
from bangron.banners.request import Request
from bangron.model import Slogan

# Staff see these names in their file manager: Vietnamese words in ASCII, for Windows' own unzipper.
WORDS_FILE = "noi-dung.txt"
ALT_FILE = "mo-ta-anh.txt"
SHEET_FILE = "toan-canh.png"
MANIFEST_FILE = "manifest.json"
WHOLE = "tron-bo"
"""Stands for all channels together in the name of a pack."""

LARGEST_IN_CM = 1200  # mm: posters are known by centimetres, cloth by metres
KB_IN_MB = 1000
NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can name
UNIX = 3  # the system that made it, so that the mode below is heeded
READABLE = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Banner:
    """A banner that was drawn, with what it was drawn from."""

    request: Request
    record: RenderRecord
    thumbnail: Path | None = None
    """A smaller picture of it; None where its own is small enough."""

    printed: RenderRecord | None = None
    """Its file for the print shop, where it has a true size."""

    @property
    def files(self) -> tuple[RenderRecord, ...]:
        """What it comes as: the picture, and the file for the print shop."""
        return (self.record, self.printed) if self.printed else (self.record,)


@dataclass(frozen=True, slots=True)
class Pack:
    """What goes into one ZIP; all of one slogan."""

    channel: str
    """One of `model.Channel`, or `WHOLE`."""

    banners: tuple[Banner, ...]
    left_out: tuple[str, ...] = ()
    """Ids of the formats that the slogan cannot be set in."""

    @property
    def name(self) -> str:
        """The name of the ZIP without its ending, and of the folder in it."""
        return f"{self.slogan.id}-{self.channel}"

    @property
    def slogan(self) -> Slogan:
        """The slogan that all of it is about."""
        return self.banners[0].request.slogan

    def as_record(self, path: Path) -> dict[str, object]:
        """Return what is told of a pack that was written to `path`, as a JSON object."""
        return {
            "id": self.slogan.id,
            "channel": self.channel,
            "path": path.as_posix(),
            "bytes": path.stat().st_size,
            "formats": [banner.request.format.id for banner in self.banners],
            "left_out": list(self.left_out),
        }


def file_name(record: RenderRecord) -> str:
    """Return the name of a banner's file, as on the site (DESIGN section 5)."""
    return f"{record.id}-{record.format}{record.path.suffix}"


def packs_of(
    requests: Sequence[Request],
    records: Sequence[RenderRecord],
    prints: Sequence[RenderRecord] = (),
) -> tuple[Pack, ...]:
    """Return a pack for each slogan and channel that has any banner, in the order of the requests.

    `records` holds what was drawn of `requests`, previews among them; `prints` the
    files for the print shop.
    """
    for_print = {(one.id, one.format): one for one in prints}
    drawn = {(one.id, one.format): one for one in records if not one.preview}
    small = {(one.id, one.format): one.path for one in records if one.preview}
    banners: dict[tuple[str, str], list[Banner]] = {}
    left_out: dict[tuple[str, str], list[str]] = {}
    for request in requests:
        if request.preview:
            continue
        key = (request.slogan.id, request.format.id)
        place = (request.slogan.id, str(request.format.channel))
        if key in drawn:
            found = Banner(request, drawn[key], small.get(key), for_print.get(key))
            banners.setdefault(place, []).append(found)
        else:
            left_out.setdefault(place, []).append(request.format.id)
    return tuple(
        Pack(place[1], tuple(found), tuple(left_out.get(place, ())))
        for place, found in banners.items()
    )


def zipped(pack: Pack, *, sheet: bool = True) -> bytes:
    """Return the ZIP of a pack, with a contact sheet or without; OSError where a picture is gone."""
    entries = {
        file_name(record): record.path.read_bytes()
        for banner in pack.banners
        for record in banner.files
    }
    entries[WORDS_FILE] = words_of(pack.slogan).encode()
    entries[ALT_FILE] = f"{pack.slogan.alt}\n".encode()
    if sheet:
        entries[SHEET_FILE] = contact_sheet(pack.slogan, [shown(one) for one in pack.banners])
    entries[MANIFEST_FILE] = manifest(pack, entries).encode()
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(entries.items()):
            entry = zipfile.ZipInfo(f"{pack.name}/{name}", NO_TIME)
            entry.create_system, entry.external_attr = UNIX, READABLE
            archive.writestr(entry, data)
    return file.getvalue()


def store_pack(pack: Pack, folder: Path) -> Path:
    """Return the ZIP of a pack, without a contact sheet, kept in `folder` under a name of its content."""
    key = hashlib.sha256(manifest(pack, {}).encode()).hexdigest()
    path = folder / key[:2] / f"{key}.zip"
    if not path.is_file():
        write_atomically(path, zipped(pack, sheet=False))
    return path


def words_of(slogan: Slogan) -> str:
    """Return all words of a banner as staff would type them, a part a line."""
    said_by = f"— {slogan.attribution}" if slogan.attribution else ""
    parts = (slogan.kicker, slogan.text, said_by, slogan.footer)
    return "".join(f"{part}\n" for part in parts if part)


def manifest(pack: Pack, entries: dict[str, bytes]) -> str:
    """Return what is in a pack, as JSON; `entries` holds the other files by name."""
    pictures = {file_name(record) for banner in pack.banners for record in banner.files}
    slogan, request = pack.slogan, pack.banners[0].request
    record = {
        "slogan": slogan.id,
        "channel": pack.channel,
        "text": slogan.text,
        "kicker": slogan.kicker or None,
        "attribution": slogan.attribution or None,
        "footer": slogan.footer or None,
        "alt": slogan.alt,
        "template": request.template,
        "palette": request.palette,
        "images": [image_record(banner) for banner in pack.banners],
        "files": [
            {"file": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in sorted(entries.items())
            if name not in pictures
        ],
        "left_out": list(pack.left_out),
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def image_record(banner: Banner) -> dict[str, object]:
    """Return what a manifest says of one picture."""
    size, record, printed = banner.request.format, banner.record, banner.printed
    return {
        "file": file_name(record),
        "format": size.id,
        "purpose": size.purpose_vi,
        "width_px": record.width_px,
        "height_px": record.height_px,
        "dpi": record.dpi,
        "width_mm": size.width_mm,
        "height_mm": size.height_mm,
        "bleed_mm": size.bleed_mm or None,
        "encoder": record.encoder,
        "bytes": record.bytes,
        "sha256": record.sha256,
        "lines": list(record.lines),
        "font": record.font,
        "font_size_px": record.font_size_px,
        "print": printed
        and {
            "file": file_name(printed),
            "bytes": printed.bytes,
            "sha256": printed.sha256,
        },
    }


def shown(banner: Banner) -> Shown:
    """Return a banner as the contact sheet shows it."""
    size, record = banner.request.format, banner.record
    lines: tuple[str, ...] = (
        f"{record.width_px} × {record.height_px} px · {weight(record.bytes)}",
    )
    if size.width_mm and size.height_mm:
        detail = f"{record.dpi} dpi · {weight(record.bytes)}"
        lines = (measure(size.width_mm, size.height_mm), detail)
    return Shown(banner.thumbnail or record.path, (size.purpose_vi, *lines))


def measure(width_mm: float, height_mm: float) -> str:
    """Return a size as people say it, in metres, or in centimetres where it is small."""
    is_large = max(width_mm, height_mm) > LARGEST_IN_CM
    part, unit = (1000, "m") if is_large else (10, "cm")
    return f"{width_mm / part:g} × {height_mm / part:g} {unit}".replace(".", ",")


def weight(size_bytes: int) -> str:
    """Return a file's weight as people read it: `35 kB`, `1,2 MB`."""
    kilobytes = max(1, round(size_bytes / 1000))
    return (
        f"{kilobytes} kB"
        if kilobytes < KB_IN_MB
        else f"{kilobytes / KB_IN_MB:.1f} MB".replace(".", ",")
    )
