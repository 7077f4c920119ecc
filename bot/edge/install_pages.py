"""The pages by which people install the app: /slack/install, and where Slack sends them back to."""

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs
from zoneinfo import ZoneInfo

from slack_sdk.oauth import OAuthStateUtils
from sqlalchemy.exc import DBAPIError

from bot.edge.web import Pages
from bot.installations.app import INSTALL, REDIRECT
from bot.installations.oauth import Installed, OAuthInstaller
from bot.installations.token_cipher import STATE_VALID
from bot.operations.log import log
from commands.reader import LANGUAGES, Reader
from domain.refusals import Refusal
from storage.database_errors import trouble_of

if TYPE_CHECKING:
    from wsgiref.types import StartResponse

LONGEST = 4_000
"""Characters of a query that we read."""
HEADERS = [
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("Content-Type", "text/html; charset=utf-8"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
]
DECLINED = "access_denied"
"""Slack's word where the person says no."""
COOKIES = OAuthStateUtils(expiration_seconds=int(STATE_VALID.total_seconds()))
Environ = dict[str, Any]
Told = tuple[str, dict[str, str]]
"""A text's key, and its facts."""


def install_pages(installer: OAuthInstaller, on_installed: Callable[[], object]) -> Pages:
    """Build the pages by path; `on_installed` is called after each installation."""

    names = installer.settings.language

    def begin(environ: Environ, start_response: "StartResponse") -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return _refuse_method(start_response)
        state, address = installer.begin()
        cookie = ("Set-Cookie", COOKIES.build_set_cookie_for_new_state(state))
        start_response("302 Found", [*HEADERS, cookie, ("Location", address)])
        return [b""]

    def finish(environ: Environ, start_response: "StartResponse") -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "GET":
            return _refuse_method(start_response)
        try:
            installed = _finish(installer, environ)
        except Refusal as refusal:
            return _send(start_response, "400 Bad Request", names, ("install-not", {}), ((refusal.key, {}),))
        except DBAPIError as error:
            log.error("installation_not_stored", error=trouble_of(error))
            return _send(start_response, "503 Unavailable", names, ("install-not", {}), (("install-failed", {}),))
        on_installed()
        return _send(start_response, "200 OK", names, *_what_next(installed))

    return {INSTALL: begin, REDIRECT: finish}


def _finish(installer: OAuthInstaller, environ: Environ) -> Installed:
    """End the installation that this browser has begun; raises Refusal."""
    query = parse_qs(environ.get("QUERY_STRING", "")[:LONGEST])
    state, code = (query.get(name, [""])[0] for name in ("state", "code"))
    if not COOKIES.is_valid_browser(state, {"cookie": environ.get("HTTP_COOKIE", "")}):
        raise Refusal("install-foreign")
    if error := query.get("error", [""])[0]:
        log.warning("installation_refused", declined=error == DECLINED)
        raise Refusal("install-declined" if error == DECLINED else "install-failed")
    if not code:
        raise Refusal("install-failed")
    return installer.finish(state, code)


def _what_next(installed: Installed) -> tuple[Told, tuple[Told, ...]]:
    team = {"team": installed.name}
    return ("install-done", team), (("install-next", {}), ("install-admins", {}))


def _refuse_method(start_response: "StartResponse") -> Iterable[bytes]:
    start_response("405 Method Not Allowed", [*HEADERS, ("Allow", "GET")])
    return [b""]


def _send(
    start_response: "StartResponse", status: str, names: str, title: Told, lines: tuple[Told, ...]
) -> Iterable[bytes]:
    """Send a page that says the same in each language, with commands by their names in the language `names`."""
    start_response(status, [*HEADERS, ("Set-Cookie", COOKIES.build_set_cookie_for_deletion())])
    readers = [Reader(language, ZoneInfo("UTC"), names) for language in LANGUAGES]
    parts = "".join(_section(reader, title, lines, again=status != "200 OK") for reader in readers)
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Trygg</title>'
    return [f'<!doctype html><html lang="sv"><head>{head}</head><body>{parts}</body></html>'.encode()]


def _section(reader: Reader, title: Told, lines: tuple[Told, ...], *, again: bool) -> str:
    texts = [f"<h1>{_html(reader, title)}</h1>", *(f"<p>{_html(reader, line)}</p>" for line in lines)]
    if again:
        texts.append(f'<p><a href="{INSTALL}">{_html(reader, ("install-again", {}))}</a></p>')
    return f'<section lang="{reader.language}">{"".join(texts)}</section>'


def _html(reader: Reader, told: Told) -> str:
    """Write a text, with what stands between backticks as code."""
    key, facts = told
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(reader.say(key, **facts)))
