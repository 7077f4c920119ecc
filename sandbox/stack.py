"""Modals and Home tabs: opened, pushed, updated and closed as Slack does it."""

import secrets

from sandbox.elements import initial_values, kept_values, name_blocks
from sandbox.errors import SlackError
from sandbox.records import Json, View
from sandbox.refusals import refuse_view
from sandbox.workspace import Workspace, new_id

DEPTH = 3
UNSET: Json = {
    "private_metadata": "",
    "callback_id": "",
    "external_id": "",
    "title": None,
    "submit": None,
    "close": None,
    "clear_on_close": False,
    "notify_on_close": False,
}


def open_view(workspace: Workspace, user: str, payload: Json) -> View:
    """A new modal in front of that person, in place of any that is open; SlackError when it is refused."""
    view = _new_view(workspace, user, payload, "modal")
    workspace.views[user] = [view]
    workspace.changed()
    return view


def push_view(workspace: Workspace, user: str, payload: Json) -> View:
    """A modal on top of the open one; SlackError when there is none, or already three."""
    stack = workspace.views.get(user, [])
    if not stack:
        raise SlackError("not_found")
    if len(stack) >= DEPTH:
        raise SlackError("push_limit_reached")
    view = _new_view(workspace, user, payload, "modal")
    view.root_id, view.previous_id = stack[0].id, stack[-1].id
    stack.append(view)
    workspace.changed()
    return view


def update_view(workspace: Workspace, view: View, payload: Json) -> View:
    """The same view with other content; what was typed stays where its input is still there."""
    view.payload = _prepared(workspace, payload, view.payload["type"], view)
    view.values = kept_values(view.blocks, view.values)
    view.hash = _new_hash(workspace)
    view.errors, view.notice = {}, ""
    workspace.changed()
    return view


def publish_home(workspace: Workspace, user: str, payload: Json) -> View:
    """That person's Home tab, new or updated."""
    home = workspace.homes.get(user)
    if home:
        return update_view(workspace, home, payload)
    workspace.homes[user] = _new_view(workspace, user, payload, "home")
    workspace.changed()
    return workspace.homes[user]


def close_view(workspace: Workspace, view: View) -> list[View]:
    """Take the view and all above it away; those that were, top first."""
    stack = workspace.views.get(view.user, [])
    if view not in stack:
        return []
    closed = stack[stack.index(view) :]
    del stack[stack.index(view) :]
    workspace.changed()
    return closed[::-1]


def find_view(workspace: Workspace, view_id: str, external_id: str, hash_: str) -> View:
    """The view that views.update means; SlackError not_found or hash_conflict."""
    for view in workspace.all_views():
        if view.id == view_id or (external_id and view.payload["external_id"] == external_id):
            refuse_hash(view, hash_)
            return view
    raise SlackError("not_found")


def refuse_hash(view: View, hash_: str) -> None:
    """SlackError when the app means an earlier state of the view."""
    if hash_ and hash_ != view.hash:
        raise SlackError("hash_conflict")


def _new_view(workspace: Workspace, user: str, payload: Json, kind: str) -> View:
    prepared = _prepared(workspace, payload, kind)
    key = new_id("V")
    return View(key, _new_hash(workspace), user, prepared, key, values=initial_values(prepared["blocks"]))


def _prepared(workspace: Workspace, payload: Json, kind: str, own: View | None = None) -> Json:
    refuse_view(payload, older=workspace.troubles.older)
    if payload["type"] != kind:
        raise SlackError("invalid_arguments", response_metadata={"messages": [f"[ERROR] not a {kind} view"]})
    prepared = {**UNSET, **payload, "blocks": name_blocks(payload["blocks"])}
    named = prepared["external_id"]
    if named and any(each is not own and each.payload["external_id"] == named for each in workspace.all_views()):
        raise SlackError("duplicate_external_id")
    return prepared


def _new_hash(workspace: Workspace) -> str:
    return f"{int(workspace.clock.now())}.{secrets.token_hex(4)}"
