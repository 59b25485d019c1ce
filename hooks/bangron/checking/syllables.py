"""Which letters can be a Vietnamese syllable (DOMAIN 4.4), and how far two are apart.

In: a syllable in lower case, NFC. Out: a yes or no, or a small number. Meaning
is looked up elsewhere (`vocabulary`).
"""

import re
import unicodedata
from functools import lru_cache

ONSETS = (
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "qu", "th", "tr", "ch",
    "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "r", "s", "t", "v", "x", "",
)  # fmt: skip


def _words(text: str) -> frozenset[str]:
    """Return the words of a text: a table that stays readable as lines."""
    return frozenset(text.split())


# Every rime without its tone; those that begin with u after q are those of "qu".
RIMES = _words(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
    oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
    uy uya uych uyên uyêt uynh uyt uyu uyp
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
    """
)
AFTER_QU = _words(
    """
    a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây e en eo et ê êch ên
    ênh êt i ich in it ôc ơ ơi y ych yên yêt ynh yt
    """
)
G_BEFORE_I = frozenset(("i", "in", "iêc", "iên", "iêng", "iêt"))
TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
STOPPED = ("c", "ch", "p", "t")  # take only sắc and nặng
FRONT = tuple("eêiy")

# Loans and names of peoples and places that keep letters Vietnamese does not use.
LOANS = _words("pin pa pê pô đắk đăk krông plei pố bót xoong coóc moóc séc póc rờ")


@lru_cache(maxsize=16384)
def is_syllable(key: str) -> bool:
    """Tell whether the letters can be one syllable, its tone anywhere on its vowels."""
    if key in LOANS:
        return True
    parts = unicodedata.normalize("NFD", key)
    tones = TONES.findall(parts)
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", TONES.sub("", parts))
    tone = tones[0] if tones else ""
    return any(_fits(onset, bare[len(onset) :], tone) for onset in ONSETS if bare.startswith(onset))


def _fits(onset: str, rime: str, tone: str) -> bool:
    """Tell whether onset, rime and tone go together."""
    if rime.endswith(STOPPED) and tone not in {"\u0301", "\u0323"}:
        return False
    if onset == "qu":
        return rime in AFTER_QU
    return rime in RIMES and _spelt(onset, rime)


def _spelt(onset: str, rime: str) -> bool:
    """Tell whether an onset is written so before a rime: k, gh, ngh before e, ê, i, y alone."""
    is_front = rime.startswith(FRONT)
    if onset in {"k", "gh", "ngh"}:
        return is_front and (onset == "k" or not rime.startswith("y"))
    if onset == "g":
        return not is_front or rime in G_BEFORE_I
    if onset in {"c", "ng"}:
        return not is_front
    if onset == "gi":
        return not rime.startswith(("i", "y"))
    return not (onset and rime.startswith("yê"))


def is_near(a: str, b: str) -> bool:
    """Tell whether one slip of the finger makes the one out of the other.

    A letter, a shape or a tone more, less or another; two letters in the wrong
    order; or any marks, where the letters below them are the same.
    """
    if a == b:
        return False
    return distance_at_most_one(_parts(a), _parts(b)) or same_letters(a, b)


def same_letters(a: str, b: str) -> bool:
    """Tell whether two syllables are the same but for their marks."""
    return _bare(a) == _bare(b)


def distance_at_most_one(a: str, b: str) -> bool:
    """Tell whether two strings differ by one insertion, deletion, change or swap."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < len(a) and start < len(b) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    return (
        rest_a[1:] == rest_b[1:]
        or rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])
    )


@lru_cache(maxsize=16384)
def _parts(key: str) -> str:
    """Return letters and marks one after the other, the tone last, so that order says nothing."""
    parts = unicodedata.normalize("NFD", key)
    return TONES.sub("", parts) + "".join(TONES.findall(parts))


@lru_cache(maxsize=16384)
def _bare(key: str) -> str:
    """Return the letters below all marks; đ is d."""
    parts = unicodedata.normalize("NFD", key).replace("đ", "d")
    return "".join(part for part in parts if not unicodedata.combining(part))
