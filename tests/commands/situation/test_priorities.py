"""A quarter's prioritisation: ranked problems, what is decided about each, and what no problem is about."""

from typing import Any

import pytest

from domain.incidents import Severity
from domain.problems import NewProblem
from domain.refusals import Refusal
from domain.sharing import Sharing
from services.geography import area_named
from services.problems import open_problem
from storage.store import Store
from tests.commands.conversation import Conversation, message_of, view_of, words_of
from tests.commands.situation.test_looking_back import at, report


def add(
    store: Store, title: str, number: int, *, month: int = 8, sharing: Sharing = Sharing.GREEN, **said: Any
) -> None:
    """Open a problem of Mantorp with so many incidents."""
    known = [report(store, at(2026, month), area="Mantorp", **said) for _ in range(number)]
    area = area_named(store, "Mantorp").id
    new = NewProblem(title, areas=(area,), incidents=tuple(known), sharing=sharing)
    open_problem(store, new, store.people.look("UBOSS"), by="UBOSS", now=at(2026, 8, 20))


def decide(coordinator: Conversation, number: int, quarter: str, decision: str, note: str = "Så är det.") -> None:
    view = view_of(coordinator.press("problem.decide", f"{number}|{quarter}"))
    coordinator.submit(view, decision=decision, note=note)


def shown(conversation: Conversation, quarter: str = "2026-Q3") -> str:
    return message_of(conversation.press("situation.priorities", quarter)).text


def test_problems_are_ranked_by_the_questions(coordinator: Conversation) -> None:
    store = coordinator.store
    add(store, "Få", 2)
    add(store, "Många", 6)
    add(store, "Allvarliga", 5, severity=Severity.HIGH, category="unsafe")
    text = shown(coordinator)
    assert text.startswith(
        "Prioritering kvartal 3 2026\n*1. Problem #3: Allvarliga*\n5 händelser, 0 kvartalet före."
    )
    assert "4 av 5 frågor talar för: många, allvarliga, ökar och känns otryggt." in text
    assert text.index("#3") < text.index("#2") < text.index("#1")


def test_a_decision_is_kept_and_shown_the_next_quarter(coordinator: Conversation) -> None:
    add(coordinator.store, "Bråk", 2)
    decide(coordinator, 1, "2026-Q3", "begin", "Polisen går förbi på kvällarna.")
    assert "Kvartal 3 2026: Börja. Polisen går förbi på kvällarna." in shown(coordinator)
    text = shown(coordinator, "2026-Q4")
    assert "Kvartal 3 2026: Börja. Polisen går förbi på kvällarna." in text
    assert "Läge: åtgärdas." in text
    decide(coordinator, 1, "2026-Q4", "go_on", "Det hjälper.")
    assert "Kvartal 4 2026: Fortsätt. Det hjälper." in shown(coordinator, "2026-Q4")
    assert "beslutade: Börja" in words_of(coordinator.press("problem.history", "1"))


def test_the_last_decision_about_a_quarter_stands(coordinator: Conversation) -> None:
    add(coordinator.store, "Bråk", 2)
    decide(coordinator, 1, "2026-Q3", "wait", "Inte än.")
    decide(coordinator, 1, "2026-Q3", "go_on", "Jo, nu.")
    assert "Avvakta" not in shown(coordinator)
    assert "Fortsätt. Jo, nu." in shown(coordinator)


def test_closing_closes_the_problem(coordinator: Conversation) -> None:
    add(coordinator.store, "Bråk", 2)
    decide(coordinator, 1, "2026-Q4", "close", "Det har slutat.")
    assert "Det har slutat." in words_of(coordinator.press("problem.show", "1"))
    assert "Stäng. Det har slutat." in shown(coordinator, "2026-Q4")
    with pytest.raises(Refusal, match="problem-already-closed"):
        coordinator.press("problem.decide", "1|2026-Q4")


def test_a_decision_needs_a_choice_and_a_sentence_without_personal_data(coordinator: Conversation) -> None:
    add(coordinator.store, "Bråk", 2)
    view = view_of(coordinator.press("problem.decide", "1|2026-Q3"))
    assert coordinator.refusals(view) == {"decision": "priorities-needs-decision", "note": "priorities-needs-why"}
    told = coordinator.refusals(view, decision="wait", note="Ring 070-123 45 67")
    assert set(told) == {"note"}


def test_only_coordinators_decide(conversation: Conversation, coordinator: Conversation) -> None:
    add(coordinator.store, "Bråk", 2)
    with pytest.raises(Refusal, match="coordinators-only"):
        conversation.press("problem.decide", "1|2026-Q3")
    said = words_of(conversation.press("situation.priorities", "2026-Q3"))
    assert "problem.decide" not in said
    assert "problem.show" in said


def test_hidden_problems_are_not_told_of(conversation: Conversation, coordinator: Conversation) -> None:
    add(coordinator.store, "Dolt", 2, sharing=Sharing.RED)
    add(coordinator.store, "Öppet", 2)
    add(coordinator.store, "Halvt", 3, sharing=Sharing.GREEN)
    report(coordinator.store, at(2026, 8))
    text = shown(conversation.by("U2"))
    assert "Dolt" not in text
    assert "Öppet" in text


def test_what_no_problem_is_about_can_become_one(conversation: Conversation) -> None:
    store = conversation.store
    for _ in range(3):
        report(store, at(2026, 8), area="Skänninge")
    add(store, "Mantorp", 3)
    message = message_of(conversation.press("situation.priorities", "2026-Q3"))
    said = words_of(message)
    assert "Skänninge, Hot: 3 händelser" in said
    assert "Mantorp, Hot" not in said
    (opens,) = [each["accessory"] for each in message.blocks if "problem.open" in str(each.get("accessory"))]
    assert view_of(conversation.press("problem.open", opens["value"]))


def test_the_quarters_picture_leads_to_it(conversation: Conversation) -> None:
    report(conversation.store, at(2026, 8))
    row = {each["text"]["text"]: each["value"] for each in conversation.reply("kvartal 3").blocks[-1]["elements"]}
    assert "Det finns inga problem att prioritera" in words_of(
        conversation.press("situation.priorities", row["Prioritering"])
    )


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("2027-Q1", "situation-period-to-come"),
        ("2019-Q1", "situation-period-empty"),
        ("november", "unreadable"),
        ("", "unreadable"),
    ],
)
def test_other_quarters_are_refused(coordinator: Conversation, value: str, key: str) -> None:
    add(coordinator.store, "Bråk", 2)
    with pytest.raises(Refusal, match=key):
        coordinator.press("situation.priorities", value)


@pytest.mark.parametrize("value", ["1", "1|", "1|2027-Q1", "1|november"])
def test_a_decision_is_for_a_quarter(coordinator: Conversation, value: str) -> None:
    add(coordinator.store, "Bråk", 2)
    with pytest.raises(Refusal):
        coordinator.press("problem.decide", value)
