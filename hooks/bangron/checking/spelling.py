"""Words that are wrong, doubled or missing.

A syllable alone tells nothing: "Tuyền", "dận" and "nông" are good Vietnamese
(DOMAIN 4.4). So every syllable is asked to be a word of its own or part of a
known word with its neighbours; one that is neither is wrong when a word that
differs by one slip would fit, or when the same text has it whole elsewhere.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from bangron.checking.document import Document, Word
from bangron.checking.rule import Family, Finding, Origin, Rule, found
from bangron.checking.syllables import is_near, is_syllable, same_letters
from bangron.checking.vocabulary import Vocabulary, vocabulary
from bangron.data import load_data
from bangron.problems import Severity
from bangron.text.compounds import keys_of
from bangron.text.normal import mend_tones, nfc

LONGEST_SEARCH = 80  # characters that somebody types into a search field
OFTEN = 2  # places where a text has a word whole before half of it counts as cut

# i where the house writes y: the same word to this module (the style is another rule's business).
Y_FORMS = {
    "kỉ": "kỷ", "kì": "kỳ", "kí": "ký", "kĩ": "kỹ", "lí": "lý", "mĩ": "mỹ", "tỉ": "tỷ",
    "hi": "hy", "quí": "quý", "qui": "quy", "sỹ": "sĩ", "qũy": "quỹ",
}  # fmt: skip


def doubled_word(document: Document) -> Iterator[Finding]:
    """Find the same syllable twice in a row, where no word repeats so."""
    words = document.words
    allowed = _lists()[1]
    for at in range(len(words) - 1):
        key = words[at].key
        if key != words[at + 1].key or not key.isalpha() or not document.joined(at):
            continue
        if key in allowed or words[at].text.isupper() != words[at + 1].text.isupper():
            continue
        if words[at + 1].text[0].isupper() and not words[at + 1].text.isupper():
            continue  # a name begins: "về Về", "Ban Ban"
        pair = _double_meant(key) if not _is_abbreviation(words[at]) else None
        mend = _cased(pair, words[at]) if pair else words[at].text
        yield found(document, words[at].start, words[at + 1].stop, mend)


def misspelling(document: Document) -> Iterator[Finding]:
    """Find a form from the list of common errors."""
    words = document.words
    for at, stop, right in _listed_errors(document):
        yield found(document, words[at].start, words[stop - 1].stop, _cased(right, words[at]))


def impossible_syllable(document: Document) -> Iterator[Finding]:
    """Letters with Vietnamese marks that are no Vietnamese syllable: "nghành", "ngiêm"."""
    known = vocabulary().syllables
    listed = _misspelt(document)
    for word in document.words:
        key = word.key
        if key.isascii() or is_syllable(key) or key in known or word.start in listed:
            continue
        if not _is_plain(document, word):
            continue
        mend = mend_tones(word.text)
        if mend == word.text or not is_syllable(mend.lower()):
            yield found(document, word.start, word.stop)


def unmarked_word(document: Document) -> Iterator[Finding]:
    """Plain letters that are no Vietnamese syllable: marks are missing, or keys were missed."""
    known = vocabulary()
    listed = _misspelt(document)
    for word in document.words:
        key = word.key
        if not key.isascii() or len(key) == 1 or is_syllable(key) or key in known.foreign:
            continue
        if key in known.syllables or word.start in listed or not _is_plain(document, word):
            continue
        if word.text.islower() and not document.text[word.start - 2 : word.start - 1].isdigit():
            yield found(document, word.start, word.stop, _marked(key))


def misplaced_tone(document: Document) -> Iterator[Finding]:
    """Find a tone mark on the wrong letter, so that the word is misspelt in either style: "cuả"."""
    for word in document.words:
        if word.text.isascii():
            continue
        mend = _mended_tone(word.text)
        if mend != word.text:
            yield found(document, word.start, word.stop, mend)


def wrong_word(document: Document) -> Iterator[Finding]:
    """Find a syllable that fits nothing, beside one with which a similar syllable makes a word."""
    known = vocabulary()
    listed = _misspelt(document)
    for at in loose_syllables(document):
        if _missing_half(document, at, known):
            continue
        meant = _meant(document, at, known)
        if meant and document.words[at].start not in listed:
            start, stop, text = meant
            yield found(document, start, stop, text)


def missing_word(document: Document) -> Iterator[Finding]:
    """Half of a word that the same text has whole elsewhere: "nhiệm chính trị"."""
    known = vocabulary()
    for at in loose_syllables(document):
        whole = _missing_half(document, at, known)
        if whole:
            word = document.words[at]
            after = document.words[at + 1].stop if document.joined(at) else word.stop
            mend = _cased(whole, word) + document.text[word.stop : after]
            yield found(document, word.start, after, mend)


def unknown_word(document: Document) -> Iterator[Finding]:
    """Find a syllable that is no word and part of none that the lexicon knows."""
    known = vocabulary()
    for at in loose_syllables(document):
        if not _missing_half(document, at, known) and not _meant(document, at, known):
            yield found(document, document.words[at].start, document.words[at].stop)


def _listed_errors(document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield the words (from, to) of every listed error, and what is meant."""
    wrong = _lists()[0]
    heads = wrong.keys() & document.positions.keys()
    for at in sorted(at for head in heads for at in document.positions[head]):
        for keys, right in wrong[document.keys[at]]:
            stop = at + len(keys)
            if document.keys[at:stop] == keys and all(map(document.joined, range(at, stop - 1))):
                yield at, stop, right


