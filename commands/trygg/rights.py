"""What only coordinators may do, said in a way that helps everybody else."""

from commands.request import Request
from domain.refusals import Refusal
from storage.store import Store

MOST_NAMED = 5


def need_coordinator(request: Request, store: Store) -> None:
    """Raise Refusal, which says who can, unless the asker is a coordinator."""
    if request.viewer.coordinator:
        return
    names = [person.name for person in store.people.coordinators() if person.name]
    if names:
        raise Refusal("coordinators-only", people=request.reader.list(names[:MOST_NAMED]))
    raise Refusal("coordinators-none")
