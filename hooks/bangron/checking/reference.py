"""Writes the reference of all rules, in the current language, from the rules themselves.

In: the registry and the catalogue. Out: one Markdown page with a table for each
family. What a rule finds is not repeated here: its `about-…` message says it.
"""

from itertools import groupby

from bangron.checking.registry import all_rules
from bangron.checking.report import level
from bangron.checking.rule import Family, Rule
from bangron.messages import say


def reference_page() -> str:
    """Return the page as Markdown; the same rules give the same text."""
    parts = [f"# {say('rules-title')}", say("rules-intro")]
    ordered = sorted(all_rules(), key=lambda rule: list(Family).index(rule.family))
    for family, rules in groupby(ordered, key=lambda rule: rule.family):
        parts += [f"## {family_name(family)}", _table(list(rules))]
    return "\n\n".join(parts) + "\n"


def family_name(family: Family) -> str:
    """Return what a family of rules is called."""
    return say(f"family-{family}")


def _table(rules: list[Rule]) -> str:
    head = (say("rules-code"), say("rules-level"), say("rules-about"), say("rules-origin"))
    rows = [head, ("---",) * len(head)]
    rows += [
        (
            f"`{rule.code}`",
            level(rule.severity),
            say(f"about-{rule.code}"),
            say(f"origin-{rule.origin}"),
        )
        for rule in rules
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