@lru_cache(maxsize=4)
def _misspelt(document: Document) -> frozenset[int]:
    """Return where the words of listed errors begin, so that they are reported once."""
    words = document.words
    return frozenset(
        words[i].start for at, stop, _ in _listed_errors(document) for i in range(at, stop)
    )


@lru_cache(maxsize=4)
def loose_syllables(document: Document) -> tuple[int, ...]:
    """Return the words of a document that stand alone although they should not."""
    known = vocabulary()
    words = document.words
    keys = _plain_keys(document)
    covered = _coverage(document)
    return tuple(
        at
        for at, word in enumerate(words)
        if not covered[at]
        and keys[at] not in known.free
        and is_syllable(keys[at])
        and keys[at] not in known.foreign
        and _is_plain(document, word)
        and not (_is_title(word) and _in_a_name(document, at))
        and not _is_doubled(words, at)
        and not _in_plain_quotation(document, word)
    )


def _is_doubled(words: Sequence[Word], at: int) -> bool:
    """Tell whether the next or the last word is the same: another rule's finding."""
    beside = (at - 1, at + 1)
    return any(0 <= i < len(words) and words[i].key == words[at].key for i in beside)


def _in_plain_quotation(document: Document, word: Word) -> bool:
    """Tell whether a word stands in a quotation without any marks, as a search is typed."""
    text = document.text
    start = text.rfind("“", max(0, word.start - LONGEST_SEARCH), word.start)
    stop = text.find("”", word.stop, word.stop + LONGEST_SEARCH)
    return -1 not in (start, stop) and text[start + 1 : stop].isascii()


@lru_cache(maxsize=4)
def _coverage(document: Document) -> list[bool]:
    """Tell for every word whether it is part of a known one."""
    known = vocabulary()
    words, text = document.words, document.text
    keys = _plain_keys(document)
    follows = [text[a[1] : b[0]] in (" ", " - ") for a, b in pairwise(words)]
    covered = [False] * len(words)
    for at, key in enumerate(keys):
        longest = known.heads.get(key, 0)
        stop = at + 1
        while stop - at < longest and stop < len(keys) and follows[stop - 1]:
            stop += 1
            if keys[at:stop] in known.words:
                covered[at:stop] = [True] * (stop - at)
    return covered


