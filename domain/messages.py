"""What the outbox keeps of each kind of message: ids and days. Everything else is read when it is rendered.

Messages that earlier versions enqueued wait to be sent: a field that is new needs a default (decision 20).
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from domain.feedback import FateOfReports
from domain.file_kinds import FileKind
from domain.incident_filters import IncidentFilter
from domain.periods import Period
from domain.pictures import PicturePart
from domain.roles import Role
from domain.weeks import Week


@dataclass(frozen=True)
class Payload:
    """Of any kind of message, by the name that the outbox keeps."""

    kind: ClassVar[str]

    def as_of(self, _today: dt.date) -> Self:
        """Return the payload of a message that is sent on that local day."""
        return self


@dataclass(frozen=True)
class Receipt(Payload):
    """A version of an incident, as `by` stored it."""

    kind: ClassVar[str] = "receipt"
    incident: int
    version: int
    by: str


@dataclass(frozen=True)
class Superseded(Payload):
    """A version of an incident whose receipt no longer tells what is stored."""

    kind: ClassVar[str] = "superseded"
    incident: int
    version: int


@dataclass(frozen=True)
class Withdrawal(Payload):
    """An incident that someone else than its reporter withdrew."""

    kind: ClassVar[str] = "withdrawal"
    incident: int


@dataclass(frozen=True)
class SevereIncident(Payload):
    """One of the gravest incidents, of which a coordinator is told at once."""

    kind: ClassVar[str] = "severe_incident"
    incident: int


@dataclass(frozen=True)
class TextErased(Payload):
    """An incident whose text was erased, by someone else than its reporter where `by` is given."""

    kind: ClassVar[str] = "text_erased"
    incident: int
    by: str | None = None


@dataclass(frozen=True)
class Removal(Payload):
    """A message of ours in Slack that is to be deleted, and the file that was shared in it; `ts` None for a file
    that may stand in none."""

    kind: ClassVar[str] = "removal"
    channel: str
    ts: str | None
    file_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class DayPayload(Payload):
    """Decided for a local day: a message that is sent later must not say 'tomorrow' of yesterday."""

    date: dt.date

    def as_of(self, today: dt.date) -> Self:
        """Return the payload with that day, unless its own is later."""
        return replace(self, date=max(self.date, today))


@dataclass(frozen=True, kw_only=True)
class Assigned(DayPayload):
    """An action that `by` made someone's, by adding it or, when it was `handed`, by handing it over."""

    kind: ClassVar[str] = "assigned"
    action: int
    owner: str
    by: str
    handed: bool = False
    date: dt.date = dt.date.min  # the first release kept none


@dataclass(frozen=True)
class RemindedStep:
    """A follow-up, its version, which a moved day no longer has, and the step that decides the words."""

    follow_up: int
    version: int
    step: int


@dataclass(frozen=True, kw_only=True)
class FollowUpsPayload(DayPayload):
    """Follow-ups that someone is to hear of."""

    items: tuple[RemindedStep, ...]

    def including(self, unsent: Iterable[Self]) -> Self:
        """Return the payload with all that earlier messages were to say."""
        items = {item.follow_up: item for payload in (*unsent, self) for item in payload.items}
        return replace(self, items=tuple(items.values()))


@dataclass(frozen=True, kw_only=True)
class Reminder(FollowUpsPayload):
    """What an owner is reminded of."""

    kind: ClassVar[str] = "reminder"
    owner: str


@dataclass(frozen=True, kw_only=True)
class Resolved(Reminder):
    """A reminder of which something was reported, moved or handed over on the day `resolved`."""

    kind: ClassVar[str] = "resolved"
    resolved: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Escalation(FollowUpsPayload):
    """What owners have not answered."""

    kind: ClassVar[str] = "escalation"


@dataclass(frozen=True, kw_only=True)
class OwnerLeft(DayPayload):
    """An owner of open actions whose account is deactivated."""

    kind: ClassVar[str] = "owner_left"
    owner: str


@dataclass(frozen=True, kw_only=True)
class Nudge(DayPayload):
    """A partner that was silent in that week, of which `person` is asked whether anything has happened."""

    kind: ClassVar[str] = "nudge"
    week: Week
    partner: int
    person: str


@dataclass(frozen=True)
class Feedback(Payload):
    """What became of reports of `person`, as it is told in that week."""

    kind: ClassVar[str] = "feedback"
    week: Week
    person: str
    fates: tuple[FateOfReports, ...]


