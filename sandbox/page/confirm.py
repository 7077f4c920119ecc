"""The question before something that should not happen by mistake."""

import asyncio
from typing import Any

from sandbox.page.controls import ModalFrame, button, tag, write
from sandbox.page.markup import escape
from sandbox.page.static_blocks import render_text
from sandbox.page.window import Window


async def confirm(window: Window, question: dict[str, Any] | None) -> bool:
    """Ask with Slack's confirm object; True at once when there is none."""
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
