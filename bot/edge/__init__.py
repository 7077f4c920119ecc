"""Receive interactions from Slack and acknowledge them: connections, payloads, the dispatcher, responses."""
