"""Tests of candidates for names."""
