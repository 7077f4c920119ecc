from typing import Any

import pytest
from sqlmodel import col, select

from commands.registry import MESSAGES
from commands.response import OpenForm, Reply, UpdateForm
from commands.vocabulary.forms import View
from domain.names import read_unit
from domain.refusals import Refusal
from sandbox.rules import check_message
from services.memberships import state_unit
from services.organisations import set_teams
from services.partnership import unit_named
from storage.store import Store
from storage.tables import Delivery, Unit, Workspace
from tests.commands.conversation import Conversation, fields_of, inputs_of, plan
from tests.conftest import NOW, keep_partners

UNITS = ["Kommunen – Gata och park", "Kommunen – Skola", "Polisen"]


@pytest.fixture
def units(store: Store) -> dict[str, Unit]:
    keep_partners(store, [("Kommunen", ["Skola", "Gata och park"]), ("Polisen", [])])
    return {unit.name: unit for unit, _ in store.partnership.units()}


def about(coordinator: Conversation, user: str) -> View:
    """The form after that person has been chosen in it."""
    answer = coordinator.press("members.person", user)
    assert isinstance(answer, UpdateForm)
    return answer.view


def test_the_form_asks_for_the_person_first(coordinator: Conversation) -> None:
    view = coordinator.press("members.change").view
    assert view["title"]["text"] == "Medlemmar"
    assert fields_of(view) == {"members.person": None}


def test_a_chosen_person_is_shown_as_known(
    coordinator: Conversation, store: Store, units: dict[str, Unit]
) -> None:
    person = store.people.meet("U1")
    person.unit_id = units["Skola"].id
    view = about(coordinator, "U1")
    school = str(units["Skola"].id)
    assert fields_of(view) == {"members.person": "U1", "unit-U1": school, "role-U1": "reporter"}
    offered = inputs_of(view)["unit-U1"]["options"]
    assert [option["text"]["text"] for option in offered] == UNITS
    assert fields_of(about(coordinator, "UBOSS"))["role-UBOSS"] == "coordinator"


def test_what_is_saved_is_confirmed(coordinator: Conversation, store: Store, units: dict[str, Unit]) -> None:
    unit = str(units["Polisen"].id)
    assert isinstance(
        coordinator.submit(about(coordinator, "U1"), **{"unit-U1": unit, "role-U1": "coordinator"}), Reply
    )
    person = store.people.meet("U1")
    assert (person.unit_id, person.unit_confirmed, person.role) == (units["Polisen"].id, True, "coordinator")
    assert store.people.look("U1").partner == units["Polisen"].partner_id
    coordinator.submit(about(coordinator, "U1"), **{"unit-U1": None, "role-U1": "reporter"})
    assert (person.unit_id, person.unit_confirmed, person.role) == (None, False, "reporter")


def test_opening_and_saving_changes_nothing_but_confirms(
    coordinator: Conversation, store: Store, units: dict[str, Unit]
) -> None:
    person = store.people.meet("U1")
    person.unit_id, person.role = units["Skola"].id, "coordinator"
    coordinator.submit(about(coordinator, "U1"))
    assert (person.unit_id, person.unit_confirmed, person.role) == (units["Skola"].id, True, "coordinator")


def test_without_a_person_the_form_stays(coordinator: Conversation) -> None:
    assert coordinator.faults(coordinator.press("members.change").view) == {"members.person": "Välj en person."}


def test_a_person_chosen_but_not_yet_shown_is_shown_before_anything_is_stored(
    coordinator: Conversation, store: Store, units: dict[str, Unit]
) -> None:
    store.people.meet("U1").role = "coordinator"
    answer = coordinator.submit(coordinator.press("members.change").view, **{"members.person": "U1"})
    assert isinstance(answer, UpdateForm)
    assert fields_of(answer.view)["role-U1"] == "coordinator"
    assert store.people.meet("U1").role == "coordinator"
    assert units


