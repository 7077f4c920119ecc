"""The demo as a newcomer meets it: a picture is there; reports, moves to Monday, sees the next, ends an action."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright

from domain.weeks import Week
from domain.workdays import is_working_day, working_day_after
from sandbox.client import SandboxClient
from tests.conftest import STOCKHOLM
from tests.journeys.stage import TRYGG
from tests.sandbox.running import UNHURRIED

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TIMEOUT_MILLISECONDS = 60_000
pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(240),
    pytest.mark.skipif(
        CHROMIUM is None and not os.environ.get("CI"), reason="no Chromium here: install Debian's package chromium"
    ),
]


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The page of a fresh demo."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SLACK_")}
    demo = subprocess.Popen(
        [TRYGG, "demo", "--port", "8450"], stdout=subprocess.PIPE, text=True, cwd=tmp_path, env=environment
    )
    assert demo.stdout is not None
    found = None
    while not found and (line := demo.stdout.readline()):
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
    assert found, "the demo printed no address"
    with closing(SandboxClient(found.group())) as slack:
        slack.set_switches(patience=UNHURRIED)
    yield found.group()
    demo.terminate()
    demo.communicate(timeout=60)
    assert demo.returncode == 0


@pytest.fixture(params=[(1280, 800), (390, 844)], ids=["desk", "phone"])
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A browser window of a desk's or a phone's size."""
    width, height = request.param
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = browser.new_page(viewport={"width": width, "height": height})
        opened.set_default_timeout(TIMEOUT_MILLISECONDS)
        yield opened
        browser.close()


def go_to(page: Page, name: str) -> None:
    """Open a channel or conversation in the sidebar, which a phone keeps in a drawer."""
    drawer = page.get_by_role("button", name="Visa kanaler")
    if drawer.is_visible():
        drawer.click()
    page.get_by_role("navigation").get_by_text(name, exact=True).first.click()


def fill_in_with_faults(page: Page, dialog: Locator) -> None:
    """Save too early, choose with the keyboard and by type-ahead, and write what must not be written."""
    save, category = dialog.get_by_role("button", name="Spara"), dialog.get_by_label("Kategori")
    save.click()
    expect(category).to_have_accessible_description("Fyll i det här fältet.")
    category.press_sequentially("graffitti")
    expect(dialog.get_by_role("option")).to_have_text(["Skadegörelse – klotter"])
    category.press("Enter")
    place = dialog.get_by_label("Plats", exact=True)
    place.press_sequentially("stationne skan")
    expect(dialog.get_by_role("option")).to_have_text(["Stationen · Skänninge", "Ny plats: stationne skan"])
    place.press("Enter")
    expect(dialog.get_by_label("Område")).to_have_value("Skänninge")
    words = dialog.get_by_label("Beskrivning")
    words.fill("En person, 850709-9805, på kuren")
    save.click()
    expect(words).to_have_accessible_description(re.compile("ser ut att innehålla ett personnummer"))
    expect(words).to_have_value("En person, 850709-9805, på kuren")
    words.fill("Två meter på kuren")
    save.click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def last_week(address: str) -> int:
    """The number of the week before this one."""
    with closing(SandboxClient(address)) as slack:
        return Week.of(datetime.fromtimestamp(slack.now, STOCKHOLM).date()).previous().number


def move_past_red_days(address: str) -> None:
    """When that Monday is a red day, owners are reminded on the next day on which people work."""
    with closing(SandboxClient(address)) as slack:
        today = datetime.fromtimestamp(slack.now, STOCKHOLM).date()
        if not is_working_day(today):
            slack.move_clock(f"{working_day_after(today)}T08:00")


def test_newcomer_reports_moves_to_monday_sees_picture_and_reminder_and_is_done(page: Page, address: str) -> None:
    expect.set_options(timeout=TIMEOUT_MILLISECONDS)
    page.goto(f"{address}/?user=U0VERA")
    go_to(page, "lägesbild")
    expect(page.get_by_role("log")).to_contain_text("Lägesbild vecka")
    box = page.get_by_role("textbox", name=re.compile("Meddelande till"))
    box.fill("/handelse")
    box.press("Enter")
    dialog = page.get_by_role("dialog", name="Rapportera händelse")
    expect(dialog).to_be_visible()
    fill_in_with_faults(page, dialog)
    go_to(page, "Trygg")
    expect(page.get_by_role("log")).to_contain_text("är sparad")
    page.get_by_role("tab", name="Hem").click()
    home = page.get_by_role("tabpanel", name="Hem")
    expect(home).to_contain_text("Två meter på kuren")
    page.get_by_role("button", name="Till måndag 08:00").click()
    go_to(page, "lägesbild")
    expect(page.get_by_role("log")).to_contain_text(f"Lägesbild vecka {last_week(address)}")
    expect(page.get_by_role("log")).not_to_contain_text("Inga händelser")
    move_past_red_days(address)
    page.goto(f"{address}/?user=U0TORE")
    go_to(page, "Trygg")
    expect(page.get_by_role("log")).to_contain_text("att följa upp")
    page.get_by_role("button", name="Klar", exact=True).click()
    page.get_by_role("dialog", name="Är åtgärden klar?").get_by_role("button", name="Klar").click()
    expect(page.get_by_role("log")).to_contain_text("Klar")
    expect(page.get_by_role("button", name="Skjut upp")).to_have_count(0)
