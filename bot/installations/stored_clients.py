"""Make the client of each workspace from its installation as it is stored at that moment."""

from collections.abc import Callable, Iterator, Mapping

from slack_sdk import WebClient
from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from bot.installations.slack_calls import DEAD_TOKEN, SLACK_TROUBLE, reason_of
from bot.installations.token_cipher import TokenCipher
from bot.operations.log import log
from services.installations import end_installation
from storage.database import Database
from storage.database_errors import trouble_of
from storage.installations import every_installation
from storage.store import Store


class StoredClients(Mapping[str, WebClient]):
    """The clients of the workspaces that the app has been installed in by OAuth.

    Lists those whose token there is and can be read. Another that was installed once has a client without a token:
    what needs none still works.
    """

    def __init__(self, database: Database, cipher: TokenCipher, make: Callable[[str | None], WebClient]) -> None:
        self._database, self._cipher, self._make = database, cipher, make

    def __getitem__(self, workspace: str) -> WebClient:
        try:
            with self._database.transaction(reading=True) as session:
                known = Store(session, workspace).installation.find()
        except DBAPIError as error:
            log.warning("token_not_read", workspace=workspace, error=trouble_of(error))
            return self._make(None)
        if known is None:
            raise KeyError(workspace)
        return self._make(self._cipher.decrypt(known.token) if known.token else None)

    def __iter__(self) -> Iterator[str]:
        with self._database.transaction(reading=True) as session:
            known = every_installation(session)
        return iter([each.workspace_id for each in known if each.token and self._cipher.decrypt(each.token)])

    def __len__(self) -> int:
        return len(list(iter(self)))


def end_if_refused(
    database: Database, cipher: TokenCipher, clock: Clock, workspace: str, client: WebClient
) -> None:
    """End the installation whose token Slack has refused, unless it has another by now.

    Asks Slack once more first: what is deleted does not come back.
    """
    try:
        client.auth_test()
    except SLACK_TROUBLE as error:
        if reason_of(error) not in DEAD_TOKEN:
            return
    else:
        return
    with database.transaction() as session:
        store = Store(session, workspace)
        known = store.installation.hold()
        if known and known.token and cipher.decrypt(known.token) == client.token:
            end_installation(store, now=clock())
            log.warning("installation_ended", workspace=workspace, why="Slack refuses the token")
