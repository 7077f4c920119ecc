"""What people of another organisation report: for the partner that it is, whatever their unit."""

import pytest
from sqlmodel import select

from domain.refusals import Refusal
from services.memberships import settle_unit
from services.organisations import set_teams
from services.partnership import unit_named
from storage.store import Store
from storage.tables import Incident, NilReport, Unit
from tests.commands.conversation import Conversation, report
from tests.conftest import NOW


@pytest.fixture
def unit(store: Store) -> Unit:
    """The unit of a partner that is the organisation T9."""
    unit_named(store, "Polisen", "Polisen")
    unit = unit_named(store, "Hyresbolaget", "Uthyrning")
    set_teams(store, store.partnership.partner_of(unit), ["T9"], by="UBOSS", now=NOW)
    return unit


@pytest.fixture
def outsider(conversation: Conversation, unit: Unit) -> Conversation:
    """The conversation of someone of T9."""
    person = conversation.store.people.meet("U5")
    person.member, person.team_id = False, "T9"
    assert unit.id
    return conversation.by("U5", member=False)


def reported(store: Store) -> list[tuple[int | None, int | None, bool]]:
    rows = store.session.exec(select(Incident).order_by("id")).all()
    return [(row.partner_id, row.unit_id, row.unconfirmed) for row in rows]


def test_a_report_is_the_partners_at_once_and_the_units_once_it_is_confirmed(
    outsider: Conversation, store: Store, unit: Unit
) -> None:
    report(outsider, unit=f"#{unit.id}")
    assert reported(store) == [(unit.partner_id, None, False)]
    settle_unit(store, store.people.meet("U5"), unit, by="UBOSS", now=NOW)
    report(outsider, category="threat")
    assert reported(store)[1:] == [(unit.partner_id, unit.id, False)]


def test_units_of_the_own_partner_alone_are_offered_and_taken(
    outsider: Conversation, store: Store, unit: Unit
) -> None:
    labels = [option.label for option in outsider.suggested("incident.unit", "")]
    assert labels == ["Hyresbolaget – Uthyrning"]
    other = next(each for each, _ in store.partnership.units() if each.id != unit.id)
    assert outsider.refusals(outsider.form(), category="threat", unit=f"#{other.id}") == {
        "unit": "incident-unit-unknown"
    }
    report(outsider, unit="+Polisen – Felanmälan")
    stated = store.people.unit_of(store.people.meet("U5"))
    assert stated is not None
    assert (stated.name, stated.partner_id, stated.unconfirmed) == ("Felanmälan", unit.partner_id, True)


def test_nothing_to_report_is_the_partners_word(outsider: Conversation, store: Store, unit: Unit) -> None:
    outsider.press("incident.none")
    (nil,) = store.session.exec(select(NilReport)).all()
    assert (nil.partner_id, nil.unconfirmed) == (unit.partner_id, False)


def test_people_of_an_unknown_organisation_are_refused_and_own_nothing(
    outsider: Conversation, coordinator: Conversation, store: Store, unit: Unit
) -> None:
    set_teams(store, store.partnership.partner_of(unit), [], by="UBOSS", now=NOW)
    for way in (lambda: outsider.press("incident.open"), lambda: outsider.press("action.mine"), outsider.type):
        with pytest.raises(Refusal, match="team-unknown") as refused:
            way()
        assert refused.value.facts == {"people": "Beata"}
    view = coordinator.press("action.add").view
    assert coordinator.refusals(view, title="Lys upp", owner="U5", deadline="2026-12-24") == {
        "owner": "action-owner-outside"
    }
