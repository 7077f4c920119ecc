"""The Bolt app: five listeners, one for each way in which people turn to us."""

import re
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import Any

from slack_bolt import Ack, App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.desk import Desk
from bot.incoming import Incoming, Kind, Payload, read_command, read_form, read_home, read_press, read_typing
from bot.people import Directory
from bot.responses import Responder, run_safely

EVERY = re.compile(".*", re.DOTALL)


@dataclass(frozen=True)
class Identity:
    """Who we are in Slack, as auth.test said once at the start."""

    team: str
    bot_user: str
    bot_id: str
    token: str

    def authorize(self) -> AuthorizeResult:
        """What Bolt asks for on each request, without asking Slack."""
        return AuthorizeResult(
            enterprise_id=None,
            team_id=self.team,
            bot_user_id=self.bot_user,
            bot_id=self.bot_id,
            bot_token=self.token,
        )


def build_app(
    identity: Identity, client: WebClient, desk: Desk, directory: Directory, pool: Executor, signing_secret: str
) -> App:
    """The Bolt app. What follows an acknowledgement runs on `pool`."""
    app = App(
        client=client,
        signing_secret=signing_secret or "socket mode needs none",
        authorize=lambda **_: identity.authorize(),
        process_before_response=True,
        ssl_check_enabled=True,
        ignoring_self_events_enabled=True,
        token_verification_enabled=False,
        raise_error_for_unhandled_request=False,
    )

    def serve(read: Callable[[Payload], Incoming]) -> Callable[..., None]:
        def listen(body: dict[str, Any], ack: Ack) -> None:
            incoming = read(body)
            served = desk.serve(incoming)
            response = Responder(client, served.reader).respond(incoming, served.answer)
            ack(**response.acknowledge)
            if response.afterwards is not None:
                pool.submit(run_safely, response.afterwards, incoming.route)
            if served.refresh_home:
                pool.submit(run_safely, lambda: show_home_again(client, desk, incoming), "home")
            if not served.known:
                pool.submit(run_safely, lambda: directory.meet(incoming.workspace, incoming.user), "people")

        return listen

    def notice_person(body: dict[str, Any]) -> None:
        directory.remember(body["team_id"], [body["event"]["user"]])

    app.command(EVERY)(serve(read_command))
    app.action(EVERY)(serve(read_press))
    app.view(EVERY)(serve(read_form))
    app.options(EVERY)(serve(read_typing))
    app.event("app_home_opened")(serve(read_home))
    app.event("user_change")(notice_person)
    app.event("team_join")(notice_person)
    return app


def show_home_again(client: WebClient, desk: Desk, incoming: Incoming) -> None:
    """Publish the person's Home tab as it is after the interaction."""
    asked = replace(incoming, kind=Kind.HOME, occasion="")
    served = desk.serve(asked)
    response = Responder(client, served.reader).respond(asked, served.answer)
    if response.afterwards is not None:
        response.afterwards()
