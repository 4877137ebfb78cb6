"""Documents to proposals, each with its words."""
