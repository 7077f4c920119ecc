"""The app of the tour on Bolt's AsyncApp: it knows nothing of any product, nor of the sandbox."""

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond, AsyncSay
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.records import Json
from tests.sandbox import tour_views as views


def build_app(web: AsyncWebClient, signing_secret: str) -> AsyncApp:
    """All of it."""
    app = AsyncApp(client=web, signing_secret=signing_secret)
    add_commands(app)
    add_deferred(app)
    add_forms(app)
    add_card(app)
    add_events(app)
    return app


def add_commands(app: AsyncApp) -> None:
    @app.command("/greet")
    async def greet(ack: AsyncAck, command: Json) -> None:
        await ack(f"Hello {command['text']}")

    @app.command("/everything")
    async def everything(ack: AsyncAck, client: AsyncWebClient, body: Json) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=views.every_input())

    @app.command("/one")
    async def one(ack: AsyncAck, client: AsyncWebClient, body: Json) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=views.one_input("One"))

    @app.command("/card")
    async def card(ack: AsyncAck, say: AsyncSay) -> None:
        await ack()
        await say(**views.card())

    @app.command("/upload")
    async def upload(ack: AsyncAck, client: AsyncWebClient, command: Json) -> None:
        await ack()
        await client.files_upload_v2(
            channel=command["channel_id"], filename="list.csv", content="a;b\n", initial_comment="A list"
        )


def add_deferred(app: AsyncApp) -> None:
    async def at_once(ack: AsyncAck) -> None:
        await ack()

    async def afterwards(respond: AsyncRespond) -> None:
        await respond("Done afterwards")

    app.command("/lazy")(ack=at_once, lazy=[afterwards])

    @app.command("/late")
    async def late(ack: AsyncAck, client: AsyncWebClient, command: Json) -> None:
        await client.chat_postMessage(channel=command["channel_id"], text="Work comes first")
        await ack("Late, but in time")


def add_forms(app: AsyncApp) -> None:
    @app.view("everything")
    async def submitted(ack: AsyncAck, client: AsyncWebClient, body: Json) -> None:
        await ack()
        await client.chat_postMessage(channel=body["user"]["id"], text=views.told(body["view"]["state"]["values"]))

    @app.view_closed("everything")
    async def closed(ack: AsyncAck, client: AsyncWebClient, body: Json) -> None:
        await ack()
        await client.chat_postMessage(channel=body["user"]["id"], text=f"Closed, cleared {body['is_cleared']}")

    @app.view("one")
    async def answered(ack: AsyncAck, view: Json) -> None:
        await ack(**views.answer(view["state"]["values"]["name"]["plain_text_input"]["value"]))

    @app.action("more")
    async def more(ack: AsyncAck, client: AsyncWebClient, body: Json) -> None:
        await ack()
        view = body["view"]
        await client.views_update(view_id=view["id"], hash=view["hash"], view=views.every_input("Even more"))

    @app.options("external_select")
    async def suggest(ack: AsyncAck, payload: Json) -> None:
        await ack(options=views.matching(payload["value"]))

    @app.options("multi_external_select")
    async def suggest_several(ack: AsyncAck, payload: Json) -> None:
        await ack(option_groups=[{"label": views.plain("Places"), "options": views.matching(payload["value"])}])


def add_card(app: AsyncApp) -> None:
    @app.action("approve")
    async def approve(ack: AsyncAck, client: AsyncWebClient, body: Json) -> None:
        await ack()
        where = {"channel": body["channel"]["id"], "ts": body["message"]["ts"]}
        await client.chat_update(**where, text=f"Approved by {body['user']['id']}", blocks=[])

    @app.action("menu")
    async def choose(ack: AsyncAck, respond: AsyncRespond, action: Json) -> None:
        await ack()
        await respond(**views.menu_answer(action["selected_option"]["value"]))

    @app.action("static_select")
    async def pick(ack: AsyncAck, respond: AsyncRespond, action: Json) -> None:
        await ack()
        await respond(text=f"Picked {action['selected_option']['value']}", replace_original=False)

    @app.action("external_select")
    async def find(ack: AsyncAck, respond: AsyncRespond, action: Json) -> None:
        await ack()
        await respond(text=f"Found {action['selected_option']['value']}", replace_original=False)


def add_events(app: AsyncApp) -> None:
    @app.event("app_home_opened")
    async def opened(client: AsyncWebClient, event: Json) -> None:
        await client.views_publish(user_id=event["user"], view=views.home("At home"))

    @app.action("refresh")
    async def refresh(ack: AsyncAck, client: AsyncWebClient, body: Json) -> None:
        await ack()
        view = body["view"]
        await client.views_publish(user_id=body["user"]["id"], hash=view["hash"], view=views.home("Refreshed"))

    @app.message("ping")
    async def pong(message: Json, say: AsyncSay) -> None:
        await say(text=f"pong {message['text']}", thread_ts=message.get("thread_ts"))
