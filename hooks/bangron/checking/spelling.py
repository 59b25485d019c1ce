"""Words that are wrong, doubled or missing."""

from collections.abc import Iterator

from bangron.checking.document import Document
from bangron.checking.rule import Family, Finding, Rule, found
from bangron.problems import Severity


def doubled_word(document: Document) -> Iterator[Finding]:
    """The same syllable twice in a row."""
    words = document.words
    for at in range(len(words) - 1):
        if words[at].key == words[at + 1].key and words[at].key.isalpha() and document.joined(at):
            yield found(document, words[at].start, words[at + 1].stop, words[at].text)


RULES = (Rule("doubled-word", Family.SPELLING, Severity.WARNING, "DOMAIN 4.4", doubled_word),)
