"""Launches: named things that are founded, unveiled, opened."""
