"""Figures: numbers, what they count, how exactly they are meant."""
