"""Act as a person in the local Slack from a test."""

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
"""Seconds to wait for something to appear by default."""


class PersonClient:
    """A client for one person; interactions return when the app has acknowledged them or timed out."""

    def __init__(self, http: httpx.Client, user: str) -> None:
        self.http = http
        self.user = user

    def screen(self, after: int = -1, seconds: float = 0.0) -> Screen:
        """Return what the person sees now, or after the next change: the last 100 messages of each channel."""
        return Screen(self._get("/screen", after=after, seconds=seconds))

    def messages(self, channel: str = "") -> list[Json]:
        """Return all messages of a channel (id or name), of direct messages (`im`) or of all, oldest first."""
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
        """Return the open modals, the top one last."""
        return Screen(self._get("/screen", last=0)).views

    @property
    def view(self) -> Json:
        """Return the top modal; AssertionError when none is open."""
        views = self.views
        if not views:
            raise AssertionError(f"no form is open for {self.user}; {describe_screen(self.screen())}")
        return views[-1]

    def command(self, line: str, channel: str = "", thread_ts: str | None = None) -> None:
        """Send a slash command, by default in the first channel; Slack refuses it in a thread."""
        self._post("/command", channel=channel or self._first_channel(), line=line, thread_ts=thread_ts)

    def shortcut(self, name: str, message: Json | None = None) -> None:
        """Run a shortcut by name or callback_id, of a message if given."""
        self._post("/shortcut", name=name, **(_place(message) if message else {}))

    def install_app(self, address: str, *, allow: bool = True) -> str:
        """Allow what the app asks for at that address, or not; return the address where Slack leads then."""
        query = httpx.URL(address).query
        chosen = {"user": self.user, "decision": "allow" if allow else "cancel"}
        answer = self.http.post(f"/oauth/v2/authorize?{query.decode()}", data=chosen, follow_redirects=False)
        if answer.status_code != 302:
            raise AssertionError(f"/oauth/v2/authorize: {answer.status_code} {answer.text}")
        return str(answer.headers["location"])

    def react(self, emoji: str, message: Json, *, removed: bool = False) -> None:
        """Add or remove a reaction by emoji name."""
        self._post("/react", name=emoji, removed=removed, **_place(message))

    def say(self, text: str, channel: str = "", thread_ts: str | None = None) -> str:
        """Post a message and return its ts."""
        place = channel or self._first_channel()
        return str(self._post("/say", channel=place, line=text, thread_ts=thread_ts)["ts"])

    def open_form(self, line: str, channel: str = "", timeout: float = PATIENCE) -> Json:
        """Send a slash command and wait for the modal that it opens."""
        before = {each["id"] for each in self.views}
        self.command(line, channel)
        return self.wait_for(lambda screen: new_view(screen, before), timeout)

    def fill(self, name: str, value: Any) -> None:
        """Wait for a modal and fill in the input with that label, block_id or action_id."""
        view = self._form()
        found = _named(view, name)
        if found.element["type"] == "file_input":
            value = [self.attach(*each) for each in ([value] if isinstance(value, tuple) else value or [])]
        state = state_value(found.element, value, lambda query: self._suggest(_place(view), found, query))
        self._post("/press" if found.dispatches else "/fill", **_place(view), **found.ids, value=state)

    def submit(self, values: dict[str, Any] | None = None, *, checked: bool = True) -> dict[str, str]:
        """Wait for a modal, fill it in and submit it; return errors by block_id.

        `checked=False` skips the validation of Slack's client.
        """
        for name, value in (values or {}).items():
            self.fill(name, value)
        errors: dict[str, str] = self._post("/submit", view=self._form()["id"], checked=checked)["errors"]
        return errors

    def attach(self, name: str, content: bytes) -> Json:
        """Upload a file; `fill` does so for a file input, given `(name, bytes)` or a list."""
        file: Json = read_answer(self.http.post(f"/people/{self.user}/files/{name}", content=content))["file"]
        return file

    def close(self, *, everything: bool = False) -> None:
        """Close the top modal, or the whole stack."""
        self._post("/close", view=self.view["id"], everything=everything)

    def press(self, name: str, where: Json | None = None, value: Any = None, *, confirm: bool = True) -> None:
        """Press a button or choose a value in `where`, by default the top modal, the newest message or Home.

        A confirmation is accepted, or with `confirm=False` denied: then nothing is sent.
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
        """Return the labels that an external select offers for a query."""
        place = where or self.view
        found = self._suggest(_place(place), _named(place, name), query)
        return [option["text"]["text"] for each in found for option in each.get("options", [each])]

    def home(self, timeout: float = PATIENCE) -> Json:
        """Open the Home tab and wait until the app has published it."""
        self._post("/home")
        return self.wait_for(lambda screen: screen.home, timeout)

    def change(self, **wanted: Any) -> None:
        """Change the person, such as `deleted=True` or `locale="en-GB"`; the app gets user_change."""
        read_answer(self.http.patch(f"/people/{self.user}", json=wanted))

    def wait_for(self, predicate: Callable[[Screen], Seen | None], timeout: float = PATIENCE) -> Seen:
        """Wait until the predicate returns something truthy for the screen; AssertionError on timeout."""
        end = time.monotonic() + timeout
        screen = self.screen()
        while not (found := predicate(screen)):
            left = end - time.monotonic()
            if left <= 0:
                raise AssertionError(f"not seen by {self.user} in {timeout} s; {describe_screen(screen)}")
            screen = self.screen(screen.raw["version"], min(left, LONGEST_POLL))
        return found

    def wait_for_message(self, words: str, channel: str = "", timeout: float = PATIENCE) -> Json:
        """Wait for a message with that text, blocks included, and return the newest one."""
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
    body: Json = response.json()
    return body


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
