"""Two workspaces install one bot; each has its own, and when one goes the other goes on."""

import json
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from bot.installations.manifest import build_manifest
from bot.installations.token_cipher import new_key
from commands.reader import Reader
from tests.bot.edge.test_connection import free_port
from tests.journeys.stage import TRYGG, Stage, receive_at
from tests.journeys.test_http_replicas import await_port
from tests.journeys.two_slacks import browse, two_slacks
from tests.sandbox.running import Sandbox


def state_of(name: str) -> dict[str, Any]:
    """A workspace with an admin, and a member who reports."""
    people = [
        {"id": f"U0{name}SAMO", "name": "samo", "real_name": f"Samo {name}", "locale": "sv-SE", "is_admin": True},
        {"id": f"U0{name}VERA", "name": "vera", "real_name": f"Vera {name}", "locale": "sv-SE"},
    ]
    channels = [{"id": f"C0{name}", "name": "allmänt"}]
    return {"team": {"id": f"T0{name}", "name": f"{name}köping"}, "people": people, "channels": channels}


class Both:
    """The bot that both workspaces install."""

    def __init__(self, stage: Stage, slacks: list[Sandbox], public_url: str) -> None:
        self.stage, self.slacks, self.public_url = stage, slacks, public_url

    def install(self, number: int) -> str:
        """Install it in one of the two; the page that says what to do next."""
        page = browse(self.public_url, self.slacks[number], f"U0{('ETT', 'TVA')[number]}SAMO")
        assert page.status_code == 200, page.text
        return page.text

    def report(self, number: int, what: str, nth: int) -> None:
        """Vera reports in one of the two."""
        vera = self.slacks[number].person(f"U0{('ETT', 'TVA')[number]}VERA")
        vera.open_form(f"/handelse {what}", timeout=60)
        assert vera.submit({"area": "Hela kommunen"}) == {}
        if nth:
            vera.wait_for_message(f"#{nth} ", "im", timeout=60)

    def listed(self, number: int) -> str:
        """What the coordinator is shown in one of the two."""
        samo = self.slacks[number].person(f"U0{('ETT', 'TVA')[number]}SAMO")
        samo.command("/handelse lista")
        return json.dumps(samo.wait_for_message("Händelser", timeout=60), ensure_ascii=False)

    def await_rows(self, statement: str, wanted: Callable[[list[Any]], bool]) -> None:
        """Wait until the database holds such rows."""
        end = time.monotonic() + 60
        while not wanted(self.stage.read(statement)):
            assert time.monotonic() < end, self.stage.log.read_text()
            time.sleep(0.1)


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    port = free_port()
    public_url = f"http://127.0.0.1:{port}"
    manifest = build_manifest(Reader("sv", ZoneInfo("Europe/Stockholm")), public_url)
    receive_at(manifest, f"{public_url}/slack/events")
    with two_slacks([state_of("ETT"), state_of("TVA")], manifest) as (slacks, address):
        known = slacks[0].client.credentials()
        stage = Stage(tmp_path, None)  # type: ignore[arg-type]  # there is more than one
        environment = {
            "PATH": "/usr/bin:/bin",
            "PORT": str(port),
            "PUBLIC_URL": public_url,
            "SLACK_API_URL": f"{address}api/",
            "SLACK_CLIENT_ID": known["client_id"],
            "SLACK_CLIENT_SECRET": known["client_secret"],
            "SLACK_SIGNING_SECRET": known["signing_secret"],
            "TOKEN_KEYS": new_key(),
            "DATABASE_URL": stage.database_url,
        }
        with stage.log.open("wb") as log:
            bot = subprocess.Popen([TRYGG, "run"], env=environment, cwd=tmp_path, stderr=log)
        try:
            await_port(stage.log)
            yield Both(stage, slacks, public_url)
        finally:
            bot.kill()
            bot.wait()


def test_two_workspaces_share_a_bot_and_nothing_else(both: Both) -> None:
    for number, what in enumerate(("klotter i Ettparken", "glaskross i Tvåparken")):
        assert "/trygg inställning" in both.install(number)
        both.report(number, what, 1)
    for number, (own, other) in enumerate((("Ettparken", "Tvåparken"), ("Tvåparken", "Ettparken"))):
        assert own in both.listed(number)
        assert other not in both.listed(number)
    one, two = both.slacks
    one.client.inject_fault(method="chat.postMessage", kind="429", times=1, retry_after=5)
    both.report(0, "brand", 0)
    both.await_rows("SELECT id FROM delivery WHERE state = 'retry'", bool)
    before = [one.workspace.bot_token, two.workspace.bot_token]
    one.client.uninstall()
    both.await_rows("SELECT workspace_id FROM installation WHERE token IS NULL", bool)
    both.report(1, "brand", 2)
    assert httpx.get(f"{both.public_url}/readyz", trust_env=False).text == "ok"
    assert len(both.stage.read("SELECT id FROM delivery WHERE settled_at IS NULL")) == 1, "what waits is kept"
    both.install(0)
    one.person("U0ETTVERA").wait_for_message("#2 ", "im", timeout=60)
    kept = both.stage.log.read_text() + both.stage.stored()
    assert not any(token in kept for token in (*before, one.workspace.bot_token))
