import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlmodel import select

from bot.edge.dispatcher import InteractionDispatcher
from bot.installations.directory import Directory
from bot.installations.following import MEETING, kept_in_step
from bot.installations.slack_calls import Clients
from bot.settings import Settings
from domain.audit_filters import AuditFilter
from domain.teams import ChannelSharing
from sandbox.records import Channel, Team
from storage.database import Database
from storage.store import Store
from storage.tables import Person
from tests.bot.scripted_slack import ScriptedSlack, refusal
from tests.conftest import NOW
from tests.sandbox.running import Sandbox, running_sandbox
from tests.stopwatch import Stopwatch

PEOPLE = [
    {"id": "U0ADA", "name": "ada", "real_name": "Ada Administratörsdotter", "is_admin": True, "locale": "sv-SE"},
    {"id": "U0BEA", "name": "bea", "real_name": "Bea Borttagen", "is_admin": True, "deleted": True},
    {"id": "U0CIA", "name": "cia", "real_name": "Cia Example", "locale": "en-GB"},
    *({"id": f"U0N{number}", "name": f"n{number}", "real_name": "N", "locale": ""} for number in range(5)),
]


@pytest.fixture(scope="module")
def slack_with_people() -> Iterator[Sandbox]:
    state = {"team": {"id": "T1"}, "people": PEOPLE, "channels": [{"id": "C1", "name": "allmänt"}]}
    with running_sandbox(state) as sandbox:
        sandbox.workspace.faults.limits = False
        yield sandbox


@pytest.fixture
def directory(
    slack_with_people: Sandbox, dispatcher: InteractionDispatcher, monkeypatch: pytest.MonkeyPatch
) -> Directory:
    monkeypatch.setattr("bot.installations.directory.PAGE", 3)
    return Directory(Clients({"T1": slack_with_people.web()}), dispatcher)


def people(database: Database) -> dict[str, Person]:
    with database.transaction(reading=True) as session:
        found = Store(session, "T1").people.named([each["id"] for each in PEOPLE] + ["U7", "U8"])
        session.expunge_all()
        return found


def coordinators(database: Database) -> list[str]:
    with database.transaction(reading=True) as session:
        return [each.user_id for each in Store(session, "T1").people.coordinators()]


def test_everyone_is_remembered_over_all_pages_but_no_bot(directory: Directory, database: Database) -> None:
    assert directory.sync("T1") == len(PEOPLE)
    known = people(database)
    assert len(known) == len(PEOPLE)
    ada = known["U0ADA"]
    assert (ada.name, ada.locale, ada.admin) == ("Ada Administratörsdotter", "sv-SE", True)
    assert known["U0BEA"].deactivated
    assert known["U0N0"].locale == ""
    with database.transaction(reading=True) as session:
        assert len(session.exec(select(Person)).all()) == len(PEOPLE)


def test_the_active_admins_coordinate_while_nobody_does(directory: Directory, database: Database) -> None:
    for _ in range(2):
        directory.sync("T1")
    assert coordinators(database) == ["U0ADA"]
    with database.transaction(reading=True) as session:
        (entry,) = Store(session, "T1").audit.listed(AuditFilter(), since=None, until=None).rows
    assert (entry.event, entry.subject, entry.reference, entry.actor) == ("changed", "role", "U0ADA", "")


def test_admins_are_not_appointed_beside_others(directory: Directory, database: Database) -> None:
    with database.transaction() as session:
        store = Store(session, "T1")
        directory.dispatcher.open_workspace(store)
        store.people.meet("U0CIA").role = "coordinator"
    directory.sync("T1")
    assert coordinators(database) == ["U0CIA"]


def test_when_the_last_coordinator_has_left_the_admins_take_over(directory: Directory, database: Database) -> None:
    with database.transaction() as session:
        store = Store(session, "T1")
        directory.dispatcher.open_workspace(store)
        store.people.meet("U0BEA").role = "coordinator"
    directory.sync("T1")
    assert coordinators(database) == ["U0ADA"]


