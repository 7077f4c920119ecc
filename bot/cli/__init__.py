"""The command line `trygg`."""
