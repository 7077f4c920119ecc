"""Show what lies over the page: confirmation dialogs, the connection dialog and toasts."""

import asyncio
from typing import Any

from nicegui import ui

from sandbox.page.controls import ModalFrame, button, tag, write
from sandbox.page.markup import Html, element, escape, join
from sandbox.page.static_blocks import render_text
from sandbox.page.window import Window
from sandbox.records import Toast
from sandbox.workspace import Workspace


async def confirm(window: Window, question: dict[str, Any] | None) -> bool:
    """Ask the question of a confirm object and return the answer; True at once without one."""
    if not question:
        return True
    answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    frame = _ask(window, question, answer)
    agreed = await answer
    frame.delete()
    return agreed


def _ask(window: Window, question: dict[str, Any], answer: asyncio.Future[bool]) -> ModalFrame:
    reader = window.reader
    with window.overlay:
        frame = ModalFrame(titleId="confirm-title", describedby="confirm-text").classes("modal confirm")
    frame.when("dismiss", lambda _: _settle(answer, yes=False))
    with frame:
        title = question.get("title")
        write(render_text(title, reader) if title else escape("?"), "h2", "modal-title", id="confirm-title")
        if question.get("text"):
            write(render_text(question["text"], reader), "div", "text", id="confirm-text")
        with tag("div", "modal-foot"):
            _choices(question, window, answer)
    return frame


def _choices(question: dict[str, Any], window: Window, answer: asyncio.Future[bool]) -> None:
    reader = window.reader
    deny, agree = question.get("deny"), question.get("confirm")
    no = render_text(deny, reader) if deny else escape(reader.say("no"))
    yes = render_text(agree, reader) if agree else escape(reader.say("yes"))
    style = "danger" if question.get("style") == "danger" else "primary"
    button(no, lambda: _settle(answer, yes=False))
    button(yes, lambda: _settle(answer, yes=True), f"button {style}", autofocus=True)


def _settle(answer: asyncio.Future[bool], *, yes: bool) -> None:
    if not answer.done():
        answer.set_result(yes)


TOAST_SECONDS = 8.0
_SNIPPET = """from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

app = App(client=WebClient("{bot_token}", base_url="{api}"))
SocketModeHandler(app, "{app_token}").start()"""


def show_connection(window: Window) -> None:
    """Open a dialog with the API address, the tokens and the code that connects an app."""
    reader, facts = window.reader, _facts(window.workspace)
    with window.overlay:
        frame = ModalFrame(titleId="connect-title").classes("modal connect")
    frame.when("dismiss", lambda _: frame.delete())
    with frame:
        with tag("div", "modal-head"):
            write(escape(reader.say("connect")), "h2", "modal-title", id="connect-title")
            button(escape("×"), frame.delete, "icon", aria_label=reader.say("close"))
        with tag("div", "modal-body blocks kit"):
            write(escape(reader.say("connect_about")), "p")
            write(join(_rows(facts)), "dl")
            write(escape(_SNIPPET.format(**facts)), "pre", tabindex="0")


def _facts(workspace: Workspace) -> dict[str, str]:
    return {
        "api": f"{workspace.address}/api/",
        "bot_token": workspace.bot_token,
        "app_token": workspace.app_token,
        "signing_secret": workspace.signing_secret,
    }


def _rows(facts: dict[str, str]) -> list[Html]:
    return [Html(element("dt", escape(key)) + element("dd", element("code", escape(facts[key])))) for key in facts]


class Toasts:
    """Shows each new toast of the person once, for some seconds."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.seen = len(self._all())
        self.frame: ui.element = tag("div", "toasts", role="status", aria_live="polite", popover="manual")

    def show(self) -> None:
        """Show the toasts that are new."""
        fresh = self._all()[self.seen :]
        self.seen += len(fresh)
        for toast in fresh:
            self._show_toast(toast.text)

    def _all(self) -> list[Toast]:
        return self.window.workspace.toasts.get(self.window.user, [])

    def _show_toast(self, text: str) -> None:
        with self.frame, tag("div", "toast") as box:
            write(escape(text), "span")
            button(escape("×"), box.delete, "icon", aria_label=self.window.reader.say("close"))
            ui.timer(TOAST_SECONDS, box.delete, once=True)
        ui.run_javascript("pageToasts.raise()")
