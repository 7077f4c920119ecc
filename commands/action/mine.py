"""`/action` and `/action mine`: my open actions with their next follow-ups, overdue ones first."""

from commands.action.pages import Page, paged
from commands.request import Ask
from commands.response import Answer, Reply
from commands.vocabulary.blocks import Button, Message, buttons, section
from storage.actions import ActionFilter
from storage.store import Store


def mine(ask: Ask, store: Store) -> Answer:
    """Show the asker's own open actions; where there are none, say so and offer to add one."""
    return Reply(paged(ask, store, Page(ActionFilter(owner=ask.user))) or _none(ask))


def _none(ask: Ask) -> Message:
    words = ask.reader.rich("action-mine-none")
    add = Button("action.add", ask.reader.say("action-button-add"))
    return Message(words, (section(words), buttons(add)))
