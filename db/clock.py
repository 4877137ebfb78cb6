"""The time as the tables have it."""

from datetime import UTC, datetime


def now() -> str:
    """UTC, ISO 8601 with seconds, such as `2024-08-24T10:15:00Z`."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
