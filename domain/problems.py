"""Rules of problems: what one is made of, and who may close it."""

from dataclasses import dataclass

from domain.sharing import Sharing, Viewer

LONGEST_TITLE = 120


@dataclass(frozen=True)
class NewProblem:
    """A problem as it is opened."""

    title: str
    description: str
    area: int | None
    sharing: Sharing


def may_close(viewer: Viewer, *, creator: str) -> bool:
    """Whether the viewer may close the problem: whoever opened it, and the coordinators."""
    return viewer.coordinator or viewer.user == creator
