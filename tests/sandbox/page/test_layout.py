"""The page as people use it: in Chromium, by the names that a screen reader would say."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from slack_sdk import WebClient

from sandbox.client import SandboxClient
from tests.sandbox.page.conftest import send
from tests.sandbox.tiny_app import plain

pytestmark = pytest.mark.browser

Window = Callable[..., Page]


def open_form(page: Page) -> Locator:
    send(page, "/form")
    dialog = page.get_by_role("dialog", name="Form")
    expect(dialog).to_be_visible()
    return dialog


def test_two_windows_see_the_same_message_and_count_it_as_unread(open_window: Window) -> None:
    ada, bo = open_window("U0ALMA"), open_window("U0BO")
    tiny = bo.get_by_role("button", name="Tiny")
    tiny.click()
    expect(tiny).to_have_attribute("aria-current", "page")
    send(ada, "Hej *Bo*, <script>alert(1)</script> :wave:")
    expect(ada.get_by_text("Hej Bo, <script>alert(1)</script> 👋")).to_be_visible()
    entry = bo.get_by_role("button", name="allmänt 1 oläst")
    expect(entry).to_be_visible()
    entry.click()
    expect(bo.get_by_role("article", name="Alma Exempel").get_by_text("Hej Bo").last).to_be_visible()
    expect(bo.get_by_role("button", name="allmänt", exact=True)).to_have_attribute("aria-current", "page")


def test_commands_are_offered_and_their_answer_is_for_one_person(open_window: Window) -> None:
    page = open_window()
    box = page.get_by_role("textbox", name="Meddelande till #allmänt")
    box.press_sequentially("/he")
    expect(page.get_by_role("listbox", name="Kommandon").get_by_role("option")).to_have_text(
        ["/hello [words]Says hello"]
    )
    box.press("Enter")
    expect(box).to_have_value("/hello ")
    box.press_sequentially("du & <jag>")
    box.press("Enter")
    answer = page.get_by_role("article", name="Tiny").last
    expect(answer).to_contain_text("hello alma: du & <jag>")
    expect(answer).to_contain_text("Bara synligt för dig")


def test_an_error_stands_at_its_field_and_nothing_typed_is_lost(open_window: Window) -> None:
    dialog = open_form(open_window())
    dialog.get_by_role("button", name="Send").click()
    name = dialog.get_by_label("Name", exact=True)
    expect(name).to_be_focused()
    expect(name).to_have_accessible_description("Fyll i det här fältet.")
    name.fill("errors")
    dialog.get_by_label("Colour").fill("gre")
    dialog.get_by_label("Colour").press("Enter")
    dialog.get_by_role("button", name="Send").click()
    expect(name).to_have_accessible_description("not that one")
    expect(name).to_have_value("errors")
    expect(dialog.get_by_label("Colour")).to_have_value("Green")


def test_typing_ahead_asks_the_app_and_escape_closes_one_thing_at_a_time(open_window: Window) -> None:
    page = open_window("U0DISA")
    dialog = open_form(page)
    place = dialog.get_by_label("Place")
    place.click()
    expect(dialog.get_by_role("option")).to_have_count(3)
    place.fill("torg")
    expect(dialog.get_by_role("option")).to_have_text(["Norra torget", "Södra torget"])
    place.press("ArrowDown")
    place.press("Enter")
    expect(place).to_have_value("Södra torget")
    place.click()
    place.press("Escape")
    expect(dialog.get_by_role("listbox")).to_have_count(0)
    expect(dialog).to_be_visible()
    place.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("textbox", name="Meddelande till #allmänt")).to_be_focused()


def test_the_first_letter_typed_into_a_closed_list_is_kept(open_window: Window) -> None:
    dialog = open_form(open_window("U0DISA"))
    place = dialog.get_by_label("Place")
    place.press_sequentially("torg")
    expect(place).to_have_value("torg")
    expect(dialog.get_by_role("option")).to_have_text(["Norra torget", "Södra torget"])


def test_forms_are_updated_pushed_and_sent(open_window: Window) -> None:
    page = open_window()
    dialog = open_form(page)
    dialog.get_by_label("Name", exact=True).fill("update")
    dialog.get_by_label("Name", exact=True).press("Enter")
    updated = page.get_by_role("dialog", name="Updated")
    expect(updated.get_by_label("Name", exact=True)).to_have_value("update")
    updated.get_by_label("Name", exact=True).fill("push")
    updated.get_by_role("button", name="Send").click()
    pushed = page.get_by_role("dialog", name="Pushed")
    expect(pushed.get_by_label("Name", exact=True)).to_have_value("")
    pushed.get_by_role("button", name="Tillbaka").click()
    expect(updated.get_by_label("Name", exact=True)).to_have_value("push")
    updated.get_by_label("Name", exact=True).fill("Ada")
    updated.get_by_role("button", name="Send").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name=re.compile(r"Tiny \d+ oläst")).click()
    expect(page.get_by_text("got Ada, None")).to_be_visible()


def test_what_is_being_typed_survives_updates_of_the_form(
    open_window: Window, client: SandboxClient, web: WebClient
) -> None:
    page = open_window("U0BO")
    dialog = open_form(page)
    view = client.person("U0BO").view
    name = dialog.get_by_label("Name", exact=True)
    for count, letter in enumerate("lampa"):
        name.press_sequentially(letter)
        body = {key: view[key] for key in ("type", "title", "submit", "callback_id")}
        notice = {"type": "section", "block_id": "notice", "text": plain(f"Update {count}")}
        web.views_update(view_id=view["id"], view={**body, "blocks": [notice, *view["blocks"]]})
        expect(dialog.get_by_text(f"Update {count}")).to_be_visible()
    expect(name).to_have_value("lampa")
    expect(name).to_be_focused()


def test_a_block_added_at_the_top_of_a_form_is_seen(
    open_window: Window, client: SandboxClient, web: WebClient
) -> None:
    page = open_window("U0BO", width=390)
    dialog = open_form(page)
    view = client.person("U0BO").view
    kept = {key: view[key] for key in ("type", "title", "submit", "callback_id")}
    long = [{"type": "section", "block_id": f"line{row}", "text": plain(f"Line {row}")} for row in range(40)]
    web.views_update(view_id=view["id"], view={**kept, "blocks": [*view["blocks"], *long]})
    dialog.get_by_text("Line 39").scroll_into_view_if_needed()
    changed = [*long[:-1], {**long[-1], "text": plain("Changed")}]
    web.views_update(view_id=view["id"], view={**kept, "blocks": [*view["blocks"], *changed]})
    expect(dialog.get_by_text("Changed")).to_be_in_viewport()
    notice = {"type": "section", "text": plain("Look here")}
    web.views_update(view_id=view["id"], view={**kept, "blocks": [notice, *view["blocks"], *changed]})
    expect(dialog.get_by_text("Look here")).to_be_in_viewport()


def test_home_and_buttons(open_window: Window) -> None:
    page = open_window()
    send(page, "/ask")
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_text("yes from U0ALMA, ephemeral True")).to_be_visible()
    page.get_by_role("button", name="Tiny").click()
    page.get_by_role("tab", name="Hem").click()
    expect(page.get_by_role("tabpanel")).to_contain_text("at home, home")


def test_the_clock_moves_to_monday(open_window: Window) -> None:
    page = open_window()
    page.get_by_role("button", name="Till måndag 08:00").click()
    expect(page.get_by_role("group", name="Arbetsytans klocka")).to_contain_text("mån")
    expect(page.get_by_role("group", name="Arbetsytans klocka")).to_contain_text("08:00")
    expect(page.get_by_role("status").filter(has_text="Klockan är nu mån")).to_be_visible()


def test_on_a_phone_in_the_dark_in_english(open_window: Window) -> None:
    page = open_window("U0CLEO", width=390, scheme="dark")
    assert page.evaluate("document.documentElement.lang") == "en"
    expect(page.get_by_role("textbox", name="Message to #allmänt")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Show channels").click()
    page.get_by_role("button", name="Tiny").click()
    expect(page.get_by_role("textbox", name="Message to Tiny")).to_be_visible()
    expect(page.get_by_role("navigation")).to_be_hidden()


@pytest.mark.parametrize("user", ["U0ALMA", "U0BO", "U0CLEO", "U0DISA", "U0LONG"])
def test_on_a_phone_names_are_whole_in_the_choice_of_persons(
    open_window: Window, client: SandboxClient, user: str
) -> None:
    if user == "U0LONG" and user not in {each["id"] for each in client.http.get("/state").json()["people"]}:
        client.add_person(user, "ml", real_name="Margareta Lindqvist-Åkesson", title="Fritidsledare, Lokalbo")
    page = open_window(user, width=390)
    shown = page.locator(".people-shown > *")
    expect(shown.first).not_to_be_empty()
    assert shown.evaluate_all("(lines) => lines.filter((each) => each.scrollWidth > each.clientWidth).length") == 0


def test_on_a_phone_the_menu_button_tells_what_is_unread(open_window: Window, client: SandboxClient) -> None:
    page = open_window("U0BO", width=390)
    menu = page.get_by_role("button", name="Visa kanaler")
    menu.click()
    page.get_by_role("button", name="Tiny").click()
    expect(page.get_by_role("tab", name="Meddelanden")).to_be_visible()
    expect(menu).to_have_accessible_name("Visa kanaler")
    client.person("U0ALMA").say("Hej Bo", channel="allmänt")
    expect(menu).to_have_accessible_name("Visa kanaler, 1 oläst")


def test_a_closed_window_reads_nothing(open_window: Window, client: SandboxClient) -> None:
    page, other = open_window("U0CLEO"), open_window("U0CLEO")
    tiny = page.get_by_role("button", name="Tiny")
    tiny.click()
    expect(tiny).to_have_attribute("aria-current", "page")
    channel = page.get_by_role("navigation").get_by_role("button", name="allmänt")
    expect(channel).to_have_accessible_name("allmänt")
    other.close()
    unread = page.get_by_role("navigation").get_by_role("button", name=re.compile(r"allmänt \d+ unread"))
    cleo = client.person("U0CLEO")
    (direct,) = cleo.screen().places("im")
    for number in range(100):  # until the server has noticed that the other window is gone
        client.person("U0ALMA").say("Hi Cleo", channel="allmänt")
        cleo.say(f"drawn {number}", direct["id"])
        expect(page.get_by_text(f"drawn {number}", exact=True)).to_be_visible()
        if unread.is_visible():
            break
    expect(unread).to_be_visible()


def test_neither_side_hangs_up_on_one_that_stands_still_for_a_while(open_window: Window) -> None:
    """A click on its way is lost with the connection: so the patience is agreed upon when it opens."""
    page, told = open_window(), []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: told.append(str(frame))))
    page.reload()
    page.get_by_role("banner").wait_for()
    opening = json.loads(told[0].removeprefix("0"))
    assert opening["pingTimeout"] >= 30_000
    assert opening["pingInterval"] >= 30_000
