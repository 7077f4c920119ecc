"""Methods oauth.v2.access and auth.revoke."""

from sandbox.api.call import Call
from sandbox.errors import SlackError
from sandbox.installation import redeem_code, revoke_token
from sandbox.records import Json
from sandbox.workspace import BOT


def access(call: Call) -> Json:
    """oauth.v2.access: exchange a code for the bot's token."""
    workspace = call.workspace
    if call.text("client_id") != workspace.client_id:
        raise SlackError("invalid_client_id")
    if call.text("client_secret") != workspace.client_secret:
        raise SlackError("bad_client_secret")
    user = redeem_code(workspace, call.text("code"), call.text("redirect_uri"))
    return {
        "app_id": workspace.app_id,
        "authed_user": {"id": user},
        "scope": ",".join(sorted(workspace.manifest.scopes or {"commands"})),
        "token_type": "bot",
        "access_token": workspace.bot_token,
        "bot_user_id": BOT,
        "team": {"id": workspace.team_id, "name": workspace.team_name},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def revoke(call: Call) -> Json:
    """auth.revoke: revoke the token of the call, unless it is only to be tested."""
    if call.flag("test"):
        return {"revoked": False}
    revoke_token(call.workspace, call.runtime.events, "token_revoked")
    return {"revoked": True}
