"""The stories run in the same window as the tests of its parts."""

from tests.ui.conftest import _clean_window
from tests.ui.window_fixture import extracted_samples, samples

__all__ = ["_clean_window", "extracted_samples", "samples"]
