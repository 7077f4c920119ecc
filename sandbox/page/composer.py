"""Show the composer of a channel, thread or direct message."""

from collections.abc import Callable

from sandbox.page.controls import ComposerBox, MenuField, tag
from sandbox.page.window import Window


class Composer:
    """The text box with commands and shortcuts; `sent` is called before sending, `thread` is a parent's ts."""

    def __init__(self, window: Window, label: str, sent: Callable[[], None], thread: str | None = None) -> None:
        self.window, self.channel, self.thread, self.sent = window, window.channel, thread, sent
        reader = window.reader
        words = {"send": reader.say("send"), "commands": reader.say("commands")}
        with tag("div", "composer-line"):
            if window.shortcuts("global") and not thread:
                self._shortcuts()
            box = ComposerBox(
                fieldId=f"composer-{'thread' if thread else 'main'}",
                label=label,
                placeholder=label,
                commands=[] if thread else _commands(window),
                draft=f"draft {window.user} {window.channel} {thread or ''}",
                words=words,
            )
        box.when("send", self._send)

    def _shortcuts(self) -> None:
        window, listed = self.window, self.window.shortcuts("global")
        options = [{"text": each.name, "description": each.description} for each in listed]
        menu = MenuField(sign="⚡", label=window.reader.say("shortcuts"), fieldId="shortcuts", options=options)
        menu.when("chosen", lambda index: window.gateway.run_shortcut(window.user, listed[index].callback_id))

    async def _send(self, text: str) -> None:
        self.sent()
        gateway, user = self.window.gateway, self.window.user
        if text.startswith("/"):
            await gateway.command(user, self.channel, text, self.thread)
        else:
            gateway.say(user, self.channel, text, self.thread)


def _commands(window: Window) -> list[dict[str, str]]:
    listed = window.workspace.manifest.commands
    return [{"name": one.name, "usage": one.usage_hint, "description": one.description} for one in listed]
