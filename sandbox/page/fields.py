"""Everything that can be typed in, chosen or pressed, made from Slack's elements."""

from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.objects import file_json, file_kind
from sandbox.page.controls import ChoicesField, FilesField, MenuField, RichField, TextField, button, write
from sandbox.page.field import Spot
from sandbox.page.markup import Html
from sandbox.page.mrkdwn import is_safe_url
from sandbox.page.options import words
from sandbox.page.rich_text import render_rich_text
from sandbox.page.select_field import build_select
from sandbox.page.static_blocks import render_text
from sandbox.people_api import LARGEST

_TEXT_KINDS = {"email_text_input": "email", "url_text_input": "url"}
_GROUPS = {"checkboxes", "radio_buttons", "rich_text_input"}


def build_field(spot: Spot) -> None:
    """Build the control for the spot's element in the current place."""
    FIELDS[spot.element["type"]](spot)


def is_group(element: dict[str, Any]) -> bool:
    """Whether the control is a group of several, which a label names but does not focus."""
    return element["type"] in _GROUPS


def _text(spot: Spot) -> None:
    element = spot.element
    kind = "multiline" if element.get("multiline") else _TEXT_KINDS.get(element["type"], "text")
    control = TextField(
        **spot.common(),
        kind=kind,
        initial=str(spot.value or ""),
        placeholder=spot.placeholder,
        label=spot.name("write"),
        limit=element.get("max_length"),
        inputmode="decimal" if element["type"] == "number_input" else None,
        press=_trigger(spot),
    )
    control.when("typed", lambda text: spot.keep(text or None))
    control.when("press", lambda text: spot.tell(text or None))
    control.when("finish", lambda _text: spot.surface.finish())


def _trigger(spot: Spot) -> str | None:
    if not spot.presses:
        return None
    config = spot.element.get("dispatch_action_config") or {}
    entered = "on_character_entered" in (config.get("trigger_actions_on") or ())
    return "character" if entered else "enter"


def _date(spot: Spot) -> None:
    _picker(spot, "date", str(spot.value or ""), lambda text: text or None)


def _time(spot: Spot) -> None:
    _picker(spot, "time", str(spot.value or ""), lambda text: text or None)


def _moment(spot: Spot) -> None:
    reader = spot.surface.reader
    initial = f"{reader.local(spot.value):%Y-%m-%dT%H:%M}" if spot.value else ""

    def epoch(text: str) -> int | None:
        return int(reader.epoch(text)) if text else None

    _picker(spot, "datetime-local", initial, epoch)


def _picker(spot: Spot, kind: str, initial: str, read: Callable[[str], object]) -> None:
    fallback = "time" if kind == "time" else "date"
    control = TextField(**spot.common(), kind=kind, initial=initial, label=spot.name(fallback))
    control.when("typed", lambda text: spot.choose(read(text), control))
    control.when("finish", lambda _text: spot.surface.finish())


def _choices(spot: Spot) -> None:
    options, radio = spot.element["options"], spot.element["type"] == "radio_buttons"
    chosen = [spot.value] if radio else (spot.value or [])
    values = [each["value"] for each in chosen if each]
    control = ChoicesField(
        **spot.common(),
        kind="radio" if radio else "checkbox",
        options=[_choice(spot, option) for option in options],
        chosen=[index for index, option in enumerate(options) if option["value"] in values],
        label=spot.name("options"),
        labelledby=spot.labelledby,
    )

    def chose(indexes: list[int]) -> Awaitable[None]:
        picked = [options[index] for index in indexes]
        return spot.choose((picked[0] if picked else None) if radio else picked, control)

    control.when("chosen", chose)


def _choice(spot: Spot, option: dict[str, Any]) -> dict[str, Html | None]:
    reader, about = spot.surface.reader, option.get("description")
    return {
        "html": render_text(option["text"], reader),
        "description": render_text(about, reader) if about else None,
    }


