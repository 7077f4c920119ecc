"""HTTP mode: the same tour over signed requests to the app's addresses."""

import httpx
import pytest

from sandbox.__main__ import open_listener
from tests.sandbox.tiny_app import build_tiny
from tests.sandbox.tour_running import served_app


@pytest.fixture
def hooked(start_sandbox):
    """A sandbox whose app listens on HTTP; sandbox and the app's address."""
    listener = open_listener(0)
    address = "http://{}:{}/slack/events".format(*listener.getsockname())
    manifest = {
        "features": {
            "slash_commands": [{"command": f"/{name}", "url": address} for name in ("hello", "form", "silent")],
            "app_home": {"home_tab_enabled": True},
        },
        "oauth_config": {"scopes": {"bot": ["chat:write", "commands", "im:write", "users:read"]}},
        "settings": {
            "socket_mode_enabled": False,
            "interactivity": {"is_enabled": True, "request_url": address},
            "event_subscriptions": {"request_url": address, "bot_events": ["app_home_opened", "user_change"]},
        },
    }
    sandbox = start_sandbox(manifest=manifest)
    with served_app(build_tiny(sandbox.web(), sandbox.workspace.signing_secret), listener):
        yield sandbox, address
    listener.close()


def test_the_tour_goes_over_http(hooked):
    alma = hooked[0].person()
    alma.command("/hello world")
    assert alma.messages("allmänt")[-1]["text"] == "hello alma: world"
    alma.open_form("/form")
    assert alma.suggest("Place", "lek") == ["Lekparken"]
    assert alma.submit({"Name": "errors"}) == {"name": "not that one"}
    assert alma.submit({"Name": "Tove"}) == {}
    assert alma.wait_for_message("got Tove, None", "im")
    assert "at home" in str(alma.home())
    alma.change(title="Samordnare")
    assert alma.wait_for_message("alma deleted False", "allmänt")


def test_only_events_that_are_subscribed_to_are_sent(hooked):
    sandbox, _ = hooked
    alma = sandbox.person()
    alma.say("unheard")
    alma.change(title="Samordnare")
    assert alma.wait_for_message("alma deleted False", "allmänt")
    assert [call for call in sandbox.workspace.calls if call.name == "message"] == []


def test_an_unsigned_or_stale_request_is_turned_away_by_bolt(hooked):
    _, address = hooked
    fields = {"command": "/hello", "text": "", "user_name": "x"}
    assert httpx.post(address, data=fields).status_code == 401


def test_a_command_the_manifest_does_not_name_is_no_command(hooked):
    alma = hooked[0].person()
    alma.command("/unknown")
    assert "inget giltigt kommando" in alma.messages("allmänt")[-1]["text"]


def test_an_app_that_is_not_there_fails_as_in_slack(start_sandbox):
    gone = open_listener(0)
    address = "http://{}:{}".format(*gone.getsockname())
    gone.close()
    sandbox = start_sandbox(manifest={"features": {"slash_commands": [{"command": "/hello", "url": address}]}})
    sandbox.person().command("/hello")
    assert "dispatch_failed" in sandbox.person().messages()[-1]["text"]
