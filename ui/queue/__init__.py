"""The queue of articles."""
