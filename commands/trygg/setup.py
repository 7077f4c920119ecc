"""`/trygg setup`: when and where the weekly picture is posted, language, time zone and reminder hour."""

import re
from datetime import time
from zoneinfo import available_timezones

from commands.reader import LANGUAGES, Reader
from commands.request import Request
from commands.response import OpenForm, Response, Suggest, tell
from commands.vocabulary.blocks import Block, Message, context, section
from commands.vocabulary.forms import Field, Option, View, channel, choice, clock, modal, type_ahead
from domain.due_times import first_due
from domain.name_search import search_names
from domain.refusals import Refusal, refuse_form
from storage.store import Store
from storage.tables import Workspace

REMINDER_HOURS = range(7, 18)
WEEKDAYS = ("1", "2", "3", "4", "5", "6", "7")
LANGUAGE_NAMES = {"sv": "Svenska", "en": "English"}
MOST_ZONES = 50
CHANNEL = re.compile(r"[CG][A-Z0-9]+")


def open_setup(request: Request, store: Store) -> Response:
    """Show the workspace's settings in a form."""
    return OpenForm(setup_form(store.workspace.settings(), request.reader))


def setup_form(workspace: Workspace, reader: Reader) -> View:
    """The settings as they are."""
    say = reader.say
    blocks = [*_picture(workspace, reader), *_reminders(workspace, reader)]
    return modal("trygg.setup", say("setup-title"), blocks, close=say("button-cancel"), submit=say("button-save"))


def _picture(workspace: Workspace, reader: Reader) -> list[Block]:
    say = reader.say
    weekdays = [Option(number, reader.weekday(int(number)).capitalize()) for number in WEEKDAYS]
    where = Field("channel", say("setup-channel"), optional=True, hint=say("setup-channel-hint"))
    return [
        channel(where, workspace.digest_channel),
        choice(Field("weekday", say("setup-weekday")), weekdays, str(workspace.digest_weekday)),
        clock(Field("time", say("setup-time")), time.fromisoformat(workspace.digest_time)),
    ]


def _reminders(workspace: Workspace, reader: Reader) -> list[Block]:
    say = reader.say
    hours = [Option(str(hour), f"{hour:02}:00") for hour in REMINDER_HOURS]
    languages = [Option(code, LANGUAGE_NAMES[code]) for code in LANGUAGES]
    when = Field("reminders", say("setup-reminders"), hint=say("setup-reminders-hint"))
    spoken = Field("language", say("setup-language"), hint=say("setup-language-hint"))
    zone = Option(workspace.timezone, workspace.timezone)
    return [
        choice(when, hours, str(workspace.reminder_hour)),
        choice(spoken, languages, workspace.language),
        type_ahead(Field("zone", say("setup-zone")), "trygg.zone", zone, least=1),
    ]


def suggest_zones(request: Request, _store: Store) -> Response:
    """Time zones whose names fit what is typed, European ones first among equals."""
    zones = sorted(available_timezones(), key=lambda zone: (not zone.startswith("Europe/"), zone))
    names = [zone.replace("_", " ").rpartition("/")[2] for zone in zones]
    best = search_names(request.value, names, [zone.replace("_", " ") for zone in zones])
    return Suggest([Option(zones[position], zones[position]) for position in best[:MOST_ZONES]])


def submit_setup(request: Request, store: Store) -> Response:
    """Store the settings; a picture that is due already stays due unless its time is another now."""
    _check(request)
    workspace = store.workspace.settings()
    before = _rhythm(workspace)
    moved = workspace.digest_channel != request.chosen("channel")
    _take(request, workspace)
    if workspace.digest_channel is None:
        workspace.next_digest_at = None
    elif workspace.next_digest_at is None or _rhythm(workspace) != before:
        workspace.next_digest_at = first_due(workspace, request.now)
    if moved and workspace.digest_channel:
        store.outbox.put(
            f"greeting:{request.idempotency_key}",
            "greeting",
            {},
            now=request.now,
            channel=workspace.digest_channel,
        )
    return tell(request.reader, "setup-saved")


def _rhythm(workspace: Workspace) -> tuple[object, ...]:
    return workspace.digest_weekday, workspace.digest_time, workspace.timezone


def _take(request: Request, workspace: Workspace) -> None:
    workspace.digest_channel = request.chosen("channel")
    workspace.digest_weekday = int(request.chosen("weekday") or workspace.digest_weekday)
    workspace.digest_time = f"{request.time('time'):%H:%M}"
    workspace.reminder_hour = int(request.chosen("reminders") or workspace.reminder_hour)
    workspace.language = request.chosen("language") or workspace.language
    workspace.timezone = request.chosen("zone") or workspace.timezone


def _check(request: Request) -> None:
    errors: dict[str, Refusal] = {}
    at = request.time("time")
    if at is None:
        errors["time"] = Refusal("setup-needs-time")
    elif at.hour == 2:
        errors["time"] = Refusal("setup-not-at-two")
    if (request.chosen("zone") or "") not in available_timezones():
        errors["zone"] = Refusal("setup-needs-zone")
    if (request.chosen("weekday") or "") not in WEEKDAYS:
        errors["weekday"] = Refusal("choose-from-list")
    if (request.chosen("language") or "") not in LANGUAGES:
        errors["language"] = Refusal("choose-from-list")
    if (request.chosen("reminders") or "") not in map(str, REMINDER_HOURS):
        errors["reminders"] = Refusal("choose-from-list")
    if not CHANNEL.fullmatch(request.chosen("channel") or "C0"):
        errors["channel"] = Refusal("choose-from-list")
    refuse_form(errors)


def render_greeting(_said: object, store: Store, reader: Reader) -> Message | None:
    """What the channel is told when the weekly picture has been moved to it; None when it has moved on."""
    workspace = store.workspace.settings()
    if workspace.digest_channel is None:
        return None
    facts = {"day": reader.weekday(workspace.digest_weekday), "time": workspace.digest_time}
    return Message(
        reader.say("setup-greeting", **facts),
        (section(reader.rich("setup-greeting", **facts)), context(reader.rich("setup-greeting-how"))),
    )
