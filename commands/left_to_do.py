"""What waits for a coordinator, in Home: each with the button that leads to it."""

from collections.abc import Iterator

from commands.request import Request
from commands.vocabulary.blocks import Block, Button, divider, header, section
from storage.people import MemberFilter, MemberState
from storage.store import Store


def left_to_do(request: Request, store: Store) -> Iterator[Block]:
    """Build what waits, if the asker is a coordinator and anything does."""
    found = list(_found(store)) if request.viewer.coordinator else []
    if not found:
        return
    reader = request.reader
    yield header(reader.say("home-todo"))
    for key, count, route, value in found:
        button = Button(route, reader.say("home-todo-button", what=key), value)
        yield section(reader.rich("home-todo-line", what=key, count=count), button)
    yield divider()


def _found(store: Store) -> Iterator[tuple[str, int, str, str]]:
    """What waits, how many there are of it, and the button's route and value."""
    if store.workspace.settings().digest_channel is None:
        yield "channel", 1, "guide.open", "settings"
    partners = store.partnership.partners()
    if not partners:
        yield "partners", 1, "guide.open", "partners"
    if unconfirmed := store.people.listed(MemberFilter(MemberState.UNCONFIRMED)).total:
        yield "members", unconfirmed, "members.list", "1|unconfirmed"
    without = [each for each in partners if not store.partnership.has_units(each)]
    if without:
        yield "units", len(without), "partners.show", str(without[0].id)
    if mentioned := store.register.mentioned_places():
        yield "places", len(mentioned), "places.show", str(mentioned[0].id)
    if store.retention.decision() is None:
        yield "retention", 1, "retention.show", ""
