"""`/incident mine`: what the asker has reported, withdrawn or not."""

from commands.incident.page import names_page, page_at, page_message, page_named
from commands.request import Request
from commands.response import Reply, Response
from commands.vocabulary.blocks import Button, Message, buttons, section
from storage.store import Store


def list_mine(request: Request, store: Store) -> Response:
    """The asker's latest reports, or the page of them that is named."""
    return Reply(_mine(int(request.words) if names_page(request.words) else 1, request, store))


def list_mine_page(request: Request, store: Store) -> Response:
    """Another page of them, in place of the one before."""
    return Reply(_mine(page_named(request.value.partition("|")[0]), request, store), replace=True)


def _mine(number: int, request: Request, store: Store) -> Message:
    leaf = page_at(number, lambda skip: store.incidents.of_reporter(request.user, skip=skip))
    if leaf.page.total:
        return page_message(request.reader.say("incident-mine-title"), None, leaf, "incident.mine", "", request)
    words = request.reader.rich("incident-mine-empty")
    report = Button("incident.open", request.reader.say("incident-report-title"), style="primary")
    return Message(words, (section(words), buttons(report)))
