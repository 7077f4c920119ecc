"""How quick the local Slack itself stays in a full channel: what a person sees, a command's way there and back.

Run with `make bench`. The app that answers the commands is bare; nothing but the sandbox is measured.
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import quantiles
from typing import Any

from slack_bolt import Ack, App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from tests.sandbox.running import Sandbox, connected_app, running_sandbox

FILLINGS = (10, 1000)
LOOKS = 40
COMMANDS = 50
SECTION = {
    "type": "section",
    "text": {"type": "mrkdwn", "text": "*Klotter* vid Stationen, anmält av någon påhittad"},
}
BUTTON = {"type": "button", "action_id": "b", "text": {"type": "plain_text", "text": "Öppna"}, "value": "1"}


def state(messages: int) -> dict[str, Any]:
    """A workspace with one channel that holds so many messages, half of them with blocks, a tenth in threads."""
    began = 1_700_000_000
    said = []
    for number in range(messages):
        blocks = [SECTION, {"type": "actions", "elements": [BUTTON]}] if number % 2 else []
        parent = f"{began + number // 10 * 10}.000000" if number % 10 == 9 else None
        said.append(
            {"ts": f"{began + number}.000000", "user": "BOT", "text": f"Nummer {number}", "blocks": blocks}
            | ({"thread_ts": parent} if parent else {})
        )
    people = [{"id": "U0ALMA", "name": "alma", "real_name": "Alma Exempel"}]
    return {"people": people, "channels": [{"id": "C0FULL", "name": "full", "messages": said}]}


def bare_app(sandbox: Sandbox) -> App:
    """An app that only answers."""
    web = WebClient(sandbox.workspace.bot_token, base_url=sandbox.api)
    me = AuthorizeResult(enterprise_id=None, team_id=None, bot_token=web.token)
    app = App(client=web, authorize=lambda **_: me, process_before_response=True, token_verification_enabled=False)

    @app.command("/hello")
    def hello(ack: Ack) -> None:
        ack("hello")

    return app


@contextmanager
def filled(messages: int) -> Iterator[Sandbox]:
    """A sandbox with so many messages and the app connected."""
    with running_sandbox(state(messages)) as sandbox, connected_app(sandbox, bare_app(sandbox)):
        sandbox.client.set_switches(limits=False)
        yield sandbox


def timed(deed: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of each."""
    spent = []
    for _ in range(times):
        started = time.perf_counter()
        deed()
        spent.append((time.perf_counter() - started) * 1000)
    return spent


def measure(messages: int) -> list[tuple[str, float, float, float]]:
    """Rows of what, p50 ms, p95 ms, and kilobytes of a screen."""
    with filled(messages) as sandbox:
        alma = sandbox.person()
        weight = len(json.dumps(alma.screen().raw)) / 1000
        looks = timed(alma.screen, LOOKS)
        commands = timed(lambda: alma.command("/hello"), COMMANDS)
        history = timed(lambda: sandbox.web().conversations_history(channel="C0FULL", limit=100), LOOKS)
    return [
        row("screen of a person", looks, weight),
        row(f"{COMMANDS} quick commands, each there and back", commands),
        row("conversations.history, 100 messages", history),
    ]


def row(name: str, spent: list[float], weight: float = 0.0) -> tuple[str, float, float, float]:
    """One row of the table."""
    cuts = quantiles(spent, n=20)
    return name, cuts[9], cuts[18], weight


def main() -> None:
    """Print the table."""
    print("| local Slack | messages in the channel | p50 ms | p95 ms | kB |\n|---|---|---|---|---|")
    for messages in FILLINGS:
        for name, half, most, weight in measure(messages):
            print(f"| {name} | {messages} | {half:.1f} | {most:.1f} | {f'{weight:.0f}' if weight else '–'} |")


if __name__ == "__main__":
    main()
