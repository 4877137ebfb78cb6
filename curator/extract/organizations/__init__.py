"""Organisations: their names in an article, and their roles."""
