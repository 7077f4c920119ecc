"""The local Slack, steered from a test: its people, its clock, its troubles, its connections."""

from typing import Any

import httpx

from sandbox.person import PATIENCE, PersonClient, read_answer
from sandbox.records import Json


class SandboxClient:
    """The sandbox at its page's address."""

    def __init__(self, page: str) -> None:
        self.http = httpx.Client(base_url=page, timeout=httpx.Timeout(PATIENCE, read=None), trust_env=False)

    def person(self, user: str) -> PersonClient:
        """The person of that id."""
        return PersonClient(self.http, user)

    def add_team(self, team: str, name: str = "", domain: str = "") -> None:
        """Let there be another organisation; a person with its `team_id` shares the channels that they are in."""
        read_answer(self.http.post("/teams", json={"id": team, "name": name, "domain": domain}))

    def add_person(self, user: str, name: str, **facts: Any) -> PersonClient:
        """Let somebody join, told as in a state file, in `channels=["#x"]`; the app gets team_join.

        Unless told otherwise a member is in the first channel, a guest (`is_restricted=True`) or somebody with a
        `team_id` in none.
        """
        read_answer(self.http.post("/people", json={"id": user, "name": name, **facts}))
        return self.person(user)

    @property
    def now(self) -> float:
        """The workspace's time, epoch seconds."""
        return float(read_answer(self.http.get("/clock"))["now"])

    def move_clock(self, to: str | float) -> float:
        """Move to an epoch, an ISO 8601 time, `tomorrow` or `next monday 08:00`; the new time."""
        return float(read_answer(self.http.post("/clock", json={"to": to}))["now"])

    def trouble(self, **order: Any) -> None:
        """Order a trouble (`method`, `kind` …) or a switch (`older`, `limits`, `history_delay`, `patience`)."""
        read_answer(self.http.post("/faults", json=order))

    def calm(self) -> None:
        """No more troubles."""
        read_answer(self.http.delete("/faults"))

    def revoke(self, error: str = "account_inactive") -> None:
        """Take the bot's token away; its calls end with that error, and the app gets tokens_revoked."""
        read_answer(self.http.post("/app/revoke", params={"error": error}))

    def uninstall(self) -> None:
        """Take the app out of the workspace and its channels; it gets tokens_revoked and app_uninstalled."""
        read_answer(self.http.post("/app/uninstall"))

    def install(self) -> None:
        """Let the app be there again, with the same token, in no channel."""
        read_answer(self.http.post("/app/install"))

    def part_connections(self, reason: str) -> None:
        """Send the app's connections a `disconnect`: warning, refresh_requested or too_many_websockets."""
        read_answer(self.http.post(f"/sockets/{reason}"))

    def wait_connected(self, connections: int = 1, timeout: float = PATIENCE) -> None:
        """Return once the app has so many connections open."""
        query = {"at_least": connections, "seconds": timeout}
        told = read_answer(self.http.get("/sockets", params=query))
        if told["connections"] < connections:
            raise AssertionError(f"the app has {told['connections']} connections after {timeout} s")

    def calls(self, name: str = "") -> list[Json]:
        """List the latest calls (`in`) and requests (`out`), all or those of one name, oldest first."""
        calls: list[Json] = read_answer(self.http.get("/calls", params={"name": name}))["calls"]
        return calls

    def close(self) -> None:
        """Let the connections go."""
        self.http.close()
