"""The workspace that the app is installed in: its clients, its people, its manifest."""
