"""People of two other organisations in a shared channel: one is a partner, the other is nobody's yet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sandbox.locators import words_of
from tests.journeys.stage import CHANNEL, STATE, Stage, open_stage

KNOWN, UNKNOWN = "T0HYRES", "T0VAKT"
PEOPLE = [
    {"id": "U0EXT", "name": "ext", "real_name": "Exter Utifrån", "locale": "sv-SE", "team_id": KNOWN},
    {"id": "U0VAKT", "name": "vakt", "real_name": "Vakt Väktarsson", "locale": "sv-SE", "team_id": UNKNOWN},
]


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Stage]:
    """A bot in a channel that is shared with two other organisations."""
    place, *others = STATE["channels"]
    state = STATE | {
        "teams": [{"id": KNOWN, "name": "Hyresbolaget"}, {"id": UNKNOWN, "name": "Vaktbolaget"}],
        "people": [*STATE["people"], *PEOPLE],
        "channels": [{**place, "members": [*place["members"], "U0EXT", "U0VAKT"]}, *others],
    }
    with open_stage(tmp_path, state) as stage:
        stage.start()
        yield stage


def test_a_partners_people_report_from_their_own_organisation_and_others_are_refused(shared: Stage) -> None:
    samo, ext, vakt = (shared.person(user) for user in ("U0SAMO", "U0EXT", "U0VAKT"))
    samo.command("/trygg", CHANNEL)
    samo.press("Fäst knapparna i kanalen", samo.wait_for_message("Det här kan du göra", CHANNEL))
    add_partner(shared)

    # Nobody knows the organisations yet: a press is refused, and the coordinator is asked once for each.
    ext.press("Rapportera händelse", ext.wait_for_message("Har något hänt?", CHANNEL))
    ext.wait_for_message("Din organisation är inte med i Trygg än: fråga Samo Samordnarsson.", CHANNEL)
    asked = samo.wait_for_message("kommer från organisationen T0HYRES", "im")
    for _ in range(2):
        vakt.shortcut("Rapportera")
    samo.wait_for_message("kommer från organisationen T0VAKT", "im")
    assert "inte med i Trygg" in words_of(vakt.home())

    # One press and one choice make the organisation a partner.
    samo.press("Koppla till en part", asked)
    samo.submit({"partner": "Hyresbolaget"})
    samo.wait_for_message("Hyresbolaget är nu kopplad till T0HYRES")

    # From then on its people work by buttons: a slash command is none to them.
    ext.command("/handelse", CHANNEL)
    assert "/handelse" in ext.messages(CHANNEL)[-1]["text"]
    ext.press("Rapportera händelse", ext.wait_for_message("Har något hänt?", CHANNEL))
    ext.wait_for(lambda screen: screen.views)
    assert ext.submit({"category": "Hot"}) == {}
    ext.wait_for_message("är sparad", CHANNEL)
    ((reporter, partner),) = shared.read(
        "SELECT reporter, partner.name FROM incident JOIN partner ON partner.id = incident.partner_id"
    )
    assert (reporter, partner) == ("U0EXT", "Hyresbolaget")
    ext.press("Inget att rapportera", ext.wait_for_message("Har något hänt?", CHANNEL))
    ext.wait_for_message("Hyresbolaget", CHANNEL)
    ext.press("Mer", ext.wait_for_message("Har något hänt?", CHANNEL))
    ext.press("Veckan hittills", ext.wait_for_message("Vad vill du göra?", CHANNEL))
    ext.wait_for_message("Hyresbolaget", CHANNEL)
    assert "Mina åtgärder" in words_of(ext.home())

    # No direct message reaches them: the channel says that something waits, and they alone open it.
    shared.client.set_switches(external_dms=False)
    give_action(samo, "Lys upp tunneln", "U0EXT")
    told = ext.wait_for_message("Du har ett nytt besked", CHANNEL)
    assert "tunneln" not in words_of(told)
    ext.press("Visa beskedet", told)
    ext.wait_for_message("Lys upp tunneln", CHANNEL)
    vakt.press("Visa beskedet", vakt.wait_for_message("Du har ett nytt besked", CHANNEL))
    vakt.wait_for_message("inte med i Trygg", CHANNEL)
    samo.press("Visa beskedet", samo.wait_for_message("Du har ett nytt besked", CHANNEL))
    samo.wait_for_message("till någon annan", CHANNEL)
    assert "tunneln" not in str([words_of(each) for each in vakt.messages(CHANNEL)])
    ext.press("Mina åtgärder", ext.wait_for_message("Har något hänt?", CHANNEL))
    ext.wait_for_message("#1", CHANNEL)

    # The vakt company's questions came once, though it tried often.
    questions = [each for each in samo.messages("im") if "T0VAKT" in words_of(each)]
    assert len(questions) == 1


def add_partner(shared: Stage) -> None:
    """Let the coordinator add the partner."""
    samo = shared.person("U0SAMO")
    samo.command("/trygg partners", CHANNEL)
    samo.press("Lägg till", samo.wait_for_message("Det finns inget här än", CHANNEL))
    samo.submit({"names": "Hyresbolaget"})
    samo.wait_for_message("Sparat: Hyresbolaget", CHANNEL)


def give_action(samo: Any, title: str, owner: str) -> None:
    """Let the coordinator give someone an action."""
    samo.open_form(f"/atgard ny {title}", CHANNEL)
    assert samo.submit({"owner": owner, "deadline": "2027-03-01"}) == {}
