"""Methods api.test, auth.test, apps.connections.open and blocks.validate."""

from sandbox.api.call import Call
from sandbox.errors import SlackError
from sandbox.records import Json
from sandbox.rules import Violation, check_blocks, check_message, check_view
from sandbox.workspace import BOT


def test_token(call: Call) -> Json:
    """auth.test."""
    workspace = call.workspace
    return {
        "url": f"{workspace.address}/",
        "team": workspace.team_name,
        "user": workspace.bot.name,
        "team_id": workspace.team_id,
        "user_id": BOT,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
    }


def open_connection(call: Call) -> Json:
    """apps.connections.open."""
    return {"url": call.runtime.sockets.issue_ticket()}


def test_api(call: Call) -> Json:
    """api.test: return the arguments, or the requested error."""
    call.read.update(call.args)
    if call.text("error"):
        raise SlackError(call.text("error"), args=call.args)
    return {"args": call.args}


def validate_blocks(call: Call) -> Json:
    """blocks.validate: one of `blocks`, `message` and `view`."""
    given = [name for name in ("blocks", "message", "view") if call.given(name)]
    if len(given) != 1:
        raise SlackError("invalid_arguments")
    violations = _judge(given[0], call)
    if violations:
        raise SlackError(f"invalid_{given[0]}", errors=[_told(violation) for violation in violations])
    return {}


def _judge(name: str, call: Call) -> list[Violation]:
    value, older = call.parsed(name), call.workspace.faults.older
    if name == "blocks":
        return check_blocks(value, "message", older=older)
    if name == "view":
        return check_view(value, older=older)
    message = value if isinstance(value, dict) else {}
    return check_message(message.get("text"), message.get("blocks"), message.get("metadata"), older=older)


def _told(violation: Violation) -> Json:
    fields: Json = {"pointer": violation.pointer, "code": violation.code, "message": violation.message}
    return fields | ({"constraint": violation.constraint} if violation.constraint else {})
