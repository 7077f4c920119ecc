"""`trygg retention`: what a run would remove, or that run at once, for the workspace that the operator means."""

from collections.abc import Mapping

from bot.cli.workspace_target import Target, opened
from bot.clock import system_clock
from bot.errors import StartError
from bot.settings import Settings
from domain.retention import RetentionKind
from services.retention import forecast, periods_of, remove_batch
from services.schedule import RETENTION, hold_job
from storage.erasure_traces import erase_traces
from storage.store import Store
from storage.tables import RetentionDecision

NO_DECISION = "no decision on retention has been entered: a coordinator does that in Slack with /trygg retention"
HELD = "a legal hold stops retention: a coordinator lifts it in Slack with /trygg retention"


def tell_forecast(settings: Settings, workspace: str | None = None) -> None:
    """Print how much a run would remove now, by kind. Raises StartError without a decision."""
    with opened(settings, workspace) as target, target.database.transaction(reading=True) as session:
        store = Store(session, target.workspace)
        decision = _decision(store)
        _tell(
            f"a run by decision {decision.reference} would remove:",
            forecast(store, periods_of(decision), system_clock()),
        )
        if store.retention.hold():
            print(f"nothing is removed now: {HELD}")  # noqa: T201 (its output)


def remove_at_once(settings: Settings, workspace: str | None = None) -> None:
    """Remove what is over age, and print the record of that. Raises StartError without a decision, or on hold."""
    with opened(settings, workspace) as target:
        while _remove_part(target):
            pass
        erase_traces(target.database)
        with target.database.transaction(reading=True) as session:
            store = Store(session, target.workspace)
            (run, *_) = store.retention.runs().rows
            counts = {RetentionKind(kind): number for kind, number in run.counts.items()}
            _tell(f"record {run.id}: removed by decision {store.retention.decision_of(run).reference}:", counts)


def _remove_part(target: Target) -> bool:
    """Remove one batch, while no bot does; True while there is more."""
    now = system_clock()
    with target.database.transaction() as session:
        store = Store(session, target.workspace)
        hold_job(store, RETENTION, now)
        _decision(store)
        if store.retention.hold():
            raise StartError(HELD)
        return remove_batch(store, now)


def _decision(store: Store) -> RetentionDecision:
    decision = store.retention.decision()
    if decision is None:
        raise StartError(NO_DECISION)
    return decision


def _tell(title: str, counts: Mapping[RetentionKind, int]) -> None:
    print(title)  # noqa: T201 (its output)
    for kind in RetentionKind:
        if kind in counts:
            print(f"  {kind.value.replace('_', ' ')}: {counts[kind]}")  # noqa: T201 (its output)
    if not counts:
        print("  nothing")  # noqa: T201 (its output)
