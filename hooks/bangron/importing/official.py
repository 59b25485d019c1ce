"""Knows the fixed lines of official documents: kinds, authorities to sign, offices, "Nơi nhận".

In: one line. Out: whether it is such a line. Where it stands is not asked here.
"""

import re

from bangron.importing.lexicon import any_of, key, offices, words

RECIPIENTS = re.compile(r"(?:Nơi nhận|NƠI NHẬN)(?!\w)\s*:?\s*")
AUTHORITY = re.compile(r"(?:T/?M|K/?T|T/?L|TUQ|Q)\s*\.?\s+(?=[A-ZĐÀ-Ỹ])")
BRACKET = re.compile(r"[(\[].*[)\]]$")
PLAIN_KIND = "văn bản"  # a heading of a list, never the kind of a document

_NAME = re.compile(r"(?:[A-ZĐÀ-Ỹ][\w’'-]*\.?\s*){2,6}")
_ANNEX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|MẪU|Mẫu|BIỂU|Biểu|DANH SÁCH|DANH MỤC|BẢNG|KHẨU HIỆU|NỘI DUNG"
    r"|TÊN CƠ QUAN|ĐỀ CƯƠNG)(?!\w)"
)
_SET_APART = re.compile(r"(?:\S ){3,}\S")


def kind_of_line(text: str) -> str:
    """Return the kind a line consists of, as printed ("KẾ HOẠCH"), or ""."""
    bare = text.strip(" :*")
    if not bare.isupper():
        return ""
    if _SET_APART.fullmatch(bare):  # K Ế H O Ạ C H
        bare = bare.replace(" ", "")
        return next((k.upper() for k in words("kinds") if k.upper().replace(" ", "") == bare), "")
    squeezed = " ".join(bare.split())
    found = key(squeezed).lower()
    return squeezed if found in words("kinds") and found != PLAIN_KIND else ""


def kind_in_small_letters(text: str) -> str:
    """Return the kind a line consists of where it is not in capitals: "Kế hoạch"."""
    bare = " ".join(text.strip(" :*").split())
    found = key(bare).lower()
    return bare if bare[:1].isupper() and found in words("kinds") and found != PLAIN_KIND else ""


def starts_with_kind(text: str) -> int:
    """Return how long the kind is that a text begins with, in capitals; 0 for none."""
    keyed = key(text)
    return next((len(k) for k in words("kinds") if keyed.startswith(f"{k.upper()} ")), 0)


def is_office(text: str) -> bool:
    """Tell whether a line names who signs: an authority (TM., KT.) or an office, in capitals."""
    if not text.isupper():
        return False
    keyed = key(text)
    return bool(AUTHORITY.match(text)) or any(
        keyed == office or keyed.startswith(f"{office} ") for office in offices()
    )


def is_name(text: str) -> bool:
    """Tell whether a line may be a person's name."""
    return bool(_NAME.fullmatch(text)) and not is_annex_head(text) and not is_office(text)


def is_annex_head(text: str) -> bool:
    """Tell whether a line opens something attached."""
    return bool(_ANNEX.match(text))


def starts_with_body(text: str) -> bool:
    """Tell whether a text begins with the name of a body."""
    return bool(re.match(any_of("bodies"), key(text), re.IGNORECASE))
