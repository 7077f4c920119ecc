"""Build the Bolt app: one listener for each kind of interaction."""

import logging
import re
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf
from time import monotonic
from typing import Any

from slack_bolt import Ack, App, BoltContext, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.edge.dispatcher import Dispatched, InteractionDispatcher
from bot.edge.home_tabs import HomeTabs
from bot.edge.interaction import (
    ARRIVED,
    Interaction,
    read_command,
    read_form,
    read_home,
    read_member,
    read_press,
    read_revocation,
    read_shortcut,
    read_typing,
    read_words,
)
from bot.edge.interactive_priority import InteractivePriority
from bot.edge.payloads import UnreadableError, check_shape
from bot.edge.responses import Call, ResponsePlan, ResponseSender, run_safely
from bot.installations.app import EVENTS_OF_INSTALLATIONS
from bot.installations.directory import Directory
from bot.installations.slack_calls import Clients
from bot.operations.log import describe_error, log
from bot.operations.metrics import Metrics
from commands.routes import InteractionKind
from services.installations import end_installation
from storage.store import Store

EVERY = re.compile(".*", re.DOTALL)
QUEUED = 2.0
"""Seconds after which a request that still waits for its turn is told that we are busy, while Slack listens."""
QUIET = logging.getLogger("slack_bolt")


@dataclass(frozen=True)
class Listeners:
    """Called by Bolt: dispatches an interaction, acknowledges it, and leaves the rest to `pool`."""

    clients: Clients
    dispatcher: InteractionDispatcher
    directory: Directory
    pool: Executor
    priority: InteractivePriority
    metrics: Metrics

    @cached_property
    def _home_tabs(self) -> HomeTabs:
        return HomeTabs(self.pool, self.priority, self._show_home_again)

    def command(self, body: dict[str, Any], ack: Ack, context: BoltContext) -> None:
        """Serve a slash command."""
        self._serve(read_command(body), ack, context)

    def press(self, body: dict[str, Any], ack: Ack, context: BoltContext) -> None:
        """Serve a pressed button, or a choice that Slack reports at once."""
        self._serve(read_press(body), ack, context)

    def form(self, body: dict[str, Any], ack: Ack, context: BoltContext) -> None:
        """Serve a submitted form."""
        self._serve(read_form(body), ack, context)

    def typing(self, body: dict[str, Any], ack: Ack, context: BoltContext) -> None:
        """Letters in a type-ahead."""
        self._serve(read_typing(body), ack, context)

    def shortcut(self, body: dict[str, Any], ack: Ack, context: BoltContext) -> None:
        """Serve a shortcut, of a message or from anywhere."""
        self._serve(read_shortcut(body), ack, context)

    def home(self, body: dict[str, Any], ack: Ack, context: BoltContext) -> None:
        """Serve the opening of the Home tab, or of the app's messages."""
        self._serve(read_home(body), ack, context)

    def words(self, body: dict[str, Any], ack: Ack, context: BoltContext) -> None:
        """Serve what a person wrote in a direct message; acknowledge every other event there."""
        written = read_words(body)
        if written is None:
            ack()
        else:
            self._serve(written, ack, context)

    def person(self, body: dict[str, Any]) -> None:
        """Store that someone left or changed."""
        workspace, member = read_member(body)
        if self._client_of(workspace):
            self._later("people", lambda: self.directory.remember(workspace, [member]))

    def newcomer(self, body: dict[str, Any]) -> None:
        """Store someone who joined, and enqueue the welcome."""
        workspace, member = read_member(body)
        if self._client_of(workspace):
            self._later("people", lambda: self.directory.welcome(workspace, member))

    def revocation(self, body: dict[str, Any]) -> None:
        """End the installation whose token Slack has revoked; nothing is ended where the token is in `.env`."""
        workspace, told_at = read_revocation(body)
        if workspace is None:
            return
        with self.dispatcher.database.transaction() as session:
            ended = end_installation(Store(session, workspace), now=self.dispatcher.clock(), told_at=told_at)
        log.warning("token_revoked", workspace=workspace, ended=ended)

    def _serve(self, interaction: Interaction, ack: Ack, context: BoltContext) -> None:
        interaction = replace(interaction, workspace=self.clients.installed(interaction.workspace))
        late = monotonic() - context.get(ARRIVED, inf) > QUEUED
        with self.priority.serving(), self.metrics.acknowledging(interaction.kind.value):
            client = self._client_of(interaction.workspace)
            if late or client is None:
                dispatched = self.dispatcher.decline(interaction, "busy" if late else "not-installed")
            else:
                dispatched = self.dispatcher.dispatch(interaction)
            response = self._respond(interaction, dispatched, client)
            ack(**response.acknowledge)
        if response.afterwards is not None:
            self._later(interaction.route, response.afterwards)
        if dispatched.refresh_home:
            self._home_tabs.refresh(interaction)
        if not dispatched.known or dispatched.unknown_team:
            self._later("people", lambda: self._meet(interaction, dispatched))

    def _meet(self, interaction: Interaction, dispatched: Dispatched) -> None:
        """Ask Slack who someone is whom it has not described yet, and tell coordinators of an unknown team.

        In that order: a name tells more, and in an Enterprise Grid it may be one of our own.
        """
        workspace, user = interaction.workspace, interaction.user
        if not dispatched.known:
            run_safely(lambda: self.directory.meet(workspace, user), "people")
        if dispatched.unknown_team:
            self.directory.tell_of_unknown_team(workspace, user, interaction.user_workspace)

    def _show_home_again(self, interaction: Interaction) -> None:
        asked = replace(interaction, kind=InteractionKind.HOME, route="home", idempotency_key="")
        client = self._client_of(asked.workspace)
        response = self._respond(asked, self.dispatcher.dispatch(asked), client)
        if response.afterwards is not None:
            response.afterwards()

    def _client_of(self, workspace: str) -> WebClient | None:
        """Find the client of the workspace, None where the app has never been installed."""
        try:
            return self.clients.of(workspace)
        except LookupError:
            return None

    def _respond(self, interaction: Interaction, dispatched: Dispatched, client: WebClient | None) -> ResponsePlan:
        client = client or WebClient(base_url=self.dispatcher.settings.slack_api_url)
        sender = ResponseSender(client, dispatched.reader, self.dispatcher.clock(), dispatched.level)
        return sender.respond(interaction, dispatched.response)

    def _later(self, route: str, call: Call) -> None:
        self.pool.submit(run_safely, call, route)


