"""Dates in English sentences, and the day an article speaks from."""
