"""What is asked once before a report is stored: whether a known place is meant, and whether it is not a double."""

import json
from datetime import timedelta
from typing import Any

import pytest

from commands.incident.report import submit_report
from commands.response import Reply, UpdateForm
from commands.vocabulary.forms import View
from services.geography import area_named, register_place
from storage.store import Store
from tests.commands.conversation import Conversation, fields_of, report

FILLED = {
    "category": "threat", "date": "2026-11-19", "time": "12:15", "text": "kvar", "severity": "low",
    "police_report": "yes", "sharing": "red", "unit": "+Polisen",
}  # fmt: skip


@pytest.fixture
def station(store: Store) -> str:
    """The Stationen, in the only area."""
    return f"#{register_place(store, 'Stationen', store.geography.areas()[0].id).id}"


def again(answer: Any) -> View:
    """The form that is shown once more."""
    assert isinstance(answer, UpdateForm)
    return answer.view


def words(view: View) -> str:
    return json.dumps(view["blocks"], ensure_ascii=False)


def places(store: Store) -> list[str]:
    return [row.place for row in store.incidents.every()]


@pytest.mark.parametrize("chosen", ["known", "new"])
def test_a_place_that_resembles_a_known_one_is_asked_about_and_either_can_be_kept(
    conversation: Conversation, store: Store, station: str, chosen: str
) -> None:
    view = again(conversation.submit(conversation.form(), **FILLED, place="+Stationne"))
    assert store.incidents.every() == []
    kept = fields_of(view)
    assert {name: kept[name] for name in FILLED} == FILLED
    assert (kept["place"], kept["place_meant"]) == ("+Stationne", station)
    assert "Stationen?" in words(view)
    answer = {"known": station, "new": "+Stationne"}[chosen]
    assert isinstance(conversation.submit(view, place_meant=answer), Reply)
    assert places(store) == [{"known": "Stationen", "new": "Stationne"}[chosen]]


def test_the_question_is_of_the_place_that_stands_there(
    conversation: Conversation, store: Store, station: str
) -> None:
    view = again(conversation.submit(conversation.form(), category="threat", place="+Stationne"))
    other = conversation.choose(view, "incident.place", "+Torget", place="+Torget")
    assert "place_meant" not in fields_of(other)
    assert isinstance(conversation.submit(view, place="+Torget", place_meant=station), Reply)
    assert places(store) == ["Torget"]


def test_the_answer_stays_while_the_form_changes(conversation: Conversation, store: Store, station: str) -> None:
    assert station
    view = again(conversation.submit(conversation.form(), category="threat", place="+Stationne"))
    changed = conversation.choose(view, "incident.sharing", "red", place_meant="+Stationne")
    assert fields_of(changed)["place_meant"] == "+Stationne"
    assert isinstance(conversation.submit(changed), Reply)
    assert places(store) == ["Stationne"]


def test_a_place_that_one_may_not_know_of_is_not_asked_about(conversation: Conversation) -> None:
    report(conversation.by("U2"), place="+Skyddade huset", sharing="red")
    assert isinstance(conversation.submit(conversation.form(), category="threat", place="+Skydade huset"), Reply)


def double_of(conversation: Conversation, **changes: Any) -> Any:
    filled = {"category": "threat", "place": "+Torget"} | changes
    return conversation.submit(conversation.form(), **filled)


def test_a_report_just_like_the_last_is_asked_about_once_and_nothing_is_lost(
    conversation: Conversation, store: Store
) -> None:
    assert isinstance(conversation.submit(conversation.form(), **FILLED, place="+Torget"), Reply)
    view = again(conversation.submit(conversation.form(), **FILLED, place="+Torget"))
    assert len(store.incidents.every()) == 1
    kept, told = fields_of(view), {name: value for name, value in FILLED.items() if name != "unit"}
    assert {name: kept[name] for name in told} == told
    assert "#1" in words(view)
    shown = [block["accessory"] for block in view["blocks"] if "accessory" in block]
    assert [(each["action_id"].partition(":")[0], each["value"]) for each in shown] == [("incident.show", "1")]
    assert isinstance(conversation.submit(view), Reply)
    assert len(store.incidents.every()) == 2


def test_the_button_says_that_it_is_one_more(conversation: Conversation) -> None:
    double_of(conversation)
    view = again(double_of(conversation))
    assert view["submit"]["text"] == "Ändå en till"
    assert "Det finns redan en likadan" in words(view)


@pytest.mark.parametrize(
    "changes",
    [{"category": "violence"}, {"place": "+Parken"}, {"place": None}],
)
def test_another_category_or_place_is_no_double(
    conversation: Conversation, store: Store, changes: dict[str, Any]
) -> None:
    double_of(conversation)
    assert isinstance(double_of(conversation, **changes), Reply)
    assert len(store.incidents.every()) == 2


def test_without_a_place_the_area_counts(conversation: Conversation, store: Store) -> None:
    double_of(conversation, place=None)
    again(double_of(conversation, place=None))
    area_named(store, "Mantorp")
    (mantorp,) = [str(area.id) for area in store.geography.areas() if area.name == "Mantorp"]
    assert isinstance(double_of(conversation, place=None, area=mantorp), Reply)


def test_what_someone_else_reported_is_withdrawn_or_ten_minutes_old_is_no_double(
    conversation: Conversation, store: Store
) -> None:
    double_of(conversation.by("U2"))
    assert isinstance(double_of(conversation), Reply)
    store.incidents.withdraw(
        store.incidents.every()[-1].incident, reason="x", by="U1", at=conversation.make_request().now
    )
    view = conversation.form()
    assert isinstance(double_of(conversation), Reply)
    later = conversation.make_request(
        fields=fields_of(view) | {"category": "threat", "place": "+Torget"},
        now=conversation.make_request().now + timedelta(minutes=10, seconds=1),
    )
    assert isinstance(submit_report(later, store), Reply)


def test_a_warning_a_double_and_a_place_are_asked_about_together_and_once(
    conversation: Conversation, store: Store, station: str
) -> None:
    double_of(conversation, place=station)
    filled = {"category": "threat", "place": "+Stationne", "text": "Anna Andersson såg det"}
    view = again(conversation.submit(conversation.form(), **filled))
    assert view["submit"]["text"] == "Ändå en till"
    told = words(view)
    assert all(each in told for each in ("Menade du Stationen?", "#1", "Anna Andersson", "*Ändå en till*"))
    assert isinstance(conversation.submit(view), Reply)
    assert places(store) == ["Stationen", "Stationen"]


def test_a_correction_is_no_double_of_itself(conversation: Conversation, store: Store) -> None:
    double_of(conversation)
    assert isinstance(conversation.submit(conversation.form("ratta 1"), text="Mer"), Reply)
    assert len(store.incidents.every()) == 1