def test_the_last_coordinator_stays_one(coordinator: Conversation, store: Store) -> None:
    fault = {"role-UBOSS": "Det måste finnas minst en samordnare. Utse en till först."}
    assert coordinator.faults(about(coordinator, "UBOSS"), **{"role-UBOSS": "reporter"}) == fault
    gone = store.people.meet("U2")
    gone.role, gone.deactivated = "coordinator", True
    store.session.flush()
    assert coordinator.faults(about(coordinator, "UBOSS"), **{"role-UBOSS": "reporter"}) == fault
    gone.deactivated = False
    store.session.flush()
    assert isinstance(coordinator.submit(about(coordinator, "UBOSS"), **{"role-UBOSS": "reporter"}), Reply)


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("reader", "rollen *Läsare*. Du kan läsa, men inte rapportera"),
        ("unit_owner", "rollen *Enhetsansvarig*. Du kan ändra alla åtgärder i din enhet"),
        ("coordinator", "rollen *Samordnare*. Du ser och ändrar allt"),
    ],
)
def test_a_new_role_is_told(coordinator: Conversation, units: dict[str, Unit], role: str, told: str) -> None:
    coordinator.submit(about(coordinator, "U1"), **{"unit-U1": str(units["Skola"].id), "role-U1": role})
    (message,) = coordinator.by("U1").messages()
    assert message.text.startswith("<@UBOSS> har gett dig ")
    assert told in message.text
    coordinator.submit(about(coordinator, "U1"), **{"role-U1": role})
    assert coordinator.by("U1").messages() == [message]


def test_a_role_that_has_been_changed_again_is_not_told(coordinator: Conversation, store: Store) -> None:
    coordinator.submit(about(coordinator, "U1"), **{"role-U1": "reader"})
    store.people.meet("U1").role = "reporter"
    assert coordinator.by("U1").messages() == []


def test_whoever_gives_a_role_away_is_not_told(coordinator: Conversation, store: Store) -> None:
    store.people.meet("UOTHER").role = "coordinator"
    coordinator.submit(about(coordinator, "UBOSS"), **{"role-UBOSS": "reporter"})
    assert coordinator.messages() == []
    with pytest.raises(Refusal, match=r"coordinators-"):
        coordinator.press("members.person", "U1")


def test_a_role_is_not_given_by_someone_without_it(coordinator: Conversation, store: Store) -> None:
    view = about(coordinator, "U1")
    for role in ("reader", "reporter", "unit_owner"):
        store.people.meet("U1").role = role
        with pytest.raises(Refusal, match=r"coordinators-only"):
            coordinator.by("U1").submit(view, **{"role-U1": "coordinator"})
        assert store.people.meet("U1").role == role


def test_a_unit_owner_has_a_unit(coordinator: Conversation, units: dict[str, Unit]) -> None:
    view = about(coordinator, "U1")
    fault = {"role-U1": "Den som är enhetsansvarig måste ha en enhet. Välj en."}
    assert coordinator.faults(view, **{"role-U1": "unit_owner"}) == fault
    assert coordinator.submit(view, **{"unit-U1": str(units["Skola"].id), "role-U1": "unit_owner"})


def test_an_owner_of_actions_cannot_become_a_reader(coordinator: Conversation, store: Store) -> None:
    plan(store, owner="U1")
    told = coordinator.faults(about(coordinator, "U1"), **{"role-U1": "reader"})
    assert told == {"role-U1": "Personen ansvarar för åtgärd #1. Byt ansvarig innan du gör personen till läsare."}
    store.people.meet("U2").role = "reader"
    view = coordinator.press("action.hand", 1).view
    assert coordinator.faults(view, owner="U2") == {
        "owner": "Den personen får bara läsa. Välj någon annan, eller be en samordnare ändra rollen."
    }


def test_a_unit_that_is_only_stated_is_offered_for_whom_has_stated_it(
    coordinator: Conversation, store: Store, units: dict[str, Unit]
) -> None:
    unconfirmed = unit_named(store, "Nattvandrarna", "Nattvandrarna", unconfirmed=True)
    store.people.meet("U1").unit_id = unconfirmed.id
    view = about(coordinator, "U1")
    assert fields_of(view)["unit-U1"] == str(unconfirmed.id)
    others = [option["text"]["text"] for option in inputs_of(about(coordinator, "U2"))["unit-U2"]["options"]]
    assert len(others) == len(units)
    assert "Nattvandrarna" not in others
    assert set(coordinator.faults(about(coordinator, "U2"), **{"unit-U2": str(unconfirmed.id)})) == {"unit-U2"}
    coordinator.submit(view)
    assert store.people.look("U1").partner == unconfirmed.partner_id


