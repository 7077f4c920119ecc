"""Rank a quarter's problems by the field's questions, and what is decided about each."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from domain.look_back import PeriodCount

MANY = 5
"""So many incidents in a quarter are many."""
SEVERAL_PARTNERS = 2
MORE_THAN_BEFORE = 3
"""So many more than in the quarter before are more, for a problem of a few incidents a month."""
UNSAFE = ("unsafe", "gathering")
"""The headings under which people report that a place feels unsafe."""
MOST_GAPS = 5
FEWEST_IN_GAP = 3


class Decision(StrEnum):
    """What the partners decide about a problem for the next quarter."""

    GO_ON = "go_on"
    BEGIN = "begin"
    WAIT = "wait"
    CLOSE = "close"


class Question(StrEnum):
    """The questions that a problem is ranked by; what the partners can influence is theirs to answer."""

    MANY = "many"
    GRAVE = "grave"
    WHO = "who"
    GROWING = "growing"
    UNSAFE = "unsafe"


@dataclass(frozen=True)
class ProblemFacts:
    """What a viewer may know of a problem in a quarter: its events, those that are grave, those about feeling
    unsafe, how many partners reported them, and the events of the quarter before."""

    problem: int
    number: int = 0
    grave: int = 0
    unsafe: int = 0
    partners: int = 0
    before: int = 0

    @property
    def answers(self) -> tuple[Question, ...]:
        """The questions that are answered with yes."""
        told = {
            Question.MANY: self.number >= MANY,
            Question.GRAVE: self.grave > 0,
            Question.WHO: self.partners >= SEVERAL_PARTNERS,
            Question.GROWING: self.number >= self.before + MORE_THAN_BEFORE,
            Question.UNSAFE: self.unsafe > 0,
        }
        return tuple(question for question, yes in told.items() if yes)


def rank_problems(facts: Iterable[ProblemFacts]) -> list[ProblemFacts]:
    """List those with most questions answered yes first, then those with most incidents; never by a percentage."""
    return sorted(facts, key=lambda each: (-len(each.answers), -each.number, each.problem))


def find_gaps(
    rows: Iterable[PeriodCount], known: Iterable[tuple[frozenset[str], frozenset[str]]]
) -> list[PeriodCount]:
    """List what no problem is about: series with three or more incidents, those with most first.

    `known` are the names of the areas and the headings of each problem; none means all, both none means nothing.
    """
    about = [each for each in known if any(each)]

    def is_known(row: PeriodCount) -> bool:
        return any(
            (not areas or row.area in areas) and (not groups or row.group in groups) for areas, groups in about
        )

    gaps = [row for row in rows if row.now >= FEWEST_IN_GAP and not is_known(row)]
    return sorted(gaps, key=lambda row: (-row.now, row.area, row.group))[:MOST_GAPS]
