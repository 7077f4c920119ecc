"""Select elements of every kind as one control: a list that one may type in."""

from typing import Any

from sandbox.page.controls import SelectField
from sandbox.page.field import Spot
from sandbox.page.options import Options
from sandbox.page.reader import Reader

_STAMP = "\0"


def build_select(spot: Spot) -> None:
    """Build the control for a static, external, user or channel select, single or multiple."""
    options = Options(spot.element, spot.surface.window)
    control = SelectField(**spot.common(), **_props(spot, options), words=_words(spot))
    control.when("chosen", lambda keys: spot.choose(options.value_of(keys), control))
    if options.kind == "external":
        control.when("query", lambda asked: _answer(spot, options, control, asked))


def _props(spot: Spot, options: Options) -> dict[str, Any]:
    fallback = _fallback(options)
    return {
        "label": spot.name(fallback),
        "placeholder": spot.placeholder or spot.surface.reader.say(fallback),
        "options": options.entries(),
        "chosen": options.chosen(spot.value),
        "multiple": options.multiple or None,
        "most": spot.element.get("max_selected_items"),
        "remote": options.kind == "external" or None,
        "minQuery": _least(spot),
        "clearable": (spot.in_form and not spot.required) or None,
    }


def _fallback(options: Options) -> str:
    if options.multiple:
        return "choose_many"
    return {"users": "choose_person", "conversations": "choose_conversation", "channels": "choose_channel"}.get(
        options.kind, "choose"
    )


async def _answer(spot: Spot, options: Options, control: SelectField, asked: str) -> None:
    """`asked` is what is typed and a stamp, so that the control knows which question this answers."""
    given = await spot.surface.suggest(spot.block_id, spot.element["action_id"], asked.partition(_STAMP)[0])
    if not control.is_deleted:
        control.props.update({"options": options.listed(given), "answered": asked})


def _least(spot: Spot) -> int:
    return int(spot.element.get("min_query_length", 3))


def _words(spot: Spot) -> dict[str, str]:
    reader: Reader = spot.surface.reader
    keys = {"none": "nothing_found", "waiting": "searching", "found": "found", "options": "options"}
    said = {name: reader.say(key) for name, key in keys.items()}
    short = reader.say("type_more", count=_least(spot))
    return {**said, "short": short, "clear": reader.say("clear"), "remove": reader.say("remove")}
