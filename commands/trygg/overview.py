"""`/trygg`: the five things that someone in one's role does most, and a button to all the rest."""

from commands.examples import Examples
from commands.request import Ask
from commands.response import Answer, Reply
from commands.vocabulary.blocks import Button, Message, buttons, header, section
from commands.vocabulary.text import Mrkdwn, join
from storage.store import Store


def show_beginning(ask: Ask, store: Store) -> Answer:
    """Five lines for a coordinator, for an owner of actions, or for who reports."""
    title = ask.reader.say("help-overview")
    lines = _lines(ask, store)
    more = Button("help.more", ask.reader.say("help-button-more"))
    words = join([Mrkdwn(title), lines, ask.reader.rich("help-more")])
    return Reply(Message(words, (header(title), section(lines), buttons(more))))


def _lines(ask: Ask, store: Store) -> Mrkdwn:
    facts = Examples.of(ask, store).facts()
    if ask.viewer.coordinator:
        return ask.reader.rich("help-role-coordinator", **facts)
    owned = store.actions.of_owner(ask.user, most=1)
    if owned:
        return ask.reader.rich("help-role-owner", number=str(owned[0].number), **facts)
    return ask.reader.rich("help-role-reporter", **facts)
