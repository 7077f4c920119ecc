"""Control the local Slack from a test: people, clock, faults, connections and calls."""

from typing import Any

import httpx

from sandbox.person import PATIENCE, PersonClient, read_answer
from sandbox.records import Json


class SandboxClient:
    """A client for the sandbox at that address."""

    def __init__(self, page: str) -> None:
        self.http = httpx.Client(base_url=page, timeout=httpx.Timeout(PATIENCE, read=None), trust_env=False)

    def person(self, user: str) -> PersonClient:
        """Return a client for a person."""
        return PersonClient(self.http, user)

    def add_team(self, team: str, name: str = "", domain: str = "") -> None:
        """Add another organisation; a channel with its people (`team_id`) is shared with it."""
        read_answer(self.http.post("/teams", json={"id": team, "name": name, "domain": domain}))

    def add_person(self, user: str, name: str, **facts: Any) -> PersonClient:
        """Add a person, with facts as in a state file and `channels=["#x"]`; the app gets team_join.

        By default members are in the first channel, guests and people with a `team_id` in none.
        """
        read_answer(self.http.post("/people", json={"id": user, "name": name, **facts}))
        return self.person(user)

    @property
    def now(self) -> float:
        """Return the workspace's time in epoch seconds."""
        return float(read_answer(self.http.get("/clock"))["now"])

    def move_clock(self, to: str | float) -> float:
        """Move the clock to an epoch, an ISO 8601 time, `tomorrow` or `next monday 08:00`; return the new time."""
        return float(read_answer(self.http.post("/clock", json={"to": to}))["now"])

    def inject_fault(self, **fault: Any) -> None:
        """Inject a fault into the next calls: `kind`, and perhaps `method`, `times`, `seconds`, `retry_after`."""
        read_answer(self.http.post("/faults", json=fault))

    def set_switches(self, **switches: Any) -> None:
        """Set switches: `older`, `limits`, `history_delay`, `patience`, `external_dms`."""
        read_answer(self.http.post("/faults", json=switches))

    def clear_faults(self) -> None:
        """Remove all faults and reset the switches."""
        read_answer(self.http.delete("/faults"))

    def revoke(self, error: str = "account_inactive") -> None:
        """Revoke the bot's token: its calls fail with that error, and the app gets tokens_revoked."""
        read_answer(self.http.post("/app/revoke", params={"error": error}))

    def uninstall(self) -> None:
        """Uninstall the app: it leaves its channels and gets tokens_revoked and app_uninstalled."""
        read_answer(self.http.post("/app/uninstall"))

    def install(self) -> None:
        """Install the app again, with the same token, in no channel."""
        read_answer(self.http.post("/app/install"))

    def credentials(self) -> Json:
        """Return the app's `client_id`, `client_secret` and `signing_secret`."""
        return read_answer(self.http.get("/app"))

    def change_credentials(self, **credentials: str) -> None:
        """Give the app the credentials that it has in another local Slack."""
        read_answer(self.http.put("/app", json=credentials))

    def disconnect_app(self, reason: str) -> None:
        """Send `disconnect` to the app's connections: warning, refresh_requested or too_many_websockets."""
        read_answer(self.http.post(f"/sockets/{reason}"))

    def wait_connected(self, connections: int = 1, timeout: float = PATIENCE) -> None:
        """Wait until the app has that many connections."""
        query = {"at_least": connections, "seconds": timeout}
        answer = read_answer(self.http.get("/sockets", params=query))
        if answer["connections"] < connections:
            raise AssertionError(f"the app has {answer['connections']} connections after {timeout} s")

    def calls(self, name: str = "") -> list[Json]:
        """List the latest calls (`in`) and requests (`out`), all or those of one name, oldest first."""
        calls: list[Json] = read_answer(self.http.get("/calls", params={"name": name}))["calls"]
        return calls

    def close(self) -> None:
        """Close the HTTP connections."""
        self.http.close()
