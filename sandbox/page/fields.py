"""Build the controls of block elements: text, dates, choices, files and rich text."""

from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.objects import file_json, file_kind
from sandbox.page.bound_element import BoundElement
from sandbox.page.buttons import build_button, build_feedback_buttons, build_icon_button, build_overflow
from sandbox.page.controls import ChoicesField, FilesField, RichField, TextField
from sandbox.page.markup import Html
from sandbox.page.rich_text import render_rich_text
from sandbox.page.select_field import build_select
from sandbox.page.static_blocks import render_text
from sandbox.people_api import MAX_FILE_BYTES

_TEXT_KINDS = {"email_text_input": "email", "url_text_input": "url"}
_GROUPS = {"checkboxes", "radio_buttons", "rich_text_input"}


def build_field(field: BoundElement) -> None:
    """Build the control of an element in the current parent element."""
    FIELDS[field.element["type"]](field)


def is_group(element: dict[str, Any]) -> bool:
    """Tell whether the control is a group, which a label names but does not focus."""
    return element["type"] in _GROUPS


def _text(field: BoundElement) -> None:
    element = field.element
    kind = "multiline" if element.get("multiline") else _TEXT_KINDS.get(element["type"], "text")
    control = TextField(
        **field.common(),
        kind=kind,
        initial=str(field.value or ""),
        placeholder=field.placeholder,
        label=field.name("write"),
        limit=element.get("max_length"),
        inputmode="decimal" if element["type"] == "number_input" else None,
        press=_trigger(field),
    )
    control.when("typed", lambda text: field.store(text or None))
    control.when("press", lambda text: field.send(text or None))
    control.when("finish", lambda _text: field.surface.finish())


def _trigger(field: BoundElement) -> str | None:
    if not field.presses:
        return None
    config = field.element.get("dispatch_action_config") or {}
    entered = "on_character_entered" in (config.get("trigger_actions_on") or ())
    return "character" if entered else "enter"


def _date(field: BoundElement) -> None:
    _picker(field, "date", str(field.value or ""), lambda text: text or None)


def _time(field: BoundElement) -> None:
    _picker(field, "time", str(field.value or ""), lambda text: text or None)


def _moment(field: BoundElement) -> None:
    reader = field.surface.reader
    initial = f"{reader.local(field.value):%Y-%m-%dT%H:%M}" if field.value else ""

    def epoch(text: str) -> int | None:
        return int(reader.epoch(text)) if text else None

    _picker(field, "datetime-local", initial, epoch)


def _picker(field: BoundElement, kind: str, initial: str, read: Callable[[str], object]) -> None:
    fallback = "time" if kind == "time" else "date"
    control = TextField(**field.common(), kind=kind, initial=initial, label=field.name(fallback))
    control.when("typed", lambda text: field.choose(read(text), control))
    control.when("finish", lambda _text: field.surface.finish())


def _choices(field: BoundElement) -> None:
    options, radio = field.element["options"], field.element["type"] == "radio_buttons"
    chosen = [field.value] if radio else (field.value or [])
    values = [each["value"] for each in chosen if each]
    control = ChoicesField(
        **field.common(),
        kind="radio" if radio else "checkbox",
        options=[_choice(field, option) for option in options],
        chosen=[index for index, option in enumerate(options) if option["value"] in values],
        label=field.name("options"),
        labelledby=field.labelledby,
    )

    def chose(indexes: list[int]) -> Awaitable[None]:
        picked = [options[index] for index in indexes]
        return field.choose((picked[0] if picked else None) if radio else picked, control)

    control.when("chosen", chose)


def _choice(field: BoundElement, option: dict[str, Any]) -> dict[str, Html | None]:
    reader, about = field.surface.reader, option.get("description")
    return {
        "html": render_text(option["text"], reader),
        "description": render_text(about, reader) if about else None,
    }


def _files(field: BoundElement) -> None:
    say, workspace = field.surface.reader.say, field.surface.window.workspace
    kinds, most = field.element.get("filetypes") or [], int(field.element.get("max_files", 10))
    texts = {"choose": say("choose_files"), "files": say("files"), "remove": say("remove"), "many": ""}
    texts |= {
        key: say(key, name="{name}", kinds=", ".join(kinds)) for key in ("wrong_kind", "too_large", "not_sent")
    }
    control = FilesField(
        **field.common(),
        kinds=[file_kind(f".{each}") for each in kinds],
        most=most,
        largest=MAX_FILE_BYTES,
        url=f"/people/{field.surface.window.user}/files",
        chosen=[{key: each[key] for key in ("id", "name", "size")} for each in field.value or []],
        words=texts | {"many": say("too_many", count=most)},
    )

    def chose(ids: list[str]) -> Awaitable[None]:
        known = [workspace.files[each] for each in ids if each in workspace.files]
        return field.choose([file_json(workspace, each) for each in known], control)

    control.when("chosen", chose)


_STYLES = ("bold", "italic", "strike", "code", "bullets", "numbers")


def _rich(field: BoundElement) -> None:
    reader = field.surface.reader
    control = RichField(
        **field.common(),
        html=render_rich_text(field.value, reader) if field.value else "",
        placeholder=field.placeholder,
        label=field.name("write"),
        labelledby=field.labelledby,
        words={key: reader.say(key) for key in ("formatting", *_STYLES)},
    )
    control.when("typed", field.store)
    if field.presses:
        control.when("left", field.send)
    control.when("finish", lambda _value: field.surface.finish())


_SELECTS = ("static", "external", "users", "conversations", "channels")
FIELDS: dict[str, Callable[[BoundElement], None]] = {
    **{f"{several}{kind}_select": build_select for kind in _SELECTS for several in ("", "multi_")},
    **dict.fromkeys(("plain_text_input", "email_text_input", "url_text_input", "number_input"), _text),
    "file_input": _files,
    "rich_text_input": _rich,
    "datepicker": _date,
    "timepicker": _time,
    "datetimepicker": _moment,
    "checkboxes": _choices,
    "radio_buttons": _choices,
    "overflow": build_overflow,
    "button": build_button,
    "icon_button": build_icon_button,
    "feedback_buttons": build_feedback_buttons,
}
