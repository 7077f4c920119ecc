"""Raise Slack's errors for payloads that break the rules of Block Kit."""

from collections.abc import Iterable

from sandbox.errors import SlackError
from sandbox.records import Json
from sandbox.rules import Violation, check_blocks, check_message, check_view

OWN_ERRORS = {"no_text", "msg_too_long", "view_too_large"}
NO_SCHEMA = "failed to match all allowed schemas"


def require_valid_message(
    text: str, blocks: object, metadata: object, *, older: bool, accompanied: bool = False
) -> None:
    """Raise SlackError for an invalid message; one `accompanied` by attachments or files needs no text."""
    violations = check_message(text or (" " if accompanied else ""), blocks, metadata, older=older)
    _refuse_own(violations)
    if any(violation.pointer.startswith("/metadata") for violation in violations):
        raise SlackError("invalid_metadata_format", **_metadata(violations))
    if violations:
        shown = [Violation(_parent_pointer(violations[0].pointer), "", NO_SCHEMA), *violations]
        raise SlackError("invalid_blocks", errors=[_line(violation) for violation in shown], **_metadata(shown))


def require_valid_blocks(blocks: object, prefix: str, *, older: bool) -> None:
    """Raise SlackError for invalid blocks of a message, with pointers below `prefix`."""
    violations = check_blocks(blocks, "message", older=older)
    if violations:
        shown = [Violation("", "", NO_SCHEMA), *violations]
        raise SlackError(
            "invalid_blocks", errors=[_line(each, prefix) for each in shown], **_metadata(shown, prefix)
        )


def require_valid_view(view: object, *, older: bool) -> None:
    """Raise SlackError for an invalid view."""
    violations = check_view(view, older=older)
    _refuse_own(violations)
    if violations:
        raise SlackError("invalid_arguments", **_metadata([Violation("", "", NO_SCHEMA), *violations], "/view"))


def require_valid_options(answer: Json) -> None:
    """Raise SlackError for an invalid answer to block_suggestion."""
    listed = {key: answer[key] for key in ("options", "option_groups") if answer.get(key)}
    placeholder = {"type": "plain_text", "text": "-"}
    select = {"type": "static_select", "action_id": "suggested", "placeholder": placeholder, **listed}
    violations = check_blocks([{"type": "actions", "elements": [select]}], "modal") if listed else []
    if violations:
        raise SlackError("invalid_options", **_metadata(violations))


def _refuse_own(violations: Iterable[Violation]) -> None:
    for violation in violations:
        if violation.code in OWN_ERRORS:
            raise SlackError(violation.code, **_metadata([violation]))


def _parent_pointer(pointer: str) -> str:
    """Return the pointer of the object or block that holds a value."""
    return pointer.rpartition("/")[0] if pointer.count("/") > 3 else "/".join(pointer.split("/")[:3])


def _metadata(violations: Iterable[Violation], prefix: str = "") -> Json:
    return {"response_metadata": {"messages": [f"[ERROR] {_line(violation, prefix)}" for violation in violations]}}


def _line(violation: Violation, prefix: str = "") -> str:
    return f"{violation.message} [json-pointer:{prefix}{violation.pointer}]"
