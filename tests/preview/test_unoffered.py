"""What no form or button of ours offers is refused in a sentence, at its field where there is one."""

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.edge.interaction import Interaction, read_memory
from commands.reader import Reader
from commands.response import FieldErrors, OpenForm
from commands.routes import InteractionKind
from preview.filling import WAYS, fill, inputs_of
from preview.rehearsal import Rehearsal
from preview.sample import BOSS, SIZES, TEAM, ZONE
from storage.database import Database
from tests.preview.walks import Walked
from tests.routes import names_of

pytestmark = pytest.mark.timeout(1_200)
"""A walk through every view computes for a minute, and shares the machine with others."""

LONG = "9" * 30
CHOSEN: dict[str, tuple[Any, ...]] = {
    "static_select": ("purple", "77777", LONG, "-7", "25"),
    "checkboxes": (("purple",), (LONG,)),
    "multi_static_select": (("purple",), ("77777",), (LONG,)),
    "external_select": ("#77777", "purple", f"#{LONG}"),
    "users_select": ("UNOTHERE",),
    "conversations_select": ("C1> <!channel", "@here"),
    "datepicker": ("2026-13-45", "soon"),
    "timepicker": ("25:99", "08:00+02:00", "soon"),
}
VALUES = (
    *("", "x", "0", "-1", "77777", LONG, "1|x", "|||", "1|2026-W99||", "1||x|"),
    *("x/y", "U0NEW/", "page=x", "area=x&units=1 x"),
)
REMEMBERED = (None, "x", "", -1, 0, LONG, [], {}, ["x"], {"x": "y"}, True)


Form = tuple[Rehearsal, dict[str, Any]]
"""Who fills it in, and the view."""


@pytest.fixture(scope="module")
def rehearsal(normal: Database) -> Rehearsal:
    return Rehearsal(normal, BOSS, Reader("sv", ZONE))


@pytest.fixture(scope="module")
def forms(rehearsal: Rehearsal, seen: Walked) -> dict[str, Form]:
    """Every form that can be submitted, by its route: of several the one with most fields."""
    found: dict[str, Form] = {}
    for shown in seen(SIZES[1], "sv").shown_to[BOSS]:
        view = shown.payload
        if "submit" in view:
            _, known = found.get(view["callback_id"], (rehearsal, view))
            found[view["callback_id"]] = rehearsal, max(known, view, key=lambda each: len(inputs_of(each)))
    newcomer = Rehearsal(rehearsal.database, "U0OTHER", rehearsal.reader)
    opened = newcomer.perform(pressed(InteractionKind.BUTTON, "incident.none")).response
    assert isinstance(opened, OpenForm)
    found["incident.none"] = newcomer, opened.view
    assert set(found) == set(names_of(InteractionKind.FORM))
    return found


def pressed(kind: InteractionKind, route: str, value: str = "") -> Interaction:
    return Interaction(kind=kind, route=route, workspace=TEAM, user=BOSS, idempotency_key="V1", value=value)


def sent(form: Form) -> Interaction:
    """The form, submitted as it is."""
    rehearsal, view = form
    return replace(
        pressed(InteractionKind.FORM, view["callback_id"]),
        fields=fill(view, WAYS[0], rehearsal.suggested),
        memory=read_memory(view),
        first_input="first",
    )


@pytest.mark.parametrize("route", names_of(InteractionKind.FORM))
def test_a_choice_that_is_not_offered_is_refused_at_its_field(forms: dict[str, Form], route: str) -> None:
    (rehearsal, view), whole = forms[route], sent(forms[route])
    for block in inputs_of(view):
        for value in CHOSEN.get(block["element"]["type"], ()):
            response = rehearsal.perform(
                replace(whole, fields={**whole.fields, block["block_id"]: value})
            ).response
            assert isinstance(response, FieldErrors), (block["block_id"], value)
            assert block["block_id"] in response.errors, (block["block_id"], value)


@pytest.mark.parametrize("route", names_of(InteractionKind.FORM))
def test_what_a_form_remembers_is_not_trusted(forms: dict[str, Form], route: str) -> None:
    rehearsal, whole = forms[route][0], sent(forms[route])
    rehearsal.perform(replace(whole, memory={}))
    rehearsal.perform(replace(whole, fields={}))
    for name in whole.memory:
        for value in REMEMBERED:
            rehearsal.perform(replace(whole, memory=json.loads(json.dumps({**whole.memory, name: value}))))


@pytest.mark.parametrize(
    ("kind", "route"),
    [
        *((InteractionKind.BUTTON, each) for each in names_of(InteractionKind.BUTTON)),
        *((InteractionKind.TYPING, each) for each in names_of(InteractionKind.TYPING)),
    ],
)
def test_a_value_that_no_button_has_is_answered(rehearsal: Rehearsal, kind: InteractionKind, route: str) -> None:
    for value in VALUES:
        rehearsal.perform(pressed(kind, route, value))
        odd = {"brought": "x", "corrects": ["x"], "moment": "x"}
        rehearsal.perform(replace(pressed(kind, route, value), memory=odd))
