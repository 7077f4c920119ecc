"""Use cases: one function for each thing that is done, whoever asks for it."""
