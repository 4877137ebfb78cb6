"""The store: the only code that knows tables."""
