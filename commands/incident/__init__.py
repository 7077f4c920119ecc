"""`/incident`: reporting what happened, correcting and withdrawing it, and finding it again."""