@lru_cache(maxsize=4)
def _plain_keys(document: Document) -> tuple[str, ...]:
    return tuple(map(_plain_key, document.keys))


def _meant(document: Document, at: int, known: Vocabulary) -> tuple[int, int, str] | None:
    """Return start, stop and wording of the word that a loose syllable was to be part of."""
    words = document.words
    key = _plain_key(words[at].key)
    choices: list[tuple[int, int, str]] = []
    alone: list[str] = []
    if key not in known.attested:
        near = [one for one in sorted(known.particles) if is_near(key, one)]
        alone = [one for one in near if same_letters(one, key)] or near
    for first in (at - 1, at):
        if first < 0 or first + 1 >= len(words) or not document.joined(first):
            continue
        a, b = (_plain_key(words[i].key) for i in (first, first + 1))
        # A neighbour that is half of a known word belongs there, unless this syllable is none.
        other = first if first != at else at + 1
        if _coverage(document)[other] and key in known.syllables:
            continue
        pairs = {(a, x) for x in known.after.get(a, ()) if is_near(b, x)}
        pairs |= {(x, b) for x in known.before.get(b, ()) if is_near(a, x)}
        # Of a pair of which only one half is loose, a free neighbour may be the one mistyped.
        choices += [(first, _changes(pair, (a, b), key), " ".join(pair)) for pair in sorted(pairs)]
    if not choices and alone:
        return words[at].start, words[at].stop, _cased(alone[0], words[at])
    if not choices:
        return None
    counts = _counts(document)
    best = max(choices, key=lambda one: (counts[one[2]], -one[1], one[0] != at))
    first, _, pair = best
    return words[first].start, words[first + 1].stop, _cased(pair, words[first], words[first + 1])


def _changes(pair: tuple[str, str], printed: tuple[str, str], loose: str) -> int:
    """Return 0 where the loose syllable is the one that changes, 1 where its neighbour is."""
    return 0 if loose not in pair else 1 + (pair == printed)


def _missing_half(document: Document, at: int, known: Vocabulary) -> str:
    """Return the whole word of which a loose syllable is half, if the text has it elsewhere."""
    key = _plain_key(document.words[at].key)
    following = _plain_key(document.words[at + 1].key) if document.joined(at) else ""
    counts = _counts(document)
    wholes = [f"{key} {x}" for x in known.after.get(key, ())]
    fitting = [whole for whole in wholes if counts[f"{whole} {following}"] and following]
    if fitting:
        return max(sorted(fitting), key=lambda whole: counts[f"{whole} {following}"])
    if _meant(document, at, known):
        return ""
    wholes += [f"{x} {key}" for x in known.before.get(key, ())]
    likely = [whole for whole in sorted(wholes) if counts[whole] >= OFTEN]
    return max(likely, key=lambda whole: counts[whole], default="")


@lru_cache(maxsize=4)
def _counts(document: Document) -> Counter[str]:
    """Return how often each pair and each three of words stand in a document."""
    keys = _plain_keys(document)
    counts = Counter(map(" ".join, pairwise(keys)))
    counts.update(map(" ".join, zip(keys, keys[1:], keys[2:], strict=False)))
    return counts


def _plain_key(key: str) -> str:
    return Y_FORMS.get(key, key)


@lru_cache(maxsize=2048)
def _marked(key: str) -> str | None:
    """Return a syllable with the same letters and its marks, the most common kind first."""
    known = vocabulary()
    marked = sorted(one for one in known.syllables if same_letters(one, key))
    return next((one for one in marked if one in known.particles), marked[0] if marked else None)


@lru_cache(maxsize=2048)
def _double_meant(key: str) -> str:
    """Return a word of two syllables that are both near to a doubled one: "tuyên truyền"."""
    known = vocabulary()
    for head in sorted(known.after):
        if head == key or is_near(head, key):
            for tail in sorted(known.after[head]):
                if (tail == key or is_near(tail, key)) and (head, tail) != (key, key):
                    return f"{head} {tail}"
    return ""


