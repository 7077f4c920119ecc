"""Queries on decisions about retention, on legal holds, and on the records of runs."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from domain.retention import DecidedRetention
from storage.queries import Page, Queries
from storage.tables import LegalHold, RetentionDecision, RetentionRun

ON_A_PAGE = 10


class RetentionQueries(Queries):
    """By which decision the workspace removes records, what stops that, and what has been removed."""

    def decision(self) -> RetentionDecision | None:
        """Find the decision that applies; None while nothing is to be removed."""
        applies = self._of(RetentionDecision).where(col(RetentionDecision.ended_at).is_(None))
        return self._session.exec(applies.order_by(col(RetentionDecision.id).desc())).first()

    def enter(self, decided: DecidedRetention, *, by: str, at: datetime) -> RetentionDecision:
        """Store a decision, which applies from now on."""
        row = RetentionDecision(
            workspace_id=self._workspace_id,
            reference=decided.reference,
            decided_on=decided.decided_on,
            periods={kind.value: months for kind, months in decided.periods.items()},
            entered_by=by,
            entered_at=at,
        )
        return self._add(row)

    def hold(self) -> LegalHold | None:
        """Find the legal hold that stops every run; None where there is none."""
        placed = self._of(LegalHold).where(col(LegalHold.lifted_at).is_(None))
        return self._session.exec(placed.order_by(col(LegalHold.id))).first()

    def place_hold(self, reason: str, *, by: str, at: datetime) -> LegalHold:
        """Store a legal hold."""
        return self._add(LegalHold(workspace_id=self._workspace_id, reason=reason, placed_by=by, placed_at=at))

    def unfinished(self) -> RetentionRun | None:
        """Find the run that has not removed everything yet."""
        begun = self._of(RetentionRun).where(col(RetentionRun.finished_at).is_(None))
        return self._session.exec(begun.order_by(col(RetentionRun.id))).first()

    def begin(self, decision: RetentionDecision, *, by: str, at: datetime) -> RetentionRun:
        """Store a run that has removed nothing yet."""
        run = RetentionRun(workspace_id=self._workspace_id, decision_id=decision.id, begun_by=by, begun_at=at)
        return self._add(run)

    def runs(self, *, skip: int = 0) -> Page[RetentionRun]:
        """Read a page of the finished runs, latest first."""
        finished = self._of(RetentionRun).where(col(RetentionRun.finished_at).is_not(None))
        latest = finished.order_by(col(RetentionRun.id).desc()).offset(skip).limit(ON_A_PAGE)
        return self._page(self._session.exec(latest).all(), finished, skip)

    def run(self, run_id: int) -> RetentionRun | None:
        """Find one run of the workspace."""
        return self._get(RetentionRun, run_id)

    def decision_of(self, run: RetentionRun) -> RetentionDecision:
        """Read the decision that the run was made by."""
        return self._session.get_one(RetentionDecision, run.decision_id)


def uncompacted(session: Session) -> Sequence[RetentionRun]:
    """List the finished runs of every workspace after which the database's files have not been rewritten yet."""
    wanted = select(RetentionRun).where(
        col(RetentionRun.finished_at).is_not(None), col(RetentionRun.compacted_at).is_(None)
    )
    return session.exec(wanted).all()
