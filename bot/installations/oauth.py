"""Install the app in a workspace by OAuth: send the browser to Slack, and exchange what it comes back with."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from slack_sdk import WebClient
from slack_sdk.oauth import AuthorizeUrlGenerator

from bot.edge.dispatcher import InteractionDispatcher
from bot.edge.payloads import UnreadableError, maybe_slack_id, maybe_text, part, slack_id, text
from bot.installations.app import REDIRECT, SCOPES
from bot.installations.slack_calls import SLACK_TROUBLE, TIMEOUT, reason_of
from bot.installations.token_cipher import STATE_VALID, TokenCipher
from bot.operations.log import log
from bot.settings import Settings
from domain.refusals import Refusal
from services.installations import Grant, install
from storage.installations import use_state
from storage.store import Store

Json = dict[str, Any]


@dataclass(frozen=True)
class Installed:
    """The workspace that the app has just been installed in, and what it is called."""

    workspace: str
    name: str


@dataclass(frozen=True)
class OAuthInstaller:
    """Installs the app whose credentials are in `settings`, into the dispatcher's database."""

    settings: Settings
    cipher: TokenCipher
    dispatcher: InteractionDispatcher

    def begin(self) -> tuple[str, str]:
        """Issue a state, and the address at which Slack asks whether to allow the app."""
        state = self.cipher.issue_state(self.dispatcher.clock())
        asking = AuthorizeUrlGenerator(
            client_id=self.settings.slack_client_id,
            redirect_uri=self._redirect,
            scopes=sorted(SCOPES),
            authorization_url=urljoin(self.settings.slack_api_url, "/oauth/v2/authorize"),
        )
        return state, asking.generate(state)

    def finish(self, state: str, code: str) -> Installed:
        """Exchange Slack's code for a token, and store it encrypted. Raises Refusal, having stored nothing."""
        self._use(state)
        answer = self._exchange(code)
        if answer.get("is_enterprise_install") or not answer.get("team"):
            self._give_back(answer)
            raise Refusal("install-organisation")
        try:
            return self._store(answer)
        except UnreadableError as error:
            self._give_back(answer)
            raise self._failed(f"no {error}") from None

    @property
    def _redirect(self) -> str:
        return f"{self.settings.public_url}{REDIRECT}"

    def _use(self, state: str) -> None:
        now = self.dispatcher.clock()
        if not self.cipher.knows_state(state, now):
            raise Refusal("install-late")
        with self.dispatcher.database.transaction() as session:
            if not use_state(session, state, now=now, valid=STATE_VALID):
                raise Refusal("install-repeated")

    def _exchange(self, code: str) -> Json:
        """Exchange the code, once: Slack takes none a second time."""
        known = {"client_id": self.settings.slack_client_id, "client_secret": self.settings.slack_client_secret}
        try:
            answer = self._client().oauth_v2_access(code=code, redirect_uri=self._redirect, **known).data
        except SLACK_TROUBLE as error:
            raise self._failed(reason_of(error)) from None
        if not isinstance(answer, dict):
            raise self._failed("no answer")
        if "refresh_token" in answer:
            self._give_back(answer)
            raise self._failed("the app rotates its tokens")
        return answer

    def _store(self, answer: Json) -> Installed:
        team, user = part(answer, "team"), slack_id(part(answer, "authed_user"), "id")
        workspace, now = slack_id(team, "id"), self.dispatcher.clock()
        grant = Grant(
            enterprise_id=maybe_slack_id(part(answer, "enterprise"), "id"),
            bot_user=slack_id(answer, "bot_user_id"),
            scopes=sorted(text(answer, "scope").split(",")),
            token=self.cipher.encrypt(text(answer, "access_token")),
            installed_by=user,
        )
        with self.dispatcher.database.transaction() as session:
            store = Store(session, workspace)
            self.dispatcher.open_workspace(store)
            install(store, grant, now=now)
        log.info("installed", workspace=workspace)
        return Installed(workspace, maybe_text(team, "name") or workspace)

    def _give_back(self, answer: Json) -> None:
        """Revoke a token that we do not keep."""
        try:
            self._client(str(answer.get("access_token"))).auth_revoke()
        except SLACK_TROUBLE as error:
            log.warning("token_not_given_back", error=reason_of(error))

    def _client(self, token: str | None = None) -> WebClient:
        return WebClient(token, self.settings.slack_api_url, timeout=TIMEOUT, retry_handlers=[])

    @staticmethod
    def _failed(why: str) -> Refusal:
        log.warning("installation_failed", error=why)
        return Refusal("install-failed")
