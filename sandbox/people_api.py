"""What a person does, over JSON: the gateway for tests and for another process."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel

from sandbox.api.call import Runtime
from sandbox.clock import is_zone
from sandbox.containers import ContainerRef, MessageRef, ViewRef
from sandbox.errors import NotFoundError
from sandbox.message_actions import run_shortcut, toggle_reaction
from sandbox.objects import user_json
from sandbox.records import Json, Values
from sandbox.screen_json import LAST, draw_messages, draw_screen

LARGEST = 10_000_000
"""Bytes of a file in a form."""
router = APIRouter(prefix="/people/{user}")


def get_runtime(request: Request) -> Runtime:
    """The running sandbox's parts."""
    runtime: Runtime = request.app.state.runtime
    return runtime


CurrentRuntime = Annotated[Runtime, Depends(get_runtime)]
Many = Annotated[int, Query(ge=0, le=1000)]


class Asked(BaseModel, extra="forbid"):
    """What a deed takes; anything else is refused."""


class Line(Asked):
    """A slash command, or what is written, in a channel by id or name."""

    channel: str
    line: str
    thread_ts: str | None = None


class Where(Asked):
    """An element in a view, or in a message of a channel; `value` is state-shaped."""

    view: str = ""
    channel: str = ""
    ts: str = ""
    block_id: str
    action_id: str
    value: Json | None = None
    query: str = ""

    @property
    def source(self) -> ContainerRef:
        """The place as the gateway knows it."""
        return ViewRef(self.view) if self.view else MessageRef(self.channel, self.ts)


class Chosen(Asked):
    """A shortcut's callback_id or name, or a reaction's emoji, and the message meant; `removed` takes one back."""

    name: str
    channel: str = ""
    ts: str = ""
    removed: bool = False

    @property
    def message_ref(self) -> MessageRef:
        return MessageRef(self.channel, self.ts)


class Form(Asked):
    """A modal to submit or close; unless `checked` it is sent as no browser would."""

    view: str
    values: Values = {}
    checked: bool = True
    everything: bool = False


class Change(Asked):
    """What of a person is to be different."""

    locale: str | None = None
    deleted: bool | None = None
    title: str | None = None
    real_name: str | None = None
    tz: str | None = None
    is_admin: bool | None = None
    is_restricted: bool | None = None
    is_ultra_restricted: bool | None = None


@router.post("/command")
async def command(user: str, said: Line, runtime: CurrentRuntime) -> Json:
    """Send a slash command; answers when the app has."""
    await runtime.gateway.command(user, runtime.workspace.channel(said.channel).id, said.line, said.thread_ts)
    return {"ok": True}


@router.post("/say")
async def say(user: str, said: Line, runtime: CurrentRuntime) -> Json:
    """Write a message."""
    channel = runtime.workspace.channel(said.channel).id
    return {"ok": True, "ts": runtime.gateway.say(user, channel, said.line, said.thread_ts).ts}


@router.post("/shortcut")
async def shortcut(user: str, chosen: Chosen, runtime: CurrentRuntime) -> Json:
    """Use a shortcut, of a message where one is named."""
    await run_shortcut(runtime.gateway, user, chosen.name, chosen.message_ref if chosen.ts else None)
    return {"ok": True}


@router.post("/react")
async def react(user: str, chosen: Chosen, runtime: CurrentRuntime) -> Json:
    """React to a message, or take the reaction back."""
    toggle_reaction(runtime.gateway, user, chosen.message_ref, chosen.name, removed=chosen.removed)
    return {"ok": True}


@router.post("/press")
async def press(user: str, touched: Where, runtime: CurrentRuntime) -> Json:
    """Press a button or choose a value."""
    await runtime.gateway.press(user, touched.source, touched.block_id, touched.action_id, touched.value)
    return {"ok": True}


@router.post("/fill")
async def fill(user: str, touched: Where, runtime: CurrentRuntime) -> Json:
    """Keep what is typed in a view."""
    runtime.gateway.fill(user, touched.view, touched.block_id, touched.action_id, touched.value or {})
    return {"ok": True}


@router.post("/suggest")
async def suggest(user: str, touched: Where, runtime: CurrentRuntime) -> Json:
    """The choices for `query`."""
    found = await runtime.gateway.suggest(user, touched.source, touched.block_id, touched.action_id, touched.query)
    return {"ok": True, "options": found}


@router.post("/submit")
async def submit(user: str, form: Form, runtime: CurrentRuntime) -> Json:
    """Submit a modal; the errors by block_id."""
    errors = await runtime.gateway.submit(user, form.view, form.values, checked=form.checked)
    return {"ok": not errors, "errors": errors}


@router.post("/close")
async def close(user: str, form: Form, runtime: CurrentRuntime) -> Json:
    """Close a modal, or everything."""
    await runtime.gateway.close(user, form.view, everything=form.everything)
    return {"ok": True}


@router.post("/files/{name}")
async def attach(user: str, name: str, request: Request, runtime: CurrentRuntime) -> Json:
    """Pick a file, its bytes as the body; answers with the file, which a file input takes as a value."""
    content = await request.body()
    if len(content) > LARGEST:
        raise ValueError(f"{name} is larger than {LARGEST} bytes")
    return {"ok": True, "file": runtime.gateway.attach(user, name, content)}


@router.post("/home")
async def home(user: str, runtime: CurrentRuntime) -> Json:
    """Open the Home tab."""
    await runtime.gateway.open_home(user)
    return {"ok": True}


@router.get("/screen")
async def screen(
    user: str, runtime: CurrentRuntime, after: int = -1, seconds: float = 0, last: Many = LAST
) -> Json:
    """What that person sees, of each channel the `last` messages; waits until `version` is past `after`."""
    person = runtime.workspace.person(user)
    await runtime.workspace.wait_changed(after, seconds)
    return draw_screen(runtime.workspace, person, last)


@router.get("/messages")
async def messages(user: str, channel: str, runtime: CurrentRuntime, before: str = "", last: Many = LAST) -> Json:
    """The last messages of a channel, or those before a ts, and whether there are `earlier` ones."""
    person, place = runtime.workspace.person(user), runtime.workspace.channel(channel)
    if user not in place.members:
        raise NotFoundError(f"{user} is not in {place.name}")
    return {"ok": True, **draw_messages(runtime.workspace, person, place, last, before)}


@router.patch("")
async def change(user: str, wanted: Change, runtime: CurrentRuntime) -> Json:
    """Change a person; the app hears of it as user_change."""
    person = runtime.workspace.person(user)
    if wanted.tz is not None and not is_zone(wanted.tz):
        raise ValueError(f"no time zone {wanted.tz}")
    for name, value in wanted.model_dump(exclude_none=True).items():
        setattr(person, name, value)
    runtime.workspace.mark_changed()
    told = user_json(runtime.workspace, person, locale=True)
    runtime.events.send("user_change", {"type": "user_change", "user": told})
    return {"ok": True, "user": told}
