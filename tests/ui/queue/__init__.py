"""Tests of the window's ui/queue."""
