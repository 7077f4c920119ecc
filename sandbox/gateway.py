"""What a person can do in the workspace, each deed carried to the app and its answer shown."""

from sandbox.elements import SHAPES, find_element, refuse_value
from sandbox.errors import DeliveryError, SlackError
from sandbox.events import Events
from sandbox.forms import find_complaints
from sandbox.links import form_links, issue_link
from sandbox.objects import file_json, view_json
from sandbox.payloads import (
    action_json,
    block_suggestion,
    common,
    shortcut,
    slash_command,
    view_closed,
    view_submission,
)
from sandbox.places import MessagePlace, MessageSource, Source, ViewSource, find_place
from sandbox.posts import answer_in_place, ignored_in, post, whisper
from sandbox.reactions import react, withdraw
from sandbox.records import Channel, Json, Message, NotThereError, Person, Values, View
from sandbox.refusals import refuse_options
from sandbox.stack import close_view, push_view, update_view
from sandbox.typed import mark_names
from sandbox.wire import Wire
from sandbox.words import say
from sandbox.workspace import Workspace, new_file

__all__ = ["Gateway", "MessageSource", "Source", "ViewSource"]


class Gateway:
    """The people's side; every method but `fill` and `say` returns once the app has answered or not in time."""

    def __init__(self, workspace: Workspace, wire: Wire, events: Events) -> None:
        self.workspace = workspace
        self.wire = wire
        self.events = events

    async def command(self, user: str, channel: str, line: str, thread_ts: str | None = None) -> None:
        """Send a slash command line; a failure, or a thread, is answered with Slack's ephemeral message."""
        person, place = self.workspace.person(user), self._joined(user, channel)
        if thread_ts:
            said = say(person, "not_in_threads", command=line.partition(" ")[0])
            whisper(self.workspace, place.id, user, said, thread_ts)
            return
        payload = slash_command(self.workspace, person, place, line)
        payload |= {"response_url": issue_link(self.workspace, user, place.id), **self._trigger(user)}
        try:
            await self._pass_on(payload)
        except (DeliveryError, SlackError) as error:
            reason = error.reason if isinstance(error, DeliveryError) else error.error
            said = say(person, "command_failed", command=payload["command"], reason=reason)
            whisper(self.workspace, place.id, user, said)

    async def _pass_on(self, payload: Json) -> None:
        name, person = payload["command"], self.workspace.person(payload["user_id"])
        if person.team_id or self.workspace.revoked or self.workspace.manifest.command(name) is None:
            whisper(self.workspace, payload["channel_id"], person.id, say(person, "no_such_command", command=name))
            return
        answer = await self.wire.deliver("slash_commands", payload)
        if ignored_in(answer):
            self.workspace.log("in", "acknowledgement", answer, {"warning": ignored_in(answer)})
        if any(answer.get(part) for part in ("text", "blocks", "attachments")):
            answer_in_place(self.workspace, self.workspace.permissions.link(payload["response_url"]), answer)

    async def shortcut(self, user: str, name: str, channel: str = "", ts: str = "") -> None:
        """Use a shortcut of that callback_id or name, of a message where one is named. A failure is a toast."""
        person = self.workspace.person(user)
        message = MessagePlace(self.workspace, user, MessageSource(channel, ts)).message if ts else None
        meant = self.workspace.manifest.shortcut(name, "message" if message else "global")
        if meant is None or (message and message.ephemeral_to):
            raise NotThereError(f"no shortcut {name} there")
        payload = shortcut(self.workspace, person, meant.callback_id, message) | self._trigger(user)
        if message:
            payload["response_url"] = issue_link(self.workspace, user, message.channel)
        await self._interact(person, payload, "press_failed")

    def react(self, user: str, channel: str, ts: str, name: str, *, removed: bool = False) -> None:
        """React to a message, or take a reaction back; ValueError when it is there already, or not there."""
        message = MessagePlace(self.workspace, user, MessageSource(channel, ts)).message
        try:
            (withdraw if removed else react)(self.workspace, self.events, message, user, name)
        except SlackError as refusal:
            raise ValueError(refusal.error) from None

    async def press(
        self, user: str, source: Source, block_id: str, action_id: str, value: Json | None = None
    ) -> None:
        """Press a button or choose a value; `value` is state-shaped, None for buttons. A failure is a toast."""
        person, place = self.workspace.person(user), find_place(self.workspace, user, source)
        element = find_element(place.blocks, block_id, action_id)
        if value and element["type"] in SHAPES:
            refuse_value(element, value, self._known())
            place.values.setdefault(block_id, {})[action_id] = value
        action = action_json(element, block_id, value or {}, self.workspace.clock.now())
        payload = {"type": "block_actions", **common(self.workspace, person), **self._trigger(user)}
        payload |= {**place.told(block_id), **place.answer_url(), "actions": [action]}
        await self._interact(person, payload, "press_failed")

    def fill(self, user: str, view_id: str, block_id: str, action_id: str, value: Json) -> None:
        """Keep what is typed in a view, so that other interactions tell it; NotThereError when it is gone."""
        view = self._own(user, view_id)
        refuse_value(find_element(view.blocks, block_id, action_id), value, self._known())
        view.values.setdefault(block_id, {})[action_id] = value

    async def submit(
        self, user: str, view_id: str, values: Values | None = None, *, checked: bool = True
    ) -> dict[str, str]:
        """Submit a modal; the errors by block_id, also on the view. Unless `checked`, as no browser would."""
        view, person = self._own(user, view_id), self.workspace.person(user)
        for block_id, inputs in (values or {}).items():
            for action_id, value in inputs.items():
                self.fill(user, view_id, block_id, action_id, value)
        view.notice = ""
        view.errors = find_complaints(view, person) if checked else {}
        if not view.errors:
            await self._send_form(view, person)
        self.workspace.changed()
        return view.errors

    async def _send_form(self, view: View, person: Person) -> None:
        payload = view_submission(self.workspace, view, person) | self._trigger(person.id)
        payload["response_urls"] = form_links(self.workspace, view)
        try:
            self._apply(view, await self.wire.deliver("interactive", payload))
        except DeliveryError as error:
            view.notice = say(person, "form_failed", reason=error.reason)
        except SlackError as error:
            self.workspace.log("in", "view_submission", {}, error.facts, error=error.error)
            view.notice = say(person, "form_failed", reason=error.error)

    def _apply(self, view: View, answer: Json) -> None:
        match answer.get("response_action"):
            case None:
                close_view(self.workspace, view)
            case "errors":
                view.errors = _field_errors(view, answer.get("errors"))
            case "update":
                update_view(self.workspace, view, answer.get("view") or {})
            case "push":
                push_view(self.workspace, view.user, answer.get("view") or {})
            case "clear":
                self.workspace.views.pop(view.user, None)
            case other:
                raise SlackError("invalid_response_action", got=other)

    async def close(self, user: str, view_id: str, *, everything: bool = False) -> None:
        """Close a modal, or the whole stack; the app hears of those that ask for it."""
        view, person = self._own(user, view_id), self.workspace.person(user)
        clears = everything or bool(view.payload["clear_on_close"])
        for closed in close_view(self.workspace, self.workspace.views[user][0] if clears else view):
            if closed.payload["notify_on_close"]:
                payload = view_closed(self.workspace, closed, person, cleared=clears)
                await self._interact(person, payload, "")

    async def suggest(self, user: str, source: Source, block_id: str, action_id: str, query: str) -> list[Json]:
        """Options or option groups for what is typed; none, and a toast, when the app gives no good answer."""
        person, place = self.workspace.person(user), find_place(self.workspace, user, source)
        find_element(place.blocks, block_id, action_id)
        payload = block_suggestion(self.workspace, person, place.told(block_id), (block_id, action_id), query)
        answer = await self._interact(person, payload, "suggest_failed")
        try:
            refuse_options(answer)
        except SlackError as error:
            self.workspace.log("in", "block_suggestion", answer, error.facts, error=error.error)
            self.workspace.toast(user, say(person, "suggest_failed", reason=error.error))
            return []
        return answer.get("options") or answer.get("option_groups") or []

    async def open_home(self, user: str, tab: str = "home") -> None:
        """Open the app's Home (or `messages`) tab."""
        channel = self.workspace.im(user)
        event: Json = {"type": "app_home_opened", "user": user, "channel": channel.id, "tab": tab}
        home = self.workspace.homes.get(user)
        if home and tab == "home":
            event["view"] = view_json(self.workspace, home)
        task = self.events.send("app_home_opened", event)
        if task:
            await task

    def say(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> Message:
        """Write a message as that person; the app hears of it where it is a member. ValueError when archived."""
        place = self._joined(user, channel)
        if place.archived:
            raise ValueError(f"#{place.name} is archived")
        said = mark_names(self.workspace, text)
        message = Message(self.workspace.clock.stamp(), place.id, user, said, thread_ts=thread_ts)
        post(self.workspace, place, message)
        self.events.tell_message(message)
        return message

    def attach(self, user: str, name: str, content: bytes) -> Json:
        """Take a file that the person picked, and tell it as a form does; it goes with whatever is sent next."""
        file = new_file(self.workspace, name, self.workspace.person(user).id)
        file.content, file.complete = content, True
        return file_json(self.workspace, file)

    async def _interact(self, person: Person, payload: Json, complaint: str) -> Json:
        """The app's answer to an interaction; {} and a toast when there is none."""
        try:
            return await self.wire.deliver("interactive", payload)
        except DeliveryError as error:
            if complaint:
                said = say(person, complaint, app=self.workspace.bot.real_name, reason=error.reason)
                self.workspace.toast(person.id, said)
            return {}

    def _trigger(self, user: str) -> Json:
        return {"trigger_id": self.workspace.permissions.issue_trigger(user)}

    def _joined(self, user: str, channel: str) -> Channel:
        place = self.workspace.channel(channel)
        if user not in place.members:
            raise NotThereError(f"{user} is not in {place.name}")
        return place

    def _own(self, user: str, view_id: str) -> View:
        view = self.workspace.view(view_id)
        if view.user != user:
            raise NotThereError(f"{view_id} is not {user}'s")
        return view

    def _known(self) -> set[str]:
        return {*self.workspace.people, *self.workspace.channels}


def _field_errors(view: View, errors: object) -> dict[str, str]:
    """What the app says about fields; SlackError when it names a block that is no input."""
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or set(errors) - inputs:
        raise SlackError("invalid_errors", errors=errors)
    return {block_id: str(text) for block_id, text in errors.items()}
