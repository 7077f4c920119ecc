"""When what people are sent once a week falls due: at an hour of a weekday that coordinators have chosen."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from domain.due_times import WorkdayTime
from storage.store import Store
from storage.tables import Workspace


def next_weekly(workspace: Workspace, weekday: int | None, hour: int, moment: datetime) -> datetime | None:
    """Compute the first such time from the moment on; None without a weekday.

    On the ISO weekday or, on a day off, on the working day before it.
    """
    if weekday is None:
        return None
    return WorkdayTime(weekday, time(hour), ZoneInfo(workspace.timezone)).at_or_after(moment)


def has_passed(store: Store, due: datetime, now: datetime) -> bool:
    """Tell whether its day is over: what comes late would come on a day off."""
    return store.workspace.local(due).date() != store.workspace.local(now).date()
