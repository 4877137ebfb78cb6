"""Tests of `curator.segment`."""
