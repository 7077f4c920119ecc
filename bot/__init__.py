"""The running process: settings, clock, Slack, scheduler, delivery, command line and wiring."""
