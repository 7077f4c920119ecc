"""What people type, as Slack stores it and tells it: escaped, with names and links marked, and as rich text."""

import re
from collections.abc import Iterator

from sandbox.records import PUBLIC_CHANNEL, Json
from sandbox.workspace import Workspace, new_id

MARKED = re.compile(r"<(?P<sign>[@#!]?)(?P<key>[^<>|]+)(?:\|(?P<label>[^<>]*))?>")
LINK = re.compile(r"https?://[^\s<>|]*[^\s<>|.,;:!?'\")]")
BROADCASTS = ("channel", "here", "everyone")


def escape(text: str) -> str:
    """Text without Slack's three signs of its own."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def link_mentions(workspace: Workspace, text: str, *, labels: bool = False) -> str:
    """What was typed, escaped, people (with `labels` their names too), channels and links marked as in Slack."""
    marks = {f"@{word}": f"<!{word}>" for word in BROADCASTS}
    for channel in workspace.channels.values():
        if channel.type is PUBLIC_CHANNEL:
            marks[f"#{escape(channel.name)}"] = f"<#{channel.id}|{escape(channel.name)}>"
    for person in workspace.people.values():
        mark = f"<@{person.id}|{escape(person.name)}>" if labels else f"<@{person.id}>"
        marks |= {f"@{escape(name)}": mark for name in (person.name, person.real_name) if name}
    return _signs(list(marks)).sub(lambda found: marks.get(found[0], f"<{found[0]}>"), escape(text))


def _signs(names: list[str]) -> re.Pattern[str]:
    """Whatever is to be marked, longer names first."""
    known = "|".join(re.escape(each) for each in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w@#])(?:{known})(?![\w-])|{LINK.pattern}")


def rich_text(text: str) -> list[Json]:
    """The block that Slack makes of a stored text; none of an empty one."""
    section = {"type": "rich_text_section", "elements": list(_elements(text))}
    return [{"type": "rich_text", "block_id": new_id("b"), "elements": [section]}] if text else []


def _elements(text: str) -> Iterator[Json]:
    end = 0
    for found in MARKED.finditer(text):
        yield from _words(text[end : found.start()])
        yield _marked(found["sign"], found["key"])
        end = found.end()
    yield from _words(text[end:])


def _words(text: str) -> Iterator[Json]:
    if text:
        yield {"type": "text", "text": text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")}


def _marked(sign: str, key: str) -> Json:
    match sign:
        case "@":
            return {"type": "user", "user_id": key}
        case "#":
            return {"type": "channel", "channel_id": key}
        case "!":
            return {"type": "broadcast", "range": key}
        case _:
            return {"type": "link", "url": key.replace("&amp;", "&")}
