"""users.* and team.info: who there is."""

from sandbox.api.call import Call
from sandbox.objects import user_json
from sandbox.records import Json


def info(call: Call) -> Json:
    """users.info."""
    return {"user": user_json(call.workspace, call.person(), locale=call.flag("include_locale"))}


def list_all(call: Call) -> Json:
    """users.list, everyone but strangers if no `limit` is given."""
    workspace = call.workspace
    people = [each for each in workspace.people.values() if not each.team_id or workspace.knows(each)]
    page, cursor = call.page(people, unset=1000)
    locale = call.flag("include_locale")
    told = [user_json(call.workspace, each, locale=locale) for each in page]
    return {"members": told, "cache_ts": int(call.workspace.clock.now()), **cursor}


def team_info(call: Call) -> Json:
    """team.info."""
    workspace = call.workspace
    named = {"id": workspace.team_id, "name": workspace.team_name, "domain": workspace.team_domain}
    return {"team": {**named, "url": f"{workspace.address}/", "email_domain": "", "icon": {"image_default": True}}}
