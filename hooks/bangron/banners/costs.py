"""What it costs to end a line before a word: the phrase in the words, as numbers.

In: words and a lexicon. Out: one cost for each place between two words; high is
bad, negative is welcome. The values started from DOMAIN 3.5, whose nine gold
slogans are tests. How costs and widths are weighed is decided in `breaking`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from bangron.text.compounds import Lexicon, find_compounds, find_series, syllable_key

# Breaks that are never made while a layout of nearly the largest size avoids them: costs from here
# up bind words together. Each is worth more than all the raggedness a text can have.
BOND = 2000
IN_WORD = 4000
IN_LONG_WORD = 2500  # between the parts of a word made of words: the least harm of these
IN_NUMBER = 6000
IN_NAME = 6000
BEFORE_DASH = 300

IN_SERIES = 40  # "cán bộ, công chức": its commas end no clause
IN_QUOTED_PHRASE = 60
QUOTED_PHRASE_WORDS = 6  # longer ones are sentences: they break by themselves like any other
PLAIN = 20  # every break inside a clause disturbs a little, so that lines are not many for nothing
AFTER_FUNCTION_WORD = 80
AFTER_DETERMINER = 150  # "của các / cơ quan" leaves the line hanging more than "việc / thực hiện"
AFTER_STOP = -80
AFTER_COMMA = -50
BEFORE_COMMENT = -80  # topic | comment: "Dân vận khéo / thì việc gì cũng thành công"
BEFORE_LINK = -12

FUNCTION_WORDS = frozenset(
    [
        "của",
        "và",
        "là",
        "các",
        "những",
        "với",
        "cho",
        "để",
        "trong",
        "về",
        "từ",
        "đến",
        "thì",
        "cũng",
        "không",
        "có",
        "được",
        "bị",
        "một",
        "mọi",
        "toàn",
        "việc",
        "ngày",
        "năm",
        "số",
        "do",
        "vì",
        "cái",
        "ở",
        "tại",
    ]
)
DETERMINERS = frozenset(["các", "những", "một", "mọi", "mỗi", "từng"])
COMMENT_WORDS = frozenset(("thì", "là"))
LINK_WORDS = frozenset(["và", "của", "với", "trong", "để", "do", "vì", "cho"])
COUNTED = frozenset(
    [
        "năm",
        "tháng",
        "ngày",
        "tuổi",
        "lần",
        "người",
        "xã",
        "huyện",
        "tỉnh",
        "giờ",
        "phút",
        "triệu",
        "tỷ",
        "nghìn",
    ]
)
DATED = frozenset(
    ["năm", "tháng", "ngày", "số", "quý", "khóa", "kỳ", "thứ", "quyển", "điều", "khoản", "chương"]
)
PAIR = 2
NAME_WORDS = 5  # a longer run of capitals is a title or shouting, not a name

NUMBER = re.compile(r"^\W*\d[\d.,/]*\W*$")
DASH = re.compile(r"^[-\u2013\u2014]$")
STOPS = ";:.!?…"
CLAUSE_ENDS = STOPS + ","
OPENING = "“‘([«"
CLOSING = "”’)]»"


def break_costs(words: Sequence[str], lexicon: Lexicon) -> tuple[int, ...]:
    """Return, for each word, the cost of beginning a line with it; the first one's is 0."""
    costs = [0] * len(words)
    for at in range(1, len(words)):
        costs[at] = IN_NUMBER if binds(words, at) else phrase_cost(words[at - 1], words[at])
    for at in inner(quoted(words)):
        costs[at] += IN_QUOTED_PHRASE
    for cost, ranges in (
        (IN_SERIES, find_series(words, lexicon)),
        (IN_NUMBER, bracketed(words)),
        (IN_NAME, names(words)),
    ):
        for at in inner(ranges):
            costs[at] = max(costs[at], cost)
    for word in find_compounds(words, lexicon):
        cost = IN_WORD if word.stop - word.start == PAIR else IN_LONG_WORD
        for at in range(word.start + 1, word.stop):
            costs[at] = max(costs[at], cost)
    return tuple(costs)


def inner(ranges: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Yield every place within the ranges before which a break would split one."""
    for start, stop in ranges:
        yield from range(start + 1, stop)


def clause_starts(words: Sequence[str], ends: str, lexicon: Lexicon) -> frozenset[int]:
    """Return the indices of the words that follow one of the marks `ends`, fixed series apart."""
    inside = set(inner(find_series(words, lexicon)))
    return frozenset(
        at + 1
        for at, word in enumerate(words[:-1])
        if word.rstrip(CLOSING)[-1:] in tuple(ends) and at + 1 not in inside
    )


def phrase_cost(before: str, after: str) -> int:
    """Return what the two words at a break say of it."""
    left, right = syllable_key(before), syllable_key(after)
    cost = BEFORE_DASH if DASH.match(after) else 0
    if before[-1:].isalnum():
        if left in DETERMINERS:
            cost += AFTER_DETERMINER
        elif left in FUNCTION_WORDS:
            cost += AFTER_FUNCTION_WORD
    ending = before.rstrip(CLOSING)[-1:]
    if ending in tuple(STOPS):
        cost += AFTER_STOP
    elif ending == ",":
        cost += AFTER_COMMA
    elif right in COMMENT_WORDS:
        cost += BEFORE_COMMENT
    elif right in LINK_WORDS:
        cost += BEFORE_LINK
    else:
        cost += PLAIN
    return cost


def binds(words: Sequence[str], at: int) -> bool:
    """Tell whether the break before word `at` cuts a date or a measure: "93 năm", "1930 - 2023"."""
    before, after = words[at - 1], words[at]
    if DASH.match(before):
        return at > 1 and bool(NUMBER.match(words[at - 2]) and NUMBER.match(after))
    if DASH.match(after):
        return at + 1 < len(words) and bool(NUMBER.match(before) and NUMBER.match(words[at + 1]))
    if not before[-1:].isalnum():
        return False
    if NUMBER.match(before) and syllable_key(after) in COUNTED:
        return True
    return bool(NUMBER.match(after)) and syllable_key(before) in DATED


def bracketed(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of words in round brackets that hold a number: dates and their like."""
    start: int | None = None
    for at, word in enumerate(words):
        if word.startswith("("):
            start = at
        if start is not None and ")" in word:
            if any(char.isdigit() for char in "".join(words[start : at + 1])):
                yield start, at + 1
            start = None


def quoted(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of words in quotation marks that are short enough to be one phrase."""
    start: int | None = None
    for at, word in enumerate(words):
        if "“" in word:
            start = at
        if start is not None and "”" in word:
            if at + 1 - start <= QUOTED_PHRASE_WORDS:
                yield start, at + 1
            start = None


def names(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitalised words, such as "Hồ Chí Minh", outside all-capital text.

    The first word of a text is capitalised anyway, so it only joins a run of three or more.
    """
    if all(word == word.upper() for word in words):
        return
    start = 0
    while start < len(words):
        stop = start
        while stop < len(words) and is_capitalised(words[stop]):
            stop += 1
            if not words[stop - 1][-1:].isalnum():
                break
        least = 3 if start == 0 else 2
        if least <= stop - start <= NAME_WORDS:
            yield start, stop
        start = max(stop, start + 1)


def is_capitalised(word: str) -> bool:
    """Tell whether a word begins with a capital and goes on in lower case: "Hồ", not "UBND"."""
    bare = word.strip(OPENING + CLOSING + ",;:.!?…")
    return bare[:1].isupper() and bare[1:] == bare[1:].lower() and bare.isalpha()
