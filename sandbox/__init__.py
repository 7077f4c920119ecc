"""A local Slack workspace in the browser, for any Bolt app; it knows nothing of the bot beside it."""
