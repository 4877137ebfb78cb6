"""Numbers on their way to a column and back, exactly: neither database keeps both kinds as they are."""

from decimal import Decimal

_SIXTY_FOUR_BITS = range(-(2**63), 2**63)


def to_plain(number: int | float) -> int | float | str:
    """For an untyped SQLite column: whole numbers beyond 64 bits as their digits."""
    return str(number) if isinstance(number, int) and number not in _SIXTY_FOUR_BITS else number


def to_numeric(number: int | float) -> Decimal:
    """For PostgreSQL's NUMERIC, which keeps decimals as given: a float always shows at least one."""
    if isinstance(number, int):
        return Decimal(number)
    shortest = Decimal(repr(number))
    exponent = shortest.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= 0:
        return Decimal(f"{shortest:f}.0")
    return shortest


def from_stored(stored: int | float | str | Decimal | None) -> int | float | None:
    """What `to_plain` or `to_numeric` was given."""
    if isinstance(stored, str):
        return int(stored)
    if isinstance(stored, Decimal):
        exponent = stored.as_tuple().exponent
        return int(stored) if exponent == 0 else float(stored)
    return stored
