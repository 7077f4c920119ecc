"""The rules of Block Kit turned into the refusals that Slack's methods answer with."""

from collections.abc import Iterable

from sandbox.errors import SlackError
from sandbox.records import Json
from sandbox.rules import Fault, check_blocks, check_message, check_view

OWN_ERRORS = {"no_text", "msg_too_long", "view_too_large"}
UNLIKE = "failed to match all allowed schemas"


def refuse_message(text: str, blocks: object, metadata: object, *, older: bool, accompanied: bool = False) -> None:
    """SlackError when Slack would not take such a message; one `accompanied` by other content needs no text."""
    faults = check_message(text or (" " if accompanied else ""), blocks, metadata, older=older)
    _refuse_own(faults)
    if any(fault.pointer.startswith("/metadata") for fault in faults):
        raise SlackError("invalid_metadata_format", **_told(faults))
    if faults:
        told = [Fault(_holder(faults[0].pointer), "", UNLIKE), *faults]
        raise SlackError("invalid_blocks", errors=[_line(fault) for fault in told], **_told(told))


def refuse_blocks(blocks: object, prefix: str, *, older: bool) -> None:
    """SlackError when a message could not have such blocks there."""
    faults = check_blocks(blocks, "message", older=older)
    if faults:
        told = [Fault("", "", UNLIKE), *faults]
        raise SlackError("invalid_blocks", errors=[_line(each, prefix) for each in told], **_told(told, prefix))


def refuse_view(view: object, *, older: bool) -> None:
    """SlackError when Slack would not show such a view."""
    faults = check_view(view, older=older)
    _refuse_own(faults)
    if faults:
        raise SlackError("invalid_arguments", **_told([Fault("", "", UNLIKE), *faults], "/view"))


def refuse_options(answer: Json) -> None:
    """SlackError when the answer to a type-ahead is not what a select could show."""
    listed = {key: answer[key] for key in ("options", "option_groups") if answer.get(key)}
    placeholder = {"type": "plain_text", "text": "-"}
    select = {"type": "static_select", "action_id": "suggested", "placeholder": placeholder, **listed}
    faults = check_blocks([{"type": "actions", "elements": [select]}], "modal") if listed else []
    if faults:
        raise SlackError("invalid_options", **_told(faults))


def _refuse_own(faults: Iterable[Fault]) -> None:
    for fault in faults:
        if fault.code in OWN_ERRORS:
            raise SlackError(fault.code, **_told([fault]))


def _holder(pointer: str) -> str:
    """What holds the faulty value: an object in a block, or the block itself."""
    return pointer.rpartition("/")[0] if pointer.count("/") > 3 else "/".join(pointer.split("/")[:3])


def _told(faults: Iterable[Fault], prefix: str = "") -> Json:
    return {"response_metadata": {"messages": [f"[ERROR] {_line(fault, prefix)}" for fault in faults]}}


def _line(fault: Fault, prefix: str = "") -> str:
    return f"{fault.message} [json-pointer:{prefix}{fault.pointer}]"
