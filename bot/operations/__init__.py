"""What an operator works with: logs, health, metrics, checks, backups, imports and exports."""
