"""A coordinator reads which of the gravest incidents was reported, without its words, and can turn that off."""

import json
from datetime import timedelta

from commands.home import show_home
from commands.vocabulary.blocks import Message
from domain.incidents import IncidentFacts, Severity
from services.geography import area_named, place_named
from services.incidents import correct, report, withdraw
from storage.incidents import NewIncident
from storage.store import Store
from storage.tables import Incident
from tests.commands.conversation import Conversation, buttons_of, message_of, words_of
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
    return [each for each in coordinator.messages() if "incident.alerts" in buttons_of(each)]


def test_the_message_says_what_where_and_when_without_words_of_people(
    coordinator: Conversation, store: Store
) -> None:
    coordinator.by()
    reported(store)
    (message,) = told(coordinator)
    assert message.text == "*Mycket allvarlig händelse #1:* Hot · Skänninge · fre 20 nov. 14:00"
    assert buttons_of(message) == ["incident.show", "incident.alerts"]
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
    assert "Du får veta direkt" in home(coordinator, store)
    off = coordinator.press("incident.alerts", "off")
    assert "Du får inga meddelanden" in words_of(off)
    assert "Meddela mig" in words_of(off)
    assert "Du får inga meddelanden" in home(coordinator, store)
    assert "Du får veta direkt" in words_of(coordinator.press("incident.alerts", "on"))
    assert buttons_of(message_of(off)) == ["incident.alerts"]


def test_home_says_nothing_of_it_to_others_or_where_it_is_turned_off(
    conversation: Conversation, coordinator: Conversation, store: Store
) -> None:
    assert "mycket allvarlig" not in home(conversation, store)
    store.workspace.settings().severe_alerts = False
    assert "mycket allvarlig" not in home(coordinator, store)


def home(person: Conversation, store: Store) -> str:
    return json.dumps(show_home(person.make_request(), store).view, ensure_ascii=False)  # type: ignore[union-attr]
