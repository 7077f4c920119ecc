"""The situational picture: posted each week, and shown to whoever asks."""
