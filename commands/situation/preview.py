"""`/situation preview`: the coming picture as the channel would see it, and what a coordinator can do about it."""

from dataclasses import replace
from datetime import datetime

from commands.kit.form import Form
from commands.optional_messages import decline_button
from commands.reader import Reader
from commands.request import Request
from commands.response import OpenForm, Reply, Response, tell
from commands.situation.assessment import assess_button, week_meant
from commands.situation.omit import omit_button, read_omission, take_back
from commands.situation.omitted import omitted_part, reason_buttons
from commands.situation.picture import Showing, picture_message
from commands.vocabulary.blocks import Button, Message, buttons, context, section
from commands.vocabulary.text import Mrkdwn, join
from domain.messages import DigestAhead
from domain.refusals import Refusal
from domain.weeks import Week
from services.pictures import take_to_post
from services.preparations import ComingPicture, find_coming, hold_picture, post_now, release_picture
from storage.store import Store


def show_preview(request: Request, store: Store) -> Response:
    """Show the coming picture with its buttons; raises Refusal where there is no channel for it."""
    return Reply(_coming_message(request, store))


def hold(request: Request, store: Store) -> Response:
    """Let the picture wait; raises Refusal for one that has been posted."""
    hold_picture(store, week_meant(request.value, request, store), by=request.user, now=request.now)
    return Reply(_coming_message(request, store), replace=True)


def release(request: Request, store: Store) -> Response:
    """Let a held picture go, at its time or at once where that has passed; raises Refusal for a posted one."""
    week = week_meant(request.value, request, store)
    if release_picture(store, week, by=request.user, now=request.now):
        return replace(tell(request.reader, "situation-post-done", week=str(week.number)), replace=True)
    return Reply(_coming_message(request, store), replace=True)


def submit_omission(request: Request, store: Store) -> Response:
    """Leave something out of the picture; raises Refusal for one that has been posted."""
    return Reply(preview_message(ComingPicture.of(store, read_omission(request, store)), store, request))


def include(request: Request, store: Store) -> Response:
    """Take something back into the picture; raises Refusal for one that has been posted."""
    coming = ComingPicture.of(store, take_back(request, store))
    return Reply(preview_message(coming, store, request), replace=True)


def open_post(request: Request, store: Store) -> Response:
    """Ask whether the picture is to be posted at once, as that cannot be undone."""
    coming = ComingPicture.of(store, week_meant(request.value, request, store))
    return OpenForm(_post_form(coming, request.reader).view(request.reader))


def submit_post(request: Request, store: Store) -> Response:
    """Post the picture at once; raises Refusal for one that has been posted."""
    week = week_meant(request.memory.get("week"), request, store)
    post_now(store, week, by=request.user, now=request.now)
    return tell(request.reader, "situation-post-done", week=str(week.number))


def _post_form(coming: ComingPicture, reader: Reader) -> Form:
    week, moment = str(coming.week.number), reader.moment(coming.due)
    said = reader.rich("situation-post-about", week=week, channel=_channel(coming), moment=moment)
    return Form(
        "situation.post",
        "situation-post-title",
        (section(said),),
        submit="situation-button-post",
        memory={"week": str(coming.week)},
    )


def _coming_message(request: Request, store: Store) -> Message:
    coming = find_coming(store, request.now)
    if coming is None:
        raise Refusal("situation-preview-no-channel")
    return preview_message(coming, store, request)


def render_ahead(payload: DigestAhead, store: Store, reader: Reader) -> Message | None:
    """Render the coming picture for a coordinator, who need not answer; None once posted or without a channel."""
    coming = ComingPicture.of(store, payload.week)
    if coming.posted or not coming.channel:
        return None
    shown = _with_choices(coming, Showing.AHEAD, store, payload.at, reader)
    return replace(shown, blocks=(*shown.blocks, context(reader.rich("situation-ahead-how"))))


def preview_message(coming: ComingPicture, store: Store, request: Request) -> Message:
    """Build all of the coming picture as the channel would see it, after when that will be, with its buttons."""
    reader = request.reader
    if not coming.posted:
        return _with_choices(coming, Showing.SAMPLE, store, request.now, reader)
    lead, known = _lead(coming, reader), store.preparations.assessment(coming.week)
    omitted = omitted_part(coming.week, store, reader, open_still=False)
    row = assess_button(coming.week, known, reader), *reason_buttons(coming.week, store, reader)
    return Message(lead, (section(lead), buttons(*row), *omitted))


def _with_choices(coming: ComingPicture, showing: Showing, store: Store, now: datetime, reader: Reader) -> Message:
    """Build the coming picture after when it is posted, with what can be done about it."""
    lead, assessment = _lead(coming, reader), store.preparations.assessment(coming.week)
    picture = take_to_post(store, coming.week, now)
    message = picture_message(picture, showing, reader, assessment=assessment)
    row = [assess_button(coming.week, assessment, reader), omit_button(coming.week, reader)]
    row += _choices(coming.week, reader, held=coming.held)
    if showing.is_brief:
        row.append(Button("situation.preview", reader.say("situation-button-whole")))
        row.append(decline_button(DigestAhead, reader))
    else:
        row += reason_buttons(coming.week, store, reader)
    omitted = omitted_part(coming.week, store, reader, open_still=True, why=not showing.is_brief)
    blocks = (context(lead), *message.blocks, buttons(*row), *omitted)
    return replace(message, text=join([lead, Mrkdwn(message.text)]), blocks=blocks)


def _lead(coming: ComingPicture, reader: Reader) -> Mrkdwn:
    week, moment, channel = str(coming.week.number), reader.moment(coming.due), _channel(coming)
    if coming.posted:
        return reader.rich("situation-preview-posted", week=week, channel=channel)
    if coming.held:
        return reader.rich("situation-preview-held", week=week, moment=reader.moment(coming.until))
    return reader.rich("situation-preview-due", week=week, channel=channel, moment=moment)


def _choices(week: Week, reader: Reader, *, held: bool) -> list[Button]:
    """What can be done while the picture has not been posted."""
    post = Button("situation.post", reader.say("situation-button-post"), str(week))
    if held:
        return [post, Button("situation.release", reader.say("situation-button-release"), str(week))]
    return [post, Button("situation.hold", reader.say("situation-button-hold"), str(week))]


def _channel(coming: ComingPicture) -> Mrkdwn:
    return Mrkdwn(f"<#{coming.channel}>")