def test_a_unit_of_another_workspace_is_refused_at_its_field(coordinator: Conversation, store: Store) -> None:
    other = Store(store.session, "T2")
    other.workspace.open(Workspace(id="T2", created_at=NOW), "Alla")
    foreign = unit_named(other, "Polisen", "Polisen").id
    unit_named(store, "Skolan", "Skolan")
    for unit in (str(foreign), "77", "x", "9" * 30):
        assert coordinator.faults(about(coordinator, "U1"), **{"unit-U1": unit}) == {
            "unit-U1": "Enheten finns inte längre. Välj en annan."
        }


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Роlisen", ["Роlisen är ny", "flera alfabet", "liknar Polisen"]),
        ("Pollisen", ["Pollisen är ny", "liknar Polisen"]),
        ("Kommunen – Skolа", ["flera alfabet", "liknar Skola"]),
        ("Nattvandrarna", ["Nattvandrarna är ny"]),
        ("Polisen", []),
    ],
)
def test_coordinators_are_told_of_a_name_that_looks_like_another(
    coordinator: Conversation, store: Store, units: dict[str, Unit], typed: str, told: list[str]
) -> None:
    assert units
    unit = unit_named(store, *read_unit(typed), unconfirmed=True)
    store.people.meet("U1").unit_id = unit.id
    message = MESSAGES["unit_unconfirmed"].message(
        {"user": "U1", "unit": unit.id}, store, coordinator.make_request().reader
    )
    assert message is not None
    assert check_message(message.text, list(message.blocks)) == []
    notes = [block["elements"][0]["text"] for block in message.blocks if block["type"] == "context"]
    assert len(notes) == len(told)
    assert all(words in note for words, note in zip(told, notes, strict=True))


def test_without_units_it_is_said_how_to_add_them(coordinator: Conversation) -> None:
    view = about(coordinator, "U1")
    assert fields_of(view) == {"members.person": "U1", "role-U1": "reporter"}
    assert "/trygg partners" in str(view["blocks"])


def test_the_longest_list_of_units_fits(coordinator: Conversation, store: Store) -> None:
    long = "å" * 75
    keep_partners(store, [(f"{number}{long}"[:75], [long, f"b{long}"[:75]]) for number in range(100)])
    view = about(coordinator, "U1")
    assert len(inputs_of(view)["unit-U1"]["option_groups"]) == 2


def test_someone_of_another_organisation_is_given_units_of_its_partner_alone(
    coordinator: Conversation, store: Store, units: dict[str, Unit]
) -> None:
    set_teams(store, store.partnership.partner_of(units["Skola"]), ["T9"], by="UBOSS", now=NOW)
    store.people.meet("U1").team_id = "T9"
    view = about(coordinator, "U1")
    offered = [option["text"]["text"] for option in inputs_of(view)["unit-U1"]["options"]]
    assert offered == ["Kommunen – Gata och park", "Kommunen – Skola"]
    other = str(units["Polisen"].id)
    assert coordinator.refusals(view, **{"unit-U1": other}) == {"unit-U1": "incident-unit-unknown"}
    assert isinstance(coordinator.submit(view, **{"unit-U1": str(units["Skola"].id)}), Reply)


@pytest.fixture
def unconfirmed(store: Store, units: dict[str, Unit]) -> dict[str, Any]:
    """U1, called <Ett>, has said that they belong to the school."""
    person = store.people.meet("U1")
    person.unit_id, person.name = units["Skola"].id, "<Ett>"
    store.session.flush()
    return {"user": "U1", "unit": units["Skola"].id}


def test_coordinators_are_told_what_someone_stated(
    coordinator: Conversation, store: Store, unconfirmed: dict[str, Any]
) -> None:
    message = MESSAGES["unit_unconfirmed"].message(unconfirmed, store, coordinator.make_request().reader)
    assert message is not None
    assert message.text == "<Ett> uppger sig tillhöra Kommunen – Skola. Stämmer det?"
    assert check_message(message.text, list(message.blocks)) == []
    assert message.blocks[0]["text"]["text"].startswith("<@U1>")
    routes = [element["action_id"].split(":")[0] for element in message.blocks[1]["elements"]]
    assert routes == ["members.confirm", "members.change"]


def test_one_press_confirms(coordinator: Conversation, store: Store, unconfirmed: dict[str, Any]) -> None:
    answer = coordinator.press("members.confirm", f"U1/{unconfirmed['unit']}")
    assert isinstance(answer, Reply)
    assert answer.replace
    assert answer.message.text == "Klart. <Ett> ser nu det som delas inom sin organisation."
    assert store.people.look("U1").partner is not None
    assert MESSAGES["unit_unconfirmed"].message(unconfirmed, store, coordinator.make_request().reader) is None


