"""Show the reactions to a message, and its menu of reactions and shortcuts."""

from contextlib import suppress
from functools import partial

from nicegui import ui

from sandbox.containers import MessageRef
from sandbox.errors import NotFoundError
from sandbox.page.controls import MenuField, button, tag
from sandbox.page.markup import Html, element, escape
from sandbox.page.mrkdwn import emoji_by_name
from sandbox.page.window import Window
from sandbox.reactions import toggle_reaction
from sandbox.records import Message

_QUICK = ("white_check_mark", "eyes", "raised_hands")


def build_reactions(window: Window, message: Message) -> ui.element:
    """Build a button for each reaction, which adds or removes one's own."""
    with tag("div", "reactions") as row:
        for name, users in message.reactions.items():
            sign = emoji_by_name(name)
            names = ", ".join(window.reader.user_name(each) or each for each in users)
            attributes = {"aria_label": window.reader.say("reaction", sign=sign, count=len(users), names=names)}
            attributes |= {"aria_pressed": "true" if window.user in users else "false", "title": names}
            words = Html(escape(sign) + element("span", escape(str(len(users)))))
            button(words, partial(_react, window, message, name), "reaction", **attributes)
    return row


def _react(window: Window, message: Message, name: str) -> None:
    mine = window.user in message.reactions.get(name, ())
    with suppress(NotFoundError, ValueError):
        ref = MessageRef(message.channel, message.ts)
        toggle_reaction(window.workspace, window.gateway.events, window.user, ref, name, removed=mine)


class MessageMenu:
    """The open menu: some reactions, and the app's message shortcuts."""

    def __init__(self, window: Window, message: Message) -> None:
        self.window, self.message = window, message
        self.shortcuts = window.shortcuts("message")
        reader, app = window.reader, window.workspace.bot.real_name
        entries = [{"text": reader.say("react", sign=emoji_by_name(each))} for each in _QUICK]
        entries += [{"text": each.name, "description": app} for each in self.shortcuts]
        attributes = {"fieldId": f"menu-{message.ts}", "label": reader.say("message_menu"), "sign": "⋮"}
        MenuField(**attributes, options=entries, opened=True).when("chosen", self._choose)

    async def _choose(self, index: int) -> None:
        if index < len(_QUICK):
            _react(self.window, self.message, _QUICK[index])
            return
        shortcut, message = self.shortcuts[index - len(_QUICK)], self.message
        with suppress(NotFoundError):
            ref = MessageRef(message.channel, message.ts)
            await self.window.gateway.run_shortcut(self.window.user, shortcut.callback_id, ref)