@dataclass(frozen=True)
class Digest(Payload):
    """The week whose picture is posted."""

    kind: ClassVar[str] = "digest"
    week: Week

    @property
    def key(self) -> str:
        """The message's key in the outbox."""
        return f"{self.kind}:{self.week}"


@dataclass(frozen=True)
class DigestPart(Payload):
    """A part of a week's picture, which replies to the posted picture in its thread."""

    kind: ClassVar[str] = "digest_part"
    week: Week
    part: PicturePart

    @property
    def key(self) -> str:
        """The message's key in the outbox."""
        return f"{self.kind}:{self.week}:{self.part}"


@dataclass(frozen=True)
class DigestEdited(Payload):
    """The week whose posted picture is updated, as its assessment has been edited."""

    kind: ClassVar[str] = "digest_edited"
    week: Week


def keys_of_picture(week: Week) -> tuple[str, ...]:
    """List the outbox's keys of all that is posted of a week's picture."""
    return Digest(week).key, *(DigestPart(week, part).key for part in PicturePart)


@dataclass(frozen=True)
class DigestAhead(Payload):
    """The week whose picture is posted next, as a coordinator is shown it at that moment, before its time."""

    kind: ClassVar[str] = "digest_ahead"
    week: Week
    at: dt.datetime


@dataclass(frozen=True)
class DigestSample(Payload):
    """The picture as the channel would see it at that moment, to someone who asked for it alone."""

    kind: ClassVar[str] = "digest_sample"
    asked_at: dt.datetime


@dataclass(frozen=True)
class Export(Payload):
    """A week, in one area or all, whose figures `person` asked for; `outside` where they leave the workspace."""

    kind: ClassVar[str] = "export"
    week: Week
    area: int | None
    person: str
    asked_at: dt.datetime
    file: FileKind = FileKind.CSV
    outside: bool = False


@dataclass(frozen=True)
class PeriodExport(Payload):
    """A month, quarter or year, in one area or all, that `person` asked for as pages to print."""

    kind: ClassVar[str] = "period_export"
    period: Period
    area: int | None
    person: str
    asked_at: dt.datetime


@dataclass(frozen=True)
class IncidentExport(Payload):
    """The incidents wanted of which `person` asked for a file."""

    kind: ClassVar[str] = "incident_export"
    wanted: IncidentFilter
    person: str
    asked_at: dt.datetime
    file: FileKind = FileKind.CSV


@dataclass(frozen=True)
class UnitUnconfirmed(Payload):
    """A user who stated that they belong to a unit."""

    kind: ClassVar[str] = "unit_unconfirmed"
    user: str
    unit: int


@dataclass(frozen=True)
class UnitSettled(Payload):
    """That `by` settled where a user belongs (None: nowhere known), who had stated `unconfirmed`; told `to`."""

    kind: ClassVar[str] = "unit_settled"
    user: str
    unconfirmed: int
    unit: int | None
    by: str
    to: str | None


@dataclass(frozen=True)
class UnitLost(Payload):
    """The units that people belonged to until they were taken out."""

    kind: ClassVar[str] = "unit_lost"
    people: dict[str, int]


@dataclass(frozen=True)
class UnknownTeam(Payload):
    """An organisation in Slack that no partner is registered with, and the first of its people who came."""

    kind: ClassVar[str] = "unknown_team"
    team: str
    user: str


@dataclass(frozen=True)
class Waiting(Payload):
    """To the channel of the weekly picture: a delivery waits for someone to whom no direct message can be sent."""

    kind: ClassVar[str] = "waiting"
    delivery: int


@dataclass(frozen=True)
class RoleChanged(Payload):
    """The role that `by` gave a user."""

    kind: ClassVar[str] = "role_changed"
    user: str
    role: Role
    by: str


@dataclass(frozen=True)
class DeadLetter(Payload):
    """A delivery that will not be tried again."""

    kind: ClassVar[str] = "dead_letter"
    delivery: int


@dataclass(frozen=True)
class Greeting(Payload):
    """To the channel of the weekly picture."""

    kind: ClassVar[str] = "greeting"


@dataclass(frozen=True)
class QuickButtons(Payload):
    """To the channel of the weekly picture, where it is pinned."""

    kind: ClassVar[str] = "quick_buttons"


@dataclass(frozen=True)
class Welcome(Payload):
    """To `person` at the first contact; earlier versions did not tell to whom."""

    kind: ClassVar[str] = "welcome"
    person: str = ""


@dataclass(frozen=True)
class PrintedRecord(Payload):
    """The record of a run of retention, as a file for whoever asked for it."""

    kind: ClassVar[str] = "printed_record"
    run: int
    asked_at: dt.datetime
