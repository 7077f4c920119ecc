"""`/incident mine`: what the asker has reported, withdrawn or not."""

from commands.incident.page import names_page, page_message, page_named, turn_to
from commands.request import Ask
from commands.response import Answer, Reply
from commands.vocabulary.blocks import Button, Message, buttons, section
from storage.store import Store


def list_mine(ask: Ask, store: Store) -> Answer:
    """The asker's latest reports, or the page of them that is named."""
    return Reply(_mine(int(ask.words) if names_page(ask.words) else 1, ask, store))


def turn_mine(ask: Ask, store: Store) -> Answer:
    """Another page of them, in place of the one before."""
    return Reply(_mine(page_named(ask.value.partition("|")[0]), ask, store), replace=True)


def _mine(number: int, ask: Ask, store: Store) -> Message:
    leaf = turn_to(number, lambda skip: store.incidents.of_reporter(ask.user, skip=skip))
    if leaf.page.total:
        return page_message(ask.reader.say("incident-mine-title"), None, leaf, "incident.mine", "", ask)
    words = ask.reader.rich("incident-mine-empty")
    report = Button("incident.open", ask.reader.say("incident-report-title"), style="primary")
    return Message(words, (section(words), buttons(report)))
