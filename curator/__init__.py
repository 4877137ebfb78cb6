"""Curator: turn news articles into facts that can be defended one by one."""

__version__ = "0.1.0"
