"""A person in the local Slack, driven from a test: types commands, fills in forms, presses buttons, reads."""

import time
from collections.abc import Callable
from typing import Any, TypeVar

import httpx

from sandbox.locators import LocatedElement, blocks_in, find_by_name, locate_all, state_value
from sandbox.records import Json
from sandbox.screen import Screen, describe_screen, find_newest, new_view, oldest_first

Seen = TypeVar("Seen")
LONGEST_POLL = 5.0
PATIENCE = 20.0
"""Seconds that one waits for what is to appear, unless told otherwise."""


class PersonClient:
    """One person; every deed returns when the app has acknowledged it, or has not in time."""

    def __init__(self, http: httpx.Client, user: str) -> None:
        self.http = http
        self.user = user

    def screen(self, after: int = -1, seconds: float = 0.0) -> Screen:
        """What the person sees now, or once something has changed: of each channel the last 100 messages."""
        return Screen(self._get("/screen", after=after, seconds=seconds))

    def messages(self, channel: str = "") -> list[Json]:
        """All messages of a channel (id or name), of direct conversations (`im`), or of all, oldest first."""
        return oldest_first(message for each in self.screen().places(channel) for message in self._all_of(each))

    def _all_of(self, place: Json) -> list[Json]:
        found: list[Json] = place["messages"]
        page = place
        while page["earlier"]:
            page = self._get("/messages", channel=place["id"], before=found[0]["ts"], last=1000)
            found = [*page["messages"], *found]
        return found

    @property
    def views(self) -> list[Json]:
        """Open modals, the top one last."""
        return Screen(self._get("/screen", last=0)).views

    @property
    def view(self) -> Json:
        """The modal in front; AssertionError when none is open."""
        views = self.views
        if not views:
            raise AssertionError(f"no form is open for {self.user}; {describe_screen(self.screen())}")
        return views[-1]

    def command(self, line: str, channel: str = "", thread_ts: str | None = None) -> None:
        """Send a slash command, in the first channel unless one is named; in a thread Slack refuses it."""
        self._post("/command", channel=channel or self._first_channel(), line=line, thread_ts=thread_ts)

    def shortcut(self, name: str, message: Json | None = None) -> None:
        """Use a shortcut of that name or callback_id, of a message where one is given."""
        self._post("/shortcut", name=name, **(_place(message) if message else {}))

    def react(self, emoji: str, message: Json, *, removed: bool = False) -> None:
        """React to a message with an emoji's name, or take that back."""
        self._post("/react", name=emoji, removed=removed, **_place(message))

    def say(self, text: str, channel: str = "", thread_ts: str | None = None) -> str:
        """Write a message; its ts."""
        place = channel or self._first_channel()
        return str(self._post("/say", channel=place, line=text, thread_ts=thread_ts)["ts"])

    def open_form(self, line: str, channel: str = "", timeout: float = PATIENCE) -> Json:
        """Send a slash command and wait for the modal that it opens."""
        before = {each["id"] for each in self.views}
        self.command(line, channel)
        return self.wait_for(lambda screen: new_view(screen, before), timeout)

    def fill(self, name: str, value: Any) -> None:
        """Wait for a modal and enter a value in the input of that label, block_id or action_id."""
        view = self._form()
        found = _named(view, name)
        if found.element["type"] == "file_input":
            value = [self.attach(*each) for each in ([value] if isinstance(value, tuple) else value or [])]
        state = state_value(found.element, value, lambda query: self._suggest(_place(view), found, query))
        self._post("/press" if found.dispatches else "/fill", **_place(view), **found.ids, value=state)

    def submit(self, values: dict[str, Any] | None = None, *, checked: bool = True) -> dict[str, str]:
        """Wait for a modal, fill it in, submit it; errors by block_id. `checked=False`: past the browser."""
        for name, value in (values or {}).items():
            self.fill(name, value)
        errors: dict[str, str] = self._post("/submit", view=self._form()["id"], checked=checked)["errors"]
        return errors

    def attach(self, name: str, content: bytes) -> Json:
        """Pick a file from the person's disk; `fill` does so for a file input, given `(name, bytes)` or a list."""
        file: Json = read_answer(self.http.post(f"/people/{self.user}/files/{name}", content=content))["file"]
        return file

    def close(self, *, everything: bool = False) -> None:
        """Close the front modal, or all."""
        self._post("/close", view=self.view["id"], everything=everything)

    def press(self, name: str, where: Json | None = None, value: Any = None, *, confirm: bool = True) -> None:
        """Press a button, or choose a value, in a message, view or Home; in the front modal or newest message.

        Where the app wants it confirmed, that is done, or with `confirm=False` declined: then nothing is sent.
        """
        place = where or self._holder(name)
        found = _named(place, name)
        if "confirm" in found.element and not confirm:
            return
        state = None
        if found.element["type"] == "feedback_buttons":
            state = {key: found.element[key] for key in ("type", "text", "value")}
        elif value is not None:
            state = _touched(found, value, lambda query: self._suggest(_place(place), found, query))
        self._post("/press", **_place(place), **found.ids, value=state)

    def suggest(self, name: str, query: str, where: Json | None = None) -> list[str]:
        """The labels of the choices that a type-ahead offers."""
        place = where or self.view
        found = self._suggest(_place(place), _named(place, name), query)
        return [option["text"]["text"] for each in found for option in each.get("options", [each])]

    def home(self, timeout: float = PATIENCE) -> Json:
        """Open the Home tab and wait until the app has filled it."""
        self._post("/home")
        return self.wait_for(lambda screen: screen.home, timeout)

    def change(self, **wanted: Any) -> None:
        """Change the person, such as `deleted=True` or `locale="en-GB"`; the app gets user_change."""
        read_answer(self.http.patch(f"/people/{self.user}", json=wanted))

    def wait_for(self, predicate: Callable[[Screen], Seen | None], timeout: float = PATIENCE) -> Seen:
        """The first truthy thing that the predicate finds on the screen; AssertionError when it never does."""
        end = time.monotonic() + timeout
        screen = self.screen()
        while not (found := predicate(screen)):
            left = end - time.monotonic()
            if left <= 0:
                raise AssertionError(f"not seen by {self.user} in {timeout} s; {describe_screen(screen)}")
            screen = self.screen(screen.raw["version"], min(left, LONGEST_POLL))
        return found

    def wait_for_message(self, words: str, channel: str = "", timeout: float = PATIENCE) -> Json:
        """The newest message with those words in it, blocks included."""
        return self.wait_for(lambda screen: find_newest(screen.messages(channel), words), timeout)

    def _first_channel(self) -> str:
        return str(self._get("/screen", last=0)["channels"][0]["id"])

    def _form(self) -> Json:
        view: Json = self.wait_for(lambda screen: screen.views)[-1]
        return view

    def _holder(self, name: str) -> Json:
        screen = self.screen()
        places = [*screen.views[-1:], *reversed(screen.messages()), *([screen.home] if screen.home else [])]
        for place in places:
            if find_by_name(blocks_in(place), name):
                return place
        raise AssertionError(f"{self.user} sees nothing called {name!r}; {describe_screen(screen)}")

    def _suggest(self, place: Json, found: LocatedElement, query: str) -> list[Json]:
        options: list[Json] = self._post("/suggest", **place, **found.ids, query=query)["options"]
        return options

    def _post(self, path: str, **body: Any) -> Json:
        return read_answer(self.http.post(f"/people/{self.user}{path}", json=body))

    def _get(self, path: str, **query: Any) -> Json:
        return read_answer(self.http.get(f"/people/{self.user}{path}", params=query))


def read_answer(response: httpx.Response) -> Json:
    if not response.is_success:
        raise AssertionError(f"{response.request.url.path}: {response.status_code} {response.text}")
    told: Json = response.json()
    return told


def _place(thing: Json) -> Json:
    return {"view": thing["id"]} if "hash" in thing else {"channel": thing["channel"], "ts": thing["ts"]}


def _named(place: Json, name: str) -> LocatedElement:
    found = find_by_name(blocks_in(place), name)
    if not found:
        known = [each.names[0] for each in locate_all(blocks_in(place))]
        raise AssertionError(f"nothing called {name!r} there, but {known}")
    return found


def _touched(found: LocatedElement, value: Any, suggest: Callable[[str], list[Json]]) -> Json:
    if found.element["type"] == "overflow":
        chosen = state_value({**found.element, "type": "static_select"}, value, suggest)
        return {**chosen, "type": "overflow"}
    return state_value(found.element, value, suggest)
