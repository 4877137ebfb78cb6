"""Tests of services of others in the window."""
