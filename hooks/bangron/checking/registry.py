"""All rules, in the order of the families."""

from functools import cache

from bangron.checking import (
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
from bangron.checking.rule import Rule

FAMILIES = (
    spelling, style, quotations, names, citations, dates, outline, typography, markup, slogans,
    links, privacy,
)  # fmt: skip


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, each once."""
    return tuple(rule for family in FAMILIES for rule in family.RULES)


@cache
def codes() -> frozenset[str]:
    """Return the codes of all rules."""
    return frozenset(rule.code for rule in all_rules())
