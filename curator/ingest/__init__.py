"""Files to documents: bytes in, text and declared metadata out."""
