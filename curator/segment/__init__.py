"""What each range of a document is for, and what it says about itself."""
