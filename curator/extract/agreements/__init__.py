"""Agreements: what was signed, by whom, when."""
