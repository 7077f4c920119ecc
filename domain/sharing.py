"""Who may see what: the Traffic Light Protocol (TLP 2.0) as the partners use it."""

from collections.abc import Collection
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


@dataclass(frozen=True)
class Viewer:
    """Someone who looks: `partner` is set only when a coordinator has confirmed where the person belongs."""

    user: str
    partner: int | None = None
    coordinator: bool = False


@dataclass(frozen=True)
class Shared:
    """What decides about sight of one record: its level, who wrote it, for which partner, and who was named."""

    level: Sharing
    author: str
    partner: int | None = None
    named: Collection[int] = field(default=())


def may_see(viewer: Viewer, record: Shared) -> bool:
    """Whether the viewer may see the record at all.

    RED stays with its author and the coordinators until a working group exists; AMBER+STRICT adds the
    author's own organisation; AMBER the partners named; GREEN and CLEAR everyone in the workspace.
    """
    if record.level in OPEN_TO_ALL or viewer.coordinator or viewer.user == record.author:
        return True
    if record.level is Sharing.RED or viewer.partner is None:
        return False
    return viewer.partner == record.partner or (record.level is Sharing.AMBER and viewer.partner in record.named)
