"""What falls due by itself: pictures and reminders, decided by the clock and put into the outbox."""
