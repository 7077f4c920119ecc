"""The demo as a newcomer meets it: opens the page, reports, moves to Monday, sees the picture and a reminder."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.journeys.conftest import TRYGG

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
PATIENCE = 30_000
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
    yield found.group()
    demo.terminate()
    demo.communicate(timeout=20)
    assert demo.returncode == 0


@pytest.fixture(params=[(1280, 800), (390, 844)], ids=["desk", "phone"])
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A browser window of a desk's or a phone's size."""
    width, height = request.param
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = browser.new_page(viewport={"width": width, "height": height})
        opened.set_default_timeout(PATIENCE)
        yield opened
        browser.close()


def go_to(page: Page, name: str) -> None:
    """Open a channel or conversation in the sidebar, which a phone keeps in a drawer."""
    drawer = page.get_by_role("button", name="Visa kanaler")
    if drawer.is_visible():
        drawer.click()
    page.get_by_role("navigation").get_by_text(name, exact=True).first.click()


def test_newcomer_reports_moves_to_monday_and_sees_picture_and_reminder(page: Page, address: str) -> None:
    expect.set_options(timeout=PATIENCE)
    page.goto(f"{address}/?user=U0VERA")
    box = page.get_by_role("textbox", name=re.compile("Meddelande till"))
    box.fill("/handelse klotter på Stationen i Skänninge igår 22:30 två meter på kuren")
    box.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Rapportera händelse")
    dialog.get_by_role("button", name="Spara").click()
    expect(dialog).to_be_hidden()
    go_to(page, "Trygg")
    expect(page.get_by_role("log")).to_contain_text("är sparad")
    page.get_by_role("button", name="Till måndag 08:00").click()
    go_to(page, "lägesbild")
    expect(page.get_by_role("log")).to_contain_text("Lägesbild vecka")
    page.goto(f"{address}/?user=U0TORE")
    go_to(page, "Trygg")
    expect(page.get_by_role("log")).to_contain_text("att följa upp")
