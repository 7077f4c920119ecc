"""Define the demo's people, partners, areas and places. Every person and firm is made up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

TEAM = "T0MJOLBY"
SHARED_CHANNEL = "C0LAGESBILD"
OTHER_CHANNEL = "C0ALLMANT"


@dataclass(frozen=True)
class Character:
    """Someone in the demo's workspace."""

    id: str
    name: str
    title: str
    partner: str
    unit: str
    locale: str = "sv-SE"
    coordinator: bool = False


MUNICIPALITY = "Mjölby kommun (exempel)"
POLICE = "Polisen (exempel)"
HOUSING = "Bostadsbolaget Påhittet"
SCHOOL = "Låtsasskolan"
TRAINS = "Tågbolaget Exempelspår"
WALKERS = "Nattvandrarna Exempel"

PEOPLE = (
    Character("U0SARA", "Sara Säkerhetsdotter", "Säkerhetschef", MUNICIPALITY, "Säkerhet", coordinator=True),
    Character("U0PAUL", "Pål Påhittsson", "Kommunpolis", POLICE, "Lokalpolisområdet", coordinator=True),
    Character("U0VERA", "Vera Vaktmästardotter", "Fastighetsskötare", HOUSING, "Fastighetsskötsel"),
    Character("U0LEO", "Leo Lyktstolpsson", "Gatuingenjör", MUNICIPALITY, "Gata och park"),
    Character("U0RUT", "Rut Rektorsdotter", "Rektor", SCHOOL, "Högstadiet"),
    Character("U0TORE", "Tore Tågvärdsson", "Stationsvärd", TRAINS, "Stationer"),
    Character("U0NILS", "Nils Nattvandrarsson", "Nattvandrare", WALKERS, WALKERS),
    Character("U0ELLA", "Ella Example-Smith", "Tenancy officer", HOUSING, "Uthyrning", locale="en-GB"),
    Character("U0NYA", "Nya Nyanställdsdotter", "Ny hos er – utan enhet", "", ""),
)

PARTNERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (MUNICIPALITY, ("Säkerhet", "Gata och park", "Fritidsgårdar", "Socialtjänst")),
    (POLICE, ("Lokalpolisområdet",)),
    (HOUSING, ("Fastighetsskötsel", "Uthyrning")),
    (SCHOOL, ("Högstadiet",)),
    (TRAINS, ("Stationer",)),
    (WALKERS, ()),
)

PLACES: dict[str, tuple[str, ...]] = {
    "Mjölby – Centrum": ("Stortorget", "Biblioteket", "Gallerian"),
    "Mjölby – Resecentrum": ("Perrong 1", "Cykelgaraget", "Väntsalen"),
    "Mjölby – Lundby": ("Lundbyskolan", "Lekparken", "Parkeringsdäcket"),
    "Mantorp": ("Centrumparkeringen", "Travbanan", "Skolgården"),
    "Skänninge": ("Stationen", "Stora torget", "Ungdomens hus"),
    "Väderstad": ("Busshållplatsen", "Idrottsplatsen"),
    "Hogstad": ("Bygdegården",),
}


WELCOME = (
    "Hej alla! När något händer: skriv `/handelse` och beskriv det med några ord, till exempel "
    "`/handelse klotter på Stationen i Skänninge igår 22:30`. Det tar en halv minut."
)


def _greeting(before: float, words: str) -> dict[str, str]:
    return {"ts": f"{before - 3600:.6f}", "user": "U0SARA", "text": words}


def workspace_state(now: float, posted: Sequence[Mapping[str, Any]] = ()) -> dict[str, object]:
    """Build the workspace for the local Slack: team, people, channels, what the bot has posted, greetings before
    that and before `now` (epoch seconds)."""
    begun = min([now, *(float(each["ts"]) for each in posted)])
    everyone = [person.id for person in PEOPLE]
    return {
        "team": {"id": TEAM, "name": "Trygga Mjölby (exempel)", "domain": "trygga-mjolby"},
        "people": [
            {
                "id": person.id,
                "name": person.name.split()[0].lower(),
                "real_name": person.name,
                "title": f"{person.title}, {person.partner}" if person.partner else person.title,
                "locale": person.locale,
                "is_admin": person.coordinator,
            }
            for person in PEOPLE
        ],
        "channels": [
            {
                "id": SHARED_CHANNEL,
                "name": "lägesbild",
                "topic": "Veckans gemensamma lägesbild",
                "members": [*everyone, "BOT"],
                "messages": [
                    _greeting(begun, "Välkomna! Här kommer veckans lägesbild varje måndag klockan åtta."),
                    *posted,
                ],
            },
            {
                "id": OTHER_CHANNEL,
                "name": "allmänt",
                "topic": "Sådant som rör alla",
                "members": everyone,
                "messages": [_greeting(now, WELCOME)],
            },
        ],
    }
