"""Ask the people of a silent partner, once a week, whether anything has happened there."""

from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from domain.messages import Nudge
from domain.roles import Deed
from domain.weeks import Week
from services.weekly import has_passed, next_weekly
from storage.store import Store
from storage.tables import Partner, Workspace

MOST_PEOPLE = 3
"""So many are asked at each partner."""


def next_nudges(workspace: Workspace, moment: datetime) -> datetime | None:
    """Compute when silent partners are nudged, from the moment on; None where never or without a channel."""
    if workspace.digest_channel is None:
        return None
    return next_weekly(workspace, workspace.nudge_weekday, workspace.nudge_hour, moment)


def enqueue_nudges(store: Store, due: datetime, now: datetime) -> None:
    """Enqueue a nudge for those who speak for each partner that is silent this week, once a person and week.

    What was missed on its day is left out: it would come on a day off, or about a week that is over.
    """
    if has_passed(store, due, now):
        return
    today = store.workspace.local(now).date()
    week = Week.of(today)
    for partner in _silent(store, week):
        for person in whom_to_nudge(store, partner):
            nudge = Nudge(week=week, partner=partner.id, person=person, date=today)
            store.outbox.put_due(f"{nudge.kind}:{week}:{person}", nudge, now=now, person=person)


def whom_to_nudge(store: Store, partner: Partner) -> list[str]:
    """List the user ids of a partner's latest reporters or, if none has reported, of others with a unit there.

    Who may not report or does not want to be asked, and people of other organisations than the partner, are left
    out.
    """
    known = store.nudges.people_at(partner.id)
    reporters = [person for person, reported in known if reported]
    users = (person.user_id for person in reporters or [person for person, _ in known])
    return list(islice((user for user in users if _speaks_for(store, user, partner.id)), MOST_PEOPLE))


def is_nudge_due(store: Store, nudge: Nudge) -> bool:
    """Tell whether a nudge still makes sense: in its week, while the partner is silent and the person is there."""
    if Week.of(nudge.date) != nudge.week or not _speaks_for(store, nudge.person, nudge.partner):
        return False
    return any(partner.id == nudge.partner for partner in _silent(store, nudge.week))


def _speaks_for(store: Store, user: str, partner_id: int) -> bool:
    if Nudge.kind in store.people.declined(user):
        return False
    viewer = store.people.look(user)
    return viewer.partner == partner_id and viewer.may(Deed.REPORT)


def _silent(store: Store, week: Week) -> list[Partner]:
    return store.pictures.silent_partners(week, *week.bounds(ZoneInfo(store.workspace.settings().timezone)))
