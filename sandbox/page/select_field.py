"""Build select elements of every type as one combobox."""

from typing import Any

from sandbox.page.bound_element import BoundElement
from sandbox.page.controls import SelectField
from sandbox.page.options import Options
from sandbox.page.reader import Reader

_STAMP = "\0"


def build_select(field: BoundElement) -> None:
    """Build a static, external, user, conversation or channel select, single or multiple."""
    options = Options(field.element, field.surface.window)
    control = SelectField(**field.common(), **_props(field, options), words=_words(field))
    control.when("chosen", lambda keys: field.choose(options.value_of(keys), control))
    if options.kind == "external":
        control.when("query", lambda asked: _answer(field, options, control, asked))


def _props(field: BoundElement, options: Options) -> dict[str, Any]:
    fallback = _fallback(options)
    return {
        "label": field.name(fallback),
        "placeholder": field.placeholder or field.surface.reader.say(fallback),
        "options": options.entries(),
        "chosen": options.chosen(field.value),
        "multiple": options.multiple or None,
        "most": field.element.get("max_selected_items"),
        "remote": options.kind == "external" or None,
        "minQuery": _least(field),
        "clearable": (field.in_form and not field.required) or None,
    }


def _fallback(options: Options) -> str:
    if options.multiple:
        return "choose_many"
    return {"users": "choose_person", "conversations": "choose_conversation", "channels": "choose_channel"}.get(
        options.kind, "choose"
    )


async def _answer(field: BoundElement, options: Options, control: SelectField, asked: str) -> None:
    """Answer the query, unless a later one came meanwhile; `asked` is the typed text and the query's stamp."""
    control.asked = asked
    given = await field.surface.suggest(field.block_id, field.element["action_id"], asked.partition(_STAMP)[0])
    if control.asked == asked and not control.is_deleted:
        control.props.update({"options": options.listed(given), "answered": asked})


def _least(field: BoundElement) -> int:
    return int(field.element.get("min_query_length", 3))


def _words(field: BoundElement) -> dict[str, str]:
    reader: Reader = field.surface.reader
    keys = {"none": "nothing_found", "waiting": "searching", "found": "found", "options": "options"}
    texts = {name: reader.say(key) for name, key in keys.items()}
    short = reader.say("type_more", count=_least(field))
    return {**texts, "short": short, "clear": reader.say("clear"), "remove": reader.say("remove")}
