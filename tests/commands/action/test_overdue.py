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
from tests.commands.action.talk import NOW, Talk, filled, sent, view_of, words_of

BEGUN = datetime(2026, 11, 1, 12, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 27, 13, tzinfo=UTC)
ON_TRACK = {"sv": "Enligt plan", "en": "On track"}
OVERDUE = {
    "sv": ":warning: Skulle ha varit klar tis 24 nov. – 3 dagar försenad",
    "en": ":warning: Should have been done Tue, Nov 24 – 3 days overdue",
}
MISSED = {
    "sv": ":warning: Skulle ha följts upp tis 24 nov. – 3 dagar försenad",
    "en": ":warning: Follow-up was due Tue, Nov 24 – 3 days overdue",
}


@pytest.fixture
def overdue(talk: Talk) -> Action:
    return talk.add(start=date(2026, 11, 1), deadline=date(2026, 11, 24), now=BEGUN)


@pytest.fixture
def missed(talk: Talk) -> Action:
    return talk.add(start=date(2026, 11, 1), days=(date(2026, 11, 24),), now=BEGUN)


def home(talk: Talk, make_request: Callable[..., Request], language: str) -> str:
    request = make_request(user="U1", viewer=Viewer("U1"), now=FRIDAY, language=language)
    return json.dumps(show_home(request, talk.store).view, ensure_ascii=False)  # type: ignore[attr-defined]


def reminder(talk: Talk, action: Action, language: str) -> str:
    items = [
        {"follow_up": follow_up.id, "version": follow_up.version, "step": -3}
        for follow_up in talk.store.follow_ups.of(action)
        if follow_up.due < FRIDAY.date()
    ]
    said = {"owner": "U1", "date": "2026-11-27", "items": items}
    talk.store.outbox.put("x", "reminder", said, now=FRIDAY, person="U1")
    (row,) = talk.store.outbox.those(["x"])
    message = sent(talk.store, row, language)
    assert message is not None
    return message.text + words_of(message)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("which", "said"), [("overdue", OVERDUE), ("missed", MISSED)])
def test_every_view_says_the_same_and_none_that_it_is_on_track(
    talk: Talk,
    make_request: Callable[..., Request],
    request: pytest.FixtureRequest,
    language: str,
    which: str,
    said: dict[str, str],
) -> None:
    action = request.getfixturevalue(which)
    shown = {
        "card": words_of(talk.command("visa 1", language=language, now=FRIDAY)),
        "mine": words_of(talk.command("", language=language, now=FRIDAY)),
        "list": words_of(talk.command("lista", language=language, now=FRIDAY)),
        "home": home(talk, make_request, language),
        "reminder": reminder(talk, action, language),
    }
    assert {view for view, words in shown.items() if said[language] not in words} == set()
    assert {view for view, words in shown.items() if ON_TRACK[language] in words} == set()


@pytest.mark.usefixtures("overdue")
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_new_owner_is_not_told_that_what_is_overdue_is_on_track(talk: Talk, language: str) -> None:
    talk.submit(view_of(talk.press("action.hand", 1, now=FRIDAY)), {"owner": "U2"}, now=FRIDAY)
    (row,) = talk.store.session.exec(select(Delivery).where(col(Delivery.person) == "U2"))
    words = words_of(sent(talk.store, row, language) or pytest.fail("not told"))
    assert ("Försenad" if language == "sv" else "Overdue") in words
    assert ON_TRACK[language] not in words


@pytest.mark.usefixtures("overdue")
def test_after_the_deadline_the_form_offers_overdue_in_place_of_on_track(talk: Talk) -> None:
    view = view_of(talk.press("action.report", 1, now=FRIDAY))
    assert ON_TRACK["sv"] not in words_of(view)
    assert "Försenad" in words_of(view)
    assert filled(view)["status"] == "at_risk"
    answer = words_of(talk.submit(view, {"note": "Lampan dröjer"}, now=FRIDAY))
    assert "är sparat: Försenad." in answer
    assert "Skjut upp det" in answer


def test_the_history_tells_each_report_as_it_was_then(talk: Talk, overdue: Action) -> None:
    for status, at in ((Status.ON_TRACK, NOW), (Status.AT_RISK, FRIDAY)):
        report_progress(talk.store, overdue, status, by="U1", now=at, note="x")
    later = {"date": "2026-12-28", "reason": "Snö"}
    talk.submit(view_of(talk.press("action.postpone", 1, now=FRIDAY)), later, now=FRIDAY)
    history = words_of(talk.command("visa 1", now=FRIDAY)).partition("Historik")[2]
    assert [word for word in ("Enligt plan", "Försenad", "sköt upp") if word not in history] == []
    assert "Risk för försening" not in history


@pytest.mark.usefixtures("overdue")
def test_an_action_whose_deadline_was_postponed_is_on_track_again(talk: Talk) -> None:
    later = {"date": "2026-12-28", "reason": "Snö"}
    talk.submit(view_of(talk.press("action.postpone", 1, now=FRIDAY)), later, now=FRIDAY)
    assert ON_TRACK["sv"] in words_of(talk.command("visa 1", now=FRIDAY))


def test_a_date_brought_forward_is_not_said_to_be_postponed(talk: Talk) -> None:
    talk.add()
    sooner = {"date": "2026-12-01", "reason": "Bråttom"}
    talk.submit(view_of(talk.press("action.postpone", 1)), sooner)
    assert "tidigarelade slutdatumet från 28 december 2026 till 1 december 2026" in words_of(
        talk.command("visa 1")
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
    talk: Talk, changes: dict[str, object], said: str
) -> None:
    talk.add(**changes)
    assert f"*Uppföljning*\\n{said}" in words_of(talk.command("visa 1"))
