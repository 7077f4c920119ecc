"""A form is shown, read and checked by its fields alone."""

import json
from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest

from commands.kit.fields import Choice, DayChoice, EnumChoice, FreeText, Several, ShortText, TimeChoice, TypeAhead
from commands.kit.form import Form
from commands.request import Request
from commands.response import FormRedisplayed
from commands.vocabulary.blocks import divider
from commands.vocabulary.forms import Option
from domain.refusals import FormRefused, Refusal
from domain.rhythms import Rhythm
from domain.sharing import Sharing
from storage.store import Store

OPTIONS = [Option("weekly", "Varje vecka"), Option("yearly", "Varje år")]
FORM = Form(
    "probe",
    "action-add-title",
    (
        ShortText("title", "action-add-name", needed="action-needs-title", most=20),
        divider(),
        FreeText("reason", "action-postpone-reason"),
        DayChoice("date", "incident-date", value="2026-11-20"),
        TimeChoice("time", "incident-time"),
        Choice("rhythm", "action-add-rhythm", OPTIONS, value="weekly", kind=Rhythm),
        EnumChoice("level", "incident-sharing", {Sharing.GREEN: "sharing-green", Sharing.RED: "sharing-red"}),
        Several("several", "sharing-partners", OPTIONS, needed="sharing-needs-partners"),
        TypeAhead("place", "incident-place", "incident.place", lambda value: Option(value, value)),
    ),
    memory={"number": 7},
)
FILLED = {
    "title": " Tänd   tunneln ", "reason": "Mörkt", "date": "2026-12-01", "time": "00:00", "rhythm": "yearly",
    "level": "red", "several": ("weekly",), "place": "+Torget",
}  # fmt: skip
MakeRequest = Callable[..., Request]


def faults(request: Request, store: Store, **further: Refusal) -> dict[str, str]:
    with pytest.raises(FormRefused) as refused:
        FORM.submitted(request, store, lambda _filled: further)
    return {name: why.key for name, why in refused.value.errors.items()}


def test_each_field_reads_its_own_kind(make_request: MakeRequest, store: Store) -> None:
    assert FORM.submitted(make_request(fields=FILLED), store) == {
        "title": "Tänd tunneln",
        "reason": "Mörkt",
        "date": date(2026, 12, 1),
        "time": time(0, 0),
        "rhythm": Rhythm.YEARLY,
        "level": Sharing.RED,
        "several": ("weekly",),
        "place": "+Torget",
    }


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"title": " "}, {"title": "action-needs-title"}),
        ({"title": "x" * 21, "reason": "y" * 3_001}, {"title": "text-too-long", "reason": "text-too-long"}),
        ({"reason": "Ring 070-123 45 67"}, {"reason": "privacy-block-phone"}),
        ({"place": "+anna@exempel.se"}, {"place": "privacy-block-email"}),
        ({"place": "+!"}, {"place": "name-missing"}),
        ({"rhythm": "daily", "date": "soon"}, {"rhythm": "choose-from-list", "date": "choose-from-list"}),
        ({"level": "pink"}, {"level": "choose-from-list"}),
        ({"several": ()}, {"several": "sharing-needs-partners"}),
        ({"several": ("daily",)}, {"several": "choose-from-list"}),
    ],
)
def test_every_fault_is_told_at_its_field(
    make_request: MakeRequest, store: Store, changed: dict[str, Any], expected: dict[str, str]
) -> None:
    assert faults(make_request(fields=FILLED | changed), store) == expected


def test_further_faults_are_told_with_the_fields_own(make_request: MakeRequest, store: Store) -> None:
    request = make_request(fields=FILLED | {"title": ""})
    assert faults(request, store, date=Refusal("action-new-date-past")) == {
        "title": "action-needs-title",
        "date": "action-new-date-past",
    }


def test_what_was_not_asked_for_is_no_fault(make_request: MakeRequest, store: Store) -> None:
    filled = FORM.submitted(make_request(fields={"title": "Tänd"}), store)
    assert (filled["rhythm"], filled["several"]) == (Rhythm.WEEKLY, None)


def test_a_warning_keeps_what_was_filled_in(make_request: MakeRequest, store: Store) -> None:
    fields = FILLED | {"reason": "Bilen ABC 123", "date": None}
    with pytest.raises(FormRedisplayed) as again:
        FORM.submitted(make_request(fields=fields), store)
    inputs = {each["block_id"]: each["element"] for each in again.value.view["blocks"] if each["type"] == "input"}
    assert inputs["reason"]["initial_value"] == "Bilen ABC 123"
    assert "initial_date" not in inputs["date"]
    memory = json.loads(again.value.view["private_metadata"])
    assert memory["number"] == 7
    assert FORM.submitted(make_request(fields=fields, memory=memory), store)["reason"] == "Bilen ABC 123"


def test_a_member_that_is_offered_no_longer_is_taken(make_request: MakeRequest, store: Store) -> None:
    assert FORM.submitted(make_request(fields=FILLED | {"level": "clear"}), store)["level"] is Sharing.CLEAR
