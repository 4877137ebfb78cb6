"""Events: which are the news, what they are called, when and where."""