def _files(spot: Spot) -> None:
    say, workspace = spot.surface.reader.say, spot.surface.window.workspace
    kinds, most = spot.element.get("filetypes") or [], int(spot.element.get("max_files", 10))
    said = {"choose": say("choose_files"), "files": say("files"), "remove": say("remove"), "many": ""}
    said |= {
        key: say(key, name="{name}", kinds=", ".join(kinds)) for key in ("wrong_kind", "too_large", "not_sent")
    }
    control = FilesField(
        **spot.common(),
        kinds=[file_kind(f".{each}") for each in kinds],
        most=most,
        largest=LARGEST,
        url=f"/people/{spot.surface.window.user}/files",
        chosen=[{key: each[key] for key in ("id", "name", "size")} for each in spot.value or []],
        words=said | {"many": say("too_many", count=most)},
    )

    def chose(ids: list[str]) -> Awaitable[None]:
        known = [workspace.files[each] for each in ids if each in workspace.files]
        return spot.choose([file_json(workspace, each) for each in known], control)

    control.when("chosen", chose)


_STYLES = ("bold", "italic", "strike", "code", "bullets", "numbers")


def _rich(spot: Spot) -> None:
    reader = spot.surface.reader
    control = RichField(
        **spot.common(),
        html=render_rich_text(spot.value, reader) if spot.value else "",
        placeholder=spot.placeholder,
        label=spot.name("write"),
        labelledby=spot.labelledby,
        words={key: reader.say(key) for key in ("formatting", *_STYLES)},
    )
    control.when("typed", spot.keep)
    if spot.presses:
        control.when("left", spot.tell)
    control.when("finish", lambda _value: spot.surface.finish())


def _button(spot: Spot) -> None:
    element = spot.element
    style = element.get("style")
    look = {"primary": "button primary", "danger": "button danger"}.get(style or "", "button")
    content, label = render_text(element["text"], spot.surface.reader), element.get("accessibility_label")

    async def press() -> None:
        if await spot.confirmed():
            await spot.surface.press(spot.block_id, element["action_id"])

    if is_safe_url(element.get("url") or ""):
        link = {"href": element["url"], "target": "_blank", "rel": "noopener noreferrer", "role": "button"}
        write(content, "a", look, aria_label=label, id=spot.id, **link).on("click", press, args=[])
    else:
        button(content, press, look, aria_label=label, id=spot.id)


def _icon(spot: Spot) -> None:
    if spot.surface.window.user in spot.element.get("visible_to_user_ids", [spot.surface.window.user]):
        _button(spot)


def _feedback(spot: Spot) -> None:
    """Two buttons, each of which sends its own value."""
    for side in ("positive_button", "negative_button"):
        element = spot.element[side]
        value = {"type": "feedback_buttons", "text": element["text"], "value": element["value"]}

        async def press(value: dict[str, Any] = value) -> None:
            await spot.surface.press(spot.block_id, spot.element["action_id"], value)

        label = element.get("accessibility_label")
        content = render_text(element["text"], spot.surface.reader)
        button(content, press, "button", aria_label=label, id=f"{spot.id}-{side}")


def _overflow(spot: Spot) -> None:
    options = spot.element["options"]
    entries = [{"text": words(each["text"]), "description": _about(each), "url": _url(each)} for each in options]
    control = MenuField(fieldId=spot.id, label=spot.surface.reader.say("more"), options=entries)

    async def chose(index: int) -> None:
        if await spot.confirmed():
            value = {"type": "overflow", "selected_option": options[index]}
            await spot.surface.press(spot.block_id, spot.element["action_id"], value)

    control.when("chosen", chose)


def _about(option: dict[str, Any]) -> str | None:
    return words(option["description"]) if option.get("description") else None


def _url(option: dict[str, Any]) -> str | None:
    return option["url"] if is_safe_url(option.get("url") or "") else None


_SELECTS = ("static", "external", "users", "conversations", "channels")
FIELDS: dict[str, Callable[[Spot], None]] = {
    **{f"{several}{kind}_select": build_select for kind in _SELECTS for several in ("", "multi_")},
    **dict.fromkeys(("plain_text_input", "email_text_input", "url_text_input", "number_input"), _text),
    "file_input": _files,
    "rich_text_input": _rich,
    "datepicker": _date,
    "timepicker": _time,
    "datetimepicker": _moment,
    "checkboxes": _choices,
    "radio_buttons": _choices,
    "overflow": _overflow,
    "button": _button,
    "icon_button": _icon,
    "feedback_buttons": _feedback,
}
