"""Who may see and change what: the Traffic Light Protocol (TLP 2.0) as the partners use it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Sharing(StrEnum):
    """Sharing levels, strictest first."""

    RED = "red"
    AMBER_STRICT = "amber_strict"
    AMBER = "amber"
    GREEN = "green"
    CLEAR = "clear"


OPEN_TO_ALL = frozenset({Sharing.GREEN, Sharing.CLEAR})


class Role(StrEnum):
    """What a way in needs of whoever takes it; what depends on a row is decided by the row's own rule."""

    ANYONE = "anyone"
    COORDINATOR = "coordinator"


@dataclass(frozen=True)
class Viewer:
    """Who looks: a person, or the public of what is posted, who is nobody's author (`user` None).

    `partner` is set only when a coordinator has confirmed where the person belongs and that partner takes part.
    `open_only` lets someone without a partner see what is for all: the public, and a workspace's full members
    before it has any partner.
    """

    user: str | None
    partner: int | None = None
    coordinator: bool = False
    open_only: bool = False

    @property
    def sees_open(self) -> bool:
        """Whether GREEN and CLEAR are for this viewer."""
        return self.coordinator or self.open_only or self.partner is not None

    @property
    def is_unconfirmed(self) -> bool:
        """Tell whether only the person says to which partner they belong, if to any."""
        return self.partner is None and not self.coordinator

    def has(self, role: Role) -> bool:
        """Tell whether this viewer has the role."""
        return role is Role.ANYONE or self.coordinator


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


def may_change(viewer: Viewer, *whose: str | None) -> bool:
    """Tell whether the viewer may change a record that they may see: those `whose` it is, and the coordinators."""
    return viewer.coordinator or (viewer.user is not None and viewer.user in whose)


def may_see_place(viewer: Viewer, *, registered: bool, incidents: Iterable[Shared]) -> bool:
    """Tell whether a place may be shown: it is registered, or the viewer may see what was reported there."""
    return registered or any(not each.withdrawn and may_see(viewer, each) for each in incidents)
