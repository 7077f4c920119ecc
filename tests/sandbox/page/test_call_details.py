"""A call in the inspector: what broke is named, payloads are readable and harmless, and can be found."""

import pytest

from sandbox.page.call_details import LONGEST, describe_errors, matches_filter, render_payload
from sandbox.records import Json, LoggedCall


def call(response: Json | None = None, error: str = "", name: str = "chat.postMessage") -> LoggedCall:
    return LoggedCall(0.0, "in", name, {}, response or {}, error)


@pytest.mark.parametrize(
    ("response", "said"),
    [
        ({}, []),
        ({"needed": "pins:write", "provided": "chat:write"}, ["needed: pins:write", "provided: chat:write"]),
        (
            {
                "errors": ["too long [json-pointer:/0]"],
                "response_metadata": {"messages": ["[ERROR] too long [json-pointer:/0]"]},
            },
            ["too long [json-pointer:/0]"],
        ),
        (
            {
                "errors": [
                    {"pointer": "/0/text", "code": "x", "message": "too long", "constraint": {"type": "max"}}
                ]
            },
            ['too long [json-pointer:/0/text] ({"type": "max"})'],
        ),
        ({"errors": {"nowhere": "no such field"}}, ["nowhere: no such field"]),
    ],
)
def test_the_rule_that_was_broken_is_told_once(response: Json, said: list[str]) -> None:
    assert describe_errors(call(response, "invalid_blocks")) == said


def test_an_answer_with_warnings_is_no_fault() -> None:
    assert describe_errors(call({"response_metadata": {"messages": ["[WARN] slow"]}})) == []


def test_calls_are_found_by_name_error_and_way() -> None:
    refused = call(error="invalid_blocks")
    assert matches_filter(refused, "POST invalid", only_errors=True)
    assert matches_filter(refused, "in", only_errors=False)
    assert not matches_filter(refused, "views", only_errors=False)
    assert not matches_filter(call(), "", only_errors=True)


def test_payloads_are_unfolded_and_harmless() -> None:
    html = render_payload({"blocks": '[{"type": "header"}]', "text": "<b> [not json"})
    assert "<b>&quot;type&quot;</b>: &quot;header&quot;" in html
    assert "&lt;b&gt; [not json" in html


def test_the_longest_payload_is_cut() -> None:
    assert len(render_payload({"text": "x" * LONGEST * 2})) < LONGEST + 200
