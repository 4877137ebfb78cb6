"""Chinese documents by rules of form."""
