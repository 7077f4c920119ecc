"""Validate blocks, views and messages as Slack does."""

import json
from collections.abc import Sequence
from typing import Any, cast

from sandbox.rules.payload_checks import RULES, walk
from sandbox.rules.payloads import BLOCK_LISTS, LONGEST_TEXT, METADATA, VIEW, VIEW_BYTES
from sandbox.rules.rule import Context, Json, Surface, Violation, broken, missing, prefix_pointers


def check_blocks(blocks: object, surface: Surface, *, older: bool = False) -> list[Violation]:
    """Validate an array of blocks on its surface; pointers start at the array (`/0/text/type`).

    `older` is a workspace without the blocks of 2026.
    """
    violations = BLOCK_LISTS[surface].validate(blocks, Context(surface, older))
    return list(violations) or check_across_blocks(cast("list[Json]", blocks))


def check_across_blocks(blocks: Sequence[Json]) -> list[Violation]:
    placed = list(walk(blocks))
    return [violation for rule in RULES for violation in rule(placed)]


def check_view(view: object, *, older: bool = False) -> list[Violation]:
    """Validate a modal or Home view; pointers start at the view (`/title/text`, `/blocks/0/…`)."""
    home = isinstance(view, dict) and view.get("type") == "home"
    violations = VIEW.validate(view, Context("home" if home else "modal", older))
    return list(violations) or check_across_view(cast("dict[str, Any]", view))


def check_across_view(view: Json) -> list[Violation]:
    return [
        *prefix_pointers(check_across_blocks(view["blocks"]), "blocks"),
        *require_submit(view),
        *limit_size(view),
    ]


def require_submit(view: Json) -> list[Violation]:
    if view["type"] == "home" or "submit" in view:
        return []
    return [
        broken("submit", "must define `submit` to use an `input` block in modals", at=f"/blocks/{index}/input")
        for index, block in enumerate(view["blocks"])
        if block["type"] == "input"
    ]


def limit_size(view: Json) -> list[Violation]:
    size = len(json.dumps(view, separators=(",", ":"), ensure_ascii=False).encode(errors="surrogatepass"))
    if size <= VIEW_BYTES:
        return []
    constraint: dict[str, object] = {"type": "max_length", "expected": VIEW_BYTES, "got": size}
    return [Violation("", "view_too_large", "the view must be less than 250 KB", constraint)]


def check_message(
    text: object = None, blocks: object = None, metadata: object = None, *, older: bool = False
) -> list[Violation]:
    """Validate a message; pointers start at its arguments (`/text`, `/blocks/0/…`, `/metadata/…`)."""
    violations = prefix_pointers(check_text(text, blocks), "text")
    if blocks not in (None, []):
        violations += prefix_pointers(check_blocks(blocks, "message", older=older), "blocks")
    if metadata is not None:
        violations += prefix_pointers(METADATA.validate(metadata, Context("message", older)), "metadata")
    return violations


def check_text(text: object, blocks: object) -> Sequence[Violation]:
    if text in (None, "") and blocks in (None, []):
        return [Violation("", "no_text", missing("text").message)]
    if text is None:
        return []
    violations = LONGEST_TEXT.validate(text, Context("message"))
    return [
        Violation(f.pointer, "msg_too_long" if f.constraint else f.code, f.message, f.constraint)
        for f in violations
    ]