@pytest.mark.parametrize("opened_before", [True, False])
def test_those_whom_the_operator_names_coordinate(
    slack_with_people: Sandbox, database: Database, settings: Settings, *, opened_before: bool
) -> None:
    if opened_before:
        with database.transaction() as session:
            InteractionDispatcher(database, settings, lambda: NOW).open_workspace(Store(session, "T1"))
    named = replace(settings, coordinators=("U0CIA",), digest_channel="C1")
    Directory(Clients({"T1": slack_with_people.web()}), InteractionDispatcher(database, named, lambda: NOW)).sync(
        "T1"
    )
    assert coordinators(database) == ["U0CIA"]
    with database.transaction(reading=True) as session:
        assert Store(session, "T1").workspace.settings().digest_channel == "C1"


UNKNOWN = "U0WRONG"


@pytest.fixture
def mistaken(slack_with_people: Sandbox, database: Database, settings: Settings) -> Directory:
    """The directory of an operator who names a coordinator that Slack does not know."""
    named = replace(settings, coordinators=(UNKNOWN,))
    return Directory(Clients({"T1": slack_with_people.web()}), InteractionDispatcher(database, named, lambda: NOW))


def test_a_coordinator_whom_slack_does_not_list_is_none_and_is_told_of_once(
    mistaken: Directory, database: Database, logs: Callable[[], str]
) -> None:
    mistaken.sync("T1")
    mistaken.meet("T1", "U0CIA")
    mistaken.sync("T1")
    assert coordinators(database) == ["U0ADA"], "the admins, as when nobody is named"
    (told,) = [line for line in logs().splitlines() if UNKNOWN in line]
    assert json.loads(told)["event"] == "coordinator_unknown"


def test_a_listed_coordinator_beside_an_unknown_one_coordinates_alone(
    slack_with_people: Sandbox, database: Database, settings: Settings
) -> None:
    named = replace(settings, coordinators=(UNKNOWN, "U0CIA"))
    Directory(Clients({"T1": slack_with_people.web()}), InteractionDispatcher(database, named, lambda: NOW)).sync(
        "T1"
    )
    assert coordinators(database) == ["U0CIA"]


def test_a_named_coordinator_stays_so_until_everyone_has_been_listed(
    mistaken: Directory, database: Database, logs: Callable[[], str]
) -> None:
    mistaken.meet("T1", "U0CIA")
    assert coordinators(database) == [UNKNOWN]
    assert UNKNOWN not in logs()


def test_a_coordinator_who_joins_later_becomes_one(mistaken: Directory, database: Database) -> None:
    mistaken.sync("T1")
    mistaken.remember("T1", [{"id": UNKNOWN, "name": "sen", "locale": "sv-SE"}])
    mistaken.appoint("T1")
    assert coordinators(database) == ["U0ADA", UNKNOWN]


def test_a_channel_that_was_chosen_is_not_changed_by_the_operators(
    slack_with_people: Sandbox, database: Database, settings: Settings
) -> None:
    dispatcher = InteractionDispatcher(database, replace(settings, digest_channel="C9"), lambda: NOW)
    with database.transaction() as session:
        dispatcher.open_workspace(Store(session, "T1")).digest_channel = "C1"
    Directory(Clients({"T1": slack_with_people.web()}), dispatcher).sync("T1")
    with database.transaction(reading=True) as session:
        assert Store(session, "T1").workspace.settings().digest_channel == "C1"


def test_one_person_is_met_with_the_language(directory: Directory, database: Database) -> None:
    directory.meet("T1", "U0CIA")
    assert people(database)["U0CIA"].locale == "en-GB"
    assert list(people(database)) == ["U0CIA"]


def test_someone_who_left_and_is_told_with_fewer_fields_stays_known(
    directory: Directory, database: Database
) -> None:
    directory.remember("T1", [{"id": "U7", "locale": "sv", "is_admin": True, "profile": {"real_name": "Sju"}}])
    directory.remember("T1", [{"id": "U7", "deleted": True, "profile": {}}])
    left = people(database)["U7"]
    assert (left.name, left.locale, left.deactivated, left.admin) == ("Sju", "sv", True, True)


def test_a_list_that_slack_refuses_is_none(
    dispatcher: InteractionDispatcher, slack: ScriptedSlack, logs: Callable[[], str]
) -> None:
    slack.answer("users.list", refusal("missing_scope"))
    directory = Directory(
        Clients({"T1": WebClient("x", base_url=f"{slack.address}/api/", retry_handlers=[])}), dispatcher
    )
    assert directory.try_sync("T1") is None
    assert '"missing_scope"' in logs()
    with pytest.raises(SlackApiError):
        directory.sync("T1")


