"""Enter a decision on retention and legal holds, tell what a run would remove, and remove it batch by batch."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain.audit import AuditEvent
from domain.erasure import ErasureReason
from domain.records import write_record
from domain.retention import (
    NOT_BEFORE,
    DecidedRetention,
    Periods,
    RetentionKind,
    kept_since,
    next_monthly_run,
)
from services.erasure import TRACES, erase_text
from services.person_erasure import erase_person
from storage.store import Store
from storage.tables import Incident, LegalHold, RetentionDecision, RetentionRun, Workspace

BATCH = 100
"""Records that are removed in one transaction: others wait for its end. A person is looked for in every table."""


def enter_decision(store: Store, decided: DecidedRetention, *, by: str, now: datetime) -> RetentionDecision:
    """Let records be removed by this decision, and no longer by the one before."""
    _end_decision(store, by=by, now=now)
    entered = store.retention.enter(decided, by=by, at=now)
    told = write_record(decided)
    store.audit.note(AuditEvent.MADE, "retention_decision", entered.id, by=by, at=now, content=told)
    return entered


def turn_off(store: Store, *, by: str, now: datetime) -> bool:
    """Let nothing be removed any more; False when that was so already."""
    ended = _end_decision(store, by=by, now=now)
    if ended:
        store.audit.note(AuditEvent.REMOVED, "retention_decision", ended.id, by=by, at=now)
    return ended is not None


def place_hold(store: Store, reason: str, *, by: str, now: datetime) -> LegalHold:
    """Stop every run, also one that is under way, until the hold is lifted."""
    hold = store.retention.place_hold(reason, by=by, at=now)
    store.audit.note(AuditEvent.MADE, "legal_hold", hold.id, by=by, at=now)
    return hold


def lift_hold(store: Store, *, by: str, now: datetime) -> bool:
    """Let runs go on; False when nothing stopped them."""
    hold = store.retention.hold()
    if hold is None:
        return False
    hold.lifted_by, hold.lifted_at = by, now
    store.audit.note(AuditEvent.REMOVED, "legal_hold", hold.id, by=by, at=now)
    return True


def forecast(store: Store, periods: Periods, now: datetime) -> dict[RetentionKind, int]:
    """Count by kind what a run that begins now would remove; nothing changes."""
    since = kept_since(periods, now, _zone(store))
    return {kind: store.over_age.count(kind, since) for kind in since}


def next_run(workspace: Workspace, moment: datetime) -> datetime | None:
    """Compute when a month's run is due, from the moment on."""
    return next_monthly_run(moment, ZoneInfo(workspace.timezone))


def first_run(store: Store, decision: RetentionDecision, now: datetime) -> datetime:
    """Compute when the next run by this decision begins by itself."""
    return next_monthly_run(max(now, decision.entered_at + NOT_BEFORE), _zone(store))


def run_by_itself(store: Store, due: datetime, now: datetime) -> bool:
    """Remove a batch of what is over age this month; True where there is more to be removed at once.

    What was begun for an earlier month is finished first.
    """
    decision, run = store.retention.decision(), store.retention.unfinished()
    if decision is None or (run is None and now - decision.entered_at < NOT_BEFORE):
        return False
    more = remove_batch(store, now)
    return more or (run is not None and run.finished_at is not None and run.begun_at < due)


def remove_batch(store: Store, now: datetime, *, by: str = "") -> bool:
    """Remove one batch by the decision that applies, and put it into the run's record; True while there is more.

    Begins a run where none is unfinished. Nothing is removed without a decision, or under a legal hold.
    """
    decision = store.retention.decision()
    if decision is None or store.retention.hold():
        return False
    run = store.retention.unfinished() or _begin(store, decision, by=by, now=now)
    since = kept_since(periods_of(decision), run.begun_at, _zone(store))
    for kind in since:
        if ids := store.over_age.find(kind, since, 1 if kind is RetentionKind.PEOPLE else BATCH):
            _remove(store, kind, ids, now)
            run.counts = {**run.counts, kind.value: run.counts.get(kind.value, 0) + len(ids)}
            return True
    _finish(store, run, now)
    return False


def _remove(store: Store, kind: RetentionKind, ids: Sequence[Any], now: datetime) -> None:
    match kind:
        case RetentionKind.TEXTS:
            for each in ids:
                erase_text(store, store.session.get_one(Incident, each), ErasureReason.RETENTION, by="", now=now)
        case RetentionKind.PEOPLE:
            for each in ids:
                erase_person(store, each, now=now)
        case _:
            store.removals.remove(kind, ids, now=now)


def periods_of(decision: RetentionDecision) -> dict[RetentionKind, int]:
    """Read the months of a decision by kind."""
    return {RetentionKind(kind): months for kind, months in decision.periods.items()}


def _begin(store: Store, decision: RetentionDecision, *, by: str, now: datetime) -> RetentionRun:
    run = store.retention.begin(decision, by=by, at=now)
    store.audit.note(AuditEvent.MADE, "retention_run", run.id, by=by, at=now, content=decision.id)
    return run


def _finish(store: Store, run: RetentionRun, now: datetime) -> None:
    run.finished_at = now
    store.next_runs.plan(TRACES, now)
    told = {"decision": run.decision_id, "counts": run.counts}
    store.audit.note(AuditEvent.REMOVED, "retention_run", run.id, by=run.begun_by, at=now, content=told)


def _end_decision(store: Store, *, by: str, now: datetime) -> RetentionDecision | None:
    """End the decision that applies; a run that it had begun stays with what it has removed."""
    store.pictures.hold_workspace()
    decision, run = store.retention.decision(), store.retention.unfinished()
    if run:
        _finish(store, run, now)
    if decision:
        decision.ended_by, decision.ended_at = by, now
        store.session.flush()
    return decision


def _zone(store: Store) -> ZoneInfo:
    return ZoneInfo(store.workspace.settings().timezone)
