import hashlib
import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from bangron.banners import cache as cache_module
from bangron.banners.cache import Cache, Drawn, key_of, look_part, program_digest
from bangron.banners.formats import load_formats
from bangron.banners.request import Request
from tests.support.slogans import slogan

DATA = b"a picture"
KEY = "ab" + "0" * 62
DRAWN = Drawn(
    bytes=len(DATA),
    sha256=hashlib.sha256(DATA).hexdigest(),
    encoder="png",
    lines=("Dân vận", "khéo"),
    font_size_px=80,
    ink_box=(1.0, 2.5, 3.0, 4.0),
    contrast=5.1,
)
REQUEST = Request(slogan("Dân vận khéo", attribution="Bác"), load_formats()[0])


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    kept = Cache(tmp_path / "cache")
    kept.store(KEY, ".png", DATA, DRAWN)
    return kept


def test_what_was_stored_is_found(cache: Cache) -> None:
    assert cache.find(KEY, ".png") == DRAWN
    assert cache.path(KEY, ".png").read_bytes() == DATA


def test_nothing_is_left_but_the_picture_and_its_record(cache: Cache) -> None:
    files = sorted(path.name for path in cache.folder.rglob("*") if path.is_file())
    assert files == [f"{KEY}.json", f"{KEY}.png"]


@pytest.mark.parametrize("damage", [b"", DATA[:-1], b"A picture", DATA + b"!"])
def test_a_damaged_picture_is_not_found(cache: Cache, damage: bytes) -> None:
    cache.path(KEY, ".png").write_bytes(damage)
    assert cache.find(KEY, ".png") is None


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"null", b'{"lines": 3}', b"\xff\xfe", b"{}"])
def test_a_damaged_record_is_not_found(cache: Cache, damage: bytes) -> None:
    cache.path(KEY, ".png").with_suffix(".json").write_bytes(damage)
    assert cache.find(KEY, ".png") is None


def test_a_record_of_another_make_is_not_found(cache: Cache) -> None:
    path = cache.path(KEY, ".png").with_suffix(".json")
    record = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**record, "more": 1}), encoding="utf-8")
    assert cache.find(KEY, ".png") is None


def test_a_picture_without_its_record_is_not_found(cache: Cache) -> None:
    cache.path(KEY, ".png").with_suffix(".json").unlink()
    assert cache.find(KEY, ".png") is None


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Dân vận khéo!"},
        {"breaks": (4,)},
        {"kicker": "Khác"},
        {"footer": "Khác"},
        {"attribution": "Khác"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_shows_changes_the_key(change: dict[str, object]) -> None:
    altered = replace(REQUEST, slogan=replace(REQUEST.slogan, **change))  # type: ignore[arg-type]  # fields of a slogan
    assert key_of(altered) != key_of(REQUEST)


def test_format_and_palette_change_the_key() -> None:
    size = REQUEST.format
    sizes = [replace(size, dpi=300), replace(size, smallest_type_px=20), load_formats()[1]]
    keys = {key_of(replace(REQUEST, format=other)) for other in sizes}
    keys |= {key_of(REQUEST), key_of(replace(REQUEST, palette="blue-gold"))}
    assert len(keys) == 5


def test_what_does_not_show_leaves_the_key() -> None:
    other = replace(REQUEST.slogan, id="khac", note="ghi chú", plan="ke-hoach")
    assert key_of(replace(REQUEST, slogan=other)) == key_of(REQUEST)


def test_other_fonts_and_another_program_change_the_look(monkeypatch: pytest.MonkeyPatch) -> None:
    before = look_part("solemn", "red-gold")
    for name in ("fonts_digest", "program_digest"):
        with monkeypatch.context() as patch:
            patch.setattr(cache_module, name, lambda *_: "another")
            assert look_part.__wrapped__("solemn", "red-gold") != before
    assert look_part.__wrapped__("solemn", "red-gold") == before


def test_the_program_is_known_by_its_sources_alone() -> None:
    assert program_digest() == program_digest.__wrapped__()
    names = [name for name, _ in cache_module.contents(files("bangron"), "bangron")]
    assert "bangron/banners/drawing.py" in names
    assert not [name for name in names if "__pycache__" in name]
