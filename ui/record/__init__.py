"""The record: entries, their fields and candidates."""
