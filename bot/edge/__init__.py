"""What Slack sends and what it is answered: connections, payloads, the dispatcher and the acknowledgement."""
