"""A workspace with its own settings, counters and scheduled jobs, and the people in it."""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from domain.roles import Role
from storage.tables.columns import TableRow, facts, instant, maybe_instant, owning_workspace


class Workspace(TableRow, table=True):
    """One Slack workspace; `id` is Slack's team id. Deadlines and hours are local to `timezone`.

    `restored_from` is the last moment that the backup knew of which was restored at `restored_at`, if any was.
    Coordinators hear of the coming picture at `preview_hour` on the working day before, never where that is None.
    They are told of the gravest incidents at once where there are `severe_alerts`, unless one does not want that.
    Silent partners are nudged at `nudge_hour` on the ISO weekday `nudge_weekday`, never where that is None;
    reporters hear what became of their reports at `feedback_hour` on `feedback_weekday` likewise.
    `channel_sharing` is how the channel of the weekly picture is shared, as Slack told last; empty before.
    """

    __tablename__ = "workspace"

    id: str = Field(primary_key=True)
    language: str = "sv"
    timezone: str = "Europe/Stockholm"
    digest_channel: str | None = None
    digest_weekday: int = 1
    digest_time: str = "08:00"
    reminder_hour: int = 8
    nudge_weekday: int | None = 5
    nudge_hour: int = 13
    preview_hour: int | None = 14
    severe_alerts: bool = True
    feedback_weekday: int | None = 3
    feedback_hour: int = 9
    block_support: str = "newest"
    created_at: datetime = instant()
    restored_from: datetime | None = maybe_instant()
    restored_at: datetime | None = maybe_instant()
    channel_sharing: dict[str, Any] = facts()


class Counter(TableRow, table=True):
    """The last small number that a kind of record was given; `name` is its table."""

    __tablename__ = "counter"

    workspace_id: str = owning_workspace(primary_key=True)
    name: str = Field(primary_key=True)
    last: int


class NextRun(TableRow, table=True):
    """When a scheduled job, by its name, runs next; at no time while the settings plan none."""

    __tablename__ = "next_run"

    workspace_id: str = owning_workspace(primary_key=True)
    job: str = Field(primary_key=True)
    at: datetime | None = maybe_instant()


class Person(TableRow, table=True):
    """Someone in the workspace; a unit that the person stated gives sight only once it is confirmed.

    A `member` is a full one by Slack's word: no guest, nobody of another organisation. `role` is one of
    `domain.roles.Role`. `team_id` is the organisation in Slack, empty until Slack has told it. `left_at`
    is since when the account is known to be deactivated. `declined` are the kinds of messages that they do
    not want.
    """

    __tablename__ = "person"

    workspace_id: str = owning_workspace(primary_key=True)
    user_id: str = Field(primary_key=True)
    name: str = ""
    locale: str | None = None
    unit_id: int | None = Field(default=None, foreign_key="unit.id", ondelete="RESTRICT")
    unit_confirmed: bool = False
    role: str = Role.REPORTER.value
    admin: bool = False
    member: bool = False
    deactivated: bool = False
    left_at: datetime | None = maybe_instant()
    home_opened: bool = False
    direct_channel: str | None = None
    team_id: str | None = None
    declined: list[str] = facts(list)


class ProcessedInteraction(TableRow, table=True):
    """An interaction that has been dealt with, so that a second delivery of it does nothing."""

    __tablename__ = "processed_interaction"

    workspace_id: str = owning_workspace(primary_key=True)
    idempotency_key: str = Field(primary_key=True)
    at: datetime = instant()
