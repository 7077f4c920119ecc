"""What coordinators do about a week's picture: assess the week, hold the picture, post it before its time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from domain.audit import AuditEvent
from domain.due_times import GRACE, Post, WeeklyTime
from domain.messages import Digest, DigestEdited
from domain.refusals import Refusal
from domain.weeks import Week
from services.pictures import keep_and_enqueue
from storage.store import Store
from storage.tables import Workspace


@dataclass(frozen=True)
class ComingPicture:
    """The picture that is posted next: of which week, when it is `due`, and when it goes out though it is held.

    `posted` where that has been done before its time.
    """

    week: Week
    channel: str
    due: datetime
    until: datetime
    held: bool
    posted: bool

    @classmethod
    def of(cls, store: Store, week: Week) -> Self:
        """Describe the picture of a week; the workspace has a channel."""
        workspace = store.workspace.settings()
        weekly, posted = WeeklyTime.of(workspace), store.pictures.taken_of(week) is not None
        held = store.preparations.is_held(week) and not posted
        channel = workspace.digest_channel or ""
        return cls(week, channel, weekly.due_of(week), weekly.held_until(week), held, posted)


def find_coming(store: Store, now: datetime) -> ComingPicture | None:
    """Find the picture that is posted next: the latest that is held, else by the clock; None without a channel."""
    workspace = store.workspace.settings()
    if workspace.digest_channel is None:
        return None
    weekly = WeeklyTime.of(workspace)
    by_clock = weekly.closed_week(weekly.at_or_after(now))
    held = [week for week in store.preparations.held_weeks() if week < by_clock and now < weekly.held_until(week)]
    return ComingPicture.of(store, held[-1] if held else by_clock)


def write_assessment(store: Store, week: Week, text: str, *, version: int, by: str, now: datetime) -> bool:
    """Store the words of whoever saw that version; a posted picture is updated. '' takes them out.

    False, and nothing is stored, where another wording has been stored since.
    """
    store.pictures.hold_workspace()
    row = store.preparations.hold(week)
    if row.assessment == text:
        return True
    if row.version != version:
        return False
    posted = store.outbox.find(Digest(week).key)
    row.assessment, row.version, row.assessed_by = text, version + 1, by
    row.edited_at = now if posted else None
    if posted:
        key = f"{DigestEdited.kind}:{week}:v{row.version}"
        root, channel = posted.idempotency_key, posted.channel
        store.outbox.put(key, DigestEdited(week), now=now, channel=channel, changes=root)
    store.session.flush()
    store.audit.note(AuditEvent.CHANGED, "preparation", week, by=by, at=now, content=text)
    return True


def hold_picture(store: Store, week: Week, *, by: str, now: datetime) -> None:
    """Let the picture not be posted at its time; raises Refusal for one that has been posted."""
    refuse_posted(store, week)
    _set_held(store, week, by=by, now=now, held=True)


def release_picture(store: Store, week: Week, *, by: str, now: datetime) -> bool:
    """Let a held picture be posted at its time, at once where that has come; True where it is.

    Raises Refusal for one that has been posted.
    """
    refuse_posted(store, week)
    _set_held(store, week, by=by, now=now, held=False)
    if now < WeeklyTime.of(store.workspace.settings()).due_of(week):
        return False
    _post(store, week, now)
    return True


def post_now(store: Store, week: Week, *, by: str, now: datetime) -> None:
    """Post a picture before its time, or one that is held; raises Refusal for one that has been posted."""
    refuse_posted(store, week)
    if store.preparations.is_held(week):
        _set_held(store, week, by=by, now=now, held=False)
    _post(store, week, now)
    store.audit.note(AuditEvent.MADE, "picture", week, by=by, at=now)


def refuse_posted(store: Store, week: Week) -> None:
    """Hold the workspace's row, and raise Refusal where the picture of the week has been posted."""
    store.pictures.hold_workspace()
    if store.pictures.taken_of(week):
        raise Refusal("situation-posted-already", week=str(week.number), example=str(week))


def next_held(workspace: Workspace, moment: datetime) -> datetime | None:
    """Compute when a picture that is still held goes out, from the moment on; None without a channel."""
    if workspace.digest_channel is None:
        return None
    weekly = WeeklyTime.of(workspace)
    week = weekly.closed_week(weekly.at_or_after(moment)).previous(3)
    while weekly.held_until(week) < moment:
        week = week.next()
    return weekly.held_until(week)


def post_held(store: Store, _due: datetime, now: datetime) -> None:
    """Post the latest picture that has been held for longer than one may be, unless a later one was posted."""
    weekly = WeeklyTime.of(store.pictures.hold_workspace())
    weeks = [week for week in store.preparations.held_weeks() if weekly.held_until(week) <= now]
    if weeks:
        keep_and_enqueue(store, Post(weeks[-1], late=False, skipped=tuple(weeks[:-1])), now, held=True)


def _set_held(store: Store, week: Week, *, by: str, now: datetime, held: bool) -> None:
    row = store.preparations.hold(week)
    if (row.held_at is not None) == held:
        return
    row.held_by, row.held_at = (by, now) if held else (None, None)
    store.session.flush()
    event = AuditEvent.MADE if held else AuditEvent.REMOVED
    store.audit.note(event, "picture_hold", week, by=by, at=now)


def _post(store: Store, week: Week, now: datetime) -> None:
    """Post a picture that a coordinator lets go, with the mark of one that was held where its time has passed."""
    due = WeeklyTime.of(store.workspace.settings()).due_of(week)
    keep_and_enqueue(store, Post(week, late=False, skipped=()), now, held=now - due > GRACE)
