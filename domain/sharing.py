"""Who may see and change what: the Traffic Light Protocol (TLP 2.0) as the partners use it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from domain.roles import MAY, Deed, Role


class Sharing(StrEnum):
    """Sharing levels, strictest first."""

    RED = "red"
    AMBER_STRICT = "amber_strict"
    AMBER = "amber"
    GREEN = "green"
    CLEAR = "clear"


OPEN_TO_ALL = frozenset({Sharing.GREEN, Sharing.CLEAR})


@dataclass(frozen=True)
class Viewer:
    """Who looks: a person, or the public of what is posted, who is nobody's author (`user` None).

    `unit` and its `partner` are set only when a coordinator has confirmed that the person belongs there and both
    take part.
    `open_only` lets someone without a partner see what is for all: the public, and a workspace's full members
    before it has any partner. Someone of another organisation has the partner that it is, and may do nothing as
    long as it is an `unknown_team`.
    """

    user: str | None
    partner: int | None = None
    role: Role = Role.REPORTER
    open_only: bool = False
    unit: int | None = None
    unknown_team: bool = False

    @property
    def coordinator(self) -> bool:
        """Whether the viewer sees and changes everything."""
        return self.may(Deed.COORDINATE)

    @property
    def sees_open(self) -> bool:
        """Whether GREEN and CLEAR are for this viewer."""
        return self.coordinator or self.open_only or self.partner is not None

    @property
    def is_unconfirmed(self) -> bool:
        """Tell whether only the person says to which partner they belong, if to any."""
        return self.partner is None and not self.coordinator

    def may(self, deed: Deed) -> bool:
        """Tell whether this viewer's role may do it at all."""
        return not self.unknown_team and deed in MAY[self.role]


PUBLIC = Viewer(None, open_only=True)
"""Whoever reads what is posted in the shared channel."""


@dataclass(frozen=True)
class Shared:
    """What decides about sight of one record: its level, who wrote it (None: nobody known), for which partner, who
    was named, and whether it has been withdrawn."""

    level: Sharing
    author: str | None
    partner: int | None = None
    named: Collection[int] = field(default=())
    withdrawn: bool = False


def may_see(viewer: Viewer, record: Shared) -> bool:
    """Tell whether the viewer may see the record at all.

    RED stays with its author and the coordinators until a working group exists; AMBER+STRICT adds the
    author's own organisation; AMBER the partners named; GREEN and CLEAR all whose partner is known. What has been
    withdrawn is its author's and the coordinators'.
    """
    if viewer.coordinator or (viewer.user is not None and viewer.user == record.author):
        return True
    if record.withdrawn:
        return False
    if record.level in OPEN_TO_ALL:
        return viewer.sees_open
    if record.level is Sharing.RED or viewer.partner is None:
        return False
    return viewer.partner == record.partner or (record.level is Sharing.AMBER and viewer.partner in record.named)


def may_change(viewer: Viewer, *whose: str | None, unit: int | None = None) -> bool:
    """Tell whether the viewer may change a record that they may see: those `whose` it is, and the coordinators.

    Who owns the `unit` that it is of may, too.
    """
    is_own = viewer.user is not None and viewer.user in whose
    is_of_unit = unit is not None and unit == viewer.unit
    return (
        viewer.coordinator
        or (is_own and viewer.may(Deed.CHANGE_OWN))
        or (is_of_unit and viewer.may(Deed.CHANGE_OF_UNIT))
    )


def may_see_place(viewer: Viewer, *, registered: bool, incidents: Iterable[Shared]) -> bool:
    """Tell whether a place may be shown: it is registered, or the viewer may see what was reported there."""
    return registered or any(not each.withdrawn and may_see(viewer, each) for each in incidents)
