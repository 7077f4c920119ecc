"""Convert typed text to Slack's stored form and to rich text."""

import re
from collections.abc import Iterator

from sandbox.records import PUBLIC_CHANNEL, Json
from sandbox.workspace import Workspace, new_id

MARKED = re.compile(r"<(?P<sign>[@#!]?)(?P<key>[^<>|]+)(?:\|(?P<label>[^<>]*))?>")
LINK = re.compile(r"https?://[^\s<>|]*[^\s<>|.,;:!?'\")]")
BROADCASTS = ("channel", "here", "everyone")


def escape(text: str) -> str:
    """Escape &, < and >."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def link_mentions(workspace: Workspace, text: str, *, labels: bool = False) -> str:
    """Escape typed text and mark its mentions and links; `labels` adds the names of people."""
    marks = {f"@{word}": f"<!{word}>" for word in BROADCASTS}
    for channel in workspace.channels.values():
        if channel.type is PUBLIC_CHANNEL:
            marks[f"#{escape(channel.name)}"] = f"<#{channel.id}|{escape(channel.name)}>"
    for person in workspace.people.values():
        mark = f"<@{person.id}|{escape(person.name)}>" if labels else f"<@{person.id}>"
        marks |= {f"@{escape(name)}": mark for name in (person.name, person.real_name) if name}
    return _pattern(list(marks)).sub(lambda found: marks.get(found[0], f"<{found[0]}>"), escape(text))


def _pattern(names: list[str]) -> re.Pattern[str]:
    """Match names, longer ones first, and links."""
    known = "|".join(re.escape(each) for each in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w@#])(?:{known})(?![\w-])|{LINK.pattern}")


def rich_text(text: str) -> list[Json]:
    """Return the rich_text block of a stored text; none for an empty one."""
    section = {"type": "rich_text_section", "elements": list(_elements(text))}
    return [{"type": "rich_text", "block_id": new_id("b"), "elements": [section]}] if text else []


def _elements(text: str) -> Iterator[Json]:
    end = 0
    for found in MARKED.finditer(text):
        yield from _text(text[end : found.start()])
        yield _mention(found["sign"], found["key"])
        end = found.end()
    yield from _text(text[end:])


def _text(text: str) -> Iterator[Json]:
    if text:
        yield {"type": "text", "text": text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")}


def _mention(sign: str, key: str) -> Json:
    match sign:
        case "@":
            return {"type": "user", "user_id": key}
        case "#":
            return {"type": "channel", "channel_id": key}
        case "!":
            return {"type": "broadcast", "range": key}
        case _:
            return {"type": "link", "url": key.replace("&amp;", "&")}
