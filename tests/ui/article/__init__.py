"""Tests of the article panel."""
