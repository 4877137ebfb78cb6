"""Tests of the registry page."""
