"""The app of the tour on Bolt's App: it knows nothing of any product, nor of the sandbox."""

from slack_bolt import Ack, App, Respond, Say
from slack_sdk import WebClient

from sandbox.records import Json
from tests.sandbox import tour_views as views


def build_app(web: WebClient, signing_secret: str) -> App:
    """All of it."""
    app = App(client=web, signing_secret=signing_secret)
    add_commands(app)
    add_deferred(app)
    add_forms(app)
    add_card(app)
    add_events(app)
    return app


def add_commands(app: App) -> None:
    @app.command("/greet")
    def greet(ack: Ack, command: Json) -> None:
        ack(f"Hello {command['text']}")

    @app.command("/everything")
    def everything(ack: Ack, client: WebClient, body: Json) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=views.every_input())

    @app.command("/one")
    def one(ack: Ack, client: WebClient, body: Json) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=views.one_input("One"))

    @app.command("/card")
    def card(ack: Ack, say: Say) -> None:
        ack()
        say(**views.card())

    @app.command("/upload")
    def upload(ack: Ack, client: WebClient, command: Json) -> None:
        ack()
        client.files_upload_v2(
            channel=command["channel_id"], filename="list.csv", content="a;b\n", initial_comment="A list"
        )


def add_deferred(app: App) -> None:
    def at_once(ack: Ack) -> None:
        ack()

    def afterwards(respond: Respond) -> None:
        respond("Done afterwards")

    app.command("/lazy")(ack=at_once, lazy=[afterwards])

    @app.command("/late")
    def late(ack: Ack, client: WebClient, command: Json) -> None:
        client.chat_postMessage(channel=command["channel_id"], text="Work comes first")
        ack("Late, but in time")


def add_forms(app: App) -> None:
    @app.view("everything")
    def submitted(ack: Ack, client: WebClient, body: Json) -> None:
        ack()
        client.chat_postMessage(channel=body["user"]["id"], text=views.told(body["view"]["state"]["values"]))

    @app.view_closed("everything")
    def closed(ack: Ack, client: WebClient, body: Json) -> None:
        ack()
        client.chat_postMessage(channel=body["user"]["id"], text=f"Closed, cleared {body['is_cleared']}")

    @app.view("one")
    def answered(ack: Ack, view: Json) -> None:
        ack(**views.answer(view["state"]["values"]["name"]["plain_text_input"]["value"]))

    @app.action("more")
    def more(ack: Ack, client: WebClient, body: Json) -> None:
        ack()
        view = body["view"]
        client.views_update(view_id=view["id"], hash=view["hash"], view=views.every_input("Even more"))

    @app.options("external_select")
    def suggest(ack: Ack, payload: Json) -> None:
        ack(options=views.matching(payload["value"]))

    @app.options("multi_external_select")
    def suggest_several(ack: Ack, payload: Json) -> None:
        ack(option_groups=[{"label": views.plain("Places"), "options": views.matching(payload["value"])}])


def add_card(app: App) -> None:
    @app.action("approve")
    def approve(ack: Ack, client: WebClient, body: Json) -> None:
        ack()
        where = {"channel": body["channel"]["id"], "ts": body["message"]["ts"]}
        client.chat_update(**where, text=f"Approved by {body['user']['id']}", blocks=[])

    @app.action("menu")
    def choose(ack: Ack, respond: Respond, action: Json) -> None:
        ack()
        respond(**views.menu_answer(action["selected_option"]["value"]))

    @app.action("static_select")
    def pick(ack: Ack, respond: Respond, action: Json) -> None:
        ack()
        respond(text=f"Picked {action['selected_option']['value']}", replace_original=False)

    @app.action("external_select")
    def find(ack: Ack, respond: Respond, action: Json) -> None:
        ack()
        respond(text=f"Found {action['selected_option']['value']}", replace_original=False)


def add_events(app: App) -> None:
    @app.event("app_home_opened")
    def opened(client: WebClient, event: Json) -> None:
        client.views_publish(user_id=event["user"], view=views.home("At home"))

    @app.action("refresh")
    def refresh(ack: Ack, client: WebClient, body: Json) -> None:
        ack()
        view = body["view"]
        client.views_publish(user_id=body["user"]["id"], hash=view["hash"], view=views.home("Refreshed"))

    @app.message("ping")
    def pong(message: Json, say: Say) -> None:
        say(text=f"pong {message['text']}", thread_ts=message.get("thread_ts"))
