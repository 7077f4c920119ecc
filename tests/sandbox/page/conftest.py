"""The page in headless Chromium with the tiny app behind it, in windows where nothing may go wrong."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler
from slack_sdk import WebClient

from sandbox.client import SandboxClient
from tests.sandbox.page.showroom import add_showroom
from tests.sandbox.running import UNHURRIED
from tests.sandbox.tiny_app import build_tiny

FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
MANIFEST = {
    "display_information": {"name": "Tiny"},
    "features": {
        "bot_user": {"display_name": "Tiny"},
        "app_home": {"home_tab_enabled": True},
        "shortcuts": [
            {"name": "Rapportera", "type": "message", "callback_id": "report_it", "description": "Om det skrivna"},
            {
                "name": "Ny rapport",
                "type": "global",
                "callback_id": "report_new",
                "description": "Ett tomt formulär",
            },
        ],
        "slash_commands": [
            {"command": "/form", "description": "Opens the form", "usage_hint": "nothing"},
            {"command": "/hello", "description": "Says hello", "usage_hint": "[words]"},
            {"command": "/ask", "description": "Asks"},
            {"command": "/show", "description": "Shows every block"},
            {"command": "/long", "description": "Answers at length"},
            {"command": "/all", "description": "Opens a form with every input"},
            {"command": "/silent", "description": "Never answers"},
        ],
    },
    "oauth_config": {
        "scopes": {
            "bot": [
                *("commands", "chat:write", "chat:write.customize", "im:write"),
                *("users:read", "files:read", "files:write"),
            ]
        }
    },
    "settings": {
        "socket_mode_enabled": True,
        "interactivity": {"is_enabled": True},
        "event_subscriptions": {"bot_events": ["app_home_opened"]},
    },
}


def find_chromium() -> str | None:
    """Where this machine has Chromium, if it has."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """Headless Chromium; skipped where the machine has none, failed if CI is set.

    No longer than a module: Playwright keeps an event loop running, which others' asyncio.run would meet. Its
    windows share a profile, which keeps the page's scripts as compiled: one opens in less than half the time.
    """
    found = find_chromium()
    if found is None:
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        give_up("no Chromium on this machine (Debian package: chromium)")
    with sync_playwright() as playwright:
        expect.set_options(timeout=20_000)
        profile = tmp_path_factory.mktemp("profile")
        windows = playwright.chromium.launch_persistent_context(profile, executable_path=found, args=[*FLAGS])
        yield windows
        windows.close()


@pytest.fixture(scope="module")
def slack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A sandbox in a process of its own, as `python -m sandbox` tells of it, with the tiny app connected."""
    manifest = tmp_path_factory.mktemp("page") / "manifest.json"
    complaints = manifest.with_name("stderr")
    manifest.write_text(json.dumps(MANIFEST), encoding="utf-8")
    command = [sys.executable, "-m", "sandbox", "--port", "0", "--manifest", str(manifest)]
    root = Path(__file__).parents[3]
    with (
        complaints.open("wb") as stderr,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=stderr, cwd=root) as process,
    ):
        assert process.stdout is not None
        told: dict[str, str] = json.loads(process.stdout.readline())
        app = build_tiny(WebClient(told["bot_token"], base_url=told["api"]), "unused")
        add_showroom(app)
        handler = SocketModeHandler(app, told["app_token"])
        handler.connect()
        with closing(SandboxClient(told["page"])) as client:
            client.set_switches(patience=UNHURRIED)
            client.wait_connected()
            yield told
        handler.close()
        process.kill()
    said = complaints.read_text(encoding="utf-8")
    if said:
        pytest.fail(said)


@pytest.fixture(scope="module")
def client(slack: dict[str, str]) -> Iterator[SandboxClient]:
    """A client of the sandbox."""
    with closing(SandboxClient(slack["page"])) as opened:
        yield opened


@pytest.fixture(scope="module")
def web(slack: dict[str, str]) -> WebClient:
    """The app's own client."""
    return WebClient(slack["bot_token"], base_url=slack["api"], retry_handlers=[])


def send(page: Page, line: str) -> None:
    """Send a line in the first channel."""
    box = page.get_by_role("textbox", name="Meddelande till #allmänt")
    box.fill(line)
    box.press("Enter")


@pytest.fixture
def open_window(
    slack: dict[str, str], client: SandboxClient, chromium: BrowserContext
) -> Iterator[Callable[..., Page]]:
    """Opens the page as a person, at a width and in a colour scheme; in the end nothing may have gone wrong."""
    faults: list[str] = []
    with ExitStack() as stack:

        def opened(user: str = "U0ALMA", *, width: int = 1280, scheme: str = "light") -> Page:
            page = chromium.new_page()
            stack.callback(page.close)
            stack.callback(close_forms, client, user)
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            watch(page, slack["page"], faults)
            page.goto(f"{slack['page']}/?user={user}")
            page.get_by_role("banner").wait_for()
            return page

        yield opened
    assert not faults


def close_forms(client: SandboxClient, user: str) -> None:
    """Leave no form open for that person's next window."""
    if client.person(user).views:
        client.person(user).close(everything=True)


def watch(page: Page, home: str, faults: list[str]) -> None:
    """Collect errors in the page, and every request that leaves the sandbox."""

    def console(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(message.text)

    def request(asked: Request) -> None:
        if not asked.url.startswith((home, home.replace("http", "ws"), "data:", "blob:")):
            faults.append(f"left the machine: {asked.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", request)
