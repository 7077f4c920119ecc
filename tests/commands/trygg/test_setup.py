from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from commands.registry import MESSAGES
from commands.response import Reply
from commands.vocabulary.forms import View
from sandbox.rules import check_message
from services.partnership import add_partners
from services.schedule import DIGEST, FEEDBACK, NUDGES, ScheduledJob
from storage.store import Store
from storage.tables import Delivery
from tests.commands.conversation import Conversation, fields_of, inputs_of
from tests.conftest import NOW

MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
LABELS = [
    "Kanal för veckans lägesbild",
    "Veckodag",
    "Klockslag",
    "Påminnelser om uppföljning",
    "Visa lägesbilden för samordnarna i förväg",
    "Mycket allvarliga händelser",
    "Fråga organisationer som inte har hört av sig",
    "Klockslag för frågan",
    "Berätta för dem som har rapporterat",
    "Klockslag för beskedet",
    "Språk",
    "Tidszon",
]


@pytest.fixture
def coordinator(coordinator: Conversation, store: Store) -> Conversation:
    """A coordinator of a workspace in which a partner takes part, so that its set-up has begun."""
    add_partners(store, [("Polisen", [])], NOW)
    return coordinator


def labels(view: View) -> list[str]:
    return [block["label"]["text"] for block in view["blocks"]]


def test_the_form_shows_the_settings_as_they_are(coordinator: Conversation) -> None:
    view = coordinator.form("setup")
    assert labels(view) == LABELS
    assert fields_of(view) == {
        "channel": None,
        "weekday": "1",
        "time": "08:00",
        "reminders": "8",
        "ahead": "14",
        "severe": "severe",
        "nudge_day": "5",
        "nudge_hour": "13",
        "feedback_day": "3",
        "feedback_hour": "9",
        "language": "sv",
        "zone": "Europe/Stockholm",
    }
    days = [option["text"]["text"] for option in inputs_of(view)["weekday"]["options"]]
    assert days[0] == "Måndag"


def test_what_is_saved_stands_in_the_form(coordinator: Conversation) -> None:
    changed = {
        "channel": "C1",
        "weekday": "5",
        "time": "07:30",
        "reminders": "9",
        "ahead": "never",
        "severe": "never",
        "nudge_day": "never",
        "nudge_hour": "10",
        "feedback_day": "never",
        "feedback_hour": "11",
        "language": "en",
        "zone": "Europe/Helsinki",
    }
    assert isinstance(coordinator.submit(coordinator.form("installning"), **changed), Reply)
    assert fields_of(coordinator.form("installning")) == changed


WRONG = [
    ({"time": None}, {"time": "Välj ett klockslag."}),
    (
        {"time": "02:30"},
        {"time": "Välj ett annat klockslag. Mellan 02 och 03 ställs klockan om två gånger om året."},
    ),
    ({"zone": None}, {"zone": "Välj en tidszon i listan, till exempel Europe/Stockholm."}),
    ({"zone": "Mjölby"}, {"zone": "Välj en tidszon i listan, till exempel Europe/Stockholm."}),
]


@pytest.mark.parametrize(("changed", "faults"), WRONG)
def test_what_cannot_be_is_refused_at_its_field(
    coordinator: Conversation, changed: dict[str, str | None], faults: dict[str, str]
) -> None:
    assert coordinator.faults(coordinator.form("installning"), **changed) == faults


def test_a_chosen_channel_makes_the_picture_due_and_is_greeted_once(
    coordinator: Conversation, store: Store
) -> None:
    coordinator.submit(coordinator.form("setup"), channel="C1")
    assert store.next_runs.find(DIGEST.name) == MONDAY
    coordinator.submit(coordinator.form("setup"), reminders="9")
    (greeting,) = store.session.exec(select(Delivery)).all()
    assert (greeting.kind, greeting.channel) == ("greeting", "C1")


def test_the_greeting_says_when_the_picture_comes(coordinator: Conversation, store: Store) -> None:
    coordinator.submit(coordinator.form("setup"), channel="C1", weekday="2", time="07:30")
    message = MESSAGES["greeting"].message({}, store, coordinator.make_request().reader)
    assert message is not None
    assert check_message(message.text, list(message.blocks)) == []
    assert message.text == "Här kommer veckans lägesbild, varje tisdag klockan 07:30."


def test_a_greeting_to_a_channel_that_was_taken_away_is_not_said(coordinator: Conversation, store: Store) -> None:
    assert MESSAGES["greeting"].message({}, store, coordinator.make_request().reader) is None


def test_a_picture_that_is_due_stays_due_when_its_time_is_not_changed(
    coordinator: Conversation, store: Store
) -> None:
    coordinator.submit(coordinator.form("setup"), channel="C1")
    missed = NOW - timedelta(hours=3)
    store.next_runs.add(DIGEST.name, None).at = missed
    coordinator.submit(coordinator.form("setup"), channel="C2", reminders="10", language="en")
    assert store.next_runs.find(DIGEST.name) == missed
    coordinator.submit(coordinator.form("setup"), time="09:00")
    assert store.next_runs.find(DIGEST.name) == MONDAY + timedelta(hours=1)


def test_without_a_channel_no_picture_is_due(coordinator: Conversation, store: Store) -> None:
    coordinator.submit(coordinator.form("setup"), channel="C1")
    coordinator.submit(coordinator.form("setup"), channel=None)
    assert store.next_runs.find(DIGEST.name) is None


def test_zones_are_found_by_what_is_typed_european_ones_first(coordinator: Conversation) -> None:
    def zones(letters: str) -> list[str]:
        return [option.label for option in coordinator.suggested("trygg.zone", letters)]

    assert zones("Stöckhölm") == ["Europe/Stockholm"]
    assert zones("new york") == ["America/New_York"]
    assert zones("a")[0].startswith("Europe/")
    assert len(zones("a")) == 50
    assert zones("mjölby") == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("reminders", hour) for hour in ("-7", "25", "6", "x", "")),
        *(("channel", channel) for channel in ("C1> <!channel", "@here", "D0DIRECT", "c1")),
        *(("weekday", day) for day in ("0", "8", "måndag")),
        ("language", "de"),
        *(("zone", zone) for zone in ("Europe/Skänninge", "../../etc/passwd")),
        *(("time", clock) for clock in ("25:00", "08:00+02:00", "8")),
    ],
)
def test_what_the_form_does_not_offer_is_refused_at_its_field(
    coordinator: Conversation, store: Store, field: str, value: str
) -> None:
    before = store.workspace.settings().model_dump()
    assert set(coordinator.faults(coordinator.form("setup"), **{field: value})) == {field}
    assert store.workspace.settings().model_dump() == before


def test_silent_partners_are_asked_on_fridays_at_13_until_another_time_is_chosen_or_none(
    coordinator: Conversation, store: Store
) -> None:
    def planned(job: ScheduledJob = NUDGES, **chosen: str) -> datetime | None:
        coordinator.submit(coordinator.form("setup"), channel="C1", **chosen)
        return store.next_runs.find(job.name)

    assert planned() == datetime(2026, 11, 27, 12, tzinfo=UTC)
    assert planned(nudge_day="4", nudge_hour="9") == datetime(2026, 11, 26, 8, tzinfo=UTC)
    assert planned(nudge_day="never") is None
    assert store.workspace.settings().nudge_hour == 9
    assert planned(FEEDBACK, feedback_day="2", feedback_hour="10") == datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert planned(FEEDBACK, feedback_day="never") is None
