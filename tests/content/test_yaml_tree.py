from hypothesis import given
from hypothesis import strategies as st

from bangron.content.yaml_tree import Mapping, Node, Scalar, Sequence, parse_yaml


def parse(text: str, first_line: int = 1) -> tuple[Node | None, list[str]]:
    node, problems = parse_yaml(text, "a.yml", first_line)
    return node, [problem.rule for problem in problems]


def value(text: str) -> str | None:
    node, problems = parse(f"a: {text}\n")
    assert problems == []
    assert isinstance(node, Mapping)
    scalar = node.entries["a"]
    assert isinstance(scalar, Scalar)
    return scalar.text


def test_what_staff_type_is_what_is_read() -> None:
    for typed in ("no", "on", "012", "1_000", "15/10/2023", "2023-10-15", "1e3", "Yes"):
        assert value(typed) == typed


def test_a_blank_is_nothing_and_a_quoted_null_is_a_word() -> None:
    assert (value(""), value("~"), value("null")) == (None, None, None)
    assert (value('"null"'), value("''")) == ("null", "")


def test_every_value_knows_its_line_and_column() -> None:
    node, _ = parse("a:\n  - b: 1\n  - b: 2\n", first_line=10)
    assert isinstance(node, Mapping)
    items = node.entries["a"]
    assert isinstance(items, Sequence)
    assert [(item.source.line, item.source.column) for item in items.items] == [(11, 5), (12, 5)]


def test_an_empty_text_is_no_tree_and_no_problem() -> None:
    assert parse("") == (None, [])
    assert parse("# chỉ có ghi chú\n") == (None, [])


def test_a_second_document_is_refused() -> None:
    assert parse("a: 1\n---\nb: 2\n") == (None, ["yaml-second-document"])


def test_the_first_of_two_equal_keys_stays() -> None:
    node, problems = parse("a: 1\na: 2\n")
    assert problems == ["key-twice"]
    assert isinstance(node, Mapping)
    assert isinstance(node.entries["a"], Scalar)
    assert node.entries["a"].text == "1"


def test_a_key_that_is_a_list_harms_nobody() -> None:
    assert parse("? [a, b]\n: 1\n")[1] == []


@given(st.text(alphabet="ab:-[]{}&*!#|>'\"%@`,?\n \t~đ", max_size=60))
def test_no_text_raises(text: str) -> None:
    node, problems = parse_yaml(text, "a.yml")
    assert node is None or isinstance(node, Scalar | Sequence | Mapping)
    assert all(problem.message for problem in problems)


@given(st.text(max_size=40))
def test_no_unicode_raises(text: str) -> None:
    parse_yaml(text, "a.yml")
