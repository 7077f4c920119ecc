"""Rules of problems: what one is made of, and how it goes on."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from domain.sharing import Sharing

LONGEST_TITLE = 120
SUGGESTED_WITHIN = timedelta(weeks=8)
"""How far back incidents are suggested for a problem."""


class Priority(StrEnum):
    """How soon a problem is to be dealt with, the most urgent first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class ProblemState(StrEnum):
    """How far the work on a problem has come; it never goes back."""

    NOTICED = "noticed"
    ACTING = "acting"
    CLOSED = "closed"


class ProblemChange(StrEnum):
    """What an entry in a problem's history tells of."""

    OPENED = "opened"
    STATE = "state"
    LINKED = "linked"
    UNLINKED = "unlinked"
    DECIDED = "decided"


@dataclass(frozen=True)
class NewProblem:
    """A problem as it is opened; areas and partners by row id, incidents by number."""

    title: str
    description: str = ""
    areas: tuple[int, ...] = ()
    categories: tuple[str, ...] = ()
    priority: Priority = Priority.MEDIUM
    sharing: Sharing = Sharing.GREEN
    partners: tuple[int, ...] = ()
    incidents: tuple[int, ...] = ()


def states_after(state: ProblemState) -> tuple[ProblemState, ...]:
    """List the states that a problem can be put into from this one."""
    return tuple(ProblemState)[tuple(ProblemState).index(state) + 1 :]
