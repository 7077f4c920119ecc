"""Messages come and go: a long channel with older ones on request, and a deleted one over its replies."""

import re
from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect
from slack_sdk import WebClient

from sandbox.client import SandboxClient

pytestmark = pytest.mark.browser

Window = Callable[..., Page]


def line(number: int) -> dict[str, str]:
    return {"ts": f"{1_790_000_000 + number * 600}.000000", "user": "U0BO", "text": f"rad {number:04}"}


@pytest.fixture
def long_channel(slack: dict[str, str]) -> None:
    """A thousand messages."""
    with closing(SandboxClient(slack["page"])) as client:
        state = client.http.get("/state").json()
        state["channels"][0]["messages"] = [line(number) for number in range(1000)]
        assert client.http.post("/state", json=state).json() == {"ok": True}


@pytest.mark.long
def test_a_thousand_messages(open_window: Window, long_channel: None, slack: dict[str, str]) -> None:  # noqa: ARG001 (what is there)
    page = open_window()
    log = page.get_by_role("log")
    expect(log.get_by_text("rad 0999")).to_be_in_viewport()
    expect(log.get_by_role("article")).to_have_count(60)
    expect(log.get_by_text("rad 0999")).to_be_in_viewport()
    log.get_by_role("button", name="Visa äldre").click()
    expect(log.get_by_role("article")).to_have_count(160)
    expect(log.get_by_text("rad 0840")).to_be_attached()
    expect(log.get_by_text("rad 0941")).to_be_in_viewport()
    log.evaluate("(log) => log.scrollTo(0, log.scrollHeight)")
    expect(log.get_by_text("rad 0999")).to_be_in_viewport()
    with closing(SandboxClient(slack["page"])) as client:
        client.person("U0BO").say("nyast av alla")
    expect(log.get_by_text("nyast av alla")).to_be_in_viewport()
    expect(log.get_by_role("article", name=re.compile("Bo"))).to_have_count(160)


def test_a_deleted_message_leaves_a_notice_over_its_thread(open_window: Window, slack: dict[str, str]) -> None:
    web = WebClient(slack["bot_token"], base_url=slack["api"], retry_handlers=[])
    first = web.chat_postMessage(channel="C0ALLMANT", text="försvinner snart")["ts"]
    web.chat_postMessage(channel="C0ALLMANT", text="svar som står kvar", thread_ts=first)
    page = open_window()
    gone = page.get_by_role("article").filter(has_text="försvinner snart")
    expect(gone).to_have_count(1)
    web.chat_delete(channel="C0ALLMANT", ts=first)
    expect(gone).to_have_count(0)
    notice = page.get_by_role("article").filter(has_text="Meddelandet togs bort.")
    notice.get_by_role("button", name="1 svar").click()
    expect(page.get_by_text("svar som står kvar")).to_be_visible()


def test_a_command_in_a_thread_is_refused_there_and_not_posted(open_window: Window, slack: dict[str, str]) -> None:
    web = WebClient(slack["bot_token"], base_url=slack["api"], retry_handlers=[])
    first = web.chat_postMessage(channel="C0ALLMANT", text="början på en tråd")["ts"]
    web.chat_postMessage(channel="C0ALLMANT", text="ett svar", thread_ts=first)
    page = open_window()
    page.get_by_role("article").filter(has_text="början på en tråd").get_by_role("button", name="1 svar").click()
    panel = page.get_by_role("complementary", name="Tråd")
    box = panel.get_by_role("textbox")
    box.fill("/all nu")
    box.press("Enter")
    expect(panel.get_by_text("/all går inte att använda i trådar. Tyvärr!")).to_be_visible()
    expect(page.get_by_text("/all nu")).to_have_count(0)
