"""`/trygg setup`: when and where the weekly picture is posted, language, time zone and reminder hour."""

import re
from datetime import time
from zoneinfo import available_timezones

from commands.reader import LANGUAGES, Reader
from commands.request import Ask
from commands.response import Answer, OpenForm, Suggest, tell
from commands.trygg.rights import need_coordinator
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


def open_setup(ask: Ask, store: Store) -> Answer:
    """Show the workspace's settings in a form; raises Refusal for others than coordinators."""
    need_coordinator(ask, store)
    return OpenForm(setup_form(store.workspace.settings(), ask.reader))


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


def suggest_zones(ask: Ask, _store: Store) -> Answer:
    """Time zones whose names fit what is typed, European ones first among equals."""
    zones = sorted(available_timezones(), key=lambda zone: (not zone.startswith("Europe/"), zone))
    names = [zone.replace("_", " ").rpartition("/")[2] for zone in zones]
    best = search_names(ask.value, names, [zone.replace("_", " ") for zone in zones])
    return Suggest([Option(zones[position], zones[position]) for position in best[:MOST_ZONES]])


def save_setup(ask: Ask, store: Store) -> Answer:
    """Store the settings; a picture that is due already stays due unless its time is another now."""
    need_coordinator(ask, store)
    _check(ask)
    workspace = store.workspace.settings()
    before = _rhythm(workspace)
    moved = workspace.digest_channel != ask.chosen("channel")
    _take(ask, workspace)
    if workspace.digest_channel is None:
        workspace.next_digest_at = None
    elif workspace.next_digest_at is None or _rhythm(workspace) != before:
        workspace.next_digest_at = first_due(workspace, ask.now)
    if moved and workspace.digest_channel:
        store.outbox.put(f"greeting:{ask.occasion}", "greeting", {}, now=ask.now, channel=workspace.digest_channel)
    return tell(ask.reader, "setup-saved")


def _rhythm(workspace: Workspace) -> tuple[object, ...]:
    return workspace.digest_weekday, workspace.digest_time, workspace.timezone


def _take(ask: Ask, workspace: Workspace) -> None:
    workspace.digest_channel = ask.chosen("channel")
    workspace.digest_weekday = int(ask.chosen("weekday") or workspace.digest_weekday)
    workspace.digest_time = f"{ask.time('time'):%H:%M}"
    workspace.reminder_hour = int(ask.chosen("reminders") or workspace.reminder_hour)
    workspace.language = ask.chosen("language") or workspace.language
    workspace.timezone = ask.chosen("zone") or workspace.timezone


def _check(ask: Ask) -> None:
    errors: dict[str, Refusal] = {}
    at = ask.time("time")
    if at is None:
        errors["time"] = Refusal("setup-needs-time")
    elif at.hour == 2:
        errors["time"] = Refusal("setup-not-at-two")
    if (ask.chosen("zone") or "") not in available_timezones():
        errors["zone"] = Refusal("setup-needs-zone")
    if (ask.chosen("weekday") or "") not in WEEKDAYS:
        errors["weekday"] = Refusal("choose-from-list")
    if (ask.chosen("language") or "") not in LANGUAGES:
        errors["language"] = Refusal("choose-from-list")
    if (ask.chosen("reminders") or "") not in map(str, REMINDER_HOURS):
        errors["reminders"] = Refusal("choose-from-list")
    if not CHANNEL.fullmatch(ask.chosen("channel") or "C0"):
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
