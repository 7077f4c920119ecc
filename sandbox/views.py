"""Open, push, update and close modals and Home tabs."""

import secrets

from sandbox.elements import assign_ids, carry_over_values, initial_values
from sandbox.errors import SlackError
from sandbox.records import Json, View
from sandbox.validation import require_valid_view
from sandbox.workspace import Workspace, new_id

MAX_STACK = 3
VIEW_DEFAULTS: Json = {
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
    """Open a modal in place of any open one; SlackError when it is invalid."""
    view = _new_view(workspace, user, payload, "modal")
    workspace.views[user] = [view]
    workspace.mark_changed()
    return view


def push_view(workspace: Workspace, user: str, payload: Json) -> View:
    """Push a modal on the stack; SlackError when it is empty or has three."""
    stack = workspace.views.get(user, [])
    if not stack:
        raise SlackError("not_found")
    if len(stack) >= MAX_STACK:
        raise SlackError("push_limit_reached")
    view = _new_view(workspace, user, payload, "modal")
    view.root_id, view.previous_id = stack[0].id, stack[-1].id
    stack.append(view)
    workspace.mark_changed()
    return view


def update_view(workspace: Workspace, view: View, payload: Json) -> View:
    """Replace the content of a view; keep the values of inputs that are still there."""
    view.payload = _validated(workspace, payload, view.payload["type"], view)
    view.values = carry_over_values(view.blocks, view.values)
    view.hash = _new_hash(workspace)
    view.errors, view.notice = {}, ""
    workspace.mark_changed()
    return view


def publish_home(workspace: Workspace, user: str, payload: Json) -> View:
    """Publish or update a person's Home tab."""
    home = workspace.homes.get(user)
    if home:
        return update_view(workspace, home, payload)
    workspace.homes[user] = _new_view(workspace, user, payload, "home")
    workspace.mark_changed()
    return workspace.homes[user]


def close_view(workspace: Workspace, view: View) -> list[View]:
    """Close a view and all above it; return them, top first."""
    stack = workspace.views.get(view.user, [])
    if view not in stack:
        return []
    closed = stack[stack.index(view) :]
    del stack[stack.index(view) :]
    workspace.mark_changed()
    return closed[::-1]


def apply_response_action(workspace: Workspace, view: View, answer: Json) -> None:
    """Apply the app's answer to a submission: errors, update, push, clear, or close; SlackError when invalid."""
    match answer.get("response_action"):
        case None:
            close_view(workspace, view)
        case "errors":
            view.errors = _field_errors(view, answer.get("errors"))
        case "update":
            update_view(workspace, view, answer.get("view") or {})
        case "push":
            push_view(workspace, view.user, answer.get("view") or {})
        case "clear":
            workspace.views.pop(view.user, None)
        case other:
            raise SlackError("invalid_response_action", got=other)


def _field_errors(view: View, errors: object) -> dict[str, str]:
    """Read errors by block_id; SlackError when one names a block that is no input."""
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or set(errors) - inputs:
        raise SlackError("invalid_errors", errors=errors)
    return {block_id: str(text) for block_id, text in errors.items()}


def find_view(workspace: Workspace, view_id: str, external_id: str, hash_: str) -> View:
    """Find a view for views.update; SlackError not_found or hash_conflict."""
    for view in workspace.all_views():
        if view.id == view_id or (external_id and view.payload["external_id"] == external_id):
            require_hash(view, hash_)
            return view
    raise SlackError("not_found")


def require_hash(view: View, hash_: str) -> None:
    """Raise hash_conflict when the hash is not the view's current one."""
    if hash_ and hash_ != view.hash:
        raise SlackError("hash_conflict")


def _new_view(workspace: Workspace, user: str, payload: Json, kind: str) -> View:
    prepared = _validated(workspace, payload, kind)
    key = new_id("V")
    return View(key, _new_hash(workspace), user, prepared, key, values=initial_values(prepared["blocks"]))


def _validated(workspace: Workspace, payload: Json, kind: str, own: View | None = None) -> Json:
    require_valid_view(payload, older=workspace.faults.older)
    if payload["type"] != kind:
        raise SlackError("invalid_arguments", response_metadata={"messages": [f"[ERROR] not a {kind} view"]})
    prepared = {**VIEW_DEFAULTS, **payload, "blocks": assign_ids(payload["blocks"])}
    named = prepared["external_id"]
    if named and any(each is not own and each.payload["external_id"] == named for each in workspace.all_views()):
        raise SlackError("duplicate_external_id")
    return prepared


def _new_hash(workspace: Workspace) -> str:
    return f"{int(workspace.clock.now())}.{secrets.token_hex(4)}"
