"""Store everything: tables, named queries, the outbox and migrations."""
