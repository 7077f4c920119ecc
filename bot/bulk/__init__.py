"""Much at once: records brought in from files and written out to them."""
