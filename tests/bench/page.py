"""How the local Slack's page bears a channel of a thousand messages and fifty quick commands.

Run with `make bench`. Measured in headless Chromium, each figure beside the same in a channel of ten messages.
"""

import contextlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Page, sync_playwright
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler
from slack_sdk import WebClient

from sandbox.client import SandboxClient
from tests.sandbox.page.conftest import FLAGS, find_chromium
from tests.sandbox.tiny_app import build_tiny

FEW, MANY = 10, 1000
ROUNDS = 15
COMMANDS = 50
QUIET = 300
"""Milliseconds before each message, for the page gathers what comes close upon something else."""


def channel(name: str, count: int) -> dict[str, Any]:
    """A channel with so many messages, every fifth with blocks, by person and app in turn."""

    def message(number: int) -> dict[str, Any]:
        text = {"type": "mrkdwn", "text": f"*Rapport {number}*: klotter vid stationen, <https://example.com|mer>"}
        fields = [{"type": "mrkdwn", "text": f"*Fält {key}*\nvärde {number}"} for key in range(4)]
        blocks = [{"type": "section", "text": text, "fields": fields}] if number % 5 == 0 else []
        user = "BOT" if number % 2 else "U0ALMA"
        return {
            "ts": f"{1_790_000_000 + number * 600}.000000",
            "user": user,
            "text": f"rad {number}",
            "blocks": blocks,
        }

    return {"id": f"C0{name.upper()}", "name": name, "messages": [message(number) for number in range(count)]}


STATE = {
    "people": [{"id": "U0ALMA", "name": "alma", "real_name": "Alma Exempel"}],
    "channels": [channel("few", FEW), channel("many", MANY), channel("other", 1)],
}


@contextlib.contextmanager
def running(folder: Path) -> Iterator[dict[str, str]]:
    """The local Slack with those channels, and an app that answers commands."""
    (folder / "state.json").write_text(json.dumps(STATE), encoding="utf-8")
    command = [sys.executable, "-m", "sandbox", "--port", "0", "--state", str(folder / "state.json")]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) as process:
        assert process.stdout is not None
        told: dict[str, str] = json.loads(process.stdout.readline())
        app = build_tiny(WebClient(told["bot_token"], base_url=told["api"]), "unused")
        handler = SocketModeHandler(app, told["app_token"])
        handler.connect()
        try:
            yield told
        finally:
            handler.close()
            process.kill()


def wait_for_text(page: Page, words: str) -> None:
    """Return when those words have been drawn in the list of messages."""
    script = "(words) => document.querySelector('.log-inner')?.textContent.includes(words)"
    page.wait_for_function(script, arg=words, polling="raf")


def spent(deed: Callable[[], None]) -> float:
    """Milliseconds that it takes."""
    started = time.perf_counter()
    deed()
    return (time.perf_counter() - started) * 1000


def load(page: Page, slack: dict[str, str], name: str, count: int) -> float:
    """From asking for the page until the newest message is drawn."""

    def deed() -> None:
        page.goto(f"{slack['page']}/?user=U0ALMA&channel=C0{name.upper()}")
        wait_for_text(page, f"rad {count - 1}" if (count - 1) % 5 else f"Rapport {count - 1}")

    return median(spent(deed) for _ in range(5))


def turn(page: Page, name: str, count: int) -> float:
    """From pressing the channel's name until its newest message is drawn."""

    def deed() -> None:
        page.locator(".entry", has_text=name).click()
        wait_for_text(page, f"rad {count - 1}")

    waits = []
    for _ in range(5):
        page.locator(".entry", has_text="other").click()
        page.locator(".message").nth(0).get_by_text("Rapport 0").wait_for()
        waits.append(spent(deed))
    return median(waits)


def draw(page: Page, web: WebClient, name: str) -> float:
    """From the app's sending a message until it is drawn."""
    waits = []
    for number in range(ROUNDS):
        words = f"nytt {name} {number}"

        def deed(words: str = words) -> None:
            web.chat_postMessage(channel=f"C0{name.upper()}", text=words)
            wait_for_text(page, words)

        page.wait_for_timeout(QUIET)
        waits.append(spent(deed))
    return median(waits)


def hurry(page: Page, client: SandboxClient, name: str) -> float:
    """From the first of many quick commands until the last answer is drawn, for each command."""

    def deed() -> None:
        for number in range(COMMANDS):
            client.person("U0ALMA").command(f"/hello {name}{number}!", channel=name)
        wait_for_text(page, f"{name}{COMMANDS - 1}!")

    return spent(deed) / COMMANDS


def measure(page: Page, slack: dict[str, str], name: str, count: int) -> list[float]:
    """The four figures for one channel, in milliseconds."""
    with contextlib.closing(SandboxClient(slack["page"])) as client:
        client.wait_connected()
        client.set_switches(limits=False)
        web = WebClient(slack["bot_token"], base_url=slack["api"], retry_handlers=[])
        loaded = load(page, slack, name, count)
        return [loaded, turn(page, name, count), draw(page, web, name), hurry(page, client, name)]


NAMES = (
    "page opened",
    "turned to the channel",
    "posted, then drawn",
    f"a command of {COMMANDS}, answered and drawn",
)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as slack, sync_playwright() as player:
        browser = player.chromium.launch(executable_path=find_chromium(), args=[*FLAGS])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        few, many = (measure(page, slack, name, count) for name, count in (("few", FEW), ("many", MANY)))
        browser.close()
    print(f"| in a channel of … messages, ms (median) | {FEW} | {MANY} |\n|---|---|---|")
    for name, small, large in zip(NAMES, few, many, strict=True):
        print(f"| {name} | {small:.0f} | {large:.0f} |")


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
