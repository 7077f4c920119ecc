"""What a person does, over JSON: the gateway for tests and for another process."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel

from sandbox.api.site import Site
from sandbox.clock import is_zone
from sandbox.objects import user_json
from sandbox.places import MessageSource, Source, ViewSource
from sandbox.records import Json, NotThereError, Values
from sandbox.screen import LAST, draw_messages, draw_screen

LARGEST = 10_000_000
"""Bytes of a file in a form."""
router = APIRouter(prefix="/people/{user}")


def the_site(request: Request) -> Site:
    """The running sandbox's parts."""
    site: Site = request.app.state.site
    return site


Here = Annotated[Site, Depends(the_site)]
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
    def source(self) -> Source:
        """The place as the gateway knows it."""
        return ViewSource(self.view) if self.view else MessageSource(self.channel, self.ts)


class Chosen(Asked):
    """A shortcut's callback_id or name, or a reaction's emoji, and the message meant; `removed` takes one back."""

    name: str
    channel: str = ""
    ts: str = ""
    removed: bool = False


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
async def command(user: str, said: Line, site: Here) -> Json:
    """Send a slash command; answers when the app has."""
    await site.gateway.command(user, site.workspace.channel(said.channel).id, said.line, said.thread_ts)
    return {"ok": True}


@router.post("/say")
async def say(user: str, said: Line, site: Here) -> Json:
    """Write a message."""
    channel = site.workspace.channel(said.channel).id
    return {"ok": True, "ts": site.gateway.say(user, channel, said.line, said.thread_ts).ts}


@router.post("/shortcut")
async def shortcut(user: str, chosen: Chosen, site: Here) -> Json:
    """Use a shortcut, of a message where one is named."""
    await site.gateway.shortcut(user, chosen.name, chosen.channel, chosen.ts)
    return {"ok": True}


@router.post("/react")
async def react(user: str, chosen: Chosen, site: Here) -> Json:
    """React to a message, or take the reaction back."""
    site.gateway.react(user, chosen.channel, chosen.ts, chosen.name, removed=chosen.removed)
    return {"ok": True}


@router.post("/press")
async def press(user: str, touched: Where, site: Here) -> Json:
    """Press a button or choose a value."""
    await site.gateway.press(user, touched.source, touched.block_id, touched.action_id, touched.value)
    return {"ok": True}


@router.post("/fill")
async def fill(user: str, touched: Where, site: Here) -> Json:
    """Keep what is typed in a view."""
    site.gateway.fill(user, touched.view, touched.block_id, touched.action_id, touched.value or {})
    return {"ok": True}


@router.post("/suggest")
async def suggest(user: str, touched: Where, site: Here) -> Json:
    """The choices for `query`."""
    found = await site.gateway.suggest(user, touched.source, touched.block_id, touched.action_id, touched.query)
    return {"ok": True, "options": found}


@router.post("/submit")
async def submit(user: str, form: Form, site: Here) -> Json:
    """Submit a modal; the errors by block_id."""
    errors = await site.gateway.submit(user, form.view, form.values, checked=form.checked)
    return {"ok": not errors, "errors": errors}


@router.post("/close")
async def close(user: str, form: Form, site: Here) -> Json:
    """Close a modal, or everything."""
    await site.gateway.close(user, form.view, everything=form.everything)
    return {"ok": True}


@router.post("/files/{name}")
async def attach(user: str, name: str, request: Request, site: Here) -> Json:
    """Pick a file, its bytes as the body; answers with the file, which a file input takes as a value."""
    content = await request.body()
    if len(content) > LARGEST:
        raise ValueError(f"{name} is larger than {LARGEST} bytes")
    return {"ok": True, "file": site.gateway.attach(user, name, content)}


@router.post("/home")
async def home(user: str, site: Here) -> Json:
    """Open the Home tab."""
    await site.gateway.open_home(user)
    return {"ok": True}


@router.get("/screen")
async def screen(user: str, site: Here, after: int = -1, seconds: float = 0, last: Many = LAST) -> Json:
    """What that person sees, of each channel the `last` messages; waits until `version` is past `after`."""
    person = site.workspace.person(user)
    await site.workspace.wait_changed(after, seconds)
    return draw_screen(site.workspace, person, last)


@router.get("/messages")
async def messages(user: str, channel: str, site: Here, before: str = "", last: Many = LAST) -> Json:
    """The last messages of a channel, or those before a ts, and whether there are `earlier` ones."""
    person, place = site.workspace.person(user), site.workspace.channel(channel)
    if user not in place.members:
        raise NotThereError(f"{user} is not in {place.name}")
    return {"ok": True, **draw_messages(site.workspace, person, place, last, before)}


@router.patch("")
async def change(user: str, wanted: Change, site: Here) -> Json:
    """Change a person; the app hears of it as user_change."""
    person = site.workspace.person(user)
    if wanted.tz is not None and not is_zone(wanted.tz):
        raise ValueError(f"no time zone {wanted.tz}")
    for name, value in wanted.model_dump(exclude_none=True).items():
        setattr(person, name, value)
    site.workspace.changed()
    told = user_json(site.workspace, person, locale=True)
    site.events.send("user_change", {"type": "user_change", "user": told})
    return {"ok": True, "user": told}
