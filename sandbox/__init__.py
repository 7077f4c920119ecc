"""A local Slack workspace for any Bolt app, independent of the bot in this repository."""
