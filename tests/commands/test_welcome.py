"""The welcome at the first contact: once for each person for ever, and not for whoever knows Home already."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from bot.edge.dispatcher import answer
from commands.reader import Reader
from commands.registry import MESSAGES
from commands.request import Request
from commands.response import Nothing, ShowHome
from commands.routes import InteractionKind
from sandbox.rules import check_message
from services.memberships import welcome
from storage.store import Store
from storage.tables import Delivery
from tests.conftest import NOW, STOCKHOLM
from tests.routes import names_of


def welcomed(store: Store) -> list[str | None]:
    return [each.person for each in store.session.exec(select(Delivery)) if each.kind == "welcome"]


@pytest.mark.parametrize("tab", ["home", "messages"])
def test_whoever_opens_the_app_first_is_welcomed_once(
    tab: str, make_request: Callable[..., Request], store: Store
) -> None:
    for opened in (tab, "messages", "home", "messages"):
        assert isinstance(answer(InteractionKind.HOME, opened, make_request(), store), Nothing | ShowHome)
    welcome(store, "U1", now=NOW)
    assert welcomed(store) == ["U1"]


def test_whoever_knows_home_is_no_newcomer(make_request: Callable[..., Request], store: Store) -> None:
    store.people.meet("U1").home_opened = True
    answer(InteractionKind.HOME, "messages", make_request(), store)
    assert welcomed(store) == []


@pytest.mark.parametrize(
    ("reader", "words"),
    [
        (Reader("sv", STOCKHOLM), "Slack känner inte igen `/händelse` med prickar."),
        (Reader("sv", STOCKHOLM, "en"), "`/incident` var som helst, eller"),
        (Reader("en", STOCKHOLM, "sv"), "Slack does not know `/händelse` with dots."),
        (Reader("en", STOCKHOLM), "`/incident` anywhere, or"),
    ],
)
def test_it_says_how_to_begin_and_has_three_buttons(reader: Reader, words: str, store: Store) -> None:
    store.workspace.settings().digest_channel = "C0LAGESBILD"
    message = MESSAGES["welcome"].message({}, store, reader)
    assert message is not None
    assert check_message(message.text, list(message.blocks)) == []
    assert words in message.blocks[-1]["elements"][0]["text"]
    assert "<#C0LAGESBILD>" in message.blocks[0]["text"]["text"]
    routes = [each["action_id"].partition(":")[0] for each in message.blocks[1]["elements"]]
    assert routes == ["incident.open", "incident.none", "action.mine"]
    assert set(routes) <= set(names_of(InteractionKind.BUTTON))
