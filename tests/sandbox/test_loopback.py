"""Another site in the same browser gets nothing: neither the page, nor its socket, nor the workspace."""

import asyncio
import socket

import httpx
import pytest
import websockets
from websockets.exceptions import InvalidStatus

from sandbox.process import start_sandbox

FOREIGN_ORIGINS = (
    "http://evil.example",
    "https://127.0.0.1:{port}",
    "http://127.0.0.1:1",
    "http://localhost",
    "null",
)
FOREIGN_HOSTS = ("evil.example:{port}", "127.0.0.1:1", "127.0.0.1.evil.example:{port}", "localhost:x", "")
ROUTES = (
    ("GET", "/"),
    ("GET", "/_nicegui_ws/socket.io/?EIO=4&transport=polling"),
    ("GET", "/state"),
    ("POST", "/state"),
    ("POST", "/clock"),
    ("POST", "/faults"),
    ("DELETE", "/faults"),
    ("POST", "/sockets/warning"),
    ("GET", "/calls"),
    ("POST", "/people"),
    ("PATCH", "/people/U0ALMA"),
    ("POST", "/people/U0ALMA/say"),
    ("GET", "/people/U0ALMA/screen"),
    ("POST", "/response/x"),
    ("GET", "/no/such/route"),
)
SOCKETS = ("/_nicegui_ws/socket.io/?EIO=4&transport=websocket", "/link/?ticket=x")


@pytest.fixture(scope="module")
def slack():
    with start_sandbox(page=True) as running:
        yield running


def port_of(slack):
    return slack.page.rpartition(":")[2]


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_a_request_from_another_site_is_refused(slack, method, path, origin):
    before = slack.client.person("U0ALMA").screen().raw["version"]
    headers = {"Origin": origin.format(port=port_of(slack))}
    answer = httpx.request(method, f"{slack.page}{path}", headers=headers, content=b"{}")
    assert answer.status_code == 403
    assert answer.text == f"This local Slack only takes requests from its own page, {slack.page}\n"
    assert slack.client.person("U0ALMA").screen().raw["version"] == before


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
@pytest.mark.parametrize(("method", "path"), ROUTES[:4])
def test_a_name_that_leads_here_by_rebinding_is_refused(slack, method, path, host):
    """A page at a name that its owner lets point to 127.0.0.1 is same-origin to the browser."""
    told = host.format(port=port_of(slack))
    headers = {"Host": told, "Origin": f"http://{told}"}
    answer = httpx.request(method, f"{slack.page}{path}", headers=headers, content=b"{}")
    assert answer.status_code == 403
    assert answer.text == f"This local Slack only answers at {slack.page}\n"


def test_a_request_without_a_host_is_refused(slack):
    with socket.create_connection(("127.0.0.1", int(port_of(slack)))) as line:
        line.sendall(b"GET /state HTTP/1.0\r\n\r\n")
        assert line.recv(1000).startswith(b"HTTP/1.1 403")


@pytest.mark.parametrize("path", SOCKETS)
@pytest.mark.parametrize("headers", [{"Origin": "http://evil.example"}, {"Host": "evil.example"}])
def test_another_site_does_not_get_a_socket(slack, path, headers):
    async def listen():
        address = slack.page.replace("http", "ws", 1)
        async with websockets.connect(f"{address}{path}", additional_headers=headers, proxy=None) as line:
            return await line.recv()

    with pytest.raises(InvalidStatus) as refused:
        asyncio.run(listen())
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_its_own_names_are_taken_with_and_without_an_origin(slack, host):
    told = f"{host}:{port_of(slack)}"
    for headers in ({"Host": told}, {"Host": told, "Origin": f"http://{told}"}):
        assert httpx.get(f"{slack.page}/state", headers=headers).status_code == 200


def test_a_host_without_its_port_is_taken_as_some_libraries_send_it(slack):
    assert httpx.get(f"{slack.page}/state", headers={"Host": "127.0.0.1"}).status_code == 200


def test_the_page_gets_its_socket(slack):
    async def listen():
        address = slack.page.replace("http", "ws", 1)
        where = f"{address}/_nicegui_ws/socket.io/?EIO=4&transport=websocket"
        async with websockets.connect(where, origin=slack.page, proxy=None) as line:
            return await line.recv()

    assert str(asyncio.run(listen())).startswith("0")


def test_no_other_page_may_frame_it(slack):
    assert httpx.get(slack.page).headers["content-security-policy"] == "frame-ancestors 'self'"
