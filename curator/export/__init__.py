"""Dossiers to workbooks and other files."""
