"""All rules, in the order of the families."""

from functools import cache

from bangron.checking import (
    capitals,
    citations,
    dates,
    links,
    markup,
    names,
    outline,
    privacy,
    quotations,
    slogans,
    spelling,
    style,
    typography,
)
from bangron.checking.document import Document
from bangron.checking.rule import Family, Finding, Origin, Rule
from bangron.problems import Severity

FAMILIES = (
    spelling, style, quotations, names, capitals, citations, dates, outline, typography, markup, slogans,
    links, privacy,
)  # fmt: skip


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, each once."""
    return (*(rule for family in FAMILIES for rule in family.RULES), *ACROSS)


def _nothing(_document: Document) -> tuple[Finding, ...]:
    """Find nothing in one document: these rules look at all plans together (`across`)."""
    return ()


ACROSS = (
    Rule("plans-disagree-on-day", Family.CITATION, Severity.WARNING, Origin.CONSISTENCY, _nothing),
    Rule("plans-disagree-on-title", Family.CITATION, Severity.HINT, Origin.CONSISTENCY, _nothing),
)


@cache
def codes() -> frozenset[str]:
    """Return the codes of all rules."""
    return frozenset(rule.code for rule in all_rules())
