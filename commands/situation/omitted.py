"""What is left out of a picture and why, to coordinators; they change the reason, also once it has been posted."""

from collections.abc import Iterator, Sequence

from commands.kit.fields import Choice, FreeText
from commands.kit.form import Form
from commands.reader import Reader
from commands.request import Request, warned_in
from commands.response import OpenForm, Response, tell
from commands.situation.assessment import week_meant
from commands.situation.left_out import name_left_out
from commands.situation.words import MORE_IN_LIST
from commands.vocabulary.blocks import Block, Button, context, paragraph, section
from commands.vocabulary.forms import Option
from commands.vocabulary.text import Mrkdwn, mention
from domain.omissions import LONGEST_REASON, Omission
from domain.refusals import Refusal
from domain.weeks import Week
from services.omissions import write_reason
from storage.store import Store

BETWEEN = " "
"""Between the week and the key in a button's value."""
MOST_TOLD = 5
"""So many are told below a picture: a message has room for fifty blocks."""
MOST_IN_FORM = 40


def open_reason(request: Request, store: Store) -> Response:
    """Ask which reason is to be replaced, and by what; raises Refusal where nothing is left out."""
    return OpenForm(_form(week_meant(request.value, request, store), request, store).view(request.reader))


def submit_reason(request: Request, store: Store) -> Response:
    """Replace a reason, or take it out; raises FormRefused where the thing has been taken back in."""
    week = week_meant(request.memory.get("week"), request, store)
    said = _form(week, request, store).submitted(request, store)
    write_reason(store, week, said["what"], said["reason"], by=request.user, now=request.now)
    return tell(request.reader, "situation-reason-saved")


def reason_buttons(week: Week, store: Store, reader: Reader) -> list[Button]:
    """Make the button that opens the form, where anything is left out."""
    if not store.preparations.omissions(week):
        return []
    return [Button("situation.reason", reader.say("situation-button-reason"), str(week))]


def omitted_part(
    week: Week, store: Store, reader: Reader, *, open_still: bool, why: bool = True
) -> Iterator[Block]:
    """Build what is left out of a week's picture and by whom, with the way back while it is not posted.

    `why` with the reasons: a message that stays where it is has none, so that they can be erased.
    """
    omissions = store.preparations.omissions(week)
    for each in omissions[:MOST_TOLD]:
        back = Button("situation.include", reader.say("situation-button-include"), f"{week}{BETWEEN}{each.key}")
        yield from _told(each, store, reader, back if open_still else None, why=why)
    if (more := len(omissions) - MOST_TOLD) > 0:
        yield context(reader.rich(MORE_IN_LIST, number=more))


def _told(each: Omission, store: Store, reader: Reader, back: Button | None, *, why: bool) -> Iterator[Block]:
    who = mention(each.by) if each.by else Mrkdwn("–")
    reason = each.reason if why else ""
    key = "situation-omitted" if reason else "situation-omitted-bare"
    yield section(reader.rich(key, what=name_left_out(each.key, store, reader), who=who), back)
    if reason:
        yield paragraph(reason)


def _form(week: Week, request: Request, store: Store) -> Form:
    omissions, reader = store.preparations.omissions(week), request.reader
    if not omissions:
        raise Refusal("situation-reason-nothing")
    offered = [Option(each.key, name_left_out(each.key, store, reader)) for each in omissions]
    return Form(
        "situation.reason",
        "situation-reason-title",
        (
            *_all(omissions, store, reader),
            Choice("what", "situation-reason-what", offered, needed="choose-from-list"),
            FreeText("reason", "situation-reason-new", most=LONGEST_REASON, hint="situation-reason-hint"),
        ),
        memory={"week": str(week), "warned": warned_in(request.memory)},
    )


def _all(omissions: Sequence[Omission], store: Store, reader: Reader) -> Iterator[Block]:
    for each in omissions[:MOST_IN_FORM]:
        yield from _told(each, store, reader, None, why=True)
