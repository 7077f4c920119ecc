"""`/action` and the messages about actions: the plan, its follow-ups and the reminders of them."""
