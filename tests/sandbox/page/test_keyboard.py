"""Without a mouse: a form is opened, filled in and sent, and the page gone through, by keys alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from sandbox.client import SandboxClient
from tests.sandbox.page.showroom import messages

pytestmark = pytest.mark.browser

Window = Callable[..., Page]
FORM: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Rad", ("en rad",)),
    ("E-post", ("a@b.se",)),
    ("Länk", ("https://a.se",)),
    ("Tal", ("7",)),
    ("Rik text", ("fritt",)),
    ("Ettdet första", ("*Space",)),
    ("Röd", ("*ArrowDown", "*ArrowDown")),
    ("Färg", ("*ArrowDown", "*ArrowDown", "*Enter")),
    ("Färger", ("*ArrowDown", "*Enter", "*ArrowDown", "*Enter", "*Escape")),
    ("Person", ("bo", "*Enter")),
    ("Filer Välj filer", ()),
    ("Skicka", ("*Enter",)),
)


def focused_name(page: Page) -> str:
    """What a screen reader would call the focused control, roughly."""
    name: str = page.evaluate(
        """() => {
          const at = document.activeElement;
          const labels = [...(at.labels ?? [])].map((each) => each.textContent.trim().replace(/\\s+/g, " "));
          const by = document.getElementById(at.getAttribute("aria-labelledby"))?.textContent;
          return at.getAttribute("aria-label") || by || labels.join(" ") || at.textContent.trim();
        }"""
    )
    return name


def tab_to(page: Page, name: str) -> None:
    passed = []
    while (here := focused_name(page)) != name:
        passed.append(here)
        assert len(passed) < 60, f"{name} is not reached by Tab, only {passed}"
        page.keyboard.press("Tab")


def strike(page: Page, keys: tuple[str, ...]) -> None:
    for each in keys:
        if each.startswith("*"):
            page.keyboard.press(each[1:])
        else:
            page.keyboard.type(each)


def test_a_form_is_opened_filled_in_and_sent(open_window: Window, client: SandboxClient) -> None:
    page = open_window()
    tab_to(page, "Meddelande till #allmänt")
    strike(page, ("/al", "*Tab", "*Enter"))
    dialog = page.get_by_role("dialog", name="Allt på en gång")
    expect(dialog).to_be_visible()
    for name, keys in FORM:
        tab_to(page, name)
        strike(page, keys)
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("textbox", name="Meddelande till #allmänt")).to_be_focused()
    values = client.calls("view_submission")[-1]["request"]["view"]["state"]["values"]
    told = {key.removeprefix("b-"): next(iter(inputs.values())) for key, inputs in values.items()}
    assert told["plain_text_input"]["value"] == "en rad"
    assert told["number_input"]["value"] == "7"
    assert told["radio_buttons"]["selected_option"]["value"] == "blå"
    assert told["static_select"]["selected_option"]["value"] == "grön"
    assert [each["value"] for each in told["multi_static_select"]["selected_options"]] == ["röd", "grön"]
    assert told["users_select"]["selected_user"] == "U0BO"
    assert [each["value"] for each in told["checkboxes"]["selected_options"]] == ["ett"]
    assert told["rich_text_input"]["rich_text_value"]["elements"][0]["elements"][0]["text"] == "fritt"


def test_the_page_is_gone_through_and_the_inspector_opened_and_closed(open_window: Window) -> None:
    page = open_window("U0BO")
    page.keyboard.press("Tab")
    assert focused_name(page) == "Till innehållet"
    tab_to(page, "Utvecklarverktyg")
    strike(page, ("*Enter",))
    panel = page.get_by_role("complementary", name="Utvecklarverktyg")
    expect(panel).to_be_focused()
    tab_to(page, "Felsimulering och tid")
    strike(page, ("*Enter",))
    expect(panel.get_by_role("tabpanel", name="Felsimulering och tid")).to_be_visible()
    tab_to(page, "Äldre arbetsyta: saknar blocken från 2026")
    strike(page, ("*Space",))
    expect(panel.get_by_role("checkbox", name="Äldre arbetsyta")).to_be_checked()
    strike(page, ("*Space", "*Escape"))
    expect(panel).to_be_hidden()
    expect(page.get_by_role("button", name="Utvecklarverktyg")).to_be_focused()


def show_everything(client: SandboxClient) -> None:
    client.set_switches(limits=False)
    disa = client.person("U0DISA")
    before = len(disa.messages("allmänt"))
    disa.command("/show")
    disa.wait_for(lambda screen: len(screen.messages("allmänt")) > before + len(messages()))


def tabs_to_composer(page: Page) -> int:
    count = 0
    while focused_name(page) != "Meddelande till #allmänt":
        page.keyboard.press("Tab")
        count += 1
        assert count < 60
    return count


def wide_tables(page: Page) -> int:
    """Those that one has to scroll, which is a stop each."""
    return page.locator("wide-part[wide] > [tabindex='0']").count()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_messages_are_one_stop_on_the_way_to_the_composer(
    open_window: Window, client: SandboxClient, width: int
) -> None:
    show_everything(client)
    shown = min(60, len(client.person("U0DISA").messages("allmänt")))
    page = open_window("U0DISA", width=width)
    expect(page.get_by_role("article")).to_have_count(shown)
    assert tabs_to_composer(page) == (12 if width == 1280 else 10) + wide_tables(page)
    page.reload()
    expect(page.get_by_role("article")).to_have_count(shown)
    strike(page, ("*Tab", "*Enter"))
    assert tabs_to_composer(page) == 3 + wide_tables(page)


def test_arrows_go_from_message_to_message_and_tab_into_one(open_window: Window, client: SandboxClient) -> None:
    show_everything(client)
    client.person("U0BO").say("den näst sista")
    client.person("U0DISA").say("den sista")
    shown = min(60, len(client.person("U0DISA").messages("allmänt")))
    page = open_window("U0DISA")
    articles = page.get_by_role("article")
    expect(articles).to_have_count(shown)
    expect(articles.last).to_contain_text("den sista")
    page.get_by_role("button", name="Genvägar").focus()
    strike(page, ("*Shift+Tab",))
    expect(articles.last).to_be_focused()
    strike(page, ("*ArrowUp",))
    expect(articles.filter(has_text="den näst sista")).to_be_focused()
    for name in ("Svara i tråd", "Mer att göra med meddelandet", "Genvägar"):
        strike(page, ("*Tab",))
        assert focused_name(page) == name
    strike(page, ("*Shift+Tab", "*Home"))
    first = page.locator(".older:visible, .message").first
    expect(first).to_be_focused()
    expect(first).to_be_in_viewport()
    strike(page, ("*End",))
    expect(articles.last).to_be_focused()
    strike(page, ("*Enter",))
    assert focused_name(page) == "Svara i tråd"


def test_a_wide_table_says_so_and_is_scrolled_by_keys(open_window: Window, client: SandboxClient) -> None:
    show_everything(client)
    page = open_window("U0DISA", width=390)
    message = page.get_by_role("article").filter(has_text="Röd jan").last
    hint = message.get_by_text("Rulla i sidled för att se mer")
    expect(hint).to_be_visible()
    narrow = page.get_by_role("article").filter(has_text="Händelser per plats").last
    expect(narrow.get_by_text("Rulla i sidled").first).to_be_hidden()
    message.focus()
    part = message.get_by_role("region", name="Tabell")
    expect(part).to_have_accessible_name("Tabell")
    tab_to(page, "Tabell")
    strike(page, ("*ArrowRight",))
    page.wait_for_function("document.activeElement.scrollLeft > 0")


def test_a_question_is_denied_and_agreed_to(open_window: Window, client: SandboxClient) -> None:
    show_everything(client)
    page = open_window("U0DISA")
    button = page.get_by_role("button", name="Bekräfta").last
    button.focus()
    strike(page, ("*Enter",))
    question = page.get_by_role("dialog", name="Säkert?")
    expect(question).to_be_visible()
    strike(page, ("*Escape",))
    expect(question).to_have_count(0)
    expect(button).to_be_focused()
    strike(page, ("*Enter",))
    expect(question.get_by_role("button", name="Ja, gör det")).to_be_focused()
    strike(page, ("*Enter",))
    expect(page.get_by_text("bekräftat")).to_be_visible()