def _cased(text: str, first: Word, second: Word | None = None) -> str:
    """Return lower-case words with the capitals of those they replace."""
    if first.text.isupper() and len(first.text) > 1:
        return text.upper()
    parts = text.split(" ")
    for at, word in enumerate((first, second)):
        if word and word.text[0].isupper() and at < len(parts):
            parts[at] = parts[at][:1].upper() + parts[at][1:]
    return " ".join(parts)


def _is_plain(document: Document, word: Word) -> bool:
    """Tell whether a word is meant as Vietnamese prose: letters, no sign or address round it."""
    text = document.text
    before, after = text[word.start - 1 : word.start], text[word.stop : word.stop + 1]
    if not word.text.isalpha() or before in ("/", "@", ".", "_", "&") or after in ("@", "/", "_"):
        return False
    if after == "." and text[word.stop + 1 : word.stop + 2].isalnum():
        return False
    return not _is_abbreviation(word) and word.text[1:] in (
        word.text[1:].lower(),
        word.text[1:].upper(),
    )


def _is_abbreviation(word: Word) -> bool:
    """Tell whether capitals stand for letters: "UBND", "XIII"; but "TỔ" is a word in capitals."""
    text = word.text
    return len(text) == 1 or (text.isupper() and (text.isascii() or not is_syllable(word.key)))


def _is_title(word: Word) -> bool:
    return word.text[0].isupper() and not word.text.isupper()


def _in_a_name(document: Document, at: int) -> bool:
    """Tell whether a capital is that of a name: it stands inside a sentence, or beside another."""
    words, text = document.words, document.text
    if at + 1 < len(words) and document.joined(at) and _is_title(words[at + 1]):
        return True
    if not at or document.paragraph_at(words[at].start).start > words[at - 1].start:
        return False
    between = text[words[at - 1].stop : words[at].start]
    return not any(mark in between for mark in '.:;!?“"(…')


@lru_cache(maxsize=8192)
def _mended_tone(text: str) -> str:
    mended = mend_tones(text)
    return mended if is_syllable(mended.lower()) else text


@cache
def _lists() -> tuple[dict[str, tuple[tuple[tuple[str, ...], str], ...]], frozenset[str]]:
    """Return the common errors by their first syllable, and the syllables that may be doubled."""
    text = (files("bangron") / "lexicon" / "misspellings.yml").read_text(encoding="utf-8")
    data = load_data(text)
    wrong: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form, right in data["wrong"].items():
        keys = keys_of(form)
        if keys != keys_of(right):
            wrong.setdefault(keys[0], []).append((keys, nfc(right)))
    doubled = frozenset(keys_of(data["doubled"]))
    return {key: tuple(forms) for key, forms in wrong.items()}, doubled


ORIGIN = Origin.PRACTICE
RULES = (
    Rule("doubled-word", Family.SPELLING, Severity.WARNING, ORIGIN, doubled_word),
    Rule("misspelling", Family.SPELLING, Severity.ERROR, ORIGIN, misspelling),
    Rule("impossible-syllable", Family.SPELLING, Severity.ERROR, ORIGIN, impossible_syllable),
    Rule("unmarked-word", Family.SPELLING, Severity.WARNING, ORIGIN, unmarked_word),
    Rule("misplaced-tone", Family.SPELLING, Severity.ERROR, Origin.SPELLING, misplaced_tone),
    Rule("wrong-word", Family.SPELLING, Severity.WARNING, ORIGIN, wrong_word),
    Rule("missing-word", Family.SPELLING, Severity.WARNING, ORIGIN, missing_word),
    Rule("unknown-word", Family.SPELLING, Severity.HINT, ORIGIN, unknown_word),
)
