"""A report while it is being filled in: as the form shows it, as it is sent back, and as an incident says it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from commands.request import KNOWN, MOST_ID, Request, warned_in
from domain.incidents import IncidentFacts, happened_at
from domain.prefill import Prefill


@dataclass(frozen=True)
class Draft:
    """The report form as it is filled in, and what it remembers.

    `written` holds the values by field name as Slack sends them: place and unit are '#' and a row id, or '+' and a
    new name. `brought` is the area that a known place brought with it: as long as `area` is the same, no hand
    chose it. `moment` is what the form's day and time stood for when it was opened, more exact than minutes tell.
    `corrects` is the number and version that is being corrected, `of_another` when someone else reported it;
    `warned` the marks of what has been warned of already. `likely` is a new place that was typed and the known one
    that was asked about; `doubled` the numbers of incidents just like this one that were asked about.
    """

    written: Mapping[str, Any]
    area: int | None = None
    brought: int | None = None
    moment: datetime | None = None
    uncertain: bool = False
    corrects: tuple[int, int] | None = None
    of_another: bool = False
    warned: tuple[str, ...] = ()
    likely: tuple[str, int] | None = None
    doubled: tuple[int, ...] = ()

    def fill(self, **written: Any) -> "Draft":
        """Fill in these fields of the draft otherwise."""
        return replace(self, written={**self.written, **written})

    @property
    def category(self) -> str | None:
        """The category's key."""
        return self.written.get("category")

    @property
    def place(self) -> str | None:
        """The place as it was chosen or typed."""
        return self.written.get("place")

    @property
    def is_place_asked(self) -> bool:
        """Whether it was asked if another place is meant than the one that stands in the form."""
        return self.likely is not None and self.likely[0] == self.place

    def settled(self) -> "Draft":
        """Return the draft with the place that is meant."""
        meant = self.written.get("place_meant")
        return self.fill(place=meant) if self.is_place_asked and meant else self

    @property
    def area_by_hand(self) -> int | None:
        """The area, unless it is one that a place brought."""
        return None if self.area == self.brought else self.area

    @property
    def area_field(self) -> str:
        """Slack keeps what stands in a field of the same name: so an area that is brought has its own."""
        return _area_field(self.brought)

    def happened(self, day: date | None, clock: time | None, request: Request) -> tuple[datetime, bool]:
        """Return the instant meant by day and time, and whether it is uncertain.

        Untouched they mean what they stood for.
        """
        if self.moment is not None:
            local = request.reader.local(self.moment)
            if (day, clock) == (local.date(), local.time().replace(second=0, microsecond=0)):
                return self.moment, self.uncertain
        return happened_at(day, clock, request.now, request.reader.zone)

    def memory(self) -> dict[str, Any]:
        """Write what the form has to remember, as JSON can hold it."""
        return {
            "moment": self.moment.isoformat() if self.moment else None,
            "uncertain": self.uncertain,
            "brought": self.brought,
            "corrects": list(self.corrects) if self.corrects else None,
            "of_another": self.of_another,
            "warned": list(self.warned),
            "likely": self.likely,
            "doubled": list(self.doubled),
        }


def empty_draft(request: Request) -> Draft:
    """Make an empty report of now."""
    return _at(Draft({}), request.now.replace(second=0, microsecond=0), request, uncertain=False)


def draft_of_prefill(filled: Prefill, request: Request) -> Draft:
    """Make the draft of what could be read from typed words; now where they told no time."""
    place = f"{KNOWN}{filled.place}" if filled.place else None
    draft = replace(empty_draft(request), area=filled.area).fill(
        category=filled.category, place=place, text=filled.text
    )
    if filled.moment is None:
        return replace(draft, uncertain=filled.uncertain)
    return _at(draft, filled.moment.instant, request, uncertain=filled.moment.uncertain)


def draft_of_incident(facts: IncidentFacts, number: int, version: int, request: Request) -> Draft:
    """Make the draft that corrects an incident: its texts and choices are in fields of the same names."""
    written = {name: str(value) for name, value in vars(facts).items() if isinstance(value, str)}
    draft = Draft(written, area=facts.area, corrects=(number, version)).fill(
        place=f"{KNOWN}{facts.place}" if facts.place else None, partners=tuple(map(str, facts.named_partners))
    )
    return _at(draft, facts.happened_at, request, uncertain=facts.uncertain)


def read_draft(request: Request) -> Draft:
    """Read the draft from the form that was sent or is being filled in."""
    brought, memory = request.remembered("brought"), request.memory
    return Draft(
        request.fields,
        area=request.row(_area_field(brought)) or brought,
        brought=brought,
        moment=_instant(memory.get("moment")),
        uncertain=bool(memory.get("uncertain")),
        corrects=_number_and_version(memory.get("corrects")),
        of_another=bool(memory.get("of_another")),
        warned=warned_in(memory),
        likely=_place_and_row(memory.get("likely")),
        doubled=_numbers(memory.get("doubled")),
    )


def _area_field(brought: int | None) -> str:
    return f"area-{brought}" if brought else "area"


def _instant(written: object) -> datetime | None:
    """The aware instant that a form remembers; None for what is none."""
    try:
        moment = datetime.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None


def _number_and_version(written: object) -> tuple[int, int] | None:
    match written:
        case [int(number), int(version)] if 0 < number < MOST_ID:
            return number, version
    return None


def _place_and_row(written: object) -> tuple[str, int] | None:
    match written:
        case [str(place), int(row)] if 0 < row < MOST_ID:
            return place, row
    return None


def _numbers(written: object) -> tuple[int, ...]:
    return tuple(each for each in written if isinstance(each, int)) if isinstance(written, list) else ()


def _at(draft: Draft, moment: datetime, request: Request, *, uncertain: bool) -> Draft:
    local = request.reader.local(moment)
    stood = draft.fill(date=local.date().isoformat(), time=f"{local:%H:%M}")
    return replace(stood, moment=moment, uncertain=uncertain)
