"""Tests; they mirror the code folder for folder."""
