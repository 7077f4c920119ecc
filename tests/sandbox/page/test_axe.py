"""The page for those who hear it or see it badly: axe-core finds nothing serious, in any light, at any width."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.client import SandboxClient
from tests.sandbox.page.showroom import home, messages, picture

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

Window = Callable[..., Page]
SERIOUS = {"serious", "critical"}


def find_violations(page: Page) -> list[str]:
    """What axe-core calls serious or critical, in light and dark, with the elements."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += Axe().run(page).response["violations"]
    return [
        f"{each['id']} ({each['impact']}): {node['target']} {node['failureSummary']}"
        for each in found
        if each["impact"] in SERIOUS
        for node in each["nodes"]
    ]


@pytest.fixture(scope="module")
def furnished(client: SandboxClient, web: WebClient) -> None:
    """Messages with every block, pictures and files, a Home tab, and refused calls."""
    client.set_switches(limits=False)
    for blocks in messages():
        ts = web.chat_postMessage(channel="C0ALLMANT", text="Se här", blocks=blocks)["ts"]
    web.chat_postMessage(channel="C0ALLMANT", text="i tråden", thread_ts=ts)
    web.files_upload_v2(filename="bild.png", content=picture(), channel="C0ALLMANT", title="Kartan")
    web.files_upload_v2(filename="rapport.csv", content=b"a;b", channel="C0ALLMANT")
    client.person("U0ALMA").command("/ask")
    client.person("U0BO").react("tada", {"channel": "C0ALLMANT", "ts": ts})
    with suppress(SlackApiError):
        web.api_call("bookmarks.add", json={})
    client.inject_fault(kind="slow", method="team.info")


@pytest.fixture(params=[pytest.param(1280, marks=pytest.mark.long), 390])
def page(request: pytest.FixtureRequest, furnished: None, open_window: Window) -> Page:  # noqa: ARG001 (what is there)
    opened: Page = open_window(width=request.param)
    return opened


def go_to(page: Page, name: str) -> None:
    drawer = page.get_by_role("button", name="Visa kanaler")
    if drawer.is_visible():
        drawer.click()
    page.get_by_role("navigation").get_by_role("button", name=name).click()


def test_a_channel_and_a_thread(page: Page) -> None:
    page.get_by_role("link", name="rapport.csv").wait_for()
    expect(page.get_by_role("img", name="Stapeldiagram").locator("svg path").first).to_be_attached()
    assert find_violations(page) == []
    page.get_by_role("button", name="Genvägar").click()
    page.get_by_role("menuitem", name="Ny rapport").wait_for()
    assert find_violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="1 svar").click()
    page.get_by_role("complementary", name="Tråd").wait_for()
    thread = page.get_by_role("complementary", name="Tråd")
    thread.get_by_role("article").last.hover()
    thread.get_by_role("button", name="Mer att göra med meddelandet").last.click()
    page.get_by_role("menuitem", name="Rapportera").wait_for()
    assert find_violations(page) == []


def test_a_form_with_every_input_and_with_faults(page: Page) -> None:
    box = page.get_by_role("textbox", name="Meddelande till #allmänt")
    box.press_sequentially("/al")
    page.get_by_role("listbox", name="Kommandon").wait_for()
    assert find_violations(page) == []
    box.fill("/all")
    box.press("Enter")
    dialog = page.get_by_role("dialog", name="Allt på en gång")
    dialog.wait_for()
    assert find_violations(page) == []
    dialog.get_by_role("button", name="Skicka").click()
    dialog.get_by_text("Fyll i det här fältet.").wait_for()
    dialog.locator("input[type=file]").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"x"})
    dialog.get_by_role("button", name="Ta bort a.txt").wait_for()
    colours = dialog.get_by_label("Färger", exact=True)
    colours.click()
    dialog.get_by_role("option", name="Röd").click()
    assert find_violations(page) == []


def test_home_and_a_question(page: Page, slack: dict[str, str]) -> None:
    go_to(page, "Tiny")
    page.get_by_role("tab", name="Hem").click()
    page.get_by_text("at home, home").wait_for()
    WebClient(slack["bot_token"], base_url=slack["api"]).views_publish(user_id="U0ALMA", view=home())
    page.get_by_role("tabpanel").get_by_role("table", name="Händelser per plats").wait_for()
    assert find_violations(page) == []
    go_to(page, "allmänt")
    page.get_by_role("button", name="Bekräfta").first.click()
    page.get_by_role("dialog", name="Säkert?").wait_for()
    assert find_violations(page) == []


def test_the_inspector(page: Page) -> None:
    page.get_by_role("button", name="Utvecklarverktyg").click()
    panel = page.get_by_role("complementary", name="Utvecklarverktyg")
    panel.get_by_role("listitem").filter(has_text="unknown_method").first.get_by_role("button").click()
    panel.get_by_label("Svar").wait_for()
    assert find_violations(page) == []
    for tab in ("Felsimulering och tid", "Spara"):
        panel.get_by_role("tab", name=tab).click()
        panel.get_by_role("tabpanel", name=tab).wait_for()
        assert find_violations(page) == []
