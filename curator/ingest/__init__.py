"""Readers: files of several formats and encodings in, documents with clean text out. Nothing here judges the text."""
