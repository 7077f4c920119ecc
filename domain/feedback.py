"""What becomes of reports, as those who made them are told (återkoppling)."""

from dataclasses import dataclass
from enum import StrEnum


class FateKind(StrEnum):
    """What can become of a report, in the order in which it is told."""

    SIGNAL = "signal"
    PROBLEM = "problem"
    ACTION = "action"
    DONE = "done"


@dataclass(frozen=True)
class Fate:
    """One thing that became of reports: they were counted in a series that stood out in a posted picture, joined a
    problem, or an action was decided for their problem, or is done.

    `reference` is the picture's week '2026-W47', or the number of the problem or of the action; `area` and `group`
    name the series, as the picture does, and are '' else.
    """

    kind: FateKind
    reference: str
    area: str = ""
    group: str = ""

    @property
    def number(self) -> int:
        """The number of the problem or of the action."""
        return int(self.reference)


@dataclass(frozen=True)
class FateOfReports:
    """A fate with the row ids of one person's reports that it became."""

    fate: Fate
    incidents: tuple[int, ...]
