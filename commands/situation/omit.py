"""Leave something out of the coming picture with a reason, and take it back in."""

from commands.kit.fields import Choice, FreeText
from commands.kit.form import Form
from commands.reader import Reader
from commands.request import Request, warned_in
from commands.response import OpenForm, Response
from commands.situation.assessment import week_meant
from commands.situation.left_out import name_part
from commands.situation.omitted import BETWEEN
from commands.vocabulary.blocks import Button
from commands.vocabulary.forms import Option
from domain.omissions import LONGEST_REASON, keys_offered, part_of, series_key
from domain.pictures import SituationalPicture
from domain.refusals import Refusal, refuse_form
from domain.sharing import PUBLIC
from domain.weeks import Week
from services.omissions import include_again, omit
from services.pictures import PictureBuilder, keys_left_out
from storage.store import Store


def open_omission(request: Request, store: Store) -> Response:
    """Ask what is to be left out of the coming picture, and why."""
    week = week_meant(request.value, request, store)
    return OpenForm(_form(week, request, store).view(request.reader))


def read_omission(request: Request, store: Store) -> Week:
    """Leave out what was chosen; raises FormRefused where someone else has, Refusal for a posted picture."""
    week = week_meant(request.memory.get("week"), request, store)
    said = _form(week, request, store).submitted(request, store)
    if not omit(store, week, said["what"], reason=said["reason"], by=request.user, now=request.now):
        refuse_form({"what": Refusal("situation-omit-already")})
    return week


def take_back(request: Request, store: Store) -> Week:
    """Let the picture tell again what a button names; raises Refusal for a posted picture."""
    told, _, key = request.value.partition(BETWEEN)
    week = week_meant(told, request, store)
    include_again(store, week, key, by=request.user, now=request.now)
    return week


def omit_button(week: Week, reader: Reader) -> Button:
    """Make the button that opens the form."""
    return Button("situation.omit", reader.say("situation-button-omit"), str(week))


def _form(week: Week, request: Request, store: Store) -> Form:
    picture = PictureBuilder.of(store, PUBLIC, request.now).take(week)
    gone = keys_left_out(store, week)
    offered = [Option(key, _say(key, picture, request.reader)) for key in keys_offered(picture) if key not in gone]
    if not offered:
        raise Refusal("situation-omit-nothing")
    needed, most = "situation-omit-needs-reason", LONGEST_REASON
    fields = (
        Choice("what", "situation-omit-what", offered, needed="choose-from-list", hint="situation-omit-hint"),
        FreeText("reason", "situation-omit-reason", needed=needed, most=most, hint="situation-omit-reason-hint"),
    )
    memory = {"week": str(week), "warned": warned_in(request.memory)}
    return Form(
        "situation.omit", "situation-omit-title", fields, submit="situation-button-omit-now", memory=memory
    )


def _say(key: str, picture: SituationalPicture, reader: Reader) -> str:
    """Name what can be left out as the picture does, a series with its count."""
    if part := part_of(key):
        return name_part(part, reader)
    (signal,) = (each for each in picture.signals if series_key(picture.area_key(each.area), each.group) == key)
    group = picture.heading(signal.group, reader.language)
    return reader.say("situation-omit-series", area=signal.area, group=group, number=signal.now)
