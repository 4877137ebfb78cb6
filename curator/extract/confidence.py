"""What the stages' confidences are worth, as measured on gold records; the stages themselves only order proposals."""

from functools import cache

from curator.domain.calibration import Calibration, read_calibration
from resources import resource


@cache
def shipped_calibration() -> Calibration:
    """The curves that ship with the program."""
    return read_calibration(resource("calibration.toml").read_text("utf-8"))
