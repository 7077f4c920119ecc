"""What a workspace is set to: by the operator when it is opened, by its coordinators from then on."""

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Self

from domain.audit import AuditEvent
from domain.messages import Greeting, QuickButtons
from domain.roles import Role
from services.schedule import replanned
from storage.store import Store
from storage.tables import Person, Workspace


@dataclass(frozen=True)
class OperatorChoices:
    """What the operator chose for new workspaces, and who are coordinators in any case."""

    language: str
    timezone: str
    digest_channel: str
    coordinators: tuple[str, ...]


@dataclass(frozen=True)
class ChosenSettings:
    """A workspace's settings as a coordinator chooses them, by the names of their columns."""

    digest_channel: str | None
    digest_weekday: int
    digest_time: str
    reminder_hour: int
    nudge_weekday: int | None
    nudge_hour: int
    preview_hour: int | None
    severe_alerts: bool
    feedback_weekday: int | None
    feedback_hour: int
    language: str
    timezone: str

    @classmethod
    def of(cls, workspace: Workspace) -> Self:
        """Read them as they are."""
        return cls(**{each.name: getattr(workspace, each.name) for each in fields(cls)})


def open_workspace(store: Store, choices: OperatorChoices, *, first_area: str, now: datetime) -> Workspace:
    """Get or create the workspace's row; a new one starts with what the operator chose."""
    known = store.workspace.find()
    if known is not None:
        return known
    fresh = Workspace(id=store.workspace_id, language=choices.language, timezone=choices.timezone, created_at=now)
    opened = store.workspace.open(fresh, first_area)
    apply_choices(store, choices, now=now)
    return opened


def apply_choices(store: Store, choices: OperatorChoices, *, now: datetime) -> None:
    """Apply the operator's coordinators, and the channel as long as none has been chosen."""
    if choices.digest_channel and store.workspace.settings().digest_channel is None:
        with replanned(store, now) as workspace:
            workspace.digest_channel = choices.digest_channel
    for user in choices.coordinators:
        _let_be(store, store.people.meet(user), Role.COORDINATOR, now)


def appoint(store: Store, choices: OperatorChoices, *, all_listed: bool, now: datetime) -> list[str]:
    """Apply the operator's choices; as long as there is no coordinator, let the workspace's admins be.

    Once Slack has listed everyone, named ids that it has never described count for nobody: return those.
    """
    apply_choices(store, choices, now=now)
    named = store.people.named(choices.coordinators) if all_listed else {}
    unknown = sorted(user for user, person in named.items() if person.locale is None)
    for user in unknown:
        _let_be(store, named[user], Role.REPORTER, now)
    if all(store.people.outside_teams(each.user_id) for each in store.people.coordinators()):
        for admin in store.people.admins():
            _let_be(store, admin, Role.COORDINATOR, now)
    return unknown


def _let_be(store: Store, person: Person, role: Role, now: datetime) -> None:
    """Give a role by the operator's word."""
    if person.role != role.value:
        person.role = role.value
        store.audit.note(AuditEvent.CHANGED, "role", person.user_id, by="", at=now, content=role)


def change_settings(store: Store, chosen: ChosenSettings, *, by: str, now: datetime, occasion: str) -> None:
    """Store the settings where they are others, plan anew what they move, and greet a channel that is new.

    `occasion` is the interaction's idempotency key.
    """
    with replanned(store, now) as workspace:
        before = ChosenSettings.of(workspace)
        workspace.sqlmodel_update(asdict(chosen))
    if chosen == before:
        return
    store.audit.note(AuditEvent.CHANGED, "workspace", by=by, at=now, content=asdict(chosen))
    channel = chosen.digest_channel
    if channel and channel != before.digest_channel:
        store.outbox.put(f"greeting:{occasion}:{channel}", Greeting(), now=now, channel=channel)


def is_set_up(store: Store) -> bool:
    """Tell whether the weekly picture has a channel, and anyone takes part."""
    return store.workspace.settings().digest_channel is not None and bool(store.partnership.partners())


def post_buttons(store: Store, channel: str, *, by: str, now: datetime, again: str = "") -> bool:
    """Enqueue the message with the quick buttons for a channel; False where that has been done.

    With `again`, the idempotency key of an interaction, once for that interaction.
    """
    posted = store.outbox.put(f"quick_buttons:{channel}:{again}", QuickButtons(), now=now, channel=channel)
    if posted:
        store.audit.note(AuditEvent.MADE, "buttons", channel, by=by, at=now)
    return posted
