"""Tells whether a run of letters can be a Vietnamese syllable.

In: one word. Out: yes or no, by the rule set of DOMAIN 4.4: onset, rime and
tone, in either style of placing the tone. It finds rubbish left by a wrong
encoding or by recognition of scans. It is no spell-check: that a syllable is
possible does not make it the right one, and names of other languages fail.
"""

import re
import unicodedata
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    """Return the words of a table."""
    return frozenset(text.split())


RIMES = _words("""
    a ai ao au ay am an ang anh ap at ac ach
    ăm ăn ăng ăp ăt ăc
    âu ây âm ân âng âp ât âc
    e eo em en eng ep et ec
    ê êu êm ên ênh êp êt êch
    i ia iu im in inh ip it ich
    iêu iêm iên iêng iêp iêt iêc
    o oi om on ong op ot oc oong ooc
    oa oai oay oao oam oan oang oanh oap oat oac oach
    oăm oăn oăng oăt oăc oe oeo oen oet
    ô ôi ôm ôn ông ôp ôt ôc
    ơ ơi ơm ơn ơp ơt
    u ua ui um un ung up ut uc
    uân uâng uât uây uê uênh uêch uơ
    uôi uôm uôn uông uôt uôc
    uy uya uyên uyêt uynh uyu uyt uych uyn uyp
    ư ưa ưi ưu ưng ưt ưc
    ươi ươu ươm ươn ương ươp ươt ươc
    y yêu yêm yên yêng yêt
""")
"""What may follow the onset, without its tone."""

AFTER_Q = _words("""
    ua uai uao uau uay uan uang uanh uat uac uach
    uăm uăn uăng uăp uăt uăc uân uâng uât uây
    ue ueo uen uet uê uên uênh uêt uêch
    ui uit uy uynh uyt uych uyên uyêt uơ uôc
""")
"""What may follow a q, which stands only before u."""

_SPLIT = re.compile("(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|[bcdđghklmnpqrstvx]|)([aăâeêioôơuưy].*)")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_BEFORE_FRONT_VOWEL = frozenset("eêiy")
_STOPS = ("c", "ch", "p", "t")
_LONGEST = 7  # letters: "nghiêng"


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Return whether a word, in any case and either tone style, can be one Vietnamese syllable."""
    if not 0 < len(word) <= _LONGEST:
        return False
    parts = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(parts)
    bare = unicodedata.normalize("NFC", _TONES.sub("", parts))
    split = _SPLIT.fullmatch(bare)
    if split is None or len(tones) > 1:
        return False
    onset, rime = split[1], split[2]
    return _fit(onset, rime) and (
        not rime.endswith(_STOPS) or tones[:1] in (["\u0301"], ["\u0323"])
    )


def _fit(onset: str, rime: str) -> bool:
    """Tell whether this onset may stand before this rime."""
    front = rime[0] in _BEFORE_FRONT_VOWEL
    if onset == "q":
        return rime in AFTER_Q
    if onset == "gi":  # "giêng", but also "giếng": the i belongs to both
        return f"i{rime}" in RIMES or (rime in RIMES and rime[0] not in "yi")
    if onset in ("k", "gh", "ngh"):
        return front and rime in RIMES
    if onset in ("c", "ng"):
        return not front and rime in RIMES
    if onset == "g":  # "gì", "gìn": written with one i
        return (not front or rime in ("i", "in")) and rime in RIMES
    return rime in RIMES and (rime[0] != "y" or len(rime) == 1 or not onset)
