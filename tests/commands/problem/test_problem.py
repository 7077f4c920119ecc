"""`/problem` opens, lists, shows and closes, and shows nobody what is not theirs."""

from collections.abc import Callable

import pytest

from commands.request import Request
from commands.response import Reply, Response
from commands.routes import InteractionKind
from domain.problems import NewProblem
from domain.refusals import FormRefused, Refusal
from domain.sharing import Sharing, Viewer
from services.problems import open_problem
from storage.store import Store
from tests.commands.submitting import answer
from tests.conftest import NOW

AUTHOR = Viewer("U1")
STRANGER = Viewer("U2", open_only=True)


def add(store: Store, sharing: Sharing = Sharing.GREEN) -> None:
    open_problem(store, NewProblem("Bränder", "Vid <skolan>", None, sharing), AUTHOR, by="U1", now=NOW)


def shown(response: Response) -> str:
    assert isinstance(response, Reply)
    return str(response.message)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_problem_is_closed_with_a_reason(
    store: Store, make_request: Callable[..., Request], language: str
) -> None:
    add(store)
    close = (InteractionKind.FORM, "problem.close")
    memory = {"number": "1"}
    with pytest.raises(FormRefused):
        answer(*close, make_request(viewer=AUTHOR, memory=memory, fields={}, language=language), store)
    asked = make_request(viewer=AUTHOR, memory=memory, fields={"reason": "Lugnt sedan maj"}, language=language)
    assert "Lugnt sedan maj" in shown(answer(*close, asked, store))
    assert not store.problems.open_ones(AUTHOR).rows
    with pytest.raises(Refusal):
        answer(*close, asked, store)


def test_what_is_not_shared_is_neither_shown_nor_listed(
    store: Store, make_request: Callable[..., Request]
) -> None:
    add(store, Sharing.RED)
    asked = make_request(viewer=STRANGER, user="U2", words="list")
    assert "Bränder" not in shown(answer(InteractionKind.COMMAND, "problem", asked, store))
    with pytest.raises(Refusal) as refused:
        answer(InteractionKind.COMMAND, "problem", make_request(viewer=STRANGER, user="U2", words="visa 1"), store)
    assert refused.value.key == "problem-unknown"


def test_a_long_list_has_pages_and_each_problem_can_be_opened(
    store: Store, make_request: Callable[..., Request]
) -> None:
    for _ in range(12):
        add(store)
    first = shown(answer(InteractionKind.COMMAND, "problem", make_request(viewer=AUTHOR), store))
    assert "1–10 av 12" in first
    assert "'value': '2|'" in first
    second = answer(InteractionKind.BUTTON, "problem.list", make_request(viewer=AUTHOR, value="2|"), store)
    assert isinstance(second, Reply)
    assert second.replace
    assert "11–12 av 12" in shown(second)
    opened = answer(InteractionKind.BUTTON, "problem.show", make_request(viewer=AUTHOR, value="3"), store)
    assert "Problem #3" in shown(opened)


def test_only_its_author_and_coordinators_close_it(store: Store, make_request: Callable[..., Request]) -> None:
    add(store)
    asked = make_request(viewer=STRANGER, user="U2", words="stäng 1")
    with pytest.raises(Refusal):
        answer(InteractionKind.COMMAND, "problem", asked, store)
