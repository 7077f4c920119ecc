"""Hold what is true: rules without Slack, SQL, clock or environment."""
