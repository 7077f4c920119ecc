"""A report while it is being filled in: as the form shows it, as it is sent back, and as an incident says it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from commands.request import KNOWN, MOST_ID, Request, warned_in
from domain.incidents import IncidentFacts, happened_at, name_fault
from domain.names import tidy
from domain.prefill import Prefill
from domain.refusals import Refusal
from domain.sharing import Sharing

NEW = "+"


@dataclass(frozen=True)
class Draft:
    """The fields of the report form.

    `place` and `unit` are '#' and a row id, or '+' and a new name. `moment` is what the form's day and time stood
    for when it was opened, more exact than minutes tell. `brought` is the area that a known place brought with it:
    as long as `area` is the same, no hand chose it. `corrects` is the number and version that is being corrected,
    `of_another` when someone else reported it; `warned` the marks of what has been warned of already. `likely` is
    a new place that was typed and the known one that was asked about, `meant` the answer; `doubled` the numbers of
    incidents just like this one that were asked about.
    """

    day: date | None
    clock: time | None
    category: str | None = None
    area: int | None = None
    brought: int | None = None
    place: str | None = None
    text: str = ""
    severity: str | None = None
    police_report: str | None = None
    sharing: str = Sharing.GREEN.value
    partners: tuple[str, ...] = ()
    unit: str | None = None
    moment: datetime | None = None
    uncertain: bool = False
    corrects: tuple[int, int] | None = None
    of_another: bool = False
    warned: tuple[str, ...] = ()
    likely: tuple[str, int] | None = None
    meant: str | None = None
    doubled: tuple[int, ...] = ()

    @property
    def is_place_asked(self) -> bool:
        """Whether it was asked if another place is meant than the one that stands in the form."""
        return self.likely is not None and self.likely[0] == self.place

    def settled(self) -> "Draft":
        """The draft with the place that is meant."""
        return replace(self, place=self.meant) if self.is_place_asked and self.meant else self

    @property
    def area_by_hand(self) -> int | None:
        """The area, unless it is one that a place brought."""
        return None if self.area == self.brought else self.area

    @property
    def area_field(self) -> str:
        """Slack keeps what stands in a field of the same name: so an area that is brought has its own."""
        return _area_field(self.brought)

    def happened(self, request: Request) -> tuple[datetime, bool]:
        """The instant meant, and whether it is uncertain; untouched day and time mean what they stood for."""
        if self.moment is not None:
            local = request.reader.local(self.moment)
            if (self.day, self.clock) == (local.date(), _minutes(local)):
                return self.moment, self.uncertain
        return happened_at(self.day, self.clock, request.now, request.reader.zone)

    def memory(self) -> dict[str, Any]:
        """What the form has to remember, as JSON can."""
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
    """A report of now about nothing yet."""
    return _at(Draft(day=None, clock=None), request.now.replace(second=0, microsecond=0), request, uncertain=False)


def draft_of_prefill(filled: Prefill, request: Request) -> Draft:
    """What could be read from typed words; now where they told no time."""
    draft = replace(
        empty_draft(request),
        category=filled.category,
        area=filled.area,
        place=f"{KNOWN}{filled.place}" if filled.place else None,
        text=filled.text,
    )
    if filled.moment is None:
        return replace(draft, uncertain=filled.uncertain)
    return _at(draft, filled.moment.instant, request, uncertain=filled.moment.uncertain)


def draft_of_incident(facts: IncidentFacts, number: int, version: int, request: Request) -> Draft:
    """What an incident says, to be corrected."""
    draft = Draft(
        day=None,
        clock=None,
        category=facts.category,
        area=facts.area,
        place=f"{KNOWN}{facts.place}" if facts.place else None,
        text=facts.text,
        severity=facts.severity.value if facts.severity else None,
        police_report=facts.police_report.value,
        sharing=facts.sharing.value,
        partners=tuple(str(partner) for partner in facts.named_partners),
        corrects=(number, version),
    )
    return _at(draft, facts.happened_at, request, uncertain=facts.uncertain)


def read_draft(request: Request) -> Draft:
    """What stands in the form that was sent or is being filled in."""
    brought = request.remembered("brought")
    return _remembered(
        Draft(
            day=request.day("date"),
            clock=request.time("time"),
            category=request.chosen("category"),
            area=request.row(_area_field(brought)) or brought,
            brought=brought,
            place=request.chosen("place"),
            meant=request.chosen("place_meant"),
            text=request.text("text"),
            severity=request.chosen("severity"),
            police_report=request.chosen("police_report"),
            sharing=request.chosen("sharing") or ("" if "sharing" in request.fields else Sharing.GREEN.value),
            partners=request.several("partners"),
            unit=request.chosen("unit"),
        ),
        request.memory,
    )


def new_name_in(value: str | None) -> str:
    """The new name that was typed in a list of known ones; '' when a known one was chosen, or none."""
    return tidy(value[1:]) if value and value.startswith(NEW) else ""


def new_name_fault(value: str | None) -> Refusal | None:
    """Why the new name that was typed cannot be taken; None for a known one, or none."""
    return name_fault(new_name_in(value)) if value and value.startswith(NEW) else None


def _area_field(brought: int | None) -> str:
    return f"area-{brought}" if brought else "area"


def _remembered(draft: Draft, memory: Mapping[str, Any]) -> Draft:
    return replace(
        draft,
        moment=_instant(memory.get("moment")),
        uncertain=bool(memory.get("uncertain")),
        corrects=_number_and_version(memory.get("corrects")),
        of_another=bool(memory.get("of_another")),
        warned=warned_in(memory),
        likely=_place_and_row(memory.get("likely")),
        doubled=_numbers(memory.get("doubled")),
    )


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
    return replace(draft, day=local.date(), clock=_minutes(local), moment=moment, uncertain=uncertain)


def _minutes(local: datetime) -> time:
    return local.time().replace(second=0, microsecond=0)
