"""Tests of the services on a real store."""
