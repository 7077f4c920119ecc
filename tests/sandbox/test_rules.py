"""What the tables of limits accept and refuse, and how they say so."""

from typing import Any

import pytest

from sandbox.rules import Violation, check_blocks, check_message, check_view
from sandbox.rules.blocks import BLOCK
from sandbox.rules.elements import ELEMENTS
from sandbox.rules.examples import EXAMPLES, Example
from sandbox.rules.examples.parts import (
    actions,
    button,
    card,
    carousel,
    container,
    data_table,
    entry,
    message,
    modal,
    mrkdwn,
    pie,
    plain,
    section,
)
from sandbox.rules.rule import Surface

NEW = ("data_visualization", "data_table", "container", "alert", "card", "carousel")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_has_its_one_fault_and_no_other(example: Example) -> None:
    pointers = [violation.pointer for violation in example.validate()]
    assert pointers == ([] if example.invalid_at is None else [example.invalid_at])


def test_there_are_examples_enough() -> None:
    assert sum(example.invalid_at is None for example in EXAMPLES) >= 20
    assert sum(example.invalid_at is not None for example in EXAMPLES) >= 60
    assert len({example.name for example in EXAMPLES}) == len(EXAMPLES)


def find_types(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(find_types, value))
    if not isinstance(value, dict):
        return set()
    inner = set().union(*map(find_types, value.values()))
    return inner | {value["type"]} if isinstance(value.get("type"), str) else inner


@pytest.mark.parametrize("kind", [*BLOCK.shapes, *ELEMENTS])
def test_every_kind_is_in_an_accepted_example(kind: str) -> None:
    assert any(kind in find_types(example.payload) for example in EXAMPLES if example.invalid_at is None)


def test_a_fault_looks_as_slack_documents_it() -> None:
    blocks = [{"type": "section", "text": {"type": "invalid", "text": "x"}}]
    expected: dict[str, object] = {"type": "enum", "expected": ["plain_text", "mrkdwn"], "got": "invalid"}
    assert check_blocks(blocks, "message") == [
        Violation("/0/text/type", "failed_constraint", "unsupported type: invalid", expected)
    ]


@pytest.mark.parametrize(
    ("block", "code", "text", "constraint"),
    [
        (section(text=mrkdwn("x" * 3001)), "failed_constraint", "must be less than 3001 characters", "max_length"),
        (section(text=mrkdwn("")), "failed_constraint", "must be more than 0 characters", "min_length"),
        (actions(*[button()] * 26), "failed_constraint", "no more than 25 items allowed", "max_items"),
        ({"type": "context", "elements": []}, "failed_constraint", "must provide at least 1 items", "min_items"),
        (section(color="x"), "failed_constraint", "invalid additional property: color", "additional_properties"),
        (button(style="x"), "failed_constraint", "unsupported type: button", "enum"),
        ({"type": "header"}, "missing_field", "missing required field: text", None),
        (section(text="x"), "invalid_type", "must provide an object", None),
    ],
)
def test_faults_use_the_words_of_slack(block: object, code: str, text: str, constraint: str | None) -> None:
    (violation,) = check_blocks([block], "message")
    assert (violation.code, violation.message) == (code, text)
    assert (violation.constraint or {}).get("type") == constraint


def test_every_fault_is_told_at_once() -> None:
    violations = check_view(
        {"type": "modal", "title": plain("x" * 25), "blocks": [entry(label=mrkdwn()), {"type": "sektion"}]}
    )
    assert [violation.pointer for violation in violations] == [
        "/title/text",
        "/blocks/0/label/type",
        "/blocks/1/type",
    ]


def test_a_repeated_id_is_told_of_at_each_repetition() -> None:
    violations = check_blocks([section(block_id="a")] * 3, "home")
    assert [violation.pointer for violation in violations] == ["/1/block_id", "/2/block_id"]
    assert violations[0].message == '`block_id` "a" already exists'


@pytest.mark.parametrize(
    ("block", "surface"),
    [
        (pie(), "message"),
        (data_table(), "message"),
        (container(), "message"),
        ({"type": "alert", "text": plain()}, "modal"),
        (card(), "home"),
        (carousel(), "home"),
    ],
    ids=NEW,
)
def test_an_older_workspace_does_not_know_the_blocks_of_2026(block: dict[str, Any], surface: Surface) -> None:
    assert check_blocks([block], surface) == []
    (violation,) = check_blocks([section(), block], surface, older=True)
    assert (violation.pointer, violation.message) == ("/1/type", f"unsupported type: {block['type']}")
    assert violation.constraint is not None
    assert not set(NEW) & set(violation.constraint["expected"])  # type: ignore[call-overload]


def test_an_older_workspace_takes_everything_else() -> None:
    for example in EXAMPLES:
        if example.invalid_at is None and not set(NEW) & find_types(example.payload):
            assert example.validate(older=True) == [], example.name


def test_older_reaches_views_and_messages() -> None:
    assert check_view(modal({"type": "alert", "text": plain()}), older=True)[0].pointer == "/blocks/0/type"
    assert check_message(**message(pie()), older=True)[0].pointer == "/blocks/0/type"


@pytest.mark.parametrize(
    ("violations", "code"),
    [
        (check_message(), "no_text"),
        (check_message("", []), "no_text"),
        (check_message("x" * 40_001), "msg_too_long"),
        (check_view(modal(*(section(text=mrkdwn("å" * 1250)) for _ in range(100)))), "view_too_large"),
    ],
)
def test_what_slack_has_an_error_of_its_own_for_has_it_as_code(violations: list[Violation], code: str) -> None:
    assert [violation.code for violation in violations] == [code]


def test_a_view_is_measured_in_bytes() -> None:
    assert check_view(modal(*(section(text=mrkdwn("a" * 1250)) for _ in range(100)))) == []
