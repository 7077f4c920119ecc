"""What forms are made of: the modal and its inputs. A field's name is its block id and its action id."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from slack_sdk.models.blocks import (
    ConversationFilter,
    ConversationSelectElement,
    DatePickerElement,
    ExternalDataSelectElement,
    InputBlock,
    OptionGroup,
    PlainTextInputElement,
    PlainTextObject,
    RadioButtonsElement,
    StaticMultiSelectElement,
    StaticSelectElement,
    TimePickerElement,
    UserSelectElement,
)
from slack_sdk.models.blocks import Option as SlackOption
from slack_sdk.models.blocks.block_elements import InputInteractiveElement

from commands.vocabulary.blocks import Block
from commands.vocabulary.text import clip

View = dict[str, Any]
MOST_OPTIONS = 100


@dataclass(frozen=True)
class Option:
    """One choice: what is sent back and what is read."""

    value: str
    label: str

    def slack(self) -> SlackOption:
        """The choice as Slack's object."""
        return SlackOption(value=self.value[:150], text=PlainTextObject(text=clip(self.label, 75)))


@dataclass(frozen=True)
class Field:
    """What every input has around it."""

    name: str
    label: str
    optional: bool = False
    hint: str = ""
    dispatch: bool = False

    def around(self, element: InputInteractiveElement) -> Block:
        """The input block with this element in it."""
        return InputBlock(
            block_id=self.name,
            label=PlainTextObject(text=clip(self.label, 2_000)),
            element=element,
            optional=self.optional,
            hint=PlainTextObject(text=clip(self.hint, 2_000)) if self.hint else None,
            dispatch_action=self.dispatch or None,
        ).to_dict()


def modal(
    route: str,
    title: str,
    blocks: Sequence[Block],
    *,
    close: str,
    submit: str = "",
    memory: Mapping[str, Any] | None = None,
) -> View:
    """A form: `route` names its handler, `memory` (at most 3,000 characters of JSON) comes back with it."""
    view: View = {
        "type": "modal",
        "callback_id": route,
        "title": {"type": "plain_text", "text": clip(title, 24)},
        "close": {"type": "plain_text", "text": clip(close, 24)},
        "blocks": list(blocks)[:100],
        "private_metadata": json.dumps(dict(memory or {}), separators=(",", ":")),
    }
    if submit:
        view["submit"] = {"type": "plain_text", "text": clip(submit, 24)}
    return view


def choice(field: Field, options: Sequence[Option], chosen: str | None = None, placeholder: str = "") -> Block:
    """A list to choose one from; more than a hundred are put in alphabetical groups."""
    initial = next((option.slack() for option in options if option.value == chosen), None)
    element = StaticSelectElement(
        action_id=field.name, initial_option=initial, placeholder=_placeholder(placeholder), **_offered(options)
    )
    return field.around(element)


def _offered(options: Sequence[Option]) -> dict[str, Any]:
    if len(options) > MOST_OPTIONS:
        return {"option_groups": _groups(options)}
    return {"options": [option.slack() for option in options]}


def _groups(options: Sequence[Option]) -> list[OptionGroup]:
    parts = [options[start : start + MOST_OPTIONS] for start in range(0, len(options), MOST_OPTIONS)]
    return [
        OptionGroup(
            label=PlainTextObject(text=clip(f"{part[0].label[:30]} – {part[-1].label[:30]}", 75)),
            options=[option.slack() for option in part],
        )
        for part in parts[:MOST_OPTIONS]
    ]


def several(field: Field, options: Sequence[Option], chosen: Sequence[str] = (), placeholder: str = "") -> Block:
    """A list to choose several from; more than a hundred are put in alphabetical groups."""
    initial = [option.slack() for option in options if option.value in chosen]
    element = StaticMultiSelectElement(
        action_id=field.name,
        initial_options=initial or None,
        placeholder=_placeholder(placeholder),
        **_offered(options),
    )
    return field.around(element)


def radio(field: Field, options: Sequence[Option], chosen: str | None = None) -> Block:
    """A few choices that all stand there, one of which is chosen."""
    initial = next((option.slack() for option in options if option.value == chosen), None)
    offered = [option.slack() for option in options]
    return field.around(RadioButtonsElement(action_id=field.name, options=offered, initial_option=initial))


def type_ahead(
    field: Field, route: str, chosen: Option | None = None, placeholder: str = "", least: int = 0
) -> Block:
    """A list that is asked for while one types; `route` names the handler that suggests."""
    element = ExternalDataSelectElement(
        action_id=route,
        initial_option=chosen.slack() if chosen else None,
        min_query_length=least,
        placeholder=_placeholder(placeholder),
    )
    return field.around(element)


def line(field: Field, value: str = "", most: int = 150, placeholder: str = "") -> Block:
    """One line of text."""
    element = PlainTextInputElement(
        action_id=field.name,
        initial_value=value or None,
        max_length=most,
        placeholder=_placeholder(placeholder),
    )
    return field.around(element)


def lines(field: Field, value: str = "", most: int = 3_000, placeholder: str = "") -> Block:
    """Several lines of text."""
    element = PlainTextInputElement(
        action_id=field.name,
        multiline=True,
        initial_value=clip(value, 3_000) or None,
        max_length=most,
        placeholder=_placeholder(placeholder),
    )
    return field.around(element)


def day(field: Field, value: date | None = None, placeholder: str = "") -> Block:
    """A date to pick."""
    initial = value.isoformat() if value else None
    element = DatePickerElement(action_id=field.name, initial_date=initial, placeholder=_placeholder(placeholder))
    return field.around(element)


def clock(field: Field, value: time | None = None) -> Block:
    """A time of day to pick."""
    initial = value.strftime("%H:%M") if value else None
    return field.around(TimePickerElement(action_id=field.name, initial_time=initial))


def person(field: Field, user: str | None = None, placeholder: str = "") -> Block:
    """Someone in the workspace."""
    element = UserSelectElement(action_id=field.name, initial_user=user, placeholder=_placeholder(placeholder))
    return field.around(element)


def channel(field: Field, chosen: str | None = None, placeholder: str = "") -> Block:
    """A public or private channel, not a direct message."""
    element = ConversationSelectElement(
        action_id=field.name,
        initial_conversation=chosen,
        filter=ConversationFilter(include=["public", "private"], exclude_bot_users=True),
        placeholder=_placeholder(placeholder),
    )
    return field.around(element)


def _placeholder(words: str) -> PlainTextObject | None:
    return PlainTextObject(text=clip(words, 150)) if words else None
