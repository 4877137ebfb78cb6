"""Tests of the record panel."""
