"""Show coordinators the coming picture on the working day before it is posted, so that they can add to it."""

from datetime import datetime

from domain.due_times import WeeklyTime
from domain.messages import DigestAhead
from storage.store import Store
from storage.tables import Workspace


def next_previews(workspace: Workspace, moment: datetime) -> datetime | None:
    """Compute when coordinators are shown the coming picture, from the moment on; None where never.

    None without a channel too.
    """
    hour = workspace.preview_hour
    if hour is None or workspace.digest_channel is None:
        return None
    weekly = WeeklyTime.of(workspace)
    week = weekly.closed_week(weekly.at_or_after(moment))
    while weekly.ahead_of(week, hour) < moment:
        week = week.next()
    return weekly.ahead_of(week, hour)


def enqueue_previews(store: Store, _due: datetime, now: datetime) -> None:
    """Enqueue the coming picture for each coordinator, once a week and person.

    What was missed is left out once the picture has been posted or its time has come.
    """
    workspace = store.workspace.settings()
    weekly, hour = WeeklyTime.of(workspace), workspace.preview_hour
    week = weekly.closed_week(weekly.after(now))
    if hour is None or now < weekly.ahead_of(week, hour) or store.pictures.taken_of(week):
        return
    for coordinator in store.people.coordinators():
        if DigestAhead.kind in coordinator.declined:
            continue
        user, ahead = coordinator.user_id, DigestAhead(week, now)
        store.outbox.put_due(f"{ahead.kind}:{week}:{user}", ahead, now=now, person=user)
