"""Tests of the window's ui/dialogs."""
