"""HTTP mode: Slack's requests, and since when they have waited."""

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.adapter.wsgi.http_request import WsgiHttpRequest

from bot.incoming import ARRIVED

RETRIED = "x-slack-retry-num"


class HttpMode(SlackRequestHandler):
    """Carries requests to a Bolt app."""

    def dispatch(self, request: WsgiHttpRequest) -> BoltResponse:
        """The app's answer to a request; 400 where nobody could read it, as it is not Slack's then."""
        try:
            asked = _read(request)
        except (AttributeError, TypeError, ValueError):
            return BoltResponse(status=400, body="unreadable")
        return self.app.dispatch(asked)


def _read(request: WsgiHttpRequest) -> BoltRequest:
    headers = request.get_headers()
    # What comes again may have been stored the first time: it is never told that it has not.
    context = {} if RETRIED in headers else {ARRIVED: request.environ[ARRIVED]}
    return BoltRequest(body=request.get_body(), query=request.query_string, headers=headers, context=context)
