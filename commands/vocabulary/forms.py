"""What forms are made of: the modal and its inputs. A field's name is its block id and its action id."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from commands.vocabulary.blocks import Block, plain_text, without_unset
from commands.vocabulary.text import clip

View = dict[str, Any]
MOST_OPTIONS = 100


@dataclass(frozen=True)
class Option:
    """One choice: what is sent back, what is read, and what is told beneath it, if anything."""

    value: str
    label: str
    told: str = ""

    def slack(self) -> Block:
        """Build the choice as Slack's object."""
        told = plain_text(self.told, 75) if self.told else None
        return without_unset(value=self.value[:150], text=plain_text(self.label, 75), description=told)


@dataclass(frozen=True)
class Field:
    """What every input has around it; each change is sent at once to the route `dispatch`, where there is one."""

    name: str
    label: str
    optional: bool = False
    hint: str = ""
    dispatch: str = ""

    def around(self, kind: str, *, action: str = "", placeholder: str = "", **parts: object) -> Block:
        """Build the input block around an element of that kind with these parts, without those that are None."""
        element = without_unset(
            type=kind,
            action_id=action or (f"{self.dispatch}:{self.name}" if self.dispatch else self.name),
            placeholder=plain_text(placeholder, 150) if placeholder else None,
            **parts,
        )
        return without_unset(
            type="input",
            block_id=self.name,
            label=plain_text(self.label, 2_000),
            element=element,
            optional=self.optional,
            hint=plain_text(self.hint, 2_000) if self.hint else None,
            dispatch_action=bool(self.dispatch) or None,
        )


def modal(
    route: str,
    title: str,
    blocks: Sequence[Block],
    *,
    close: str,
    submit: str = "",
    memory: Mapping[str, Any] | None = None,
) -> View:
    """Build a form: `route` names its handler, `memory` (at most 3,000 characters of JSON) comes back with it."""
    view: View = {
        "type": "modal",
        "callback_id": route,
        "title": plain_text(title, 24),
        "close": plain_text(close, 24),
        "blocks": list(blocks)[:100],
        "private_metadata": json.dumps(dict(memory or {}), separators=(",", ":")),
    }
    if submit:
        view["submit"] = plain_text(submit, 24)
    return view


def choice(field: Field, options: Sequence[Option], chosen: str | None = None, placeholder: str = "") -> Block:
    """Build a list to choose one from; more than a hundred are put in alphabetical groups."""
    initial = _initial(options, chosen)
    return field.around("static_select", placeholder=placeholder, initial_option=initial, **_offered(options))


def _initial(options: Sequence[Option], chosen: str | None) -> Block | None:
    return next((option.slack() for option in options if option.value == chosen), None)


def _offered(options: Sequence[Option]) -> dict[str, Any]:
    if len(options) > MOST_OPTIONS:
        return {"option_groups": _groups(options)}
    return {"options": [option.slack() for option in options]}


def _groups(options: Sequence[Option]) -> list[Block]:
    parts = [options[start : start + MOST_OPTIONS] for start in range(0, len(options), MOST_OPTIONS)]
    return [
        {
            "label": plain_text(f"{part[0].label[:30]} – {part[-1].label[:30]}", 75),
            "options": [option.slack() for option in part],
        }
        for part in parts[:MOST_OPTIONS]
    ]


def several(field: Field, options: Sequence[Option], chosen: Sequence[str] = (), placeholder: str = "") -> Block:
    """Build a list to choose several from; more than a hundred are put in alphabetical groups."""
    initial = [option.slack() for option in options if option.value in chosen] or None
    kind = "multi_static_select"
    return field.around(kind, placeholder=placeholder, initial_options=initial, **_offered(options))


def checks(field: Field, options: Sequence[Option], chosen: Sequence[str] = ()) -> Block:
    """Build at most ten boxes to tick."""
    initial = [option.slack() for option in options if option.value in chosen] or None
    offered = [option.slack() for option in options]
    return field.around("checkboxes", options=offered, initial_options=initial)


def radio(field: Field, options: Sequence[Option], chosen: str | None = None) -> Block:
    """Build a group of radio buttons."""
    offered = [option.slack() for option in options]
    return field.around("radio_buttons", options=offered, initial_option=_initial(options, chosen))


def type_ahead(
    field: Field, route: str, chosen: Option | None = None, placeholder: str = "", least: int = 0
) -> Block:
    """Build a list that is filled while one types; `route` names the handler that suggests."""
    parts: dict[str, Any] = {"initial_option": chosen.slack() if chosen else None, "min_query_length": least}
    return field.around("external_select", action=route, placeholder=placeholder, **parts)


def line(field: Field, value: str = "", most: int = 150, placeholder: str = "") -> Block:
    """Build one line of text."""
    return field.around("plain_text_input", placeholder=placeholder, initial_value=value or None, max_length=most)


def lines(field: Field, value: str = "", most: int = 3_000, placeholder: str = "") -> Block:
    """Several lines of text."""
    parts: dict[str, Any] = {"multiline": True, "initial_value": clip(value, 3_000) or None, "max_length": most}
    return field.around("plain_text_input", placeholder=placeholder, **parts)


def day(field: Field, value: str | None = None, placeholder: str = "") -> Block:
    """Build a date to pick; `value` as 2026-11-20."""
    return field.around("datepicker", placeholder=placeholder, initial_date=value)


def clock(field: Field, value: str | None = None) -> Block:
    """Build a time of day to pick; `value` as 22:30."""
    return field.around("timepicker", initial_time=value)


def person(field: Field, user: str | None = None, placeholder: str = "") -> Block:
    """Build a list to choose someone in the workspace from."""
    return field.around("users_select", placeholder=placeholder, initial_user=user)


def channel(field: Field, chosen: str | None = None, placeholder: str = "") -> Block:
    """Build a list to choose a public or private channel from, no direct message."""
    return field.around(
        "conversations_select",
        placeholder=placeholder,
        initial_conversation=chosen,
        filter={"include": ["public", "private"], "exclude_bot_users": True},
    )