@pytest.fixture
def asked(coordinator: Conversation, store: Store, units: dict[str, Unit]) -> str:
    """UBOSS and UOTHER have been asked whether U1 belongs to the school; its id as forms have it."""
    store.people.meet("UOTHER").role = "coordinator"
    unit = units["Skola"]
    person = store.people.meet("U1")
    person.unit_id = unit.id
    store.session.flush()
    state_unit(store, person, unit, now=NOW, occasion=coordinator.make_request().idempotency_key)
    return str(unit.id)


def put_in_place(store: Store, conversation: Conversation) -> dict[str, str]:
    """What stands in place of the question, by the coordinator who was asked."""
    put = store.session.exec(select(Delivery).where(col(Delivery.changes).is_not(None))).all()
    said = {}
    for each in put:
        question = store.outbox.find(each.changes or "")
        assert question is not None
        assert (question.kind, question.person) == ("unit_unconfirmed", each.person)
        message = MESSAGES[each.kind].message(each.payload, store, conversation.make_request().reader)
        assert message is not None
        assert check_message(message.text, list(message.blocks)) == []
        assert [block["type"] for block in message.blocks] == ["section"]
        said[each.person or ""] = message.text
    return said


def test_one_answer_closes_the_question_for_all(coordinator: Conversation, store: Store, asked: str) -> None:
    assert put_in_place(store, coordinator) == {}
    coordinator.press("members.confirm", f"U1/{asked}")
    settled = {
        "UBOSS": "Klart. <@U1> ser nu det som delas inom sin organisation.",
        "UOTHER": "<@UBOSS> har svarat: <@U1> tillhör Kommunen – Skola.",
    }
    assert put_in_place(store, coordinator) == settled
    coordinator.by("UOTHER").press("members.confirm", f"U1/{asked}")
    coordinator.submit(about(coordinator, "U1"), **{"unit-U1": None})
    assert put_in_place(store, coordinator) == settled


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("Skola", "<@UBOSS> har svarat: <@U1> tillhör Kommunen – Skola."),
        ("Polisen", "<@UBOSS> har svarat: <@U1> tillhör Polisen."),
        (None, "<@UBOSS> har svarat: <@U1> tillhör inte Kommunen – Skola."),
    ],
)
def test_an_answer_in_the_form_closes_the_question_too(
    coordinator: Conversation, store: Store, units: dict[str, Unit], asked: str, unit: str | None, words: str
) -> None:
    coordinator.submit(about(coordinator, "U1"), **{"unit-U1": str(units[unit].id) if unit else None})
    assert asked
    assert put_in_place(store, coordinator)["UOTHER"] == words


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("Polisen", "Klart. <@U1> ser nu det som delas inom sin organisation."),
        (None, "Klart. <@U1> tillhör inte Kommunen – Skola."),
    ],
)
def test_whoever_answers_in_the_form_is_not_spoken_of(
    coordinator: Conversation, store: Store, units: dict[str, Unit], asked: str, unit: str | None, words: str
) -> None:
    coordinator.submit(about(coordinator, "U1"), **{"unit-U1": str(units[unit].id) if unit else None})
    assert asked
    assert put_in_place(store, coordinator)["UBOSS"] == words


def test_nobody_was_asked_about_someone_else(coordinator: Conversation, store: Store, asked: str) -> None:
    coordinator.submit(about(coordinator, "U10"), **{"unit-U10": asked})
    assert put_in_place(store, coordinator) == {}


@pytest.mark.parametrize("value", ["U1/0", "U9/1", "nonsense", ""])
def test_what_was_stated_may_have_changed_since(
    coordinator: Conversation, unconfirmed: dict[str, Any], value: str
) -> None:
    with pytest.raises(Refusal, match=r"members-changed-since"):
        coordinator.press("members.confirm", value)
    assert unconfirmed


def test_a_press_opens_the_form_about_the_person(coordinator: Conversation, unconfirmed: dict[str, Any]) -> None:
    answer = coordinator.press("members.change", "U1")
    assert isinstance(answer, OpenForm)
    assert fields_of(answer.view)["unit-U1"] == str(unconfirmed["unit"])


@pytest.mark.parametrize("change", [{"unit": 0}, {"user": "U9"}])
def test_what_is_settled_otherwise_is_not_told(
    coordinator: Conversation, store: Store, unconfirmed: dict[str, Any], change: dict[str, Any]
) -> None:
    assert (
        MESSAGES["unit_unconfirmed"].message(unconfirmed | change, store, coordinator.make_request().reader)
        is None
    )
