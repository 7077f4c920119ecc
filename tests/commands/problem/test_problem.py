"""`/problem` opens, lists, shows, changes and closes, and shows nobody what is not theirs."""

import re
from typing import Any

import pytest

from commands.routes import InteractionKind
from commands.vocabulary.forms import View
from domain.incidents import IncidentFacts
from domain.problems import NewProblem
from domain.refusals import FormRefused, Refusal
from domain.sharing import Sharing, Viewer
from services.geography import area_named
from services.partnership import partner_named
from services.problems import open_problem
from storage.store import Store
from tests.commands.conversation import Conversation, fields_of, inputs_of, view_of, words_of
from tests.commands.submitting import answer
from tests.conftest import NOW

AUTHOR = Viewer("U1", open_only=True)
KINDS = ("state", "close", "link", "unlink")


@pytest.fixture
def other(conversation: Conversation) -> Conversation:
    """Return the conversation of U2, who has no part in the problem."""
    return conversation.by("U2")


def offered(view: View, field: str) -> list[str]:
    return [option["value"] for option in inputs_of(view)[field]["options"]]


def add(store: Store, **said: Any) -> None:
    new = NewProblem("Bränder", "Vid <skolan>", **said)
    open_problem(store, new, AUTHOR, by="U1", now=NOW)


def report(store: Store, sharing: Sharing = Sharing.GREEN, area: str = "Centrum", **said: Any) -> int:
    place = area_named(store, area).id
    facts = IncidentFacts(category="threat", area=place, happened_at=NOW, sharing=sharing, **said)
    return store.incidents.add(facts, reporter="U1", unit=None, reported_at=NOW).number


def test_a_problem_is_opened_with_all_that_belongs_to_it(conversation: Conversation) -> None:
    report(conversation.store)
    report(conversation.store, area="Mantorp")
    partner_named(conversation.store, "Polisen")
    area = str(area_named(conversation.store, "Centrum").id)
    view = conversation.form("ny")
    assert offered(view, "incidents") == ["2", "1"]
    fields = fields_of(view) | {"title": "Bråk", "areas": (area,), "sharing": "amber"}
    again = view_of(conversation.press("problem.suggest", "", fields=fields))
    assert offered(again, "incidents") == ["1"]
    partner = offered(again, "partners")
    with pytest.raises(FormRefused) as refused:
        conversation.submit(again, title="")
    assert set(refused.value.errors) == {"title", "partners"}
    filled = {"title": "Bråk", "areas": (area,), "categories": ("threat",), "priority": "high"}
    said = words_of(conversation.submit(again, **filled, partners=tuple(partner), incidents=("1",)))
    assert all(word in said for word in ("Bråk", "Centrum", "Polisen", "#1"))
    (problem,) = conversation.store.problems.listed(AUTHOR).rows
    assert (problem.priority, problem.sharing, problem.categories) == ("high", "amber", ["threat"])


@pytest.mark.parametrize("level", [Sharing.GREEN, Sharing.AMBER, Sharing.RED])
def test_a_problem_about_an_incident_begins_with_what_that_says_and_no_wider(
    conversation: Conversation, level: Sharing
) -> None:
    partner = partner_named(conversation.store, "Polisen").id
    report(conversation.store, level, named_partners=(partner,))
    view = view_of(conversation.press("problem.open", 1))
    fields = fields_of(view)
    assert (fields["categories"], fields["sharing"], fields["incidents"]) == (("threat",), level.value, ("1",))
    assert fields.get("partners", ()) == ((str(partner),) if level is Sharing.AMBER else ())
    conversation.submit(view, title="Hot vid stationen")
    (problem,) = conversation.store.problems.listed(AUTHOR).rows
    assert conversation.store.problems.linked(problem, AUTHOR, most=10).total == 1
    if level is not Sharing.GREEN:
        with pytest.raises(Refusal) as refused:
            conversation.by("U2").press("problem.open", 1)
        assert refused.value.key == "incident-unknown"


def test_partners_that_were_not_asked_for_yet_are_asked_for_before_it_is_stored(
    conversation: Conversation,
) -> None:
    partner_named(conversation.store, "Polisen")
    again = conversation.submit(conversation.form("ny"), title="Bråk", sharing="amber")
    assert not conversation.store.problems.listed(AUTHOR).rows
    conversation.submit(view_of(again), partners=tuple(offered(view_of(again), "partners")))
    (problem,) = conversation.store.problems.listed(AUTHOR).rows
    assert [partner.name for partner in conversation.store.problems.partners(problem)] == ["Polisen"]


def test_personal_data_is_not_stored(conversation: Conversation) -> None:
    with pytest.raises(FormRefused) as refused:
        conversation.submit(conversation.form("ny"), title="Ring 070-123 45 67", description="19121212-1212")
    assert set(refused.value.errors) == {"title", "description"}
    assert not conversation.store.problems.listed(AUTHOR).rows


