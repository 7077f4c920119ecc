"""`/action hand N`: someone else becomes the owner, and hears of it."""

from commands.action.find import hold_action
from commands.action.owners import owner_faults, tell_owner, unit_stays
from commands.action.resolved import enqueue_resolved
from commands.request import Request
from commands.response import OpenForm, Reply, Response
from commands.vocabulary.blocks import Message, context, section
from commands.vocabulary.forms import Field, View, modal, person
from commands.vocabulary.text import join, mention
from domain.refusals import Refusal, refuse_form
from storage.store import Store
from storage.tables import Action


def open_hand_over(request: Request, store: Store) -> Response:
    """Ask who is to own the action; raises Refusal when it is unknown, done, or not for the asker."""
    return OpenForm(hand_form(request, store, hold_action(request, store)))


def hand_form(request: Request, store: Store, action: Action) -> View:
    """Choose the new owner; the unit stays as it is."""
    say = request.reader.say
    number = str(action.number)
    blocks = [
        section(request.reader.rich("action-about", number=number, title=action.title)),
        person(Field("owner", say("action-hand-owner"), hint=say("action-hand-hint"))),
        *map(context, unit_stays(action, store, request.reader)),
    ]
    return modal(
        "action.hand",
        say("action-hand-title"),
        blocks,
        close=say("button-cancel"),
        submit=say("button-save"),
        memory={"number": number},
    )


def submit_hand_over(request: Request, store: Store) -> Response:
    """Make the chosen person the owner.

    Raises FormRefused for no one, the same one, or one who has left.
    """
    action = hold_action(request, store)
    owner = request.chosen("owner")
    faults = {"owner": Refusal("action-same-owner")} if owner == action.owner else owner_faults(owner, store)
    refuse_form(faults)
    before = action.owner
    note = store.progress.hand_over(action, str(owner), by=request.user, now=request.now)
    enqueue_resolved(action, request, store, before)
    tell_owner(request, store, action, f":{note.id}")
    facts = {"number": str(action.number), "title": action.title, "owner": mention(action.owner)}
    words = join([request.reader.rich("action-handed", **facts), *unit_stays(action, store, request.reader)], " ")
    return Reply(Message(words, (section(words),)))
