"""The page on which a person allows the app to be installed: /oauth/v2/authorize."""

from html import escape
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse

from sandbox.installation import issue_code, refuse_request
from sandbox.people_api import CurrentRuntime
from sandbox.texts import say
from sandbox.workspace import Workspace

router = APIRouter()


@router.get("/oauth/v2/authorize")
async def ask(request: Request, runtime: CurrentRuntime) -> Response:
    """Ask whether the app may be installed."""
    query = dict(request.query_params)
    refused = refuse_request(runtime.workspace, query)
    return PlainTextResponse(refused, 400) if refused else HTMLResponse(_page(runtime.workspace, query))


@router.post("/oauth/v2/authorize")
async def decide(request: Request, runtime: CurrentRuntime) -> Response:
    """Send the browser back to the app with a code, or with `access_denied`."""
    query, workspace = dict(request.query_params), runtime.workspace
    refused = refuse_request(workspace, query)
    if refused:
        return PlainTextResponse(refused, 400)
    async with request.form() as form:
        user, allowed = str(form.get("user")), form.get("decision") == "allow"
    answer = (
        {"code": issue_code(workspace, user, query["redirect_uri"])} if allowed else {"error": "access_denied"}
    )
    back = urlencode({**answer, "state": query.get("state", "")})
    return RedirectResponse(f"{query['redirect_uri']}?{back}", 302)


def _page(workspace: Workspace, query: dict[str, str]) -> str:
    reader = workspace.humans[0]
    app, team = escape(workspace.manifest.app_name), escape(workspace.team_name)
    people = "".join(f'<option value="{escape(each.id)}">{escape(each.real_name)}' for each in workspace.humans)
    scopes = "".join(f"<li>{escape(scope)}" for scope in query["scope"].split(","))
    buttons = "".join(
        f'<button name="decision" value="{decision}">{say(reader, f"oauth_{decision}")}</button> '
        for decision in ("allow", "cancel")
    )
    asked = say(reader, "oauth_asks", app=app, team=team)
    return (
        f'<!doctype html><html lang="{reader.locale}"><meta charset="utf-8"><title>{app}</title>'
        f'<h1>{asked}</h1><ul>{scopes}</ul><form method="post"><label>{say(reader, "oauth_who")} '
        f'<select name="user">{people}</select></label> {buttons}</form></html>'
    )
