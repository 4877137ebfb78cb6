"""Tests of `curator.ingest`."""
