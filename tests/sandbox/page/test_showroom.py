"""Everything of Block Kit on the page: every block is drawn, every input can be used, and the app hears of it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect
from slack_sdk import WebClient

from sandbox.client import SandboxClient
from tests.sandbox.page.conftest import send
from tests.sandbox.page.showroom import LATE_ANSWERED, LATE_ASKED, home, picture

pytestmark = pytest.mark.browser

Window = Callable[..., Page]
PICTURE = FilePayload(name="bild.png", mimeType="image/png", buffer=picture())
NOTE = FilePayload(name="lapp.txt", mimeType="text/plain", buffer=b"hej")


def open_form(page: Page) -> Locator:
    send(page, "/all")
    dialog = page.get_by_role("dialog", name="Allt på en gång")
    expect(dialog).to_be_visible()
    return dialog


def pick(dialog: Locator, label: str, *names: str, typed: str = "") -> None:
    box = dialog.get_by_label(label, exact=True)
    box.click()
    if typed:
        box.fill(typed)
    for name in names:
        dialog.get_by_role("option", name=name).first.click()
    box.press("Tab")


def test_every_block_of_a_message_is_drawn_and_works(open_window: Window, client: SandboxClient) -> None:
    client.set_switches(limits=False)
    page = open_window()
    send(page, "/show")
    log = page.get_by_role("log")
    expect(log.get_by_role("heading", name="Läget den här veckan")).to_be_visible()
    expect(log.get_by_role("link", name="länk")).to_be_visible()
    for kind in ("Stapeldiagram", "Linjediagram", "Ytdiagram", "Cirkeldiagram"):
        drawing = log.get_by_role("img", name=kind)
        expect(drawing).to_be_attached()
        expect(drawing.locator("svg path").first).to_be_attached()
    expect(log.get_by_text("Rubrik", exact=True)).to_be_visible()
    expect(log.get_by_role("heading", name="Kort och film", level=4)).to_be_visible()
    expect(log.get_by_text("Kort två")).to_be_visible()
    expect(log.get_by_role("link", name="En film")).to_have_attribute("href", "https://example.org/film")
    expect(log.get_by_role("article", name="Larmbot")).to_contain_text("Bilagans rubrik")
    log.get_by_role("button", name="Dåligt").click()
    expect(log.get_by_text("tyckte bad")).to_be_visible()
    fold = log.get_by_text("Det som göms i snö")
    expect(fold).to_be_hidden()
    log.get_by_text("Mer att läsa").click()
    expect(fold).to_be_visible()
    log.get_by_role("button", name="Bekräfta").click()
    question = page.get_by_role("dialog", name="Säkert?")
    question.get_by_role("button", name="Nej").click()
    expect(page.get_by_text("bekräftat")).to_have_count(0)
    log.get_by_role("button", name="Bekräfta").click()
    question.get_by_role("button", name="Ja, gör det").click()
    expect(page.get_by_text("bekräftat")).to_be_visible()


def test_a_data_table_is_sorted_searched_and_paged(open_window: Window, web: WebClient) -> None:
    page = open_window("U0DISA")
    page.get_by_role("button", name="Tiny").click()
    page.get_by_role("tab", name="Hem").click()
    page.get_by_text("at home, home").wait_for()
    table = page.get_by_role("table", name="Händelser per plats")
    web.views_publish(user_id="U0DISA", view=home())
    expect(table.get_by_role("row")).to_have_count(6)
    table.get_by_role("button", name="Antal").click()
    expect(table.get_by_role("columnheader", name="Antal")).to_have_attribute("aria-sort", "ascending")
    expect(table.get_by_role("row").nth(1)).to_contain_text("Plats 11")
    page.get_by_role("button", name="Nästa sida").click()
    expect(page.get_by_text("6–10 av 12")).to_be_visible()
    page.get_by_role("searchbox", name="Sök i tabellen").fill("plats 12")
    expect(table.get_by_role("row")).to_have_count(2)
    expect(page.get_by_text("Under locket")).to_be_visible()


def fill_first_half(dialog: Locator) -> None:
    for label, value in {"Rad": "en rad", "E-post": "a@b.se", "Länk": "https://a.se", "Tal": "7"}.items():
        dialog.get_by_label(label, exact=True).fill(value)
    dialog.get_by_label("Dag", exact=True).fill("2026-11-23")
    dialog.get_by_label("Klockslag", exact=True).fill("08:05")
    dialog.get_by_label("Stund", exact=True).fill("2026-11-23T08:05")
    dialog.get_by_role("checkbox", name="Två").check()
    dialog.get_by_role("radio", name="Grön").check()


def fill_second_half(dialog: Locator) -> None:
    pick(dialog, "Färg", "Blå")
    pick(dialog, "Färger", "Röd", "Blå", "Grön")
    pick(dialog, "Plats", "Grön", typed="gr")
    pick(dialog, "Person", "Bo")
    pick(dialog, "Personer", "Bo", "Cleo")
    pick(dialog, "Kanal", "allmänt")
    pick(dialog, "Kanaler", "allmänt")
    pick(dialog, "Samtal", "Tiny")


def bare(values: dict[str, Any], kind: str) -> Any:
    told = next(iter(values[f"b-{kind}"].values()))
    assert told.pop("type") == kind
    return next(iter(told.values()))


def test_every_input_of_a_form_reaches_the_app(open_window: Window, client: SandboxClient) -> None:
    dialog = open_form(open_window())
    fill_first_half(dialog)
    fill_second_half(dialog)
    dialog.get_by_role("button", name="Skicka").click()
    expect(dialog).to_have_count(0)
    values = client.calls("view_submission")[-1]["request"]["view"]["state"]["values"]
    plain = ("plain_text_input", "email_text_input", "url_text_input", "number_input", "datepicker", "timepicker")
    assert [bare(values, kind) for kind in plain] == [
        "en rad",
        "a@b.se",
        "https://a.se",
        "7",
        "2026-11-23",
        "08:05",
    ]
    assert bare(values, "datetimepicker") == 1795417500
    assert [each["value"] for each in bare(values, "checkboxes")] == ["två"]
    assert [bare(values, kind)["value"] for kind in ("radio_buttons", "static_select")] == ["grön", "blå"]
    assert [each["value"] for each in bare(values, "multi_static_select")] == ["röd", "blå"]
    assert bare(values, "external_select")["value"] == "grön"
    assert (bare(values, "users_select"), bare(values, "multi_users_select")) == ("U0BO", ["U0BO", "U0CLEO"])
    assert (bare(values, "channels_select"), bare(values, "multi_channels_select")) == ("C0ALLMANT", ["C0ALLMANT"])
    assert bare(values, "conversations_select").startswith("D")


def test_a_late_answer_to_an_earlier_query_changes_nothing(open_window: Window, client: SandboxClient) -> None:
    dialog = open_form(open_window())
    place = dialog.get_by_label("Plats", exact=True)
    place.fill("late")
    LATE_ASKED.wait()
    place.fill("grö")
    expect(dialog.get_by_role("option")).to_have_text(["Grön"])
    LATE_ANSWERED.set()
    while "late" not in [call["request"]["value"] for call in client.calls("block_suggestion")]:
        pass
    expect(dialog.get_by_role("option")).to_have_text(["Grön"])


def test_faulty_input_is_told_at_its_field(open_window: Window) -> None:
    dialog = open_form(open_window())
    wrong = {"E-post": "a@b", "Länk": "a.se", "Tal": "10"}
    for label, value in wrong.items():
        dialog.get_by_label(label, exact=True).fill(value)
    dialog.get_by_role("button", name="Skicka").click()
    said = {"Rad": "Högst hundra tecken Fyll i det här fältet.", "E-post": "Skriv en e-postadress."}
    for label, words in (said | {"Länk": "Skriv en webbadress.", "Tal": "Högst 9."}).items():
        expect(dialog.get_by_label(label, exact=True)).to_have_accessible_description(words)


def test_rich_text_becomes_slacks_block(open_window: Window, client: SandboxClient) -> None:
    page = open_window("U0BO")
    dialog = open_form(page)
    dialog.get_by_label("Rad", exact=True).fill("x")
    dialog.get_by_role("textbox", name="Rik text").click()
    for keys in ("Hej ", "*Control+b", "fet", "*Control+b", "*Enter", "rad två", "*Enter"):
        page.keyboard.press(keys[1:]) if keys[0] == "*" else page.keyboard.type(keys)
    dialog.get_by_role("button", name="Punktlista").click()
    for word in ("ett", "två"):
        page.keyboard.type(word)
        page.keyboard.press("Enter")
    dialog.get_by_role("button", name="Skicka").click()
    expect(dialog).to_have_count(0)
    values = client.calls("view_submission")[-1]["request"]["view"]["state"]["values"]
    words, listed = bare(values, "rich_text_input")["elements"]
    assert [(each["text"], each.get("style")) for each in words["elements"]] == [
        ("Hej ", None),
        ("fet", {"bold": True}),
        ("\n", None),
        ("rad två", None),
    ]
    assert (listed["style"], listed["indent"]) == ("bullet", 0)
    assert [each["elements"][0]["text"] for each in listed["elements"][:2]] == ["ett", "två"]


def test_files_are_chosen_refused_taken_back_and_sent(open_window: Window, client: SandboxClient) -> None:
    page = open_window("U0BO")
    dialog = open_form(page)
    dialog.get_by_label("Rad", exact=True).fill("med fil")
    chooser = dialog.locator("input[type=file]")
    chooser.set_input_files(FilePayload(name="a.exe", mimeType="application/x-x", buffer=b"x"))
    expect(dialog.get_by_role("alert").filter(has_text="a.exe")).to_have_text(
        "a.exe går inte att bifoga. Välj en fil av typen png, txt."
    )
    chooser.set_input_files([PICTURE, NOTE])
    chosen = dialog.get_by_role("list", name="Valda filer").get_by_role("listitem")
    expect(chosen).to_have_count(2)
    expect(chooser).to_have_count(0)
    dialog.get_by_role("button", name="Ta bort bild.png").click()
    expect(chosen).to_have_count(1)
    dialog.get_by_role("button", name="Skicka").click()
    expect(dialog).to_have_count(0)
    values = client.calls("view_submission")[-1]["request"]["view"]["state"]["values"]
    (file,) = bare(values, "file_input")
    assert (file["name"], file["mimetype"], file["filetype"], file["user"]) == (
        "lapp.txt",
        "text/plain",
        "txt",
        "U0BO",
    )
    assert client.http.get(file["url_private"]).content == b"hej"
    assert client.person("U0BO").wait_for_message("got med fil; lapp.txt (3 B)")


def test_pictures_and_files_stand_in_messages(open_window: Window, web: WebClient) -> None:
    page = open_window()
    sent = web.files_upload_v2(filename="bild.png", content=picture(), channel="C0ALLMANT", title="Kartan")
    web.files_upload_v2(filename="rapport.csv", content=b"a;b\n" * 900, channel="C0ALLMANT")
    image = {"type": "image", "alt_text": "Samma karta", "slack_file": {"id": sent["files"][0]["id"]}}
    web.chat_postMessage(channel="C0ALLMANT", text="bild", blocks=[image])
    log = page.get_by_role("log")
    for name in ("Kartan", "Samma karta"):
        shown = log.get_by_role("img", name=name)
        expect(shown).to_be_visible()
        expect(shown).to_have_js_property("naturalWidth", 120)
    expect(log.get_by_role("link", name="rapport.csv 4 kB")).to_have_attribute("download", "rapport.csv")
