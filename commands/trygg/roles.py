"""The roles as people read them, and the message to someone who has been given another."""

from collections.abc import Iterator

from commands.reader import Reader
from commands.vocabulary.blocks import Message, short_message
from commands.vocabulary.forms import Option
from commands.vocabulary.text import mention
from domain.messages import RoleChanged
from domain.roles import Role
from storage.store import Store


def role_options(reader: Reader) -> Iterator[Option]:
    """List the roles to choose from, by what each may do."""
    for role in Role:
        yield Option(role.value, reader.say("members-role-name", role=role.value))


def render_role_changed(payload: RoleChanged, store: Store, reader: Reader) -> Message | None:
    """Render which role someone has now, and what it lets them do; None where they have another by now."""
    person = store.people.find(payload.user)
    if person is None or person.role != payload.role:
        return None
    name = reader.say("members-role-name", role=payload.role.value)
    return short_message(
        reader.rich("members-role-changed", by=mention(payload.by), name=name, role=payload.role.value)
    )
