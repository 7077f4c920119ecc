"""Methods views.*: modals and Home tabs."""

from collections.abc import Callable

from sandbox.api.call import Call, invalid, missing
from sandbox.errors import SlackError
from sandbox.objects import view_json
from sandbox.records import Json, View
from sandbox.views import find_view, open_view, publish_home, push_view, require_hash, update_view
from sandbox.workspace import Workspace


def open_modal(call: Call) -> Json:
    """views.open."""
    return _show(call, open_view)


def push(call: Call) -> Json:
    """views.push."""
    return _show(call, push_view)


def _show(call: Call, show: Callable[[Workspace, str, Json], View]) -> Json:
    payload = _view(call)
    key = call.text("interactivity_pointer") or call.need("trigger_id")
    trigger = call.workspace.interaction_tokens.check_trigger(key)
    view = show(call.workspace, trigger.user, payload)
    trigger.used = True
    return _answer(call, view)


def update(call: Call) -> Json:
    """views.update, by view_id or external_id."""
    payload = _view(call)
    named = [name for name in ("view_id", "external_id") if call.text(name)]
    if len(named) != 1:
        raise missing("view_id") if not named else invalid("provide one of view_id and external_id, not both")
    view = find_view(call.workspace, call.text("view_id"), call.text("external_id"), call.text("hash"))
    return _answer(call, update_view(call.workspace, view, payload))


def publish(call: Call) -> Json:
    """views.publish."""
    payload, person = _view(call), call.person("user_id")
    if not call.workspace.manifest.home_tab:
        raise SlackError("not_enabled")
    home = call.workspace.homes.get(person.id)
    if home:
        require_hash(home, call.text("hash"))
    return _answer(call, publish_home(call.workspace, person.id, payload))


def _view(call: Call) -> Json:
    payload = call.parsed("view")
    if not isinstance(payload, dict):
        raise missing("view")
    return payload


def _answer(call: Call, view: View) -> Json:
    return {"view": view_json(call.workspace, view)}
