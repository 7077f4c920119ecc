"""`/problem` opens, lists, shows and closes, and shows nobody what is not theirs."""

import pytest

from domain.problems import NewProblem
from domain.refusals import FormRefused, Refusal
from domain.sharing import Sharing, Viewer
from services.problems import open_problem
from tests.commands.conversation import Conversation, words_of
from tests.conftest import NOW

AUTHOR = Viewer("U1")


@pytest.fixture
def other(conversation: Conversation) -> Conversation:
    """Return the conversation of U2, who has no part in the problem."""
    return conversation.by("U2")


def add(conversation: Conversation, sharing: Sharing = Sharing.GREEN) -> None:
    new = NewProblem("Bränder", "Vid <skolan>", None, sharing)
    open_problem(conversation.store, new, AUTHOR, by="U1", now=NOW)


def test_a_problem_is_closed_with_a_reason(conversation: Conversation) -> None:
    add(conversation)
    view = conversation.form("stäng 1")
    with pytest.raises(FormRefused):
        conversation.submit(view)
    assert "Lugnt sedan maj" in words_of(conversation.submit(view, reason="Lugnt sedan maj"))
    assert not conversation.store.problems.open_ones(AUTHOR).rows
    with pytest.raises(Refusal):
        conversation.submit(view, reason="Lugnt sedan maj")


def test_what_is_not_shared_is_neither_shown_nor_listed(conversation: Conversation, other: Conversation) -> None:
    add(conversation, Sharing.RED)
    assert "Bränder" not in words_of(other.type("list"))
    with pytest.raises(Refusal, match="problem-unknown"):
        other.type("visa 1")


def test_a_long_list_has_pages_and_each_problem_can_be_opened(conversation: Conversation) -> None:
    for _ in range(12):
        add(conversation)
    first = words_of(conversation.type())
    assert "1–10 av 12" in first
    assert '"value": "2|"' in first
    second = conversation.press("problem.list", "2|")
    assert second.replace
    assert "11–12 av 12" in words_of(second)
    assert "Problem #3" in words_of(conversation.press("problem.show", 3))


def test_only_its_author_and_coordinators_close_it(conversation: Conversation, other: Conversation) -> None:
    add(conversation)
    with pytest.raises(Refusal):
        other.type("stäng 1")
