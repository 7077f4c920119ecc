"""Sight of a partner that is taken out ends at once, and the coordinators hear who is left without a unit."""

import json
from typing import Any

import pytest
from sqlmodel import select

from commands.incident.unit import has_unit, own_unit
from commands.registry import MESSAGES
from commands.vocabulary.blocks import Message
from domain.incidents import IncidentFacts
from domain.sharing import Sharing
from sandbox.rules import check_message
from services.memberships import settle_unit
from services.partnership import partner_named, unit_named
from storage.store import Store
from storage.tables import Delivery
from tests.commands.conversation import Conversation, view_of
from tests.conftest import NOW, keep_partners


@pytest.fixture
def people(coordinator: Conversation, store: Store) -> Conversation:
    """U1 belongs to the police by a coordinator's word; U2 says so too; U3 to the school; UGONE has left."""
    store.people.meet("UOTHER").role = "coordinator"
    keep_partners(store, [("Polisen", ["Öst", "Väst"]), ("Skolan", [])])
    for user, partner, unit in (("U1", "Polisen", "Öst"), ("U2", "Polisen", "Väst"), ("U3", "Skolan", "Skolan")):
        person = store.people.meet(user)
        person.name, person.unit_id = user, unit_named(store, partner, unit).id
        person.unit_confirmed = user != "U2"
    gone = store.people.meet("UGONE")
    gone.deactivated, gone.unit_id = True, store.people.meet("U1").unit_id
    store.session.flush()
    return coordinator


def told(conversation: Conversation, store: Store) -> dict[str, Message | None]:
    """What each coordinator is sent of it."""
    rows = store.session.exec(select(Delivery).where(Delivery.kind == "unit_lost")).all()
    messages = {
        str(row.person): MESSAGES[row.kind].message(row.payload, store, conversation.make_request().reader)
        for row in rows
    }
    for message in filter(None, messages.values()):
        assert check_message(message.text, list(message.blocks)) == []
    return messages


def take_out(people: Conversation, kind: str, thing: int) -> None:
    people.submit(view_of(people.press(f"{kind}.retire", thing)))


def report(store: Store) -> int:
    named = partner_named(store, "Polisen").id
    facts = IncidentFacts(
        category="threat",
        area=store.geography.areas()[0].id,
        happened_at=NOW,
        sharing=Sharing.AMBER,
        named_partners=(named,),
    )
    return store.incidents.add(facts, reporter="U9", unit=None, reported_at=NOW).number


def test_people_of_a_partner_that_is_taken_out_see_and_report_as_its_no_longer(
    people: Conversation, store: Store
) -> None:
    number = report(store)
    assert store.incidents.find(number, store.people.look("U1"))
    take_out(people, "partners", partner_named(store, "Polisen").id)
    assert store.incidents.find(number, store.people.look("U1")) is None
    assert store.incidents.find(number, store.people.look("U3")) is None
    request: Any = people.by("U1").make_request()
    assert not has_unit("U1", store)
    assert own_unit(None, request, store) is None
    assert has_unit("U3", store)


def test_every_coordinator_hears_who_has_no_unit_any_more(people: Conversation, store: Store) -> None:
    take_out(people, "partners", partner_named(store, "Polisen").id)
    messages = told(people, store)
    assert set(messages) == {"UBOSS", "UOTHER"}
    message = messages["UBOSS"]
    assert message is not None
    assert message.text == "2 personer har inte längre någon enhet, och ser bara sina egna rapporter."
    said = json.dumps(message.blocks, ensure_ascii=False)
    assert "<@U1> tillhörde Polisen – Öst." in said
    assert "<@U2> tillhörde Polisen – Väst." in said
    assert "UGONE" not in said
    assert {block["accessory"]["value"] for block in message.blocks if "accessory" in block} == {"U1", "U2"}


def test_a_unit_taken_out_leaves_its_people_without_one(people: Conversation, store: Store) -> None:
    take_out(people, "units", unit_named(store, "Polisen", "Öst").id)
    assert store.people.look("U1").partner is None
    assert has_unit("U2", store)
    (message, _) = told(people, store).values()
    assert message is not None
    assert message.text == "En person har inte längre någon enhet, och ser bara sina egna rapporter."


def test_who_has_a_unit_again_is_named_no_more(people: Conversation, store: Store) -> None:
    take_out(people, "partners", partner_named(store, "Polisen").id)
    for user in ("U1", "U2"):
        settle_unit(store, store.people.meet(user), unit_named(store, "Skolan", "Skolan"), by="UCOORD", now=NOW)
    assert set(told(people, store).values()) == {None}


def test_nothing_is_told_where_nobody_is_concerned(people: Conversation, store: Store) -> None:
    keep_partners(store, [("Polisen", ["Öst", "Väst"]), ("Skolan", []), ("Nattvandrarna", [])])
    take_out(people, "partners", partner_named(store, "Nattvandrarna").id)
    assert told(people, store) == {}


def test_a_partner_that_comes_back_brings_its_people_no_sight(people: Conversation, store: Store) -> None:
    """Neither by a coordinator's word nor by that of someone new, and its confirmation."""
    police = partner_named(store, "Polisen").id
    take_out(people, "partners", police)
    newcomer = store.people.meet("U4")
    newcomer.unit_id = unit_named(store, "Polisen", "Öst", unconfirmed=True).id
    settle_unit(store, newcomer, store.partnership.unit(newcomer.unit_id or 0), by="UCOORD", now=NOW)
    assert store.people.look("U4").partner is not None
    assert store.people.look("U1").partner is None


def test_what_is_only_stated_is_offered_to_nobody(people: Conversation, store: Store) -> None:
    unconfirmed = unit_named(store, "Роlisen", "Роlisen", unconfirmed=True)
    store.people.meet("U5").unit_id = unconfirmed.id
    assert [partner.name for partner in store.partnership.partners()] == ["Polisen", "Skolan"]
    assert "Роlisen" not in str(people.suggested("incident.unit", "olisen")).replace("Ny: Роlisen", "")
    assert "*Роlisen* · en enhet · bara uppgiven av någon · liknar Polisen" in people.reply("partners").text


def test_a_partner_that_is_taken_back_at_once_has_its_people_again(people: Conversation, store: Store) -> None:
    police = partner_named(store, "Polisen")
    take_out(people, "partners", police.id)
    people.press("register.undo", store.history.of(police)[0].id)
    assert store.people.look("U1").partner == police.id
    assert store.people.look("U2").partner is None
    assert set(told(people, store).values()) == {None}
