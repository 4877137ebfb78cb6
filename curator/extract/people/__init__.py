"""People: names, positions, affiliations, bylines."""
