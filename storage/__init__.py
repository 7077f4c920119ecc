"""What is remembered: tables, named queries, the outbox and migrations."""
