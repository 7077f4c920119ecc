"""What is overdue says so wherever it is shown, in the same words, and is nowhere said to be on track."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlmodel import col, select

from commands.home import show_home
from commands.request import Request
from domain.actions import Status
from domain.rhythms import Rhythm
from domain.sharing import Viewer
from services.actions import report_progress
from storage.tables import Action, Delivery
from tests.commands.conversation import Conversation, fields_of, plan, rendered, view_of, words_of
from tests.conftest import NOW
from tests.outbox import put_record

BEGUN = datetime(2026, 11, 1, 12, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 27, 13, tzinfo=UTC)
ON_TRACK = "Enligt plan"
OVERDUE = ":warning: Skulle ha varit klar tis 24 nov. – 3 dagar försenad"
MISSED = ":warning: Skulle ha följts upp tis 24 nov. – 3 dagar försenad"


@pytest.fixture
def overdue(conversation: Conversation) -> Action:
    return plan(conversation.store, start=date(2026, 11, 1), deadline=date(2026, 11, 24), now=BEGUN)


@pytest.fixture
def missed(conversation: Conversation) -> Action:
    return plan(conversation.store, start=date(2026, 11, 1), days=(date(2026, 11, 24),), now=BEGUN)


def home(conversation: Conversation, make_request: Callable[..., Request]) -> str:
    request = make_request(user="U1", viewer=Viewer("U1"), now=FRIDAY)
    return json.dumps(show_home(request, conversation.store).view, ensure_ascii=False)  # type: ignore[attr-defined]


def reminder(conversation: Conversation, action: Action) -> str:
    items = [
        {"follow_up": follow_up.id, "version": follow_up.version, "step": -3}
        for follow_up in conversation.store.follow_ups.of(action)
        if follow_up.due < FRIDAY.date()
    ]
    said = {"owner": "U1", "date": "2026-11-27", "items": items}
    put_record(conversation.store, "x", "reminder", said, now=FRIDAY, person="U1")
    (row,) = conversation.store.outbox.those(["x"])
    message = rendered(conversation.store, row)
    assert message is not None
    return message.text + words_of(message)


@pytest.mark.parametrize(("which", "said"), [("overdue", OVERDUE), ("missed", MISSED)])
def test_every_view_says_the_same_and_none_that_it_is_on_track(
    conversation: Conversation,
    make_request: Callable[..., Request],
    request: pytest.FixtureRequest,
    which: str,
    said: str,
) -> None:
    action = request.getfixturevalue(which)
    shown = {
        "card": words_of(conversation.at(FRIDAY).type("visa 1")),
        "mine": words_of(conversation.at(FRIDAY).type("")),
        "list": words_of(conversation.at(FRIDAY).type("lista")),
        "home": home(conversation, make_request),
        "reminder": reminder(conversation, action),
    }
    assert {view for view, words in shown.items() if said not in words} == set()
    assert {view for view, words in shown.items() if ON_TRACK in words} == set()


@pytest.mark.usefixtures("overdue")
def test_a_new_owner_is_not_told_that_what_is_overdue_is_on_track(conversation: Conversation) -> None:
    conversation.at(FRIDAY).submit(view_of(conversation.at(FRIDAY).press("action.hand", 1)), owner="U2")
    (row,) = conversation.store.session.exec(select(Delivery).where(col(Delivery.person) == "U2"))
    words = words_of(rendered(conversation.store, row) or pytest.fail("not told"))
    assert "Försenad" in words
    assert ON_TRACK not in words


@pytest.mark.usefixtures("overdue")
def test_after_the_deadline_the_form_offers_overdue_in_place_of_on_track(conversation: Conversation) -> None:
    view = view_of(conversation.at(FRIDAY).press("action.report", 1))
    assert ON_TRACK not in words_of(view)
    assert "Försenad" in words_of(view)
    assert fields_of(view)["status"] == "at_risk"
    answer = words_of(conversation.at(FRIDAY).submit(view, note="Lampan dröjer"))
    assert "är sparat: Försenad." in answer
    assert "Skjut upp det" in answer


def test_the_history_tells_each_report_as_it_was_then(conversation: Conversation, overdue: Action) -> None:
    for status, at in ((Status.ON_TRACK, NOW), (Status.AT_RISK, FRIDAY)):
        report_progress(conversation.store, overdue, status, by="U1", now=at, note="x")
    later = {"date": "2026-12-28", "reason": "Snö"}
    conversation.at(FRIDAY).submit(view_of(conversation.at(FRIDAY).press("action.postpone", 1)), **later)
    history = words_of(conversation.at(FRIDAY).type("visa 1")).partition("Historik")[2]
    assert [word for word in ("Enligt plan", "Försenad", "sköt upp") if word not in history] == []
    assert "Risk för försening" not in history


@pytest.mark.usefixtures("overdue")
def test_an_action_whose_deadline_was_postponed_is_on_track_again(conversation: Conversation) -> None:
    later = {"date": "2026-12-28", "reason": "Snö"}
    conversation.at(FRIDAY).submit(view_of(conversation.at(FRIDAY).press("action.postpone", 1)), **later)
    assert ON_TRACK in words_of(conversation.at(FRIDAY).type("visa 1"))


def test_a_date_brought_forward_is_not_said_to_be_postponed(conversation: Conversation) -> None:
    plan(conversation.store)
    sooner = {"date": "2026-12-01", "reason": "Bråttom"}
    conversation.submit(view_of(conversation.press("action.postpone", 1)), **sooner)
    assert "tidigarelade slutdatumet från 28 december 2026 till 1 december 2026" in words_of(
        conversation.type("visa 1")
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Bara påminnelser före slutdatum"),
        ({"days": (date(2026, 12, 3),)}, "På egna datum"),
        ({"rhythm": Rhythm.MONTHLY, "days": (date(2026, 12, 3),)}, "Varje månad"),
    ],
)
def test_follow_ups_on_days_of_ones_own_are_not_said_to_be_none(
    conversation: Conversation, changes: dict[str, object], said: str
) -> None:
    plan(conversation.store, **changes)
    assert f"*Uppföljning*\\n{said}" in words_of(conversation.type("visa 1"))
