"""Build Block Kit: people's text is escaped once, and every limit is kept."""
