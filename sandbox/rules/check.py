"""Whether Slack would take these blocks, this view, this message, and if not, why not."""

import json
from collections.abc import Sequence
from typing import Any, cast

from sandbox.rules.across import RULES, walk
from sandbox.rules.faults import Fault, broken, missing, place
from sandbox.rules.payloads import BLOCK_LISTS, LONGEST_TEXT, METADATA, VIEW, VIEW_BYTES
from sandbox.rules.rule import Json, Surface, Where


def check_blocks(blocks: object, surface: Surface, *, older: bool = False) -> list[Fault]:
    """Every fault of an array of blocks on its surface; pointers start at the array (`/0/text/type`).

    With `older`, as a workspace judges that the blocks of 2026 have not reached.
    """
    faults = BLOCK_LISTS[surface].judge(blocks, Where(surface, older))
    return list(faults) or look_across(cast("list[Json]", blocks))


def look_across(blocks: Sequence[Json]) -> list[Fault]:
    placed = list(walk(blocks))
    return [fault for rule in RULES for fault in rule(placed)]


def check_view(view: object, *, older: bool = False) -> list[Fault]:
    """Every fault of a modal or Home view; pointers start at the view (`/title/text`, `/blocks/0/…`)."""
    home = isinstance(view, dict) and view.get("type") == "home"
    faults = VIEW.judge(view, Where("home" if home else "modal", older))
    return list(faults) or look_across_view(cast("dict[str, Any]", view))


def look_across_view(view: Json) -> list[Fault]:
    return [*place(look_across(view["blocks"]), "blocks"), *require_submit(view), *limit_size(view)]


def require_submit(view: Json) -> list[Fault]:
    if view["type"] == "home" or "submit" in view:
        return []
    return [
        broken("submit", "must define `submit` to use an `input` block in modals", at=f"/blocks/{index}/input")
        for index, block in enumerate(view["blocks"])
        if block["type"] == "input"
    ]


def limit_size(view: Json) -> list[Fault]:
    size = len(json.dumps(view, separators=(",", ":"), ensure_ascii=False).encode(errors="surrogatepass"))
    if size <= VIEW_BYTES:
        return []
    constraint: dict[str, object] = {"type": "max_length", "expected": VIEW_BYTES, "got": size}
    return [Fault("", "view_too_large", "the view must be less than 250 KB", constraint)]


def check_message(
    text: object = None, blocks: object = None, metadata: object = None, *, older: bool = False
) -> list[Fault]:
    """Every fault of a message; pointers start at its arguments (`/text`, `/blocks/0/…`, `/metadata/…`)."""
    faults = place(check_text(text, blocks), "text")
    if blocks not in (None, []):
        faults += place(check_blocks(blocks, "message", older=older), "blocks")
    if metadata is not None:
        faults += place(METADATA.judge(metadata, Where("message", older)), "metadata")
    return faults


def check_text(text: object, blocks: object) -> Sequence[Fault]:
    if text in (None, "") and blocks in (None, []):
        return [Fault("", "no_text", missing("text").message)]
    if text is None:
        return []
    faults = LONGEST_TEXT.judge(text, Where("message"))
    return [Fault(f.pointer, "msg_too_long" if f.constraint else f.code, f.message, f.constraint) for f in faults]
