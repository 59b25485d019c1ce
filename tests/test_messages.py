"""The catalogue and the code fit each other, in both languages."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from string import Formatter

import pytest
import yaml

from bangron.messages import catalogue, language, say

PACKAGE = Path(__file__).parents[1] / "hooks" / "bangron"
FILES = sorted((PACKAGE / "lexicon" / "messages").glob("*.yml"))

SPEAKERS = ("say", "say_publicly", "Problem.make", "Fault", "unknown")
SPEAKING_METHODS = (".report", "._report")
"""What takes a key first."""

DYNAMIC = {
    # Keys put together by the code, and where from.
    "about-*": "checking.reference: the code of a rule",
    "family-*": "checking.reference: a family of rules",
    "banner-*-too-long": "banners.laying: the part of a banner that does not fit",
    "banner-no-room-*": "banners.laying: the picture or code that has no room",
    "origin-*": "checking.reference: where a rule comes from",
    "page-*": "site.pages: the kind of a generated page",
    "page-*-summary": "site.pages: the kind of a generated page",
}


def places(text: str) -> set[str]:
    """Return the names of a message's places."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield `file:line` and the call of every speaker in the code that has an argument."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            function = ast.unparse(node.func)
            if function in SPEAKERS or function.endswith(SPEAKING_METHODS):
                yield f"{path.relative_to(PACKAGE.parent)}:{node.lineno}", node


def literal_key(call: ast.Call) -> str | None:
    """Return the key a call names outright."""
    first = call.args[0]
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def pattern(call: ast.Call) -> str | None:
    """Return the key a call puts together, with `*` for what the code fills in."""
    first = call.args[0]
    if not isinstance(first, ast.JoinedStr):
        return None
    return "".join(str(p.value) if isinstance(p, ast.Constant) else "*" for p in first.values)


def strings() -> set[str]:
    """Return every string of the code: a key in a variable is one of them."""
    return {
        node.value
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def spoken_in_templates() -> set[str]:
    """Return the keys that templates name."""
    text = "".join(
        p.read_text(encoding="utf-8") for p in sorted((PACKAGE / "theme").rglob("*.html"))
    )
    return set(re.findall(r"\bsay\(\s*['\"]([\w-]+)['\"]", text))


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_a_message_has_both_languages_with_the_same_places(key: str) -> None:
    message = catalogue()[key]
    assert set(message) == {"vi", "en"}
    assert all(text.strip() == text != "" for text in message.values())
    assert places(message["vi"]) == places(message["en"])
    assert all(name.isidentifier() for name in places(message["vi"]))


def test_no_key_stands_twice() -> None:
    keys: Counter[str] = Counter()
    for file in FILES:
        root = yaml.compose(file.read_text(encoding="utf-8"))
        assert isinstance(root, yaml.MappingNode)
        keys.update(key.value for key, _ in root.value)
    assert [key for key, count in keys.items() if count > 1] == []
    assert set(keys) == set(catalogue())


def test_a_problem_says_how_to_mend_it() -> None:
    rules = {literal_key(call) for _, call in calls() if ast.unparse(call.func) == "Problem.make"}
    silent = [
        key
        for key in sorted(rules - {None}, key=str)
        for text in catalogue()[str(key)].values()
        if ";" not in text and ":" not in text
    ]
    assert silent == []


def test_the_code_is_heard() -> None:
    heard = {literal_key(call) for _, call in calls()}
    assert {"did-you-mean", "unknown-key", "key-twice", "build-done"} <= heard


def test_every_key_in_the_code_is_in_the_catalogue() -> None:
    unknown = [
        f"{where}: {key}"
        for where, call in calls()
        if (key := literal_key(call)) and key not in catalogue()
    ]
    assert unknown == []


def test_every_call_fills_the_places_of_its_message() -> None:
    unfilled = []
    for where, call in calls():
        message = catalogue().get(literal_key(call) or "")
        names = {keyword.arg for keyword in call.keywords}
        is_plain = ast.unparse(call.func) in ("say", "say_publicly", "Problem.make")
        if message and is_plain and None not in names and places(message["vi"]) - names:
            unfilled.append(f"{where}: {sorted(places(message['vi']) - names)}")
    assert unfilled == []


def test_every_key_of_the_catalogue_is_said() -> None:
    said = strings() | spoken_in_templates()
    silent = [
        key
        for key in catalogue()
        if key not in said and not any(fnmatchcase(key, dynamic) for dynamic in DYNAMIC)
    ]
    assert silent == []


def test_keys_put_together_are_documented_and_have_messages() -> None:
    assert {made for _, call in calls() if (made := pattern(call))} == set(DYNAMIC)
    for dynamic in DYNAMIC:
        assert any(fnmatchcase(key, dynamic) for key in catalogue())


def test_templates_name_known_keys() -> None:
    assert spoken_in_templates() - set(catalogue()) == set()


@pytest.mark.parametrize(
    ("variable", "spoken"),
    [(None, "vi"), ("", "vi"), ("vi", "vi"), ("fr", "vi"), ("en", "en"), ("EN_us", "en")],
)
def test_vietnamese_is_spoken_unless_english_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, variable: str | None, spoken: str
) -> None:
    if variable is None:
        monkeypatch.delenv("BANGRON_LANG", raising=False)
    else:
        monkeypatch.setenv("BANGRON_LANG", variable)
    assert language() == spoken
    assert say("did-you-mean", word="x") == catalogue()["did-you-mean"][spoken].format(word="x")


def test_a_value_cannot_reach_into_the_program() -> None:
    assert "{word.__class__}" in say("did-you-mean", word="{word.__class__}")


def test_an_unknown_key_or_a_missing_place_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        say("no-such-message")
    with pytest.raises(KeyError):
        say("did-you-mean")
