"""Two small apps that make the calls which Slack's starter templates and Bolt's examples begin with."""

import re

from slack_bolt import Ack, App, BoltContext, Respond, Say
from slack_sdk import WebClient

from sandbox.records import Json
from tests.sandbox.tour_views import button, options, plain

STARTER: Json = {
    "features": {
        "bot_user": {"display_name": "Starter"},
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": False,
            "messages_tab_read_only_enabled": True,
        },
        "shortcuts": [{"name": "Make a wish", "type": "global", "callback_id": "wish", "description": "Opens it"}],
        "slash_commands": [{"command": "/echo", "description": "Says it again", "should_escape": False}],
    },
    "oauth_config": {"scopes": {"bot": ["channels:history", "chat:write", "commands"]}},
    "settings": {
        "event_subscriptions": {"bot_events": ["app_home_opened", "message.channels"]},
        "interactivity": {"is_enabled": True},
        "org_deploy_enabled": True,
        "socket_mode_enabled": True,
        "token_rotation_enabled": False,
    },
}
EVENTS = ("app_mention", "reaction_added", "message.channels")
SCOPES = ("app_mentions:read", "channels:history", "chat:write", "commands", "reactions:read", "reactions:write")


def example_manifest(address: str) -> Json:
    """Over HTTP at that address, or over Socket Mode without one."""
    where = {"request_url": address} if address else {}
    kinds = (("Ask", "global", "ask"), ("Quote", "message", "quote"))
    return {
        "features": {
            "bot_user": {"display_name": "Example"},
            "shortcuts": [{"name": name, "type": kind, "callback_id": key} for name, kind, key in kinds],
            "slash_commands": [{"command": "/hi", "url": address}, {"command": "/order", "url": address}],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "socket_mode_enabled": not address,
            "interactivity": {"is_enabled": True, **where},
            "event_subscriptions": {"bot_events": list(EVENTS), **where},
        },
    }


def wish_form(title: str, *extra: Json) -> Json:
    """A button, a text of several lines, and a conversation that gives a response_url."""
    update = {"type": "button", "text": plain("Update"), "action_id": "update"}
    words = {"type": "plain_text_input", "action_id": "words", "multiline": True}
    place = {"type": "conversations_select", "action_id": "place", "response_url_enabled": True}
    blocks = [
        {"type": "section", "text": {"type": "mrkdwn", "text": "Press it"}, "accessory": update},
        *extra,
        {"type": "input", "block_id": "words", "label": plain("Your wish"), "element": words},
        {"type": "input", "block_id": "place", "label": plain("Where to say it"), "element": place},
    ]
    view = {"type": "modal", "callback_id": "wish", "title": plain(title), "submit": plain("Submit")}
    return {**view, "blocks": blocks}


def build_starter(web: WebClient) -> App:
    """A command, a greeting, a Home tab, and a shortcut whose form is updated and sent."""
    app = App(client=web)

    @app.command("/echo")
    def echo(command: Json, ack: Ack, respond: Respond) -> None:
        ack()
        respond(f"You said: {command['text']}")

    @app.message(re.compile("(hi|hello)"))
    def greet(context: BoltContext, say: Say) -> None:
        say(f"{context['matches'][0]} to you")

    @app.event("app_home_opened")
    def home(client: WebClient, event: Json) -> None:
        if event["tab"] == "home":
            text = {"type": "mrkdwn", "text": f"*Welcome, <@{event['user']}> :house:*"}
            view = {"type": "home", "blocks": [{"type": "section", "text": text}]}
            client.views_publish(user_id=event["user"], view=view)

    @app.shortcut("wish")
    def open_wish(body: Json, ack: Ack, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=wish_form("A wish"))

    @app.action("update")
    def update(body: Json, ack: Ack, client: WebClient) -> None:
        ack()
        picture = {"type": "image", "image_url": "https://example.com/a.gif", "alt_text": "A picture"}
        view, held = wish_form("Another wish", picture), body["view"]
        client.views_update(view_id=held["id"], hash=held["hash"], view=view)

    @app.view("wish")
    def sent(body: Json, view: Json, ack: Ack, client: WebClient) -> None:
        ack()
        values = view["state"]["values"]
        place = values["place"]["place"]["selected_conversation"]
        assert [each["channel_id"] for each in body["response_urls"]] == [place]
        text = f"<@{body['user']['id']}> wishes:\n\n {values['words']['words']['value']}"
        client.chat_postMessage(channel=place, text=text)

    return app


