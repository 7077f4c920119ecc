"""Carry what a person does in the workspace to the app, and show its answer."""

from sandbox.containers import ContainerRef, MessageContainer, MessageRef, find_container
from sandbox.elements import STATE_FIELDS, find_element, require_valid_value
from sandbox.errors import DeliveryError, NotFoundError, SlackError
from sandbox.events import Events
from sandbox.form_validation import validate_form
from sandbox.message_text import link_mentions
from sandbox.messages import apply_response, ignored_fields, post, post_ephemeral_notice
from sandbox.objects import file_json, view_json
from sandbox.payloads import (
    action_json,
    block_suggestion,
    interaction_fields,
    shortcut_json,
    slash_command,
    view_closed,
    view_submission,
)
from sandbox.records import Channel, Json, Message, Person, Values, View
from sandbox.texts import say
from sandbox.transport import Transport
from sandbox.validation import require_valid_options
from sandbox.views import apply_response_action, close_view
from sandbox.workspace import Workspace, new_file


class Gateway:
    """Perform people's actions; all but `fill` and `say` return when the app has answered or timed out."""

    def __init__(self, workspace: Workspace, transport: Transport, events: Events) -> None:
        self.workspace = workspace
        self.transport = transport
        self.events = events

    async def command(self, user: str, channel: str, line: str, thread_ts: str | None = None) -> None:
        """Send a slash command line; a failure, or a thread, is answered with Slack's ephemeral message."""
        person, joined = self.workspace.person(user), self._joined_channel(user, channel)
        if thread_ts:
            text = say(person, "not_in_threads", command=line.partition(" ")[0])
            post_ephemeral_notice(self.workspace, joined.id, user, text, thread_ts)
            return
        payload = slash_command(self.workspace, person, joined, line)
        payload |= {"response_url": self.workspace.issue_response_url(user, joined.id), **self.issue_trigger(user)}
        try:
            await self._deliver_command(payload)
        except (DeliveryError, SlackError) as error:
            reason = error.reason if isinstance(error, DeliveryError) else error.error
            text = say(person, "command_failed", command=payload["command"], reason=reason)
            post_ephemeral_notice(self.workspace, joined.id, user, text)

    async def _deliver_command(self, payload: Json) -> None:
        name, person = payload["command"], self.workspace.person(payload["user_id"])
        if person.team_id or self.workspace.token_error or self.workspace.manifest.command(name) is None:
            text = say(person, "no_such_command", command=name)
            post_ephemeral_notice(self.workspace, payload["channel_id"], person.id, text)
            return
        answer = await self.transport.deliver("slash_commands", payload)
        if ignored_fields(answer):
            self.workspace.log("in", "acknowledgement", answer, {"warning": ignored_fields(answer)})
        if any(answer.get(part) for part in ("text", "blocks", "attachments")):
            apply_response(self.workspace, self.workspace.interaction_tokens.find(payload["response_url"]), answer)

    async def press(
        self, user: str, ref: ContainerRef, block_id: str, action_id: str, value: Json | None = None
    ) -> None:
        """Press a button or choose a value (state-shaped, None for buttons); a failure becomes a toast."""
        person, container = self.workspace.person(user), find_container(self.workspace, user, ref)
        element = find_element(container.blocks, block_id, action_id)
        if value and element["type"] in STATE_FIELDS:
            require_valid_value(element, value, self._known_ids())
            container.values.setdefault(block_id, {})[action_id] = value
        action = action_json(element, block_id, value or {}, self.workspace.clock.now())
        payload = interaction_fields(self.workspace, person) | {
            "type": "block_actions",
            **self.issue_trigger(user),
        }
        payload |= {**container.payload_fields(block_id), **container.response_url_field(), "actions": [action]}
        await self.interact(person, payload, "press_failed")

    def fill(self, user: str, view_id: str, block_id: str, action_id: str, value: Json) -> None:
        """Store a value typed in a view, for the state of later interactions; NotFoundError when it is closed."""
        view = self._own_view(user, view_id)
        require_valid_value(find_element(view.blocks, block_id, action_id), value, self._known_ids())
        view.values.setdefault(block_id, {})[action_id] = value

    async def submit(
        self, user: str, view_id: str, values: Values | None = None, *, checked: bool = True
    ) -> dict[str, str]:
        """Submit a modal and return errors by block_id; without `checked` the client's validation is skipped."""
        view, person = self._own_view(user, view_id), self.workspace.person(user)
        for block_id, inputs in (values or {}).items():
            for action_id, value in inputs.items():
                self.fill(user, view_id, block_id, action_id, value)
        view.notice = ""
        view.errors = validate_form(view, person) if checked else {}
        if not view.errors:
            await self._deliver_submission(view, person)
        self.workspace.mark_changed()
        return view.errors

    async def _deliver_submission(self, view: View, person: Person) -> None:
        payload = view_submission(self.workspace, view, person) | self.issue_trigger(person.id)
        try:
            apply_response_action(self.workspace, view, await self.transport.deliver("interactive", payload))
        except DeliveryError as error:
            view.notice = say(person, "form_failed", reason=error.reason)
        except SlackError as error:
            self.workspace.log("in", "view_submission", {}, error.facts, error=error.error)
            view.notice = say(person, "form_failed", reason=error.error)

    async def close(self, user: str, view_id: str, *, everything: bool = False) -> None:
        """Close a modal, or the whole stack, and notify the app where the view asks for it."""
        view, person = self._own_view(user, view_id), self.workspace.person(user)
        clears = everything or bool(view.payload["clear_on_close"])
        for closed in close_view(self.workspace, self.workspace.views[user][0] if clears else view):
            if closed.payload["notify_on_close"]:
                payload = view_closed(self.workspace, closed, person, cleared=clears)
                await self.interact(person, payload, None)

    async def suggest(self, user: str, ref: ContainerRef, block_id: str, action_id: str, query: str) -> list[Json]:
        """Request options or option groups for a query; without a valid answer, show a toast and return none."""
        person, container = self.workspace.person(user), find_container(self.workspace, user, ref)
        find_element(container.blocks, block_id, action_id)
        fields = container.payload_fields(block_id)
        payload = block_suggestion(self.workspace, person, fields, (block_id, action_id), query)
        answer = await self.interact(person, payload, "suggest_failed")
        try:
            require_valid_options(answer)
        except SlackError as error:
            self.workspace.log("in", "block_suggestion", answer, error.facts, error=error.error)
            self.workspace.toast(user, say(person, "suggest_failed", reason=error.error))
            return []
        return answer.get("options") or answer.get("option_groups") or []

    async def run_shortcut(self, user: str, name: str, ref: MessageRef | None = None) -> None:
        """Send the shortcut of that callback_id or name, global or of a message; a failure becomes a toast."""
        person = self.workspace.person(user)
        message = MessageContainer(self.workspace, user, ref).message if ref else None
        found = self.workspace.manifest.shortcut(name, "message" if message else "global")
        if found is None or (message and message.ephemeral_to):
            raise NotFoundError(f"no shortcut {name} there")
        payload = shortcut_json(self.workspace, person, found.callback_id, message) | self.issue_trigger(user)
        if message:
            payload["response_url"] = self.workspace.issue_response_url(user, message.channel)
        await self.interact(person, payload, "press_failed")

    async def open_home(self, user: str, tab: str = "home") -> None:
        """Open the app's Home (or `messages`) tab."""
        event: Json = {"type": "app_home_opened", "user": user, "channel": self.workspace.im(user).id, "tab": tab}
        home = self.workspace.homes.get(user)
        if home and tab == "home":
            event["view"] = view_json(self.workspace, home)
        task = self.events.send("app_home_opened", event)
        if task:
            await task

    def say(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> Message:
        """Post a message as that person and notify the app; ValueError when the channel is archived."""
        joined = self._joined_channel(user, channel)
        if joined.archived:
            raise ValueError(f"#{joined.name} is archived")
        source = link_mentions(self.workspace, text)
        message = Message(self.workspace.clock.stamp(), joined.id, user, source, thread_ts=thread_ts)
        post(self.workspace, joined, message)
        self.events.send_message(message)
        return message

    def attach(self, user: str, name: str, content: bytes) -> Json:
        """Upload a file that a person picked in a form; returns it as a file input's value."""
        file = new_file(self.workspace, name, self.workspace.person(user).id)
        file.content, file.complete = content, True
        return file_json(self.workspace, file)

    async def interact(self, person: Person, payload: Json, failure: str | None) -> Json:
        """Deliver an interaction and return the answer; {} and a toast with text `failure` when there is none."""
        try:
            return await self.transport.deliver("interactive", payload)
        except DeliveryError as error:
            if failure:
                text = say(person, failure, app=self.workspace.bot.real_name, reason=error.reason)
                self.workspace.toast(person.id, text)
            return {}

    def issue_trigger(self, user: str) -> Json:
        """Issue the `trigger_id` field of an interaction."""
        return {"trigger_id": self.workspace.interaction_tokens.issue_trigger(user)}

    def _joined_channel(self, user: str, key: str) -> Channel:
        channel = self.workspace.channel(key)
        if user not in channel.members:
            raise NotFoundError(f"{user} is not in {channel.name}")
        return channel

    def _own_view(self, user: str, view_id: str) -> View:
        view = self.workspace.view(view_id)
        if view.user != user:
            raise NotFoundError(f"{view_id} is not {user}'s")
        return view

    def _known_ids(self) -> set[str]:
        return {*self.workspace.people, *self.workspace.channels}
