"""The rules of Block Kit turned into the refusals that Slack's methods answer with."""

from collections.abc import Iterable

from sandbox.errors import SlackError
from sandbox.records import Json
from sandbox.rules import Violation, check_blocks, check_message, check_view

OWN_ERRORS = {"no_text", "msg_too_long", "view_too_large"}
UNLIKE = "failed to match all allowed schemas"


def require_valid_message(
    text: str, blocks: object, metadata: object, *, older: bool, accompanied: bool = False
) -> None:
    """SlackError when Slack would not take such a message; one `accompanied` by other content needs no text."""
    violations = check_message(text or (" " if accompanied else ""), blocks, metadata, older=older)
    _refuse_own(violations)
    if any(violation.pointer.startswith("/metadata") for violation in violations):
        raise SlackError("invalid_metadata_format", **_told(violations))
    if violations:
        told = [Violation(_holder(violations[0].pointer), "", UNLIKE), *violations]
        raise SlackError("invalid_blocks", errors=[_line(violation) for violation in told], **_told(told))


def require_valid_blocks(blocks: object, prefix: str, *, older: bool) -> None:
    """SlackError when a message could not have such blocks there."""
    violations = check_blocks(blocks, "message", older=older)
    if violations:
        told = [Violation("", "", UNLIKE), *violations]
        raise SlackError("invalid_blocks", errors=[_line(each, prefix) for each in told], **_told(told, prefix))


def require_valid_view(view: object, *, older: bool) -> None:
    """SlackError when Slack would not show such a view."""
    violations = check_view(view, older=older)
    _refuse_own(violations)
    if violations:
        raise SlackError("invalid_arguments", **_told([Violation("", "", UNLIKE), *violations], "/view"))


def require_valid_options(answer: Json) -> None:
    """SlackError when the answer to a type-ahead is not what a select could show."""
    listed = {key: answer[key] for key in ("options", "option_groups") if answer.get(key)}
    placeholder = {"type": "plain_text", "text": "-"}
    select = {"type": "static_select", "action_id": "suggested", "placeholder": placeholder, **listed}
    violations = check_blocks([{"type": "actions", "elements": [select]}], "modal") if listed else []
    if violations:
        raise SlackError("invalid_options", **_told(violations))


def _refuse_own(violations: Iterable[Violation]) -> None:
    for violation in violations:
        if violation.code in OWN_ERRORS:
            raise SlackError(violation.code, **_told([violation]))


def _holder(pointer: str) -> str:
    """What holds the faulty value: an object in a block, or the block itself."""
    return pointer.rpartition("/")[0] if pointer.count("/") > 3 else "/".join(pointer.split("/")[:3])


def _told(violations: Iterable[Violation], prefix: str = "") -> Json:
    return {"response_metadata": {"messages": [f"[ERROR] {_line(violation, prefix)}" for violation in violations]}}


def _line(violation: Violation, prefix: str = "") -> str:
    return f"{violation.message} [json-pointer:{prefix}{violation.pointer}]"
