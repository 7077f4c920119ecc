"""Whatever JSON comes, the checks answer; and every violation points at something that is there."""

import json
from copy import deepcopy
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sandbox.rules import Violation, check_blocks, check_message, check_view
from sandbox.rules.blocks import BLOCK
from sandbox.rules.elements import ELEMENTS
from sandbox.rules.examples import EXAMPLES, Example

SMALL = [example for example in EXAMPLES if len(json.dumps(example.payload)) < 3000]
WORDS = [
    "type",
    "text",
    "blocks",
    "elements",
    "options",
    "rows",
    "block_id",
    "action_id",
    *BLOCK.shapes,
    *ELEMENTS,
]
ANY_TEXT = st.text(st.characters(exclude_categories=())) | st.sampled_from(WORDS)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT | st.just(10**400)
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(ANY_TEXT, inner), max_leaves=25)
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SURFACES = st.sampled_from(["message", "modal", "home"])


@PATIENT
@given(JSON, SURFACES, st.booleans())
def test_no_json_makes_the_checks_raise(value: Any, surface: Any, older: bool) -> None:
    violations = [
        *check_blocks(value, surface, older=older),
        *check_blocks([value], surface, older=older),
        *check_view(value, older=older),
        *check_view({"type": "modal", "title": value, "blocks": value}, older=older),
        *check_message(value, value, value, older=older),
    ]
    assert all(isinstance(violation, Violation) for violation in violations)


def places_in(value: Any, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(place for key, part in parts for place in places_in(part, (*at, key)))]


def put(payload: Any, place: tuple[str | int, ...], value: Any) -> None:
    for key in place[:-1]:
        payload = payload[key]
    payload[place[-1]] = value


def leads_somewhere(pointer: str, payload: Any) -> bool:
    for key in pointer.split("/")[1:]:
        if isinstance(payload, list) and key.isdigit() and int(key) < len(payload):
            payload = payload[int(key)]
        elif isinstance(payload, dict) and key in payload:
            payload = payload[key]
        else:
            return pointer == "/text" or pointer.endswith("/input")
    return True


@PATIENT
@given(st.sampled_from(SMALL), st.data(), JSON)
def test_a_spoilt_example_is_judged_and_its_faults_point_into_it(
    example: Example, data: st.DataObject, value: Any
) -> None:
    payload = deepcopy(example.payload)
    place = data.draw(st.sampled_from(places_in(payload)[1:]))
    put(payload, place, value)
    violations = check_view(payload) if example.is_view else check_message(**payload)
    assert all(leads_somewhere(violation.pointer, payload) for violation in violations)


@PATIENT
@given(st.sampled_from([example for example in SMALL if example.invalid_at is None]), st.data())
def test_a_field_that_does_not_exist_is_refused_wherever_it_stands(example: Example, data: st.DataObject) -> None:
    payload = deepcopy(example.payload)
    objects = [place for place in places_in(payload) if place and isinstance(look_up(payload, place), dict)]
    places = [place for place in objects if "event_payload" not in place]
    assume(places)
    place = data.draw(st.sampled_from(places))
    put(payload, (*place, "no_such_field"), 1)
    violations = check_view(payload) if example.is_view else check_message(**payload)
    pointer = "".join(f"/{key}" for key in place)
    assert (pointer, "invalid additional property: no_such_field") in [(f.pointer, f.message) for f in violations]


def look_up(payload: Any, place: tuple[str | int, ...]) -> Any:
    for key in place:
        payload = payload[key]
    return payload
