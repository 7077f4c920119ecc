"""`/trygg setup`: when and where the weekly picture is posted, language, time zone, reminders and nudges."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import available_timezones

from commands.kit.fields import ChannelChoice, Choice, TimeChoice, TypeAhead
from commands.kit.form import Form, Values
from commands.left_to_do import left_to_do
from commands.quick_buttons import post_button
from commands.reader import LANGUAGES, Reader
from commands.request import Request
from commands.response import OpenForm, Reply, Response, Suggest
from commands.vocabulary.blocks import Button, Message, buttons, context, section
from commands.vocabulary.forms import Option
from domain.messages import Greeting
from domain.name_search import search_names
from domain.refusals import Refusal
from services.settings import ChosenSettings, change_settings
from storage.store import Store
from storage.tables import Workspace


@dataclass(frozen=True)
class WeeklyLabels:
    """What the fields of a weekly message are called: how their names begin, and the keys of their texts."""

    name: str
    day: str
    hint: str
    hour: str


REMINDER_HOURS = range(7, 18)
WEEKDAYS = ("1", "2", "3", "4", "5", "6", "7")
NEVER, SEVERE = "never", "severe"
NUDGE = WeeklyLabels("nudge", "setup-nudge-day", "setup-nudge-hint", "setup-nudge-hour")
FEEDBACK = WeeklyLabels("feedback", "setup-feedback-day", "setup-feedback-hint", "setup-feedback-hour")
LANGUAGE_NAMES = {"sv": "Svenska", "en": "English"}
MOST_ZONES = 50


def open_settings(request: Request, store: Store) -> Response:
    """Show the workspace's settings in a form."""
    return OpenForm(setup_form(store.workspace.settings(), request.reader).view(request.reader))


def setup_form(workspace: Workspace, reader: Reader) -> Form:
    """Build the form with the settings as they are."""
    weekdays = [Option(number, reader.weekday(int(number)).capitalize()) for number in WEEKDAYS]
    hours = [Option(str(hour), f"{hour:02}:00") for hour in REMINDER_HOURS]
    languages = [Option(code, LANGUAGE_NAMES[code]) for code in LANGUAGES]
    day, hour, needed = str(workspace.digest_weekday), str(workspace.reminder_hour), "choose-from-list"
    at, spoken, zone = workspace.digest_time, workspace.language, workspace.timezone
    rest, ask = "setup-reminders-hint", "setup-language-hint"
    fields = (
        ChannelChoice("channel", "setup-channel", value=workspace.digest_channel, hint="setup-channel-hint"),
        Choice("weekday", "setup-weekday", weekdays, value=day, needed=needed, kind=int),
        TimeChoice("time", "setup-time", value=at, needed="setup-needs-time"),
        Choice("reminders", "setup-reminders", hours, value=hour, needed=needed, kind=int, hint=rest),
        _ahead_field(workspace, hours, reader),
        _severe_field(workspace, reader),
        *_weekly_fields(NUDGE, workspace.nudge_weekday, workspace.nudge_hour, hours, reader),
        *_weekly_fields(FEEDBACK, workspace.feedback_weekday, workspace.feedback_hour, hours, reader),
        Choice("language", "setup-language", languages, value=spoken, needed=needed, hint=ask),
        TypeAhead("zone", "setup-zone", "trygg.zone", _named, value=zone, needed="setup-needs-zone", least=1),
    )
    return Form("trygg.setup", "setup-title", fields)


def _ahead_field(workspace: Workspace, hours: Sequence[Option], reader: Reader) -> Choice:
    """Ask at which hour of the working day before coordinators are shown the coming picture."""
    offered, at = [*hours, Option(NEVER, reader.say("setup-never"))], str(workspace.preview_hour or NEVER)
    return Choice("ahead", "setup-ahead", offered, value=at, hint="setup-ahead-hint", needed="choose-from-list")


