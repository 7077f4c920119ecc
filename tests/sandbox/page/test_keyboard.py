"""Without a mouse: a form is opened, filled in and sent, and the page gone through, by keys alone."""

from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from sandbox.client import SandboxClient

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


def test_a_form_is_opened_filled_in_and_sent(open_window: Window, slack: dict[str, str]) -> None:
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
    with closing(SandboxClient(slack["page"])) as client:
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
    tab_to(page, "Insyn för utvecklare")
    strike(page, ("*Enter",))
    panel = page.get_by_role("complementary", name="Insyn för utvecklare")
    expect(panel).to_be_focused()
    tab_to(page, "Störningar och tid")
    strike(page, ("*Enter",))
    tab_to(page, "Äldre arbetsyta: känner inte blocken från 2026")
    strike(page, ("*Space",))
    expect(panel.get_by_role("checkbox", name="Äldre arbetsyta")).to_be_checked()
    strike(page, ("*Space", "*Escape"))
    expect(panel).to_be_hidden()
    expect(page.get_by_role("button", name="Insyn för utvecklare")).to_be_focused()


def test_a_question_is_denied_and_agreed_to(open_window: Window, slack: dict[str, str]) -> None:
    with closing(SandboxClient(slack["page"])) as client:
        client.trouble(limits=False)
        client.person("U0DISA").command("/show")
    page = open_window("U0DISA")
    button = page.get_by_role("button", name="Bekräfta")
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
