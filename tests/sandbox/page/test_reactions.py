"""Shortcuts and reactions by hand; who is a guest, of another organisation, and what is private."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from sandbox.client import SandboxClient

pytestmark = pytest.mark.browser

Window = Callable[..., Page]


@pytest.fixture
def client(client: SandboxClient) -> SandboxClient:
    """Add a guest, somebody of another organisation in a shared channel, and a private channel."""
    state = client.http.get("/state").json()
    if not state["teams"]:
        state["teams"] = [{"id": "T0POLIS", "name": "Polisen", "domain": "polisen"}]
        state["people"] += [
            {"id": "U0GAST", "name": "gun", "real_name": "Gun Gäst", "is_restricted": True},
            {"id": "U0EVA", "name": "eva", "real_name": "Eva Gräns", "team_id": "T0POLIS"},
        ]
        members = ["U0ALMA", "U0GAST", "U0EVA", "BOT"]
        shared = {"id": "C0TORGET", "name": "torget", "members": members, "shared_with": ["T0POLIS"]}
        secret = {"id": "C0LEDNING", "name": "ledning", "members": ["U0ALMA", "BOT"], "is_private": True}
        state["channels"] += [shared, secret]
        assert client.http.post("/state", json=state).json() == {"ok": True}
    return client


def test_a_message_shortcut_is_used_from_the_messages_menu(open_window: Window, client: SandboxClient) -> None:
    client.person("U0BO").say("Lampan är trasig", channel="allmänt")
    page = open_window()
    message = page.get_by_role("article").filter(has_text="Lampan är trasig").last
    message.hover()
    message.get_by_role("button", name="Mer att göra med meddelandet").click()
    message.get_by_role("menuitem", name="Rapportera").click()
    message.get_by_role("button", name="1 svar").click()
    expect(page.get_by_role("complementary", name="Tråd")).to_contain_text("rapporterat: Lampan är trasig")


def test_a_global_shortcut_is_used_beside_the_composer_by_keys(open_window: Window, client: SandboxClient) -> None:  # noqa: ARG001 (what is there)
    page = open_window()
    page.get_by_role("button", name="Genvägar").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Ny rapport")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Allt på en gång")).to_be_visible()


def test_reactions_are_seen_added_and_taken_back(open_window: Window, client: SandboxClient) -> None:
    bo = client.person("U0BO")
    ts = bo.say("Tack för hjälpen", channel="allmänt")
    bo.react("tada", {"channel": "C0ALLMANT", "ts": ts})
    page = open_window()
    message = page.get_by_role("article").filter(has_text="Tack för hjälpen").last
    mark = message.get_by_role("button", name="🎉 1: Bo Påhittad")
    expect(mark).to_have_attribute("aria-pressed", "false")
    mark.click()
    both = message.get_by_role("button", name="🎉 2: Bo Påhittad, Alma Exempel")
    expect(both).to_have_attribute("aria-pressed", "true")
    both.click()
    expect(mark).to_be_visible()
    message.hover()
    message.get_by_role("button", name="Mer att göra med meddelandet").click()
    message.get_by_role("menuitem", name="Reagera med 👀").click()
    expect(message.get_by_role("button", name="👀 1: Alma Exempel")).to_be_visible()


def test_a_command_in_a_thread_is_refused_as_in_slack(open_window: Window, client: SandboxClient) -> None:
    client.person("U0BO").say("en tråd börjar", channel="allmänt")
    page = open_window()
    message = page.get_by_role("article").filter(has_text="en tråd börjar").last
    message.hover()
    message.get_by_role("button", name="Svara i tråd").click()
    thread = page.get_by_role("complementary", name="Tråd")
    thread.get_by_role("textbox", name="Svara").fill("/form")
    thread.get_by_role("textbox", name="Svara").press("Enter")
    expect(thread).to_contain_text("/form går inte att använda i trådar.")
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 390])
def test_guests_others_and_private_channels_are_marked(
    open_window: Window, client: SandboxClient, slack: dict[str, str], width: int
) -> None:
    client.person("U0GAST").say("från en gäst", channel="torget")
    client.person("U0EVA").say("från polisen", channel="torget")
    page = open_window(width=width)
    page.goto(f"{slack['page']}/?user=U0ALMA&channel=C0TORGET")
    expect(page.get_by_role("article").filter(has_text="från en gäst").first).to_contain_text("Gäst")
    external = page.get_by_role("article").filter(has_text="från polisen").first
    expect(external).to_contain_text("Annan organisation: Polisen")
    expect(page.get_by_role("main")).to_contain_text("Delas med Polisen")
    options = page.get_by_role("combobox", name="Du är").locator("option")
    expect(options.filter(has_text="Gun Gäst")).to_have_text("Gun Gäst – Gäst")
    expect(options.filter(has_text="Eva Gräns")).to_have_text("Eva Gräns – Annan organisation: Polisen")
    if width == 390:
        page.get_by_role("button", name="Visa kanaler").click()
    page.get_by_role("button", name="privat kanal ledning").click()
    expect(page.get_by_role("heading", name="privat kanal ledning")).to_be_visible()
