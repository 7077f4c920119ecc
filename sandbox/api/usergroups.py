"""usergroups.*: groups of people that can be mentioned together."""

from sandbox.api.call import Call
from sandbox.errors import SlackError
from sandbox.records import Json, Usergroup


def list_all(call: Call) -> Json:
    """usergroups.list."""
    call.flag("include_disabled")
    return {"usergroups": [_told(call, each) for each in call.workspace.usergroups.values()]}


def list_users(call: Call) -> Json:
    """usergroups.users.list."""
    call.flag("include_disabled")
    group = call.workspace.usergroups.get(call.need("usergroup"))
    if group is None:
        raise SlackError("no_such_subteam")
    return {"users": group.users}


def _told(call: Call, group: Usergroup) -> Json:
    told: Json = {
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
    told |= {"users": group.users} if call.flag("include_users") else {}
    return told | ({"user_count": len(group.users)} if call.flag("include_count") else {})
