"""What someone cannot see is neither shown nor hinted at: who sees what is for all, and which places there are."""

import json

import pytest

from domain.refusals import FormRefused, Refusal
from services.memberships import settle_unit
from services.partnership import partner_named, unit_named
from storage.store import Store
from storage.tables import Workspace
from tests.commands.conversation import Conversation, report
from tests.conftest import NOW


def seen(conversation: Conversation) -> list[str]:
    """The numbers in the list."""
    blocks = conversation.reply("lista").blocks
    return [block["accessory"]["value"] for block in blocks if block.get("accessory")]


def confirm(store: Store, user: str, partner: str) -> None:
    """Let someone belong to a partner by a coordinator's word."""
    settle_unit(store, store.people.meet(user), unit_named(store, partner, partner), by="UCOORD", now=NOW)


@pytest.mark.parametrize("level", ["green", "clear"])
def test_a_guest_sees_their_own_until_a_coordinator_has_confirmed_a_unit(
    conversation: Conversation, store: Store, level: str
) -> None:
    report(conversation, text="Hemligt", sharing=level)
    guest = conversation.by("UGUEST", member=False)
    own = report(guest, text="Eget")
    assert seen(guest) == [str(own)]
    assert "Du ser andras när en samordnare har bekräftat din enhet." in json.dumps(
        guest.reply("lista").blocks, ensure_ascii=False
    )
    with pytest.raises(Refusal, match="incident-unknown"):
        guest.type("visa 1")
    assert seen(conversation.by("U2")) == [str(own), "1"]
    confirm(store, "U3", "Polisen")
    assert seen(conversation.by("U2")) == []
    assert seen(conversation.by("U3")) == [str(own), "1"]
    confirm(store, "UGUEST", "Polisen")
    assert seen(guest) == [str(own), "1"]


def test_a_new_place_of_a_hidden_report_is_offered_to_nobody_once_cleared(
    conversation: Conversation, store: Store
) -> None:
    report(conversation, sharing="red", place="+Gården bakom skolan")
    conversation.submit(conversation.form("ratta 1"), place=None)
    store.people.meet("UBOSS").role = "coordinator"
    for user in ("U1", "U2", "UBOSS"):
        conversation = conversation.by(user)
        offered = [option.value for option in conversation.suggested("incident.place", "gård")]
        assert offered == ["+gård"]
        filled = json.dumps(conversation.form("klotter på Gården bakom skolan"), ensure_ascii=False)
        assert '"value": "#' not in filled.replace("initial_", "")


def test_a_place_is_offered_while_something_that_one_may_see_stands_there(conversation: Conversation) -> None:
    report(conversation, place="+Torget")
    other = conversation.by("U2")
    assert other.suggested("incident.place", "torg")[0].label.startswith("Torget")
    view = conversation.form("ratta 1")
    conversation.submit(view, sharing="red")
    assert [option.value for option in other.suggested("incident.place", "torg")] == ["+torg"]
    assert conversation.suggested("incident.place", "torg")[0].label.startswith("Torget")


def test_a_report_of_a_hidden_place_is_spelt_as_it_was_typed(conversation: Conversation) -> None:
    report(conversation, sharing="red", place="+GÅRDEN")
    other = conversation.by("U2")
    number = report(other, place="+Gården")
    assert "Gården" in json.dumps(other.reply(f"visa {number}").blocks, ensure_ascii=False)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("partners", ("77",)),
        ("partners", ("x",)),
        ("severity", "purple"),
        ("police_report", "perhaps"),
        ("sharing", "purple"),
        ("category", "purple"),
        ("area", "77"),
        ("place", "#77"),
        ("place", "purple"),
        ("unit", "#77"),
        ("date", "2026-13-45"),
        ("time", "25:99"),
    ],
)
def test_what_the_form_does_not_offer_is_refused_at_its_field(
    conversation: Conversation, store: Store, field: str, value: str | tuple[str, ...]
) -> None:
    partner_named(store, "Polisen")
    other = Store(store.session, "T2")
    other.workspace.open(Workspace(id="T2", created_at=conversation.make_request().now), "Alla")
    foreign = str(partner_named(other, "Skolan").id)
    view = conversation.form()
    known = {"category": "threat", "sharing": "amber", "partners": (foreign,)}
    for filled in (known, known | {"partners": (), field: value}):
        with pytest.raises(FormRefused) as refused:
            conversation.submit(view, **filled)
        assert (field if filled is not known else "partners") in refused.value.errors
    assert store.incidents.every() == []