def test_the_directory_is_followed_until_the_block_ends(directory: Directory, database: Database) -> None:
    done = threading.Event()

    class Told(Directory):
        def try_sync(self, workspace: str) -> int | None:
            seen = super().try_sync(workspace)
            done.set()
            return seen

    told: Any = Told(directory.clients, directory.dispatcher)
    with kept_in_step(told):
        assert done.wait(60)
    assert len(people(database)) == len(PEOPLE)


class Slow(Directory):
    """Lists nobody before it is told to."""

    @cached_property
    def may(self) -> threading.Event:
        return threading.Event()

    def try_sync(self, workspace: str) -> int | None:
        assert self.may.wait(60)
        return super().try_sync(workspace)


def test_the_first_start_waits_for_the_directory(directory: Directory, database: Database) -> None:
    slow = Slow(directory.clients, directory.dispatcher)
    telling = threading.Timer(0.2, slow.may.set)
    telling.start()
    with kept_in_step(slow):
        assert len(people(database)) == len(PEOPLE)
    telling.join()


def test_no_other_start_waits_for_the_directory(directory: Directory) -> None:
    directory.remember("T1", [])
    slow = Slow(directory.clients, directory.dispatcher)
    with Stopwatch() as watch, kept_in_step(slow):
        slow.may.set()
    assert watch.seconds < MEETING / 2


def test_a_directory_that_cannot_be_had_keeps_nobody_waiting_for_long(
    directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.installations.following.MEETING", 0.1)
    slow = Slow(directory.clients, directory.dispatcher)
    with kept_in_step(slow):
        slow.may.set()


@pytest.mark.parametrize(
    ("told", "member"),
    [
        ({}, True),
        ({"team_id": "T1", "is_restricted": False}, True),
        ({"is_restricted": True}, False),
        ({"is_restricted": True, "is_ultra_restricted": True}, False),
        ({"team_id": "T2"}, False),
        ({"team_id": "T2", "is_stranger": True}, False),
        ({"team_id": "T2", "enterprise_user": {"enterprise_id": "E1", "teams": ["T1", "T2"]}}, True),
        ({"deleted": True}, False),
    ],
)
def test_guests_and_people_of_other_organisations_are_no_members(
    directory: Directory, database: Database, told: dict[str, Any], member: bool
) -> None:
    directory.remember("T1", [{"id": "U7", "real_name": "Nyss", **told}])
    assert people(database)["U7"].member is member


def test_people_of_another_organisation_are_told_with_it_and_its_admins_coordinate_nothing(
    directory: Directory, database: Database
) -> None:
    foreign = {"id": "U7", "team_id": "T9", "is_admin": True, "locale": "sv-SE"}
    directory.remember("T1", [foreign, {"id": "U8", "team_id": "T1", "locale": "sv-SE"}])
    directory.appoint("T1")
    known = people(database)
    assert [(known[user].team_id, known[user].admin) for user in ("U7", "U8")] == [("T9", False), ("T1", False)]
    assert coordinators(database) == []
    directory.remember("T1", [{"id": "U7"}])
    assert people(database)["U7"].team_id == "T9"


def test_with_whom_the_channel_is_shared_is_kept_and_asked_anew_for_another(
    slack_with_people: Sandbox, directory: Directory, database: Database
) -> None:
    slack = slack_with_people.workspace
    slack.teams["T9"] = Team("T9")
    slack.channels["C9"] = Channel("C9", "delad", shared_with=["T9"])

    def sharing(channel: str) -> ChannelSharing | None:
        with database.transaction() as session:
            store = Store(session, "T1")
            directory.dispatcher.open_workspace(store).digest_channel = channel
        directory.look_at_channel("T1")
        with database.transaction(reading=True) as session:
            return Store(session, "T1").workspace.channel_sharing()

    assert sharing("C9") == ChannelSharing("C9", ("T9",))
    assert sharing("C1") == ChannelSharing("C1")
    assert sharing("CNONE") is None
