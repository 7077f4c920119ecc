"""Endpoints for what a person does and sees."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel

from sandbox.api.call import Runtime
from sandbox.clock import is_zone
from sandbox.containers import ContainerRef, MessageRef, ViewRef
from sandbox.errors import NotFoundError
from sandbox.objects import user_json
from sandbox.reactions import toggle_reaction
from sandbox.records import Json, Values
from sandbox.screen_json import LAST, messages_json, screen_json

MAX_FILE_BYTES = 10_000_000
"""Size limit of a file in a form."""
router = APIRouter(prefix="/people/{user}")


def get_runtime(request: Request) -> Runtime:
    """Return the components of the running sandbox."""
    runtime: Runtime = request.app.state.runtime
    return runtime


CurrentRuntime = Annotated[Runtime, Depends(get_runtime)]
MessageCount = Annotated[int, Query(ge=0, le=1000)]


class RequestBody(BaseModel, extra="forbid"):
    """A body without unknown fields."""


class LineBody(RequestBody):
    """A slash command or a message, in a channel by id or name."""

    channel: str
    line: str
    thread_ts: str | None = None


class ElementBody(RequestBody):
    """An element in a view or message; `value` is a state value."""

    view: str = ""
    channel: str = ""
    ts: str = ""
    block_id: str
    action_id: str
    value: Json | None = None
    query: str = ""

    @property
    def source(self) -> ContainerRef:
        """Return the reference of the container."""
        return ViewRef(self.view) if self.view else MessageRef(self.channel, self.ts)


class ActionBody(RequestBody):
    """A shortcut's callback_id or name, or a reaction's emoji, and the message, if any."""

    name: str
    channel: str = ""
    ts: str = ""
    removed: bool = False

    @property
    def message_ref(self) -> MessageRef:
        return MessageRef(self.channel, self.ts)


class FormBody(RequestBody):
    """A modal to submit or close; unless `checked`, Slack's client validation is skipped."""

    view: str
    values: Values = {}
    checked: bool = True
    everything: bool = False


class PersonChange(RequestBody):
    """The fields of a person to change."""

    locale: str | None = None
    deleted: bool | None = None
    title: str | None = None
    real_name: str | None = None
    tz: str | None = None
    is_admin: bool | None = None
    is_restricted: bool | None = None
    is_ultra_restricted: bool | None = None


@router.post("/command")
async def command(user: str, body: LineBody, runtime: CurrentRuntime) -> Json:
    """Send a slash command; return when the app has answered."""
    await runtime.gateway.command(user, runtime.workspace.channel(body.channel).id, body.line, body.thread_ts)
    return {"ok": True}


@router.post("/say")
async def say(user: str, body: LineBody, runtime: CurrentRuntime) -> Json:
    """Post a message."""
    channel = runtime.workspace.channel(body.channel).id
    return {"ok": True, "ts": runtime.gateway.say(user, channel, body.line, body.thread_ts).ts}


@router.post("/shortcut")
async def shortcut(user: str, body: ActionBody, runtime: CurrentRuntime) -> Json:
    """Run a global or message shortcut."""
    await runtime.gateway.run_shortcut(user, body.name, body.message_ref if body.ts else None)
    return {"ok": True}


@router.post("/react")
async def react(user: str, body: ActionBody, runtime: CurrentRuntime) -> Json:
    """Add or remove a reaction."""
    ref, workspace = body.message_ref, runtime.workspace
    toggle_reaction(workspace, runtime.events, user, ref, body.name, removed=body.removed)
    return {"ok": True}


@router.post("/press")
async def press(user: str, body: ElementBody, runtime: CurrentRuntime) -> Json:
    """Press a button or choose a value."""
    await runtime.gateway.press(user, body.source, body.block_id, body.action_id, body.value)
    return {"ok": True}


@router.post("/fill")
async def fill(user: str, body: ElementBody, runtime: CurrentRuntime) -> Json:
    """Store a value typed in a view."""
    runtime.gateway.fill(user, body.view, body.block_id, body.action_id, body.value or {})
    return {"ok": True}


@router.post("/suggest")
async def suggest(user: str, body: ElementBody, runtime: CurrentRuntime) -> Json:
    """Return the options for `query`."""
    found = await runtime.gateway.suggest(user, body.source, body.block_id, body.action_id, body.query)
    return {"ok": True, "options": found}


@router.post("/submit")
async def submit(user: str, body: FormBody, runtime: CurrentRuntime) -> Json:
    """Submit a modal and return errors by block_id."""
    errors = await runtime.gateway.submit(user, body.view, body.values, checked=body.checked)
    return {"ok": not errors, "errors": errors}


@router.post("/close")
async def close(user: str, body: FormBody, runtime: CurrentRuntime) -> Json:
    """Close a modal, or the whole stack."""
    await runtime.gateway.close(user, body.view, everything=body.everything)
    return {"ok": True}


@router.post("/files/{name}")
async def attach(user: str, name: str, request: Request, runtime: CurrentRuntime) -> Json:
    """Upload a file, its bytes as the body; return it as a file input takes it."""
    content = await request.body()
    if len(content) > MAX_FILE_BYTES:
        raise ValueError(f"{name} is larger than {MAX_FILE_BYTES} bytes")
    return {"ok": True, "file": runtime.gateway.attach(user, name, content)}


@router.post("/home")
async def home(user: str, runtime: CurrentRuntime) -> Json:
    """Open the Home tab."""
    await runtime.gateway.open_home(user)
    return {"ok": True}


@router.get("/screen")
async def screen(
    user: str, runtime: CurrentRuntime, after: int = -1, seconds: float = 0, last: MessageCount = LAST
) -> Json:
    """Return what the person sees, `last` messages of each channel; wait for a `version` above `after`."""
    person = runtime.workspace.person(user)
    await runtime.workspace.wait_changed(after, seconds)
    return screen_json(runtime.workspace, person, last)


@router.get("/messages")
async def messages(
    user: str, channel: str, runtime: CurrentRuntime, before: str = "", last: MessageCount = LAST
) -> Json:
    """Return the last messages of a channel, or those before a ts, and whether there are `earlier` ones."""
    person, place = runtime.workspace.person(user), runtime.workspace.channel(channel)
    if user not in place.members:
        raise NotFoundError(f"{user} is not in {place.name}")
    return {"ok": True, **messages_json(runtime.workspace, person, place, last, before)}


@router.patch("")
async def change(user: str, body: PersonChange, runtime: CurrentRuntime) -> Json:
    """PersonChange a person and send user_change."""
    person = runtime.workspace.person(user)
    if body.tz is not None and not is_zone(body.tz):
        raise ValueError(f"no time zone {body.tz}")
    for name, value in body.model_dump(exclude_none=True).items():
        setattr(person, name, value)
    runtime.workspace.mark_changed()
    user_fields = user_json(runtime.workspace, person, locale=True)
    runtime.events.send("user_change", {"type": "user_change", "user": user_fields})
    return {"ok": True, "user": user_fields}
