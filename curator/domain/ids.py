"""Identifiers that any process can make alone and that sort by time of making."""

import secrets
import threading
import time

_RANDOM_BITS = 22

_lock = threading.Lock()
_last = 0


def new_id() -> int:
    """Makes an identifier that fits a signed 64-bit column.

    The upper 41 bits are milliseconds since 1970, the lower 22 are random, so that two curators at one
    PostgreSQL server do not meet; within a process identifiers always rise, so rows are appended, not scattered.

    Returns:
        A positive integer below 2**63.
    """
    global _last
    with _lock:
        stamp = (time.time_ns() // 1_000_000) << _RANDOM_BITS
        _last = max(_last + 1, stamp | secrets.randbits(_RANDOM_BITS))
        return _last
