"""Pictures of what is posted of each described week, as a phone shows it in the local Slack.

`python -m tests.commands.situation.golden_images` draws those whose words have changed: look at them before you
commit them. It needs Chromium.
"""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from playwright.sync_api import Page, sync_playwright
from slack_sdk import WebClient

from bot.installations.manifest import build_manifest
from commands.situation.picture import Showing, picture_message
from sandbox.process import LocalSlack, start_sandbox
from tests.commands.situation.described_weeks import DESCRIBED, GOLDEN, READERS
from tests.sandbox.page.conftest import FLAGS, find_chromium

PHONE = {"width": 390, "height": 1600}
"""As wide as a phone, and so high that nothing has to be scrolled."""
DRAWN_FROM = GOLDEN / "images.json"
"""For each picture the hash of the message it shows."""
READER = {"sv": "U0LEO", "en": "U0ELLA"}
STATE: dict[str, Any] = {
    "team": {"id": "T0TEST", "name": "Testköping"},
    "people": [
        {"id": "U0LEO", "name": "leo", "real_name": "Leo Lyktstolpsson", "locale": "sv-SE"},
        {"id": "U0TORE", "name": "tore", "real_name": "Tore Tågvärdsson", "locale": "sv-SE"},
        {"id": "U0RUT", "name": "rut", "real_name": "Rut Rektorsdotter", "locale": "sv-SE"},
        {"id": "U0ELLA", "name": "ella", "real_name": "Ella Example-Smith", "locale": "en-GB"},
    ],
    "channels": [{"id": "C0BILD", "name": "lägesbild", "members": ["U0LEO", "U0TORE", "U0RUT", "U0ELLA", "BOT"]}],
}


def payload(name: str, language: str) -> dict[str, Any]:
    """The message of a described week, as it is sent to Slack."""
    message = picture_message(DESCRIBED[name], Showing.POSTED, READERS[language])
    return {"text": message.text, "blocks": list(message.blocks)}


def hashes() -> dict[str, str]:
    """The hash of each message, by the name of its picture."""
    written = {
        f"{name}.{language}.png": json.dumps(payload(name, language), sort_keys=True)
        for name in DESCRIBED
        for language in READERS
    }
    return {image: sha256(words.encode()).hexdigest()[:16] for image, words in written.items()}


def known() -> dict[str, str]:
    """The hashes of the messages from which the pictures were drawn."""
    return json.loads(DRAWN_FROM.read_text(encoding="utf-8")) if DRAWN_FROM.exists() else {}


def changed() -> Iterator[tuple[str, str]]:
    """The weeks and languages whose picture shows other words than are posted."""
    before, now = known(), hashes()
    for name in DESCRIBED:
        for language in READERS:
            image = f"{name}.{language}.png"
            if before.get(image) != now[image] or not (GOLDEN / image).exists():
                yield name, language


def draw(name: str, language: str, slack: LocalSlack, page: Page) -> None:
    """Post the message and keep what the phone shows of it, from its beginning."""
    web = WebClient(slack.bot_token, base_url=slack.api)
    web.chat_postMessage(channel="C0BILD", **payload(name, language))
    page.goto(f"{slack.page}/?user={READER[language]}")
    article = page.get_by_role("article").last
    article.wait_for()
    article.screenshot(path=GOLDEN / f"{name}.{language}.png", animations="disabled")


def main() -> None:
    """Draw what has changed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        for name, language in list(changed()):
            with start_sandbox(STATE, build_manifest(READERS["sv"]), page=True) as slack:
                page = browser.new_page(viewport=PHONE)
                draw(name, language, slack, page)
                page.close()
        browser.close()
    DRAWN_FROM.write_text(json.dumps(hashes(), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
