import pytest

from commands.registry import MESSAGES
from domain.refusals import Refusal
from services.organisations import set_teams
from services.partnership import partner_named
from storage.store import Store
from storage.tables import Partner
from tests.commands.conversation import Conversation, fields_of, inputs_of, message_of, words_of


@pytest.fixture
def school(store: Store) -> Partner:
    partner_named(store, "Polisen")
    return partner_named(store, "Skolan")


def test_a_partner_is_connected_to_its_organisation_on_its_card(
    coordinator: Conversation, store: Store, school: Partner
) -> None:
    view = coordinator.press("partners.teams", school.id).view
    assert fields_of(view) == {"teams": None}
    assert "är nu kopplad till E8 och T9" in message_of(coordinator.submit(view, teams=" t9,E8 ")).text
    card = message_of(coordinator.press("partners.show", school.id))
    assert "*Organisation i Slack:* E8 och T9" in words_of(card)
    assert "kopplade parten till E8 och T9" in words_of(card)
    view = coordinator.press("partners.teams", school.id).view
    assert fields_of(view) == {"teams": "E8 T9"}
    assert "inte längre kopplad" in message_of(coordinator.submit(view, teams=None)).text
    assert "kopplade loss parten" in words_of(message_of(coordinator.press("partners.show", school.id)))
    assert store.partnership.teams_of(school) == []


def test_what_cannot_be_connected_is_refused_at_its_field(
    coordinator: Conversation, store: Store, school: Partner
) -> None:
    set_teams(store, partner_named(store, "Polisen"), ["T9"], by="UBOSS", now=coordinator.now)
    view = coordinator.press("partners.teams", school.id).view
    for typed, told in (
        ("hyres.slack.com", "är inget id"),
        ("T8 T9", "T9 är redan kopplad till Polisen"),
        ("T1", "arbetsytans eget id"),
    ):
        assert told in coordinator.faults(view, teams=typed)["teams"]
    assert store.partnership.teams_of(school) == []


def asked(coordinator: Conversation, store: Store) -> str:
    message = MESSAGES["unknown_team"].message(
        {"team": "T9", "user": "UEXT"}, store, coordinator.make_request().reader
    )
    return message.text if message else ""


def test_the_question_about_an_unknown_organisation_leads_to_its_partner(
    coordinator: Conversation, store: Store, school: Partner
) -> None:
    assert asked(coordinator, store).startswith("<@UEXT> kommer från organisationen T9")
    view = coordinator.press("partners.link", "T9").view
    assert [option["text"]["text"] for option in inputs_of(view)["partner"]["options"]] == ["Polisen", "Skolan"]
    assert set(coordinator.faults(view)) == {"partner"}
    set_teams(store, school, ["T8"], by="UBOSS", now=coordinator.now)
    coordinator.submit(view, partner=str(school.id))
    assert store.partnership.teams_of(school) == ["T8", "T9"]
    assert asked(coordinator, store) == ""
    for repeated in (lambda: coordinator.press("partners.link", "T9"), lambda: coordinator.submit(view)):
        with pytest.raises(Refusal, match="teams-taken"):
            repeated()


def test_without_a_partner_it_is_said_how_to_add_one(coordinator: Conversation) -> None:
    with pytest.raises(Refusal, match="teams-no-partners"):
        coordinator.press("partners.link", "T9")
    with pytest.raises(Refusal, match="unreadable"):
        coordinator.press("partners.link", "no team")
