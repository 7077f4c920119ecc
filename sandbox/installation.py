"""Install the app by OAuth or anew, revoke its token, and uninstall it."""

import secrets

from sandbox.errors import SlackError
from sandbox.events import Events
from sandbox.membership import leave_channels
from sandbox.records import Json, OAuthCode
from sandbox.workspace import BOT, Workspace, new_bot_token

CODE_SECONDS = 600.0


def install_again(workspace: Workspace) -> None:
    """Let the token work that worked before."""
    workspace.token_error = None
    workspace.mark_changed()


def revoke_token(workspace: Workspace, events: Events, error: str) -> None:
    """Answer the token's calls with that error, and tell the app."""
    if workspace.token_error:
        return
    events.send("tokens_revoked", {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [BOT]}})
    workspace.token_error = error
    workspace.mark_changed()


def uninstall(workspace: Workspace, events: Events, error: str) -> None:
    """Revoke the token, let the app leave its channels, and tell it both."""
    if workspace.token_error:
        return
    revoke_token(workspace, events, error)
    events.send("app_uninstalled", {"type": "app_uninstalled"})
    leave_channels(workspace, BOT)
    workspace.mark_changed()


def refuse_request(workspace: Workspace, query: Json) -> str:
    """Return Slack's word for what is wrong with the request of an app to be installed, or an empty string."""
    if query.get("client_id") != workspace.client_id:
        return "invalid_client_id"
    known = workspace.manifest.part("oauth_config", "redirect_urls")
    wanted = query.get("redirect_uri", "")
    if not wanted or (workspace.manifest.raw is not None and not any(map(wanted.startswith, known or ()))):
        return "bad_redirect_uri"
    granted, asked = workspace.manifest.scopes, set(filter(None, query.get("scope", "").split(",")))
    return "invalid_scope" if not asked or (granted is not None and not asked <= granted) else ""


def issue_code(workspace: Workspace, user: str, redirect_uri: str) -> str:
    """Issue the code for a token that a person has allowed."""
    code = f"{secrets.randbelow(10**10)}.{secrets.randbelow(10**10)}.{secrets.token_hex(20)}"
    ends = workspace.clock.now() + CODE_SECONDS
    workspace.oauth_codes[code] = OAuthCode(workspace.person(user).id, redirect_uri, ends)
    return code


def redeem_code(workspace: Workspace, code: str, redirect_uri: str) -> str:
    """Install the app with a new token; returns who has allowed it. SlackError for a code that is not good."""
    known = workspace.oauth_codes.pop(code, None)
    if known is None or known.ends < workspace.clock.now():
        raise SlackError("invalid_code")
    if known.redirect_uri != redirect_uri:
        raise SlackError("bad_redirect_uri")
    workspace.bot_token = new_bot_token()
    install_again(workspace)
    return known.user
