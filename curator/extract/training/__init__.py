"""The language model learns from judged articles."""
