import pytest

from domain.refusals import Refusal
from storage.store import Store
from tests.commands.conversation import Conversation


def said(conversation: Conversation, refusal: Refusal) -> str:
    return conversation.make_request().reader.say(refusal.key, **refusal.facts)


def test_a_form_of_coordinators_refuses_others_and_says_who_can(coordinator: Conversation) -> None:
    other = coordinator.by("U1")
    with pytest.raises(Refusal) as refused:
        other.type("omraden")
    assert said(other, refused.value) == "Det här kan bara samordnare göra. Fråga Beata."
    assert coordinator.form("omraden")


def test_several_coordinators_are_named(coordinator: Conversation, store: Store) -> None:
    for number in range(9):
        person = store.people.meet(f"UA{number}")
        person.coordinator, person.name = True, f"Namn {number}"
    gone = store.people.meet("UA1")
    gone.deactivated = True
    store.session.flush()
    with pytest.raises(Refusal) as refused:
        coordinator.by("U1").type("omraden")
    assert said(coordinator, refused.value).endswith("Namn 0, Namn 2, Namn 3, Namn 4 och Namn 5.")


def test_where_nobody_coordinates_it_is_said_who_can_appoint(coordinator: Conversation, store: Store) -> None:
    store.people.meet("UBOSS").coordinator = False
    with pytest.raises(Refusal) as refused:
        coordinator.type("omraden")
    assert said(coordinator, refused.value).endswith("Be den som sköter Trygg att utse en.")


def test_what_was_meant_needs_the_role_of_its_command(coordinator: Conversation) -> None:
    with pytest.raises(Refusal) as refused:
        coordinator.by("U1").press("meant.command", "trygg områden")
    assert refused.value.key == "coordinators-only"
    assert coordinator.press("meant.command", "trygg områden")