def _severe_field(workspace: Workspace, reader: Reader) -> Choice:
    """Ask whether coordinators are told of the gravest incidents at once."""
    offered = [Option(SEVERE, reader.say("setup-severe-at-once")), Option(NEVER, reader.say("setup-severe-not"))]
    value = SEVERE if workspace.severe_alerts else NEVER
    return Choice(
        "severe", "setup-severe", offered, value=value, hint="setup-severe-hint", needed="choose-from-list"
    )


def _weekly_fields(
    labels: WeeklyLabels, weekday: int | None, hour: int, hours: Sequence[Option], reader: Reader
) -> Sequence[Choice]:
    """Ask on which working day, if on any, and at which hour people are sent what comes weekly."""
    days = [Option(number, reader.weekday(int(number)).capitalize()) for number in WEEKDAYS[:5]]
    days.append(Option(NEVER, reader.say("setup-never")))
    day, needed = str(weekday or NEVER), "choose-from-list"
    return (
        Choice(f"{labels.name}_day", labels.day, days, value=day, hint=labels.hint, needed=needed),
        Choice(f"{labels.name}_hour", labels.hour, hours, value=str(hour), kind=int, needed=needed),
    )


def _named(zone: str) -> Option:
    return Option(zone, zone)


def suggest_zones(request: Request, _store: Store) -> Response:
    """Time zones whose names fit what is typed, European ones first among equals."""
    zones = sorted(available_timezones(), key=lambda zone: (not zone.startswith("Europe/"), zone))
    names = [zone.replace("_", " ").rpartition("/")[2] for zone in zones]
    best = search_names(request.value, names, [zone.replace("_", " ") for zone in zones])
    return Suggest([Option(zones[position], zones[position]) for position in best[:MOST_ZONES]])


def submit_setup(request: Request, store: Store) -> Response:
    """Store the settings as they are filled in; answer with what is left to set up, and the way to the picture."""
    filled = setup_form(store.workspace.settings(), request.reader).submitted(request, store, faults_in_settings)
    save_settings(filled, request, store)
    said = request.reader.rich("setup-saved")
    row = [Button("situation.week", request.reader.say("setup-preview"))]
    row += [post_button(request.reader)] if filled["channel"] else []
    row += [Button("guide.open", request.reader.say("guide-again"))]
    return Reply(Message(said, (section(said), *left_to_do(request, store), buttons(*row))))


def save_settings(filled: Values, request: Request, store: Store) -> None:
    """Store the settings as they are filled in."""
    chosen = ChosenSettings(
        digest_channel=filled["channel"],
        digest_weekday=filled["weekday"],
        digest_time=f"{filled['time']:%H:%M}",
        reminder_hour=filled["reminders"],
        nudge_weekday=_weekday(filled["nudge_day"]),
        nudge_hour=filled["nudge_hour"],
        preview_hour=None if filled["ahead"] == NEVER else int(filled["ahead"]),
        severe_alerts=filled["severe"] == SEVERE,
        feedback_weekday=_weekday(filled["feedback_day"]),
        feedback_hour=filled["feedback_hour"],
        language=filled["language"],
        timezone=filled["zone"],
    )
    change_settings(store, chosen, by=request.user, now=request.now, occasion=request.idempotency_key)


def _weekday(chosen: str) -> int | None:
    return None if chosen == NEVER else int(chosen)


def faults_in_settings(filled: Values) -> dict[str, Refusal]:
    """Tell what is wrong with settings that each field takes by itself."""
    errors: dict[str, Refusal] = {}
    if filled["time"] and filled["time"].hour == 2:
        errors["time"] = Refusal("setup-not-at-two")
    if filled["zone"] not in available_timezones():
        errors["zone"] = Refusal("setup-needs-zone")
    return errors


def render_greeting(_payload: Greeting, store: Store, reader: Reader) -> Message | None:
    """Render the greeting of the weekly picture's new channel; None when it has moved on."""
    workspace = store.workspace.settings()
    if workspace.digest_channel is None:
        return None
    facts = {"day": reader.weekday(workspace.digest_weekday), "time": workspace.digest_time}
    return Message(
        reader.say("setup-greeting", **facts),
        (section(reader.rich("setup-greeting", **facts)), context(reader.rich("setup-greeting-how"))),
    )
