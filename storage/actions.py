"""Queries on the action plan: an action, and the lists that people and pictures show."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select
from sqlmodel import col

from domain.actions import ActionLine, NewAction, PlanFacts, Status
from domain.names import unit_title
from storage.numbers import NumberQueries
from storage.queries import ON_THE_WAY, Page, Queries
from storage.tables import Action, FollowUp, Partner, Person, Unit

Lines = Select[Action, date, str, str]
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class ActionFilter:
    """Which actions a list is of: open or done ones, of some areas, of any of some units, of an owner.

    With `overdue_on` a local day, those that should have been followed up or done before it.
    """

    done: bool = False
    areas: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    owner: str | None = None
    overdue_on: date | None = None


class ActionQueries(Queries):
    """Actions of the workspace."""

    def add(self, new: NewAction, *, by: str, now: datetime) -> Action:
        """Store the row of an action under the next number."""
        return self._add(
            Action(
                workspace_id=self._workspace_id,
                number=NumberQueries(self._session, self._workspace_id).take("action"),
                title=new.title,
                description=new.description,
                area_id=new.area,
                unit_id=new.unit,
                problem_id=new.problem,
                owner=new.owner,
                start=new.start,
                deadline=new.deadline,
                rhythm=new.rhythm.value,
                created_by=by,
                created_at=now,
            )
        )

    def find(self, number: int, *, changing: bool = False) -> Action | None:
        """Find the action of that number; `changing` locks it."""
        return self._session.exec(self._numbered(Action, number, changing=changing)).first()

    def with_id(self, action_id: int) -> Action | None:
        """Find the action of that row."""
        return self._get(Action, action_id)

    def of_problem(self, problem_id: int) -> Sequence[Action]:
        """List the actions that were decided for a problem, open or done, by number."""
        wanted = self._of(Action).where(Action.problem_id == problem_id)
        return self._session.exec(wanted.order_by(col(Action.number))).all()

    def owners(self) -> Sequence[Person]:
        """List the people we know who own any action."""
        owning = select(col(Action.owner)).where(col(Action.workspace_id) == self._workspace_id)
        wanted = self._of(Person).where(col(Person.user_id).in_(owning))
        return self._session.exec(wanted.order_by(Person.name, Person.user_id)).all()

    def lines(self, wanted: ActionFilter, *, most: int | None = None, skip: int = 0) -> tuple[ActionLine, ...]:
        """Open actions by their next follow-up, or done ones, the latest first; `most` of them after `skip`."""
        statement, next_due = self._lines()
        statement = statement.where(*_conditions(wanted))
        order = (col(Action.done_at).desc(),) if wanted.done else (next_due,)
        return self._read(statement.order_by(*order, col(Action.number)).offset(skip).limit(most))

    def listed(self, wanted: ActionFilter, *, skip: int = 0, most: int = 10) -> Page[ActionLine]:
        """Read a page of `lines`."""
        conditions = (col(Action.workspace_id) == self._workspace_id, *_conditions(wanted))
        every = select(literal(1)).select_from(Action).where(*conditions)
        return self._page(self.lines(wanted, most=most, skip=skip), every, skip)

    def of_owner(self, user: str, *, most: int | None = None) -> tuple[ActionLine, ...]:
        """List someone's open actions by their next follow-up."""
        return self.lines(ActionFilter(owner=user), most=most)

    def plan_facts(
        self, since: datetime, until: datetime, today: date, told: Collection[int] | None = None
    ) -> PlanFacts:
        """List what was done from `since` up to `until`; what is to be followed up in the seven days from `today`;
        and what should have been before. Each action once, by unit and day.

        With the numbers of those that were `told` to be done at `since`, others that were on their way then count.
        """
        statement, next_due = self._lines()
        done = statement.where(_done_since(since, told), col(Action.done_at) < until)
        to_come = statement.where(col(Action.done_at).is_(None), next_due < today + A_WEEK)
        lines = self._by_unit(to_come)
        return PlanFacts(
            done=self._by_unit(done),
            due=tuple(line for line in lines if line.due >= today),
            overdue=tuple(line for line in lines if line.due < today),
        )

    def _by_unit(self, statement: Lines) -> tuple[ActionLine, ...]:
        return tuple(
            sorted(self._read(statement), key=lambda line: (not line.unit, line.unit, line.due, line.number))
        )

    def _lines(self) -> tuple[Lines, ColumnElement[date]]:
        """A query on actions with their next follow-up and unit, and its column of the former."""
        following = (
            select(col(FollowUp.action_id), func.min(FollowUp.due).label("due"))
            .where(col(FollowUp.workspace_id) == self._workspace_id, col(FollowUp.closed_at).is_(None))
            .group_by(col(FollowUp.action_id))
            .subquery()
        )
        next_due = func.coalesce(following.c.due, col(Action.deadline))
        statement = (
            select(Action, next_due, col(Unit.name), col(Partner.name))
            .outerjoin(following, following.c.action_id == Action.id)
            .outerjoin(Unit, col(Unit.id) == Action.unit_id)
            .outerjoin(Partner, col(Partner.id) == Unit.partner_id)
            .where(col(Action.workspace_id) == self._workspace_id)
        )
        return statement, next_due

    def _read(self, statement: Lines) -> tuple[ActionLine, ...]:
        return tuple(_line(*row) for row in self._session.execute(statement))


def _done_since(since: datetime, told: Collection[int] | None) -> ColumnElement[bool]:
    done_at = col(Action.done_at)
    if told is None:
        return done_at >= since
    return or_(done_at >= since, and_(done_at >= since - ON_THE_WAY, col(Action.number).not_in(told)))


def _conditions(wanted: ActionFilter) -> list[Any]:
    done_at = col(Action.done_at)
    conditions: list[Any] = [done_at.is_not(None) if wanted.done else done_at.is_(None)]
    if wanted.areas:
        conditions.append(col(Action.area_id).in_(wanted.areas))
    if wanted.units:
        conditions.append(col(Action.unit_id).in_(wanted.units))
    if wanted.owner is not None:
        conditions.append(Action.owner == wanted.owner)
    if wanted.overdue_on is not None:
        conditions.append(_overdue(wanted.overdue_on))
    return conditions


def _overdue(day: date) -> ColumnElement[bool]:
    """True of open actions whose next follow-up, or deadline where none is left, was before the day."""
    left = select(col(FollowUp.id)).where(
        col(FollowUp.action_id) == col(Action.id), col(FollowUp.closed_at).is_(None)
    )
    late = or_(left.where(col(FollowUp.due) < day).exists(), and_(col(Action.deadline) < day, ~left.exists()))
    return and_(col(Action.done_at).is_(None), late)


def _line(action: Action, due: date, unit: str | None, partner: str | None) -> ActionLine:
    return ActionLine(
        number=action.number,
        title=action.title,
        owner=action.owner,
        unit=unit_title(partner or "", unit or ""),
        due=due,
        deadline=action.deadline,
        status=Status(action.status),
    )
