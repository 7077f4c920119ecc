"""Read what the demo's municipality is made of: partners, areas, people, recurring incidents and actions."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.incidents import PlaceKind
from domain.records import read_record
from domain.roles import Role

TEAM = "T0MJOLBY"
SHARED_CHANNEL = "C0LAGESBILD"
OTHER_CHANNEL = "C0ALLMANT"


@dataclass(frozen=True)
class Character:
    """Someone in the workspace, or of another organisation that shares a channel, by its `team` in Slack."""

    id: str
    name: str
    title: str
    unit: str = ""
    locale: str = "sv-SE"
    role: Role = Role.REPORTER
    team: str = ""

    @property
    def coordinates(self) -> bool:
        """Whether this is a coordinator, whom Slack takes for an admin."""
        return self.role is Role.COORDINATOR


@dataclass(frozen=True)
class Habit:
    """A recurring incident: how often a week on average, when in the week, who reports it, and what is said."""

    weekly: float
    days: tuple[int, ...]
    hour: int
    reporter: str
    said: dict[str, Any]
    texts: tuple[str, ...]
    rising: bool = False


@dataclass(frozen=True)
class Measure:
    """An action; `begun` is in days before today, `due` (its deadline) in days from next Monday."""

    begun: int
    due: int
    title: str
    description: str
    said: dict[str, Any]
    done: bool = False


@dataclass(frozen=True)
class Municipality:
    """All of it, in the order of `municipality.toml`, which says more."""

    people: tuple[Character, ...]
    partners: dict[str, tuple[str, ...]]
    organisations: dict[str, str]
    areas: dict[str, tuple[str, ...]]
    kinds: dict[str, PlaceKind]
    habits: tuple[Habit, ...]
    measures: tuple[Measure, ...]

    def partner_of(self, person: Character) -> str:
        """Name the partner that someone works for; '' where they have no unit."""
        return next((name for name, units in self.partners.items() if person.unit in (units or (name,))), "")


def _read() -> Municipality:
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return read_record(tomllib.loads(text), Municipality)


MJOLBY = _read()
