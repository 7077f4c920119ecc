"""Run the demo: a local Slack, a clock that can be moved, and sample data."""
