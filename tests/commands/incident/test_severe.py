"""A coordinator reads which of the gravest incidents was reported, without its words, and can turn that off."""

from datetime import timedelta

from commands.vocabulary.blocks import Message
from domain.incidents import IncidentFacts, Severity
from services.geography import area_named, place_named
from services.incidents import correct, report, withdraw
from storage.incidents import NewIncident
from storage.store import Store
from storage.tables import Incident
from tests.commands.conversation import Conversation, buttons_of, words_of
from tests.conftest import NOW


def facts(store: Store, severity: Severity = Severity.HIGH) -> IncidentFacts:
    area = area_named(store, "Skänninge").id
    place, then = place_named(store, "Annas trappa", area).id, NOW - timedelta(hours=1)
    return IncidentFacts(
        area=area, place=place, category="threat", happened_at=then, text="Hotade vakten", severity=severity
    )


def reported(store: Store) -> NewIncident:
    return report(store, facts(store), by="U1", now=NOW, unit=None)


def told(coordinator: Conversation) -> list[Message]:
    return [each for each in coordinator.messages() if "messages.decline" in buttons_of(each)]


def test_the_message_says_what_where_and_when_without_words_of_people(
    coordinator: Conversation, store: Store
) -> None:
    coordinator.by()
    reported(store)
    (message,) = told(coordinator)
    assert message.text == "*Mycket allvarlig händelse #1:* Hot · Skänninge · fre 20 nov. 14:00"
    assert buttons_of(message) == ["incident.show", "messages.decline"]
    assert "trappa" not in words_of(message)
    assert "vakten" not in words_of(message)


def test_what_is_withdrawn_or_less_severe_before_it_is_sent_is_not(
    coordinator: Conversation, store: Store
) -> None:
    coordinator.by()
    first, second = (store.session.get_one(Incident, reported(store).id) for _ in range(2))
    withdraw(store, first, reason="Dubblett", by="U1", now=NOW)
    correct(store, second, facts(store, Severity.LOW), by="U1", now=NOW)
    assert told(coordinator) == []


def test_a_coordinator_turns_it_off_and_on_again(coordinator: Conversation, store: Store) -> None:
    coordinator.by()
    coordinator.press("messages.decline", "severe_incident")
    reported(store)
    assert told(coordinator) == []
    assert "Mycket allvarliga händelser*, direkt" in words_of(coordinator.press("messages.list"))
    coordinator.press("messages.want", "severe_incident")
    reported(store)
    assert len(told(coordinator)) == 1


def test_others_are_not_offered_it(conversation: Conversation) -> None:
    assert "Mycket allvarliga" not in words_of(conversation.press("messages.list"))
