"""Describe one logged call: filter matches, errors in words, and payloads as HTML."""

import json
import re
from typing import Any

from sandbox.page.markup import Html, element, escape
from sandbox.records import Json, LoggedCall

LONGEST = 60_000
"""Characters of a payload that are shown; GET /calls returns the rest."""
_KEY = re.compile(r"^( *)(&quot;.*?&quot;)(?=: )", re.MULTILINE)


def matches_filter(call: LoggedCall, words: str, *, only_errors: bool) -> bool:
    """Match a call whose name, error or direction contains every word, and that failed if `only_errors`."""
    if only_errors and not call.error:
        return False
    searched = f"{call.name} {call.error} {call.way}".casefold()
    return all(word in searched for word in words.casefold().split())


def describe_errors(call: LoggedCall) -> list[str]:
    """List what went wrong in lines: the broken rule with its pointer, or the missing scope."""
    if not call.error:
        return []
    response = call.response
    metadata = response.get("response_metadata")
    lines = [_line(each) for each in _listed(response.get("errors"))]
    spoken = _listed(metadata.get("messages")) if isinstance(metadata, dict) else []
    lines += [str(each).removeprefix("[ERROR] ") for each in spoken]
    lines += [f"{key}: {response[key]}" for key in ("needed", "provided", "got") if response.get(key)]
    return list(dict.fromkeys(lines))


def _listed(value: object) -> list[Any]:
    if isinstance(value, dict):
        return [f"{key}: {text}" for key, text in value.items()]
    return value if isinstance(value, list) else []


def _line(error: object) -> str:
    if not isinstance(error, dict):
        return str(error)
    constraint = error.get("constraint")
    rule = f" ({json.dumps(constraint, ensure_ascii=False)})" if constraint else ""
    return f"{error.get('message')} [json-pointer:{error.get('pointer')}]{rule}"


def render_payload(payload: Json) -> Html:
    """Render a payload as indented JSON with keys in bold; JSON strings are parsed, long payloads cut."""
    text = json.dumps(_unfold(payload), ensure_ascii=False, indent=2)
    shown = escape(text[:LONGEST])
    marked = _KEY.sub(lambda found: found[1] + element("b", Html(found[2])), shown)
    return Html(marked + (escape(f"\n… (+ {len(text) - LONGEST})") if len(text) > LONGEST else ""))


def _unfold(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _unfold(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_unfold(each) for each in value]
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