def order_form() -> Json:
    """An input without ids of its own, and two that ask the app before anything is typed."""
    asking = {"placeholder": plain("Select"), "min_query_length": 0}
    one = {"type": "external_select", "action_id": "animal", **asking}
    many = {"type": "multi_external_select", "action_id": "animals", **asking}
    blocks = [
        {"type": "input", "label": plain("Anything"), "element": {"type": "plain_text_input"}},
        {"type": "input", "block_id": "one", "label": plain("One"), "element": one},
        {"type": "input", "block_id": "many", "label": plain("Many"), "element": many},
    ]
    words = {"title": plain("Order"), "submit": plain("Submit"), "close": plain("Cancel")}
    return {"type": "modal", "callback_id": "order", **words, "blocks": blocks}


def build_example(web: WebClient, secret: str) -> App:
    """Answers in the acknowledgement and after it, listeners that are lazy, options, mentions and reactions."""
    app = App(client=web, signing_secret=secret)
    app.command("/hi")(lambda ack, body: ack(f"Hi <@{body['user_id']}>!"))
    app.view("order")(lambda ack: ack())
    add_order(app)
    add_choices(app)
    add_hearing(app)

    def at_once(ack: Ack) -> None:
        ack()

    def afterwards(body: Json, client: WebClient) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=order_form())

    app.shortcut("ask")(ack=at_once, lazy=[afterwards])
    return app


def add_order(app: App) -> None:
    @app.command("/order")
    def order(ack: Ack, body: Json, respond: Respond, client: WebClient) -> None:
        accepted = {"type": "section", "block_id": "b", "text": {"type": "mrkdwn", "text": ":tada: Accepted!"}}
        ack(text="Accepted!", blocks=[accepted])
        respond(blocks=[{**accepted, "accessory": button("Press", "pressed")}])
        client.views_open(trigger_id=body["trigger_id"], view=order_form())

    @app.action("pressed")
    def pressed(ack: Ack, body: Json, respond: Respond) -> None:
        ack()
        said = f"<@{body['user']['id']}> pressed"
        respond({"response_type": "in_channel", "replace_original": False, "text": said})
        respond(replace_original=False, text="Thanks to you alone")


def add_choices(app: App) -> None:
    animals = options(":cat: Cat", ":dog: Dog", ":bear: Bear")

    @app.options("animal")
    def find(ack: Ack, body: Json) -> None:
        sought = body.get("value") or ""
        ack(options=[each for each in animals if sought in each["text"]["text"]])

    @app.options("animals")
    def find_groups(ack: Ack) -> None:
        ack({"option_groups": [{"label": plain(f"Group {n}"), "options": animals[n:]} for n in (0, 1)]})


def add_hearing(app: App) -> None:
    app.event("app_mention")(lambda event, say: say(f"What is it, <@{event['user']}>?"))
    app.event("reaction_added")(lambda say: say("Noticed"))
    app.message("test")(lambda say: say("Tests are important"))

    @app.event({"type": "message", "subtype": None})
    def answer(event: Json, say: Say) -> None:
        say(text="In the thread", thread_ts=event.get("thread_ts") or event["ts"])

    @app.shortcut("quote")
    def quote(ack: Ack, shortcut: Json, say: Say, client: WebClient) -> None:
        ack()
        where, meant = shortcut["channel"]["id"], shortcut["message"]
        client.reactions_add(channel=where, timestamp=meant["ts"], name="eyes")
        say(f"> {meant['text']}")
