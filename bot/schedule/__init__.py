"""Run jobs by the clock: enqueue pictures and reminders when they fall due."""
