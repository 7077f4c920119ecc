"""Messages come and go: a long channel with older ones on request, and a deleted one over its replies."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from slack_sdk import WebClient

from sandbox.client import SandboxClient
from tests.sandbox.page.conftest import send

pytestmark = pytest.mark.browser

Window = Callable[..., Page]


def line(number: int) -> dict[str, str]:
    return {"ts": f"{1_790_000_000 + number * 600}.000000", "user": "U0BO", "text": f"rad {number:04}"}


def scroll_up(log: Locator, pixels: int) -> None:
    """Scroll at once: a mouse wheel may go on after the next step."""
    log.evaluate("(log, pixels) => log.scrollBy({ top: -pixels, behavior: 'instant' })", pixels)


@pytest.fixture
def long_channel(client: SandboxClient) -> None:
    """A thousand messages."""
    state = client.http.get("/state").json()
    state["channels"][0]["messages"] = [line(number) for number in range(1000)]
    assert client.http.post("/state", json=state).json() == {"ok": True}


@pytest.mark.long
def test_a_thousand_messages(open_window: Window, long_channel: None, client: SandboxClient) -> None:  # noqa: ARG001 (what is there)
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
    client.person("U0BO").say("nyast av alla")
    expect(log.get_by_text("nyast av alla")).to_be_in_viewport()
    expect(log.get_by_role("article", name=re.compile("Bo"))).to_have_count(160)


def test_the_answer_to_ones_own_command_is_shown_from_its_beginning(
    open_window: Window, client: SandboxClient
) -> None:
    for number in range(30):
        client.person("U0BO").say(f"fyllnad {number}")
    page = open_window(width=390)
    log = page.get_by_role("log")
    expect(log.get_by_text("fyllnad 0", exact=True)).to_be_attached()
    expect(log.get_by_text("fyllnad 29")).to_be_in_viewport()
    for word in ("ett", "två"):
        scroll_up(log, 3000)
        expect(page.get_by_role("article").last).not_to_be_in_viewport()
        send(page, f"/long {word}")
        expect(log.get_by_text(f"rad 0 till {word}")).to_be_in_viewport()
        expect(log.get_by_role("img", name="Stapeldiagram").last.locator("svg path").first).to_be_attached()
        expect(log.get_by_text(f"rad 0 till {word}")).to_be_in_viewport()
    expect(log).to_have_attribute("aria-live", "polite")


def test_a_reader_who_has_scrolled_away_is_left_alone(open_window: Window, client: SandboxClient) -> None:
    for number in range(60):
        client.person("U0BO").say(f"äldre {number}")
    page = open_window()
    log = page.get_by_role("log")
    expect(log.get_by_role("article")).to_have_count(60)
    expect(log.get_by_text("äldre 59", exact=True)).to_be_in_viewport()
    scroll_up(log, 900)
    expect(log.get_by_text("äldre 59", exact=True)).not_to_be_in_viewport()
    top = log.evaluate("(log) => log.scrollTop")
    client.person("U0BO").say("nytt långt ner")
    more = log.get_by_role("button", name="Nya meddelanden")
    expect(more).to_be_visible()
    assert log.evaluate("(log) => log.scrollTop") == top
    more.click()
    expect(log.get_by_text("nytt långt ner")).to_be_in_viewport()


def test_a_deleted_message_leaves_a_notice_over_its_thread(open_window: Window, web: WebClient) -> None:
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


def test_a_command_in_a_thread_is_refused_there_and_not_posted(open_window: Window, web: WebClient) -> None:
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
