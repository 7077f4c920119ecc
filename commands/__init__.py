"""The conversation: what people type and click, and what we answer."""
