"""The process itself: what it prints, which port it takes, and how it ends."""

import json
import signal
import socket
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


def test_two_run_side_by_side_and_end_in_peace(start, tmp_path):
    state, manifest = tmp_path / "state.json", tmp_path / "manifest.json"
    state.write_text(json.dumps({"people": [{"id": "U1", "name": "ett"}], "channels": [{"name": "hall"}]}))
    manifest.write_text(json.dumps({"features": {"bot_user": {"display_name": "Provbot"}}}))
    first = start("--port", "8470")
    taken = first[1]["page"].rpartition(":")[2]
    second = start("--port", taken, "--state", str(state), "--manifest", str(manifest))
    for (process, told), how, name in [(first, signal.SIGTERM, "min-app"), (second, signal.SIGINT, "provbot")]:
        assert set(told) == {"page", "api", "bot_token", "app_token", "signing_secret"}
        assert told["page"].startswith("http://127.0.0.1:84")
        assert told["api"] == f"{told['page']}/api/"
        headers = {"Authorization": f"Bearer {told['bot_token']}"}
        assert httpx.post(f"{told['api']}auth.test", headers=headers).json()["user"] == name
        process.send_signal(how)
        assert process.wait(30) == 0
    assert first[0].stderr.read().count("\n") <= 1
    said = second[0].stderr.read()
    assert said == f"Port {taken} is taken; this local Slack is at port {second[1]['page'].rpartition(':')[2]}.\n"


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("path", ["/clock?offset=0&seconds=60", "/sockets?at_least=1&seconds=60"])
def test_whoever_waits_when_it_ends_gets_an_answer_and_nothing_is_printed(start, how, path):
    process, told = start("--port", "0")
    with socket.create_connection(told["page"].removeprefix("http://").split(":")) as waiter:
        waiter.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        httpx.get(f"{told['page']}/clock")  # what came first is being answered by now
        process.send_signal(how)
        assert process.wait(30) == 0
        assert waiter.recv(1_000).startswith(b"HTTP/1.1 503")
    assert process.stderr.read() == ""


def test_a_wrong_state_file_is_refused_in_one_line(tmp_path):
    state = tmp_path / "state.json"
    state.write_text("{}")
    for given, said in [(state, "no saved workspace: it has no people"), (tmp_path / "gone.json", "No such file")]:
        command = [sys.executable, "-m", "sandbox", "--port", "0", "--no-page", "--state", str(given)]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
        assert ended.returncode == 1
        assert said in ended.stderr
        assert ended.stderr.count("\n") == 1