def test_it_goes_from_noticed_over_acting_to_closed_with_a_reason(conversation: Conversation) -> None:
    add(conversation.store)
    form = view_of(conversation.press("problem.state", 1))
    assert offered(form, "state") == ["acting", "closed"]
    with pytest.raises(FormRefused):
        conversation.submit(form)
    with pytest.raises(FormRefused) as refused:
        conversation.submit(form, state="closed")
    assert set(refused.value.errors) == {"note"}
    assert "problem.state" not in words_of(conversation.submit(form, state="acting"))
    close = conversation.form("stäng 1")
    with pytest.raises(FormRefused):
        conversation.submit(close)
    closed = words_of(conversation.submit(close, note="Lugnt sedan maj"))
    assert "Lugnt sedan maj" in closed
    assert not any(f"problem.{kind}" in closed for kind in KINDS)
    for kind in KINDS:
        with pytest.raises(Refusal) as already:
            conversation.press(f"problem.{kind}", 1)
        assert already.value.key == "problem-already-closed"


@pytest.mark.parametrize("state", ["noticed", "acting"])
def test_it_never_goes_back_nor_stays(conversation: Conversation, state: str) -> None:
    add(conversation.store)
    form = view_of(conversation.press("problem.state", 1))
    conversation.submit(form, state="acting")
    assert conversation.refusals(form, state=state) == {"state": "choose-from-list"}


def test_incidents_are_added_and_removed(conversation: Conversation) -> None:
    add(conversation.store)
    for kind in ("link", "unlink"):
        with pytest.raises(Refusal) as refused:
            conversation.press(f"problem.{kind}", 1)
        assert refused.value.key == "problem-nothing-to-choose"
    report(conversation.store)
    report(conversation.store)
    form = view_of(conversation.press("problem.link", 1))
    assert set(conversation.refusals(form)) == {"incidents"}
    bare = conversation.make_request(memory={"number": "1"})
    with pytest.raises(FormRefused):
        answer(InteractionKind.FORM, "problem.link", bare, conversation.store)
    conversation.submit(view_of(conversation.press("problem.link", 1)), incidents=("1", "2"))
    form = view_of(conversation.press("problem.unlink", 1))
    assert offered(form, "incidents") == ["2", "1"]
    said = words_of(conversation.submit(form, incidents=("2",)))
    assert "#1 " in said
    assert "#2 " not in said
    assert offered(view_of(conversation.press("problem.link", 1)), "incidents") == ["2"]
    history = words_of(conversation.press("problem.history", 1))
    assert re.findall(r"#\d(?!:)", history) == ["#2", "#2", "#1"]


def all_of(person: Conversation) -> list[str]:
    """What there is to see of the problem."""
    shown = (person.type(), person.type("visa 1"), person.press("problem.history", 1))
    return [words_of(each) for each in shown]


def test_what_is_hidden_of_a_problem_leaves_no_trace(conversation: Conversation, other: Conversation) -> None:
    add(conversation.store)
    before = all_of(other)
    report(conversation.store, Sharing.RED)
    conversation.submit(view_of(conversation.press("problem.link", 1)), incidents=("1",))
    after = all_of(other)
    assert after == before
    assert "#1 " in words_of(conversation.type("visa 1"))


def test_what_is_not_shared_is_neither_shown_nor_listed(conversation: Conversation, other: Conversation) -> None:
    add(conversation.store, sharing=Sharing.RED)
    assert "Bränder" not in words_of(other.type("lista"))
    with pytest.raises(Refusal) as refused:
        words_of(other.type("visa 1"))
    assert refused.value.key == "problem-unknown"


def test_only_its_author_and_coordinators_change_it(conversation: Conversation, other: Conversation) -> None:
    add(conversation.store)
    report(conversation.store)
    boss = conversation.by("U9", coordinator=True)
    assert not any(f"problem.{kind}" in words_of(other.type("visa 1")) for kind in KINDS)
    for kind in KINDS[:3]:
        with pytest.raises(Refusal) as refused:
            other.press(f"problem.{kind}", 1)
        assert refused.value.key == "problem-not-yours"
        view_of(boss.press(f"problem.{kind}", 1))


def test_open_and_closed_ones_are_listed_apart(conversation: Conversation) -> None:
    for _ in range(2):
        add(conversation.store)
    conversation.submit(conversation.form("close 2"), note="Klart")
    assert "#1" in words_of(conversation.type())
    assert "#2" not in words_of(conversation.type("lista"))
    for words in ("lista stängda", "list closed"):
        assert "#2" in words_of(conversation.type(words))
        assert "#1" not in words_of(conversation.type(words))
    with pytest.raises(Refusal):
        words_of(conversation.type("lista gröna"))


def test_a_list_is_turned_page_by_page_and_leads_to_each_problem(conversation: Conversation) -> None:
    for _ in range(12):
        add(conversation.store)
    first = words_of(conversation.type())
    assert "1–10 av 12" in first
    assert '"value": "2|"' in first
    second = conversation.press("problem.list", "2|")
    assert second.replace
    assert "11–12 av 12" in words_of(second)
    assert "Problem #3" in words_of(conversation.press("problem.show", "3"))
