"""An action is decided for a problem from its card; the cards of all three tell whoever may see it."""

from datetime import timedelta

import pytest

from commands.vocabulary.forms import View
from domain.actions import Status
from domain.incidents import IncidentFacts
from domain.problems import NewProblem, ProblemState
from domain.refusals import Refusal
from domain.sharing import Sharing, Viewer
from services.actions import report_progress
from services.geography import area_named
from services.problems import change_state, open_problem
from storage.audit import noted_in
from storage.store import Store
from storage.tables import Problem
from tests.commands.conversation import Conversation, buttons_of, plan, view_of, words_of
from tests.conftest import NOW

AUTHOR = Viewer("U1", open_only=True)


def problem_about(store: Store, sharing: Sharing = Sharing.GREEN) -> Problem:
    """A problem of U1's with an incident of theirs."""
    facts = IncidentFacts(category="threat", area=area_named(store, "Centrum").id, happened_at=NOW)
    incident = store.incidents.add(facts, reporter="U1", unit=None, reported_at=NOW)
    new = NewProblem("Bråk", sharing=sharing, incidents=(incident.number,))
    return open_problem(store, new, AUTHOR, by="U1", now=NOW)


def add_for(conversation: Conversation, view: View) -> str:
    """Fill in the form of a new action; its receipt."""
    deadline = (NOW + timedelta(days=9)).date().isoformat()
    return words_of(conversation.submit(view, title="Tänd tunneln", deadline=deadline))


def test_an_action_is_added_from_a_problems_card(conversation: Conversation, store: Store) -> None:
    problem = problem_about(store)
    card = conversation.press("problem.show", problem.number).message
    assert buttons_of(card)[0] == "action.add"
    assert "Problem" in add_for(conversation, view_of(conversation.press("action.add", problem.number)))
    assert "En åtgärd" in words_of(conversation.press("problem.show", problem.number))
    assert "#1 Tänd tunneln – Enligt plan" in words_of(conversation.press("problem.show", problem.number))
    assert "#1" in words_of(conversation.press("action.show", 1))


def test_whoever_may_not_see_the_problem_neither_adds_to_it_nor_hears_of_it(
    conversation: Conversation, store: Store
) -> None:
    problem = problem_about(store, Sharing.RED)
    view = view_of(conversation.press("action.add", problem.number))
    add_for(conversation, view)
    other = conversation.by("U2")
    assert "*Problem*" not in words_of(other.press("action.show", 1))
    assert "*Problem*" in words_of(conversation.press("action.show", 1))
    with pytest.raises(Refusal, match="problem-unknown"):
        other.press("action.add", problem.number)
    with pytest.raises(Refusal, match="problem-unknown"):
        add_for(other, view)


@pytest.mark.parametrize(("sharing", "told"), [(Sharing.RED, True), (Sharing.AMBER, True), (Sharing.GREEN, False)])
def test_whoever_adds_to_a_hidden_problem_is_told_that_all_may_see_the_action(
    conversation: Conversation, store: Store, sharing: Sharing, told: bool
) -> None:
    form = view_of(conversation.press("action.add", problem_about(store, sharing).number))
    assert ("Alla parter får se åtgärder." in str(form)) is told


def test_the_title_of_a_hidden_problem_on_an_incidents_card_is_noted_as_seen(
    conversation: Conversation, store: Store
) -> None:
    problem_about(store, Sharing.RED)
    coordinator = conversation.by("U9", coordinator=True)
    assert "Bråk" in words_of(coordinator.press("incident.show", 1))
    facts = {(fact.event, fact.subject, fact.reference, fact.actor) for fact in noted_in(store.session)}
    assert ("seen", "problem", "1", "U9") in facts


def test_a_closed_problem_asks_for_no_more_actions(conversation: Conversation, store: Store) -> None:
    problem = problem_about(store)
    change_state(store, problem, ProblemState.CLOSED, by="U1", now=NOW, note="Slut")
    assert "action.add" not in buttons_of(conversation.press("problem.show", problem.number).message)


def test_an_incidents_card_says_what_became_of_it(conversation: Conversation, store: Store) -> None:
    problem = problem_about(store)
    actions = [plan(store, problem=problem.id, title=f"Steg {number}") for number in range(7)]
    report_progress(store, actions[6], Status.DONE, by="U9", now=NOW)
    card = words_of(conversation.press("incident.show", 1))
    assert "Problem #1 Bråk – uppmärksammat" in card
    assert "Åtgärd #7 Steg 6 – klar" in card
    assert "Åtgärd #6 Steg 5 – pågår" in card
    assert "och 2 till" in card


def test_a_card_keeps_a_hidden_problem_to_itself(conversation: Conversation, store: Store) -> None:
    problem_about(store, Sharing.RED)
    assert "Problem #1 Bråk" in words_of(conversation.press("incident.show", 1))
    other = conversation.by("U2")
    assert "Så har det gått" not in words_of(other.press("incident.show", 1))
