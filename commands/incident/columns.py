"""What a report tells by choices, one line each: the form asks for it; card, receipt and history show it."""

from dataclasses import KW_ONLY, dataclass

from commands.incident.words import SHARINGS_TOLD
from commands.kit.fields import EnumChoice
from commands.reader import Reader
from domain.incidents import DEFAULTS, PlaceKind, PoliceReport, Severity
from domain.sharing import Sharing


@dataclass(frozen=True)
class Column(EnumChoice):
    """A choice among the plain facts of an incident, by its name there.

    `brief` is the key of the text that tells its `value` in a receipt, and `noun` that of its name in a history,
    where the words and the label of the form do not fit. `sought` is the key of the words by which a list is
    narrowed to its `value`, between commas, of which the first are shown.
    """

    _: KW_ONLY
    brief: str = ""
    noun: str = ""
    sought: str = ""

    def is_told(self, value: str | None) -> bool:
        """Tell whether the value is another than the default."""
        return value != DEFAULTS[self.name]

    def show_briefly(self, value: str | None, reader: Reader) -> str:
        """Write the value in words that are clear without a label."""
        return reader.say(self.brief, value=value) if self.brief else self.show(value, reader)

    def words_sought(self, value: str, reader: Reader) -> list[str]:
        """List the words by which a list is narrowed to the value, those that are shown first; none for most."""
        return reader.say(self.sought, value=value).split(", ") if self.sought else []


PLACE_KIND = Column(
    "place_kind",
    "incident-place-kind",
    {
        PlaceKind.STREET: "place-street",
        PlaceKind.PATH: "place-path",
        PlaceKind.PARK: "place-park",
        PlaceKind.SCHOOL: "place-school",
        PlaceKind.HOUSING: "place-housing",
        PlaceKind.STORAGE: "place-storage",
        PlaceKind.STATION: "place-station",
        PlaceKind.SHOP: "place-shop",
        PlaceKind.NIGHTLIFE: "place-nightlife",
        PlaceKind.SPORT: "place-sport",
        PlaceKind.PARKING: "place-parking",
        PlaceKind.OTHER: "place-other",
    },
    placeholder="incident-choose",
    sought="place-sought",
)

FURTHER = (
    Column(
        "severity",
        "incident-severity",
        {
            Severity.LOW: "severity-low",
            Severity.MEDIUM: "severity-medium",
            Severity.HIGH: "severity-high",
        },
        placeholder="incident-choose",
        sought="severity-sought",
    ),
    Column(
        "police_report",
        "incident-police",
        {
            PoliceReport.YES: "police-yes",
            PoliceReport.NO: "police-no",
            PoliceReport.UNKNOWN: "police-unknown",
        },
        placeholder="incident-choose",
        brief="incident-brief-police",
        noun="incident-history-police",
        sought="police-sought",
    ),
    PLACE_KIND,
)
"""What may be left out, in the order in which it is asked for and shown."""

SHARING = Column(
    "sharing",
    "incident-sharing",
    SHARINGS_TOLD,
    value=Sharing.GREEN.value,
    needed="incident-needs-sharing",
    dispatch="incident.sharing",
    noun="incident-history-sharing",
)