def build_app(listeners: Listeners) -> App:
    """Build the Bolt app, which gets only verified requests, knows no token and never calls Slack."""
    QUIET.setLevel(logging.ERROR)  # Bolt warns at each start that it does not use SLACK_BOT_TOKEN
    app = App(
        name="trygg",  # else Bolt looks through the files of all modules for one
        logger=QUIET,
        client=WebClient(base_url=listeners.dispatcher.settings.slack_api_url),
        signing_secret="verified before",  # noqa: S106 (Bolt wants one, and uses it for nothing)
        authorize=lambda **_: AuthorizeResult(enterprise_id=None, team_id=None),
        process_before_response=True,
        request_verification_enabled=False,
    )
    app.error(answer_error)
    listen(app, listeners)
    return app


def dispatch(app: App, payload: object, context: dict[str, Any]) -> BoltResponse:
    """Respond to a payload as Bolt does; 400 to one that Bolt itself could not read."""
    try:
        body = check_shape(payload)
    except UnreadableError as error:
        return refuse_unreadable(error)
    # In the mode of Socket Mode, Bolt takes a payload that is read and verified already.
    return app.dispatch(BoltRequest(mode="socket_mode", body=body, context=context))


def answer_error(error: Exception) -> BoltResponse:
    """Respond when no listener could: 400 for a bad payload, 500 for a fault of ours."""
    if isinstance(error, UnreadableError):
        return refuse_unreadable(error)
    log.error("request_failed", **describe_error(error))
    return BoltResponse(status=500)


def refuse_unreadable(error: UnreadableError) -> BoltResponse:
    """Refuse a payload that is not as Slack sends it, and log what is wrong with it."""
    log.warning("unreadable_request", key=str(error))
    return BoltResponse(status=400, body="unreadable")


def listen(app: App, listeners: Listeners) -> None:
    """Register a listener for each kind of interaction."""
    app.command(EVERY)(listeners.command)
    app.action(EVERY)(listeners.press)
    app.view(EVERY)(listeners.form)
    app.options(EVERY)(listeners.typing)
    app.shortcut(EVERY)(listeners.shortcut)
    app.event("app_home_opened")(listeners.home)
    app.event("message")(listeners.words)
    app.event("user_change")(listeners.person)
    app.event("team_join")(listeners.newcomer)
    for event in EVENTS_OF_INSTALLATIONS:
        app.event(event)(listeners.revocation)
