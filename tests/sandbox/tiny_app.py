"""A small Bolt app that knows nothing of any product: commands, a form, buttons, type-ahead, Home, messages."""

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from sandbox.records import Json


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def form(title: str = "Form", **more: object) -> Json:
    options = [{"text": plain(word), "value": word.lower()} for word in ("Red", "Green")]
    external = {"type": "external_select", "action_id": "place", "min_query_length": 0}
    blocks = [
        {
            "type": "input",
            "block_id": "name",
            "label": plain("Name"),
            "element": {"type": "plain_text_input", "action_id": "name"},
        },
        {
            "type": "input",
            "block_id": "color",
            "optional": True,
            "label": plain("Colour"),
            "element": {"type": "static_select", "action_id": "color", "options": options},
        },
        {"type": "input", "block_id": "where", "optional": True, "label": plain("Place"), "element": external},
    ]
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain(title),
        "submit": plain("Send"),
        "blocks": blocks,
        **more,
    }


ANSWERS: dict[str, Json] = {
    "errors": {"response_action": "errors", "errors": {"name": "not that one"}},
    "stray": {"response_action": "errors", "errors": {"nowhere": "no such field"}},
    "update": {"response_action": "update", "view": form("Updated")},
    "push": {"response_action": "push", "view": form("Pushed")},
    "clear": {"response_action": "clear"},
    "faulty": {"response_action": "update", "view": form("x" * 25)},
}
"""What the form's app answers when one of these is typed as name."""


def build_tiny(web: WebClient, signing_secret: str) -> App:
    """Commands, a form, buttons, type-ahead, Home and messages."""
    app = App(client=web, process_before_response=True, signing_secret=signing_secret)
    add_commands(app)
    add_interactions(app)
    add_events(app)
    return app


def add_commands(app: App) -> None:
    @app.command("/hello")
    def hello(ack: Ack, command: Json) -> None:
        ack(f"hello {command['user_name']}: {command['text']}")

    @app.command("/form")
    def open_form(ack: Ack, client: WebClient, command: Json) -> None:
        ack()
        client.views_open(trigger_id=command["trigger_id"], view=form(notify_on_close=True))

    @app.command("/ask")
    def ask(respond: Respond, ack: Ack) -> None:
        ack()
        button = {"type": "button", "action_id": "yes", "text": plain("Yes"), "value": "1"}
        respond(text="Sure?", blocks=[{"type": "actions", "block_id": "sure", "elements": [button]}])

    @app.command("/silent")
    def silent() -> None:
        """Never acknowledges."""


def add_interactions(app: App) -> None:
    @app.action("yes")
    def answer(ack: Ack, respond: Respond, body: Json) -> None:
        ack()
        respond(text=f"yes from {body['user']['id']}, ephemeral {body['container']['is_ephemeral']}")

    @app.view("form")
    def submitted(ack: Ack, view: Json, client: WebClient, body: Json) -> None:
        name = view["state"]["values"]["name"]["name"]["value"]
        if name in ANSWERS:
            ack(**ANSWERS[name])
            return
        ack()
        color = view["state"]["values"]["color"]["color"]["selected_option"]
        client.chat_postMessage(channel=body["user"]["id"], text=f"got {name}, {color and color['value']}")

    @app.view_closed("form")
    def closed(ack: Ack, client: WebClient, body: Json) -> None:
        ack()
        client.chat_postMessage(channel=body["user"]["id"], text=f"closed, cleared {body['is_cleared']}")

    @app.options("place")
    def places(ack: Ack, payload: Json) -> None:
        known = ("Norra torget", "Södra torget", "Lekparken")
        ack(
            options=[
                {"text": plain(each), "value": each} for each in known if payload["value"].lower() in each.lower()
            ]
        )


def add_events(app: App) -> None:
    @app.event("app_home_opened")
    def home(event: Json, client: WebClient) -> None:
        block = {"type": "section", "text": plain(f"at home, {event['tab']}")}
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [block]})

    @app.event("message")
    def heard(event: Json, client: WebClient) -> None:
        client.chat_postMessage(channel=event["channel"], text=f"heard {event['text']} in {event['channel_type']}")

    @app.event("user_change")
    def changed(event: Json, client: WebClient) -> None:
        user = event["user"]
        client.chat_postMessage(channel="C0ALLMANT", text=f"{user['name']} deleted {user['deleted']}")
