"""What the app asks Slack for, and where people install it."""

SCOPES = {
    "channels:history": "find a message again after an uncertain outcome",
    "channels:join": "join the public channel of the weekly picture",
    "channels:read": "check that the channel is there",
    "chat:write": "post the picture, receipts and reminders",
    "commands": "answer slash commands and shortcuts",
    "files:read": "see whether a file has arrived after an uncertain outcome",
    "files:write": "send an exported picture",
    "groups:history": "the same in a private channel",
    "groups:read": "the same in a private channel",
    "im:history": "the same in a direct message; hear what people write to the app",
    "im:write": "open a direct message",
    "pins:write": "pin the message with the buttons in its channel",
    "users:read": "people's language, and whether they have left",
}
EVENTS = ("app_home_opened", "message.im", "team_join", "user_change")
EVENTS_OF_INSTALLATIONS = ("app_uninstalled", "tokens_revoked")
"""What Slack tells an app that workspaces install by OAuth, too."""
INSTALL = "/slack/install"
REDIRECT = "/slack/oauth_redirect"
"""The paths at which an installation begins, and to which Slack sends people back."""
