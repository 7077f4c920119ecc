from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.cli.tick_command import read_time, tick_once
from bot.installations.token_cipher import TokenCipher, new_key
from bot.settings import Settings
from domain.due_times import WeeklyTime
from services.installations import Grant, end_installation, install
from services.schedule import ScheduledJob
from storage.database import Database
from storage.schema import migrate
from storage.store import Store
from storage.tables import Workspace
from tests.bot.scripted_slack import Reply, ScriptedSlack, refusal

STOCKHOLM = ZoneInfo("Europe/Stockholm")
SUNDAY = datetime(2026, 11, 22, 12, tzinfo=STOCKHOLM)
POSTED = Reply({"ok": True, "ts": "1.000001", "channel": "C1"})
ME = Reply({"ok": True, "team_id": "T1", "user_id": "UBOT", "bot_id": "B1"})


@pytest.fixture
def operator(settings: Settings, slack: ScriptedSlack, tmp_path: Any) -> Settings:
    """Settings of a workspace whose picture goes to C1."""
    slack.answer("auth.test", ME)
    slack.answer("users.list", Reply({"ok": True, "members": [{"id": "U1", "is_admin": True, "locale": "sv-SE"}]}))
    slack.answer("chat.postMessage", POSTED)
    slack.answer("conversations.info", Reply({"ok": True, "channel": {"id": "C1", "name": "lägesbild"}}))
    return replace(
        settings,
        slack_bot_token="xoxb-1",
        slack_api_url=f"{slack.address}/api/",
        database_url=f"sqlite:///{tmp_path}/trygg.db",
        digest_channel="C1",
    )


def posts(slack: ScriptedSlack) -> list[str]:
    """The channel of every message that is no reply."""
    return [str(each["channel"]) for each in slack.called("chat.postMessage") if "thread_ts" not in each]


def test_a_time_without_an_offset_is_local_and_a_picture_comes_once(
    operator: Settings, slack: ScriptedSlack
) -> None:
    due = WeeklyTime(1, datetime(2026, 1, 1, 8).time(), STOCKHOLM).after(datetime.now(UTC))  # noqa: DTZ001 (a time)
    local = due.astimezone(STOCKHOLM).replace(tzinfo=None)
    assert tick_once(operator, None)
    before = posts(slack)  # one of today within minutes of Monday 08:00, otherwise none
    assert tick_once(operator, local - timedelta(minutes=1))
    assert posts(slack) == before
    assert tick_once(operator, local)
    assert posts(slack) == [*before, "C1"]
    assert tick_once(operator, due)
    assert tick_once(operator, None)
    assert posts(slack) == [*before, "C1"]


def test_a_tick_knows_the_people(operator: Settings) -> None:
    assert tick_once(operator, None)
    database = Database(operator.database_url)
    with database.transaction(reading=True) as session:
        assert [each.user_id for each in Store(session, "T1").people.coordinators()] == ["U1"]
    database.close()


def test_a_tick_works_without_the_list_of_people(
    operator: Settings, slack: ScriptedSlack, logs: Callable[[], str]
) -> None:
    slack.answer("users.list", refusal("missing_scope"))
    assert tick_once(operator, None)
    assert "people_not_listed" in logs()


def test_a_decision_that_fails_is_told(
    operator: Settings, monkeypatch: pytest.MonkeyPatch, logs: Callable[[], str]
) -> None:
    def fail(_store: Store, _due: datetime, _now: datetime) -> None:
        raise ValueError

    job = ScheduledJob("fail", lambda _workspace, moment: moment, fail)
    monkeypatch.setattr("bot.schedule.jobs.SCHEDULED_JOBS", (job,))
    assert not tick_once(operator, None)
    assert "decision_failed" in logs()


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-12-30 08.05", datetime(2026, 12, 30, 8, 5)),  # noqa: DTZ001 (local)
        ("2026-12-30T08:05", datetime(2026, 12, 30, 8, 5)),  # noqa: DTZ001 (local)
        ("2026-12-30 8:05", datetime(2026, 12, 30, 8, 5)),  # noqa: DTZ001 (local)
        ("2026-12-30T07:05Z", datetime(2026, 12, 30, 7, 5, tzinfo=UTC)),
    ],
)
def test_a_stop_stands_before_minutes(written: str, moment: datetime) -> None:
    assert read_time(written) == moment


def test_a_tick_serves_each_workspace_that_has_installed_the_app(operator: Settings, slack: ScriptedSlack) -> None:
    key = new_key()
    public = {"public_url": "https://trygg.example.se", "slack_client_id": "1.2", "slack_client_secret": "shh"}
    changed = replace(operator, slack_bot_token="", digest_channel="", token_keys=(key,), **public)
    database = Database(changed.database_url)
    migrate(database)
    for team in ("T1", "T2", "T3"):
        with database.transaction() as session:
            store = Store(session, team)
            store.workspace.open(Workspace(id=team, digest_channel=f"C{team}", created_at=SUNDAY), "Allt")
            install(store, Grant(None, "UBOT", [], TokenCipher([key]).encrypt(f"xoxb-{team}"), "U1"), now=SUNDAY)
            if team == "T3":
                end_installation(store, now=SUNDAY)
    database.close()
    assert tick_once(changed, SUNDAY)
    assert tick_once(changed, SUNDAY.replace(day=23, hour=8))
    assert sorted(set(posts(slack))) == ["CT1", "CT2"]
