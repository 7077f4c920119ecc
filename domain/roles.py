"""Which roles there are, and what each may do; what depends on a row is decided by the row's own rule besides."""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """What someone is in the workspace, from the least on; each may do what those before it may."""

    READER = "reader"
    REPORTER = "reporter"
    UNIT_OWNER = "unit_owner"
    COORDINATOR = "coordinator"


class Deed(StrEnum):
    """What can be done.

    LOOK: read lists, cards, pictures and files, as far as sight allows. REPORT: report incidents and that there is
    nothing to report. CHANGE_OWN: change incidents, actions and problems of one's own. CHANGE_OF_UNIT: change the
    actions of one's unit. COORDINATE: see and change everything, and keep the register, members and settings.
    """

    LOOK = "look"
    REPORT = "report"
    OPEN_PROBLEM = "open_problem"
    ADD_ACTION = "add_action"
    CHANGE_OWN = "change_own"
    CHANGE_OF_UNIT = "change_of_unit"
    COORDINATE = "coordinate"


_FOR_REPORTERS = frozenset({Deed.LOOK, Deed.REPORT, Deed.OPEN_PROBLEM, Deed.ADD_ACTION, Deed.CHANGE_OWN})

MAY: Mapping[Role, frozenset[Deed]] = {
    Role.READER: frozenset({Deed.LOOK}),
    Role.REPORTER: _FOR_REPORTERS,
    Role.UNIT_OWNER: _FOR_REPORTERS | {Deed.CHANGE_OF_UNIT},
    Role.COORDINATOR: frozenset(Deed),
}
"""What each role may do."""
