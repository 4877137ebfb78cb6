"""Item models: rows and roles, no widgets."""
