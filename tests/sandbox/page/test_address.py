"""Back, forward and reload lead to the person, the place and the draft that one had."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from sandbox.client import SandboxClient

pytestmark = pytest.mark.browser

Window = Callable[..., Page]


def composer(page: Page, place: str = "#allmänt") -> Locator:
    return page.get_by_role("textbox", name=f"Meddelande till {place}")


def test_a_reload_keeps_person_place_and_draft(open_window: Window) -> None:
    page = open_window("U0BO")
    page.get_by_role("navigation").get_by_role("button", name="Tiny").click()
    composer(page, "Tiny").fill("halvt skrivet\ntill Tiny")
    page.get_by_role("tab", name="Hem").click()
    expect(page.get_by_role("tab", name="Hem")).to_have_attribute("aria-selected", "true")
    expect(page).to_have_url(re.compile("tab=home"))
    page.reload()
    expect(page.get_by_role("tab", name="Hem")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("combobox", name="Du är")).to_have_value("U0BO")
    page.get_by_role("tab", name="Meddelanden").click()
    expect(composer(page, "Tiny")).to_have_value("halvt skrivet\ntill Tiny")
    composer(page, "Tiny").press("Enter")
    expect(page.get_by_role("log").get_by_text("halvt skrivet")).to_be_visible()
    page.reload()
    expect(composer(page, "Tiny")).to_have_value("")


def test_a_draft_belongs_to_one_person_and_one_conversation(open_window: Window) -> None:
    page = open_window("U0ALMA")
    composer(page).fill("Almas")
    page.get_by_role("combobox", name="Du är").select_option("U0BO")
    expect(page.get_by_role("combobox", name="Du är")).to_have_value("U0BO")
    expect(composer(page)).to_have_value("")
    page.go_back()
    expect(page.get_by_role("combobox", name="Du är")).to_have_value("U0ALMA")
    expect(composer(page)).to_have_value("Almas")
    page.get_by_role("navigation").get_by_role("button", name="Tiny").click()
    expect(composer(page, "Tiny")).to_have_value("")
    expect(page).to_have_url(re.compile("channel=D"))
    page.go_back()
    expect(composer(page)).to_have_value("Almas")


def test_back_and_forward_go_through_channel_home_and_thread(open_window: Window, client: SandboxClient) -> None:
    first = client.person("U0BO").say("början på en tråd", channel="allmänt")
    client.person("U0BO").say("svar i tråden", channel="allmänt", thread_ts=first)
    page = open_window()
    home, thread = page.get_by_role("tab", name="Hem"), page.get_by_role("complementary", name="Tråd")
    page.get_by_role("navigation").get_by_role("button", name=re.compile("Tiny")).click()
    expect(page).to_have_url(re.compile("channel=D"))
    home.click()
    expect(home).to_have_attribute("aria-selected", "true")
    expect(page).to_have_url(re.compile("tab=home"))
    page.get_by_role("navigation").get_by_role("button", name=re.compile("allmänt")).click()
    expect(page).to_have_url(re.compile("channel=C"))
    page.get_by_role("article").filter(has_text="början på").get_by_role("button", name="1 svar").click()
    expect(thread).to_contain_text("svar i tråden")
    expect(page).to_have_url(re.compile("thread="))
    page.go_back()
    expect(thread).to_be_hidden()
    expect(page.get_by_role("heading", name="allmänt")).to_be_visible()
    page.go_back()
    expect(home).to_have_attribute("aria-selected", "true")
    page.go_back()
    expect(composer(page, "Tiny")).to_be_visible()
    for _ in range(3):
        page.go_forward()
    expect(thread).to_contain_text("svar i tråden")
    page.reload()
    expect(thread).to_contain_text("svar i tråden")


def test_an_address_that_names_what_is_not_there_opens_the_first_channel(
    open_window: Window, slack: dict[str, str]
) -> None:
    page = open_window()
    page.goto(f"{slack['page']}/?user=U0NOBODY&channel=C0NOWHERE&thread=1.2&tab=home")
    expect(composer(page)).to_be_visible()
    expect(page.get_by_role("complementary", name="Tråd")).to_be_hidden()
