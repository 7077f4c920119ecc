"""Preview every view of this version with sample content, and have Slack judge it."""
