"""What the app of the tour shows, whichever way it is written: a form of every input, a card, a Home tab."""

from sandbox.records import Json

SELECTS = ("static_select", "external_select", "users_select", "conversations_select", "channels_select")
WITH_OPTIONS = {"static_select", "multi_static_select", "checkboxes", "radio_buttons", "overflow"}
INPUTS = (
    "plain_text_input",
    "email_text_input",
    "url_text_input",
    "number_input",
    "rich_text_input",
    *SELECTS,
    *(f"multi_{each}" for each in SELECTS),
    "datepicker",
    "timepicker",
    "datetimepicker",
    "checkboxes",
    "radio_buttons",
    "file_input",
)
PLACES = ("Norra torget", "Södra torget", "Lekparken")


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def options(*words: str) -> list[Json]:
    return [{"text": plain(word), "value": word.lower()} for word in words]


def element(kind: str, **more: object) -> Json:
    made: Json = {"type": kind, "action_id": kind, **more}
    if kind in WITH_OPTIONS:
        made["options"] = options("Red", "Green")
    if kind == "number_input":
        made["is_decimal_allowed"] = True
    if kind.endswith("external_select"):
        made["min_query_length"] = 1
    return made


def button(words: str, action: str, **more: object) -> Json:
    return {"type": "button", "action_id": action, "text": plain(words), "value": action, **more}


def every_input(title: str = "Everything") -> Json:
    """A form with one input of each kind, and a button within."""
    inputs = [
        {"type": "input", "block_id": kind, "optional": True, "label": plain(kind), "element": element(kind)}
        for kind in INPUTS
    ]
    more = {"type": "actions", "block_id": "more", "elements": [button("More", "more")]}
    return form(title, [*inputs, more], callback_id="everything", notify_on_close=True)


def one_input(title: str) -> Json:
    """A form with a single text."""
    block = {"type": "input", "block_id": "name", "label": plain("Name"), "element": element("plain_text_input")}
    return form(title, [block], callback_id="one")


def form(title: str, blocks: list[Json], **more: object) -> Json:
    words = {"title": plain(title), "submit": plain("Send"), "close": plain("Never mind")}
    return {"type": "modal", **words, "blocks": blocks, **more}


def answer(name: str | None) -> Json:
    """How the form with a single text is answered: with errors, another form, or nothing."""
    match name:
        case "wrong":
            return {"response_action": "errors", "errors": {"name": "Not that one."}}
        case "update":
            return {"response_action": "update", "view": one_input("Updated")}
        case "push":
            return {"response_action": "push", "view": one_input("Pushed")}
        case "clear":
            return {"response_action": "clear"}
        case _:
            return {}


def card(text: str = "A card") -> Json:
    """A message with a button that asks for confirmation, a menu, and two selects."""
    sure = {
        "title": plain("Sure?"),
        "text": plain("Really approve?"),
        "confirm": plain("Yes"),
        "deny": plain("No"),
    }
    menu = {"type": "overflow", "action_id": "menu", "options": options("Replace", "Delete", "Beside")}
    selects = [element(kind, placeholder=plain(kind)) for kind in ("static_select", "external_select")]
    touchable = [button("Approve", "approve", confirm=sure), menu, *selects]
    section = {"type": "section", "text": {"type": "mrkdwn", "text": text}}
    return {"text": text, "blocks": [section, {"type": "actions", "block_id": "card", "elements": touchable}]}


def menu_answer(choice: str) -> Json:
    """What a choice in the card's menu says through the response_url."""
    match choice:
        case "replace":
            return {"text": "Replaced", "replace_original": True}
        case "delete":
            return {"text": "", "delete_original": True}
        case _:
            return {"text": "Beside", "replace_original": False}


def home(words: str) -> Json:
    """A Home tab that says so, with a button."""
    section = {"type": "section", "text": plain(words)}
    return {"type": "home", "blocks": [section, {"type": "actions", "elements": [button("Refresh", "refresh")]}]}


def matching(query: str) -> list[Json]:
    """The places with that in their name."""
    return options(*(each for each in PLACES if query.lower() in each.lower()))


def told(values: Json) -> str:
    """Everything that stands in a sent form, one line for each input."""
    held = [(kind, value) for inputs in values.values() for kind, value in inputs.items()]
    return "\n".join(
        f"{kind}: {_plainly(next(v for k, v in value.items() if k != 'type'))}" for kind, value in held
    )


def _plainly(value: object) -> object:
    if isinstance(value, list):
        return " ".join(str(_plainly(each)) for each in value)
    if isinstance(value, dict):
        return value.get("value") or value.get("name") or value.get("type")
    return value
