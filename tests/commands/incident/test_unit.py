"""Where a newcomer belongs stands in the report form, counts at once, and is confirmed by a coordinator."""

from typing import Any

import pytest
from sqlmodel import select

from commands.incident.unit import own_unit
from domain.refusals import FormRefused
from services.memberships import settle_unit
from services.partnership import unit_named
from storage.store import Store
from storage.tables import Delivery, Partner
from tests.commands.conversation import Conversation, report
from tests.conftest import NOW


def field_names(view: dict[str, Any]) -> list[str]:
    return [block.get("block_id", "") for block in view["blocks"]]


def test_known_units_are_suggested_and_a_new_one_may_be_typed(conversation: Conversation, store: Store) -> None:
    unit_named(store, "Bostadsbolaget Eken", "Fastighet")
    unit_named(store, "Nattvandrarna", "Nattvandrarna")
    shown = [option.label for option in conversation.suggested("incident.unit", "")]
    assert shown == ["Bostadsbolaget Eken – Fastighet", "Nattvandrarna"]
    typed = [option.label for option in conversation.suggested("incident.unit", "fastighet")]
    assert typed == ["Bostadsbolaget Eken – Fastighet", "Ny: fastighet"]
    assert [option.label for option in conversation.suggested("incident.unit", "NATTVANDRARNA")] == [
        "Nattvandrarna"
    ]


def test_a_stated_unit_counts_at_once_but_gives_no_sight(conversation: Conversation, store: Store) -> None:
    store.people.meet("U8").role = "coordinator"
    store.people.meet("U9").role = "coordinator"
    report(conversation, unit="+Polisen – Lokalområde")
    row = store.incidents.of_reporter("U1").rows[0]
    assert (row.partner, row.unit) == ("Polisen", "Lokalområde")
    assert store.people.look("U1").partner is None
    person = store.people.meet("U1")
    told = store.session.exec(select(Delivery).where(Delivery.kind == "unit_unconfirmed")).all()
    assert {each.person for each in told} == {"U8", "U9"}
    assert all(each.payload == {"user": "U1", "unit": person.unit_id} for each in told)


def test_what_is_reported_under_a_stated_unit_goes_when_it_is_denied(
    conversation: Conversation, store: Store
) -> None:
    report(conversation, unit="+Polisen – Lokalområde")
    conversation.type("inget")
    person = store.people.meet("U1")
    assert store.incidents.every()[0].incident.unconfirmed
    settle_unit(store, person, None, by="UCOORD", now=NOW)
    store.session.expire_all()
    assert [(row.partner, row.unit) for row in store.incidents.every()] == [("", "")]
    assert store.partnership.partners() == []
    report(conversation, unit="+Polisen – Lokalområde")
    settle_unit(store, person, store.partnership.unit(person.unit_id or 0), by="UCOORD", now=NOW)
    report(conversation)
    store.session.expire_all()
    assert [row.incident.unconfirmed for row in store.incidents.every()] == [False, False, False]


def test_a_unit_that_is_stated_once_more_is_asked_about_once_more(
    conversation: Conversation, store: Store
) -> None:
    store.people.meet("U8").role = "coordinator"
    for idempotency_key in ("V1", "V2"):
        own_unit("+Polisen", conversation.make_request(idempotency_key=idempotency_key), store)
        store.people.meet("U1").unit_id = None
        store.session.flush()
    told = store.session.exec(select(Delivery).where(Delivery.kind == "unit_unconfirmed")).all()
    assert len(told) == 2


def test_a_partner_joins_when_it_is_first_named(conversation: Conversation, store: Store) -> None:
    report(conversation, unit="+Polisen – Lokalområde")
    partner = store.session.exec(select(Partner)).one()
    assert (partner.joined_at, partner.unconfirmed) == (NOW, True)


def test_the_unit_is_asked_for_once(conversation: Conversation, store: Store) -> None:
    unit = unit_named(store, "Polisen", "Lokalområde")
    report(conversation, unit=f"#{unit.id}")
    assert "unit" not in field_names(conversation.form())
    report(conversation, unit="+Någon annan")
    assert {row.partner for row in store.incidents.every()} == {"Polisen"}


def test_a_report_without_unit_counts_for_none(conversation: Conversation, store: Store) -> None:
    report(conversation)
    assert store.incidents.of_reporter("U1").rows[0].incident.partner_id is None
    assert "unit" in field_names(conversation.form())


def test_a_unit_that_is_gone_is_refused_at_its_field(conversation: Conversation) -> None:
    with pytest.raises(FormRefused) as refused:
        conversation.submit(conversation.form(), category="threat", unit="#77")
    assert set(refused.value.errors) == {"unit"}


def test_a_dash_before_a_unit_is_not_its_name(conversation: Conversation, store: Store) -> None:
    report(conversation, unit="+- Polisen")
    assert [partner.name for partner in store.session.exec(select(Partner))] == ["Polisen"]


@pytest.mark.parametrize("name", ["-", "–", ": –", "...", "\u200b", "\u202e", "Polisen – ...", "... – Öst"])
def test_a_unit_without_a_name_is_refused_at_its_field(
    conversation: Conversation, store: Store, name: str
) -> None:
    with pytest.raises(FormRefused) as refused:
        conversation.submit(conversation.form(), category="threat", unit=f"+{name}")
    assert {field: why.key for field, why in refused.value.errors.items()} == {"unit": "name-missing"}
    assert store.partnership.partners() == []
