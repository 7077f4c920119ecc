"""What a reporter reads of what became of their reports, with ways on and a way to decline it."""

from datetime import timedelta

import pytest

from domain.incidents import IncidentFacts
from domain.problems import NewProblem
from domain.roles import Role
from domain.sharing import PUBLIC
from domain.weeks import Week
from services.feedback import enqueue_feedback
from services.geography import area_named
from services.pictures import PictureBuilder
from services.problems import open_problem
from storage.store import Store
from tests.commands.conversation import Conversation, buttons_of, plan, words_of
from tests.conftest import NOW, STOCKHOLM

LATER = NOW + timedelta(days=5)
BOSS = "UBOSS"


@pytest.fixture
def reporter(conversation: Conversation, store: Store) -> Conversation:
    """Someone who reports, and a coordinator."""
    store.people.meet("U1").member = True
    store.people.meet(BOSS).role = Role.COORDINATOR.value
    store.session.flush()
    return conversation


def report(store: Store, number: int, *, weeks_ago: int = 0) -> list[int]:
    """Store so many threats in Skänninge; their numbers."""
    at = NOW - timedelta(weeks=weeks_ago)
    facts = IncidentFacts(category="threat", area=area_named(store, "Skänninge").id, happened_at=at)
    added = [store.incidents.add(facts, reporter="U1", unit=None, reported_at=at) for _ in range(number)]
    return [each.number for each in added]


def test_two_hundred_reports_are_told_in_one_short_message(reporter: Conversation, store: Store) -> None:
    for back in range(1, 13):
        report(store, 1, weeks_ago=back)
    numbers = tuple(report(store, 200))
    monday = Week.of(NOW.date()).bounds(STOCKHOLM)[1] + timedelta(hours=8)
    store.pictures.keep(PictureBuilder(store, PUBLIC, monday, STOCKHOLM).take(Week.of(NOW.date())))
    boss = store.people.look(BOSS)
    problem = open_problem(store, NewProblem("Hot", incidents=numbers), boss, by=BOSS, now=NOW)
    for _ in range(15):
        plan(store, by=BOSS, owner=BOSS, problem=problem.id)
    enqueue_feedback(store, LATER, LATER)
    (message,) = [each for each in reporter.messages() if "av dina rapporter" in each.text]
    assert message.text == "Det har hänt något med 200 av dina rapporter."
    said = words_of(message)
    assert "*Räknades när Skänninge stack ut vecka 47 (hot):* #13, #14" in said
    assert "*Ingår nu i problem #1:* #13, #14" in said
    assert said.count("#22 och 190 till") == 12
    assert "*Ledde till åtgärd #1:*" in said
    assert "… och 5 till" in said
    assert {"incident.behind", "problem.show", "action.show", "incident.mine", "messages.decline"} == set(
        buttons_of(message)
    )


def test_the_way_to_what_it_led_to_opens(reporter: Conversation, store: Store) -> None:
    (number,) = report(store, 1)
    open_problem(store, NewProblem("Hot", incidents=(number,)), store.people.look(BOSS), by=BOSS, now=NOW)
    enqueue_feedback(store, LATER, LATER)
    (message,) = reporter.messages()
    assert message.text == "Det har hänt något med en av dina rapporter."
    shown = next(block["accessory"] for block in message.blocks if "accessory" in block)
    assert "Problem #1: Hot" in words_of(reporter.press("problem.show", shown["value"]))
    reporter.press("messages.decline", "feedback")
    assert "Du har tackat nej" in words_of(reporter.press("messages.list"))
