"""The process itself: what it prints, which port it takes, and how it ends."""

import json
import signal
import subprocess
import sys

import httpx
import pytest


@pytest.fixture
def start(tmp_path):
    """Starts `python -m sandbox` and gives the process and its first line."""
    running = []

    def run(*arguments):
        process = subprocess.Popen(
            [sys.executable, "-m", "sandbox", "--no-page", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
        )
        running.append(process)
        return process, json.loads(process.stdout.readline())

    yield run
    for process in running:
        process.kill()
        process.communicate()


def test_two_start_side_by_side_on_ports_of_their_own(start):
    pages = {start("--port", "8470")[1]["page"] for _ in range(2)}
    assert len(pages) == 2
    assert all(page.startswith("http://127.0.0.1:84") for page in pages)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_the_first_line_says_all_and_a_signal_ends_it_in_peace(start, how):
    process, told = start("--port", "8480")
    assert set(told) == {"page", "api", "bot_token", "app_token", "signing_secret"}
    assert told["api"] == f"{told['page']}/api/"
    headers = {"Authorization": f"Bearer {told['bot_token']}"}
    assert httpx.post(f"{told['api']}auth.test", headers=headers).json()["ok"]
    process.send_signal(how)
    assert process.wait(10) == 0
    assert process.stderr.read() == ""


def test_it_begins_with_a_state_and_a_manifest(start, tmp_path):
    state, manifest = tmp_path / "state.json", tmp_path / "manifest.json"
    state.write_text(json.dumps({"people": [{"id": "U1", "name": "ett"}], "channels": [{"name": "hall"}]}))
    manifest.write_text(json.dumps({"features": {"bot_user": {"display_name": "Provbot"}}}))
    _, told = start("--port", "8490", "--state", str(state), "--manifest", str(manifest))
    screen = httpx.get(f"{told['page']}/people/U1/screen").json()
    assert [each["name"] for each in screen["channels"]] == ["hall"]
