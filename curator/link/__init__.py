"""Names to candidates of the registry."""
