"""Our own small vocabulary of Block Kit, where people's text is escaped once and every limit is kept."""
