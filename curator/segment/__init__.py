"""What each range of a document is for, and what stands there about the article itself."""
