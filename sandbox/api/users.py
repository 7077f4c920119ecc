"""Methods users.*, usergroups.* and team.info."""

from sandbox.api.call import Call
from sandbox.errors import SlackError
from sandbox.objects import user_json
from sandbox.records import Json, Usergroup


def info(call: Call) -> Json:
    """users.info."""
    return {"user": user_json(call.workspace, call.person(), locale=call.flag("include_locale"))}


def list_all(call: Call) -> Json:
    """users.list; without a `limit` everyone but strangers."""
    workspace = call.workspace
    people = [each for each in workspace.people.values() if not each.team_id or workspace.knows(each)]
    page, cursor = call.page(people, unset=1000)
    locale = call.flag("include_locale")
    members = [user_json(call.workspace, each, locale=locale) for each in page]
    return {"members": members, "cache_ts": int(call.workspace.clock.now()), **cursor}


def team_info(call: Call) -> Json:
    """team.info."""
    workspace = call.workspace
    named = {"id": workspace.team_id, "name": workspace.team_name, "domain": workspace.team_domain}
    return {"team": {**named, "url": f"{workspace.address}/", "email_domain": "", "icon": {"image_default": True}}}


def list_groups(call: Call) -> Json:
    """usergroups.list."""
    call.flag("include_disabled")
    return {"usergroups": [_group_json(call, each) for each in call.workspace.usergroups.values()]}


def list_group_users(call: Call) -> Json:
    """usergroups.users.list."""
    call.flag("include_disabled")
    group = call.workspace.usergroups.get(call.need("usergroup"))
    if group is None:
        raise SlackError("no_such_subteam")
    return {"users": group.users}


def _group_json(call: Call, group: Usergroup) -> Json:
    group_json: Json = {
        "id": group.id,
        "team_id": call.workspace.team_id,
        "is_usergroup": True,
        "is_subteam": True,
        "name": group.name,
        "description": group.description,
        "handle": group.handle,
        "is_external": False,
        "date_create": 0,
        "date_update": 0,
        "date_delete": 0,
        "auto_type": None,
        "prefs": {"channels": [], "groups": []},
    }
    group_json |= {"users": group.users} if call.flag("include_users") else {}
    return group_json | ({"user_count": len(group.users)} if call.flag("include_count") else {})
