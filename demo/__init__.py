"""The demo, a composition root beside the real one: a local Slack, a clock that moves, and sample data."""
