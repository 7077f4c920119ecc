"""The inspector: every call both ways, what broke in red, faults, time, and the workspace as a file."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.client import SandboxClient
from tests.sandbox.page.conftest import send
from tests.sandbox.running import UNHURRIED
from tests.sandbox.tiny_app import plain
from tests.stopwatch import Stopwatch

pytestmark = pytest.mark.browser

Window = Callable[..., Page]


@pytest.fixture
def client(client: SandboxClient) -> Iterator[SandboxClient]:
    """Leave no fault behind."""
    yield client
    client.clear_faults()
    client.set_switches(patience=UNHURRIED)


def open_inspector(page: Page, tab: str = "Anrop") -> Locator:
    page.get_by_role("button", name="Utvecklarverktyg").click()
    panel = page.get_by_role("complementary", name="Utvecklarverktyg")
    expect(panel).to_be_focused()
    panel.get_by_role("tab", name=tab).click()
    expect(panel.get_by_role("tabpanel", name=tab)).to_be_visible()
    return panel


def test_calls_are_told_both_ways_newest_first(open_window: Window, web: WebClient) -> None:
    page = open_window()
    panel = open_inspector(page)
    send(page, "/ask")
    rows = panel.get_by_role("listitem")
    expect(rows.filter(has_text="/ask").first).to_contain_text("ut")
    web.auth_test()
    expect(rows.first).to_contain_text("auth.test")
    expect(rows.first).to_contain_text("ok")
    rows.first.get_by_role("button").click()
    expect(rows.first.get_by_label("Svar")).to_contain_text('"user_id": "U0SANDBOXBOT"')
    web.auth_test()
    expect(rows.nth(1).get_by_label("Svar")).to_be_visible()
    rows.nth(1).get_by_role("button").first.click()
    expect(rows.nth(1).get_by_label("Svar")).to_be_hidden()


def test_refusals_name_the_rule_and_can_be_filtered(open_window: Window, web: WebClient) -> None:
    panel = open_inspector(open_window())
    rows = panel.get_by_role("listitem")
    faulty = [{"type": "header", "text": plain("x" * 151)}]
    with suppress(SlackApiError):
        web.chat_postMessage(channel="C0ALLMANT", text="x", blocks=faulty)
    expect(rows.first).to_contain_text("invalid_blocks")
    expect(rows.first).to_contain_text("/blocks/0/text")
    with suppress(SlackApiError):
        web.api_call("bookmarks.add", json={})
    expect(rows.first).to_contain_text("unknown_method")
    web.auth_test()
    panel.get_by_role("checkbox", name="Bara fel").check()
    expect(rows.first).to_contain_text("bookmarks.add")
    panel.get_by_role("searchbox", name="Sök på namn eller fel").fill("bookm")
    expect(rows).to_have_count(1)
    expect(panel.get_by_role("status")).to_have_text("1 anrop")
    panel.get_by_role("searchbox", name="Sök på namn eller fel").fill("nothing")
    expect(panel.get_by_role("status")).to_have_text("Inga anrop att visa.")


def test_choosing_the_open_tab_again_leaves_it_as_it_is(open_window: Window, web: WebClient) -> None:
    panel = open_inspector(open_window())
    web.api_test()
    panel.get_by_role("searchbox", name="Sök på namn eller fel").fill("api.test")
    expect(panel.get_by_role("status")).to_have_text("1 anrop")
    panel.get_by_role("tab", name="Anrop").click()
    panel.get_by_role("checkbox").first.check()
    expect(panel.get_by_role("status")).to_have_text("Inga anrop att visa.")
    panel.get_by_role("checkbox").first.uncheck()
    expect(panel.get_by_role("status")).to_have_text("1 anrop")
    expect(panel.get_by_role("searchbox", name="Sök på namn eller fel")).to_have_value("api.test")


def test_five_hundred_calls_do_not_hold_the_page_up(
    open_window: Window, web: WebClient, client: SandboxClient
) -> None:
    client.set_switches(limits=False)
    blocks = [{"type": "section", "text": plain("x" * 2900)}] * 10
    for _ in range(500):
        web.api_call("blocks.validate", json={"blocks": blocks})
    page = open_window("U0BO")
    with Stopwatch() as watch:
        panel = open_inspector(page)
        expect(panel.get_by_role("listitem")).to_have_count(100)
    assert watch.seconds < 5
    expect(panel.get_by_role("status")).to_have_text("De 100 senaste av 500 anrop")
    panel.get_by_role("button", name="Töm").click()
    expect(panel.get_by_role("listitem")).to_have_count(0)


def test_it_stands_where_a_thread_would_and_stays_open_for_the_next_person(open_window: Window) -> None:
    page = open_window()
    opener = page.get_by_role("button", name="Utvecklarverktyg")
    panel = open_inspector(page)
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.get_by_role("combobox", name="Du är").select_option("U0CLEO")
    expect(page.get_by_role("complementary", name="Developer tools")).to_be_visible()
    page.go_back()
    expect(panel).to_be_visible()
    panel.press("Escape")
    expect(panel).to_be_hidden()
    expect(opener).to_be_focused()


def test_on_a_phone_it_is_a_sheet_over_the_conversation(open_window: Window) -> None:
    page = open_window(width=390)
    panel = open_inspector(page)
    expect(page.get_by_role("log")).to_be_hidden()
    box = panel.bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    panel.get_by_role("button", name="Stäng").click()
    expect(page.get_by_role("log")).to_be_visible()


def test_a_fault_is_ordered_met_and_taken_back(open_window: Window, web: WebClient, client: SandboxClient) -> None:
    panel = open_inspector(open_window(), "Felsimulering och tid")
    panel.get_by_label("Metod").select_option("team.info")
    panel.get_by_label("Typ av fel").select_option("500 innan anropet har utförts")
    panel.get_by_label("Antal gånger").fill("2")
    panel.get_by_role("button", name="Simulera", exact=True).click()
    planned = panel.get_by_role("list", name="Väntar på nästa anrop").get_by_role("listitem")
    expect(planned).to_contain_text("team.info: 500 innan anropet har utförts · 2 gånger kvar")
    with pytest.raises(SlackApiError, match="internal_error"):
        web.team_info()
    expect(planned).to_contain_text("1 gång kvar")
    panel.get_by_role("button", name="Ta bort team.info").click()
    expect(planned).to_have_count(0)
    expect(panel.get_by_role("status")).to_have_text("Inget fel väntar.")
    client.inject_fault(kind="slow", seconds=2)
    expect(planned).to_contain_text("alla metoder: Svaret dröjer")
    panel.get_by_role("button", name="Ta bort alla fel").click()
    expect(planned).to_have_count(0)


def test_the_workspace_can_be_older_and_unlimited(open_window: Window, web: WebClient) -> None:
    panel = open_inspector(open_window(), "Felsimulering och tid")
    alert = [{"type": "data_table", "caption": "x", "rows": [[{"type": "raw_text", "text": "x"}]] * 2}]
    older = panel.get_by_role("checkbox", name="Äldre arbetsyta")
    older.check()
    limits = panel.get_by_role("checkbox", name="Slacks gränser för antal anrop gäller")
    limits.uncheck()
    panel.get_by_label("Metod").select_option("team.info")
    panel.get_by_role("button", name="Simulera", exact=True).click()
    expect(panel.get_by_text("team.info: ")).to_be_visible()  # what was switched before has arrived, too
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        web.api_call("blocks.validate", json={"blocks": alert})
    for _ in range(25):
        web.chat_postMessage(channel="C0ALLMANT", text="snabbt")
    panel.get_by_role("button", name="Ta bort alla fel").click()
    expect(older).not_to_be_checked()
    expect(limits).to_be_checked()
    web.api_call("blocks.validate", json={"blocks": alert})


def test_how_long_slack_waits_can_be_set(open_window: Window, client: SandboxClient) -> None:
    page = open_window()
    panel = open_inspector(page, "Felsimulering och tid")
    waits = panel.get_by_label("Väntetid på appens svar (sekunder)")
    client.set_switches(patience=7.5)
    expect(waits).to_have_value("7.5")
    waits.fill("0.2")
    send(page, "/silent")
    expect(page.get_by_role("log")).to_contain_text("operation_timeout")
    client.clear_faults()
    expect(waits).to_have_value("3")


def test_the_clock_is_moved_to_a_given_time_and_never_back(open_window: Window, client: SandboxClient) -> None:
    page = open_window()
    panel = open_inspector(page, "Felsimulering och tid")
    panel.get_by_label("Ny tid").fill("2098-03-04T05:06")
    panel.get_by_role("button", name="Flytta", exact=True).click()
    expect(page.get_by_role("group", name="Arbetsytans klocka")).to_contain_text("4 mars 2098 05:06")
    panel.get_by_label("Ny tid").fill("2097-03-04T05:06")
    panel.get_by_role("button", name="Flytta", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Klockan går bara framåt.")).to_be_visible()
    assert client.now > 4_000_000_000


def test_the_workspace_is_saved_and_loaded_on_the_page(
    open_window: Window, client: SandboxClient, tmp_path: Path
) -> None:
    alma, bo = open_window(), open_window("U0BO")
    client.person("U0ALMA").say("det här är sparat")
    panel = open_inspector(alma, "Spara")
    with alma.expect_download() as started:
        panel.get_by_role("link", name="Spara till fil").click()
    file = tmp_path / started.value.suggested_filename
    assert file.name.startswith("provort-")
    started.value.save_as(file)
    client.person("U0ALMA").say("det här är inte sparat")
    expect(bo.get_by_text("det här är inte sparat")).to_be_visible()
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"people": [{"id": "U1"}]}')
    panel.get_by_label("Välj fil").set_input_files(wrong)
    expect(panel.get_by_role("alert")).to_have_text("Filen kunde inte läsas in: people.0.name: Field required")
    expect(bo.get_by_text("det här är inte sparat")).to_be_visible()
    panel.get_by_label("Välj fil").set_input_files(file)
    for page in (alma, bo):
        expect(page.get_by_text("det här är inte sparat")).to_have_count(0)
        expect(page.get_by_text("det här är sparat")).to_be_visible()
    expect(panel).to_be_visible()
