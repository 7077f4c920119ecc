"""Build the controls that are pressed: buttons, icon buttons, feedback buttons and overflow menus."""

from typing import Any

from sandbox.page.bound_element import BoundElement
from sandbox.page.controls import MenuField, button, write
from sandbox.page.mrkdwn import is_safe_url
from sandbox.page.options import words
from sandbox.page.static_blocks import render_text


def build_button(field: BoundElement) -> None:
    element = field.element
    style = element.get("style")
    look = {"primary": "button primary", "danger": "button danger"}.get(style or "", "button")
    content, label = render_text(element["text"], field.surface.reader), element.get("accessibility_label")

    async def press() -> None:
        if await field.confirmed():
            await field.surface.press(field.block_id, element["action_id"])

    if is_safe_url(element.get("url") or ""):
        link = {"href": element["url"], "target": "_blank", "rel": "noopener noreferrer", "role": "button"}
        write(content, "a", look, aria_label=label, id=field.id, **link).on("click", press, args=[])
    else:
        button(content, press, look, aria_label=label, id=field.id)


def build_icon_button(field: BoundElement) -> None:
    if field.surface.window.user in field.element.get("visible_to_user_ids", [field.surface.window.user]):
        build_button(field)


def build_feedback_buttons(field: BoundElement) -> None:
    """Build two buttons, each of which sends its own value."""
    for side in ("positive_button", "negative_button"):
        element = field.element[side]
        value = {"type": "feedback_buttons", "text": element["text"], "value": element["value"]}

        async def press(value: dict[str, Any] = value) -> None:
            await field.surface.press(field.block_id, field.element["action_id"], value)

        label = element.get("accessibility_label")
        content = render_text(element["text"], field.surface.reader)
        button(content, press, "button", aria_label=label, id=f"{field.id}-{side}")


def build_overflow(field: BoundElement) -> None:
    options = field.element["options"]
    entries = [{"text": words(each["text"]), "description": _about(each), "url": _url(each)} for each in options]
    control = MenuField(fieldId=field.id, label=field.surface.reader.say("more"), options=entries)

    async def chose(index: int) -> None:
        if await field.confirmed():
            value = {"type": "overflow", "selected_option": options[index]}
            await field.surface.press(field.block_id, field.element["action_id"], value)

    control.when("chosen", chose)


def _about(option: dict[str, Any]) -> str | None:
    return words(option["description"]) if option.get("description") else None


def _url(option: dict[str, Any]) -> str | None:
    return option["url"] if is_safe_url(option.get("url") or "") else None
